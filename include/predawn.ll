; predawn.ll -- the LLVM IR face of predawn.h: a declaration of every function, and the attributes to define one's own.
;
; IR has no include. Either copy the declarations that are used, or put this file in front of a module that declares
; none of them: `cat predawn.ll program.ll >whole.ll && predawn-cc whole.ll -o program`. A declaration that is not used
; costs nothing. The text is for LLVM 15 and later (opaque pointers); clang 14 reads it with -mllvm -opaque-pointers,
; which predawn-cc adds.
;
; A function that runs on a goroutine's stack carries the attributes #90: "split-stack" makes LLVM write the stack
; check, uwtable the unwind record. The entry point is `define void @"main.main"() #90`.
;
; A pd_string is { ptr, i64 }: two arguments, and one result. Where a function of one's own has so many arguments that
; only one register is left for a string, C passes the whole string on the stack and IR would not: pass it by address.

target triple = "x86_64-unknown-linux-gnu"

attributes #90 = { nounwind uwtable "split-stack" }
attributes #91 = { nounwind }
attributes #92 = { nounwind noreturn }
attributes #93 = { nounwind returns_twice }

; ---------------------------------------------------------------------------------------------------------- program

declare void @pd_exit(i32) #92
declare i32 @pd_argc() #91
declare ptr @pd_argv() #91
declare i32 @pd_envc() #91
declare ptr @pd_envv() #91
declare ptr @pd_getenv(ptr) #91
declare i64 @pd_atoi(ptr) #91

; ------------------------------------------------------------------------------------------------------------ files

declare zeroext i1 @pd_read_file(ptr, i64, ptr) #91
declare zeroext i1 @pd_write_file(ptr, i64, ptr, i64) #91
declare i64 @pd_open(ptr, i64, i64, i64) #91
declare i64 @pd_read(i64, ptr, i64) #91
declare i64 @pd_write(i64, ptr, i64) #91
declare i64 @pd_close(i64) #91

; ------------------------------------------------------------------------------------------------------- goroutines

; gcount, gwait, mcount, mwait, mmax
%pd_counts = type { i64, i64, i64, i64, i64 }

declare void @pd_go(ptr, ptr) #91
declare void @pd_go_copy(ptr, ptr, i64) #91
declare void @pd_gosched() #91
declare void @pd_goexit() #92
declare i64 @pd_goid() #91
declare void @pd_sleep(i64) #91
declare void @pd_block() #92
declare void @pd_call_on_big_stack(ptr, ptr, i64) #91
declare void @pd_count(ptr) #91

; --------------------------------------------------------------------------------------------------------- channels

declare ptr @pd_chan_new(i64, i64) #91
declare void @pd_chan_send(ptr, ptr) #91
declare zeroext i1 @pd_chan_recv(ptr, ptr) #91
declare zeroext i1 @pd_chan_try_send(ptr, ptr) #91
declare zeroext i1 @pd_chan_try_recv(ptr, ptr, ptr) #91
declare void @pd_chan_close(ptr) #91
declare i64 @pd_chan_len(ptr) #91
declare i64 @pd_chan_cap(ptr) #91

; ----------------------------------------------------------------------------------------------------------- select

; chan, value, kind (1 send, 2 receive), ok (an i1 in a byte), the runtime's own
%pd_select_case = type { ptr, ptr, i32, i8, [4 x i64] }

declare i64 @pd_select(ptr, i64) #91
declare i64 @pd_select_try(ptr, i64) #91
declare i64 @pd_select_timeout(ptr, i64, i64) #91
declare ptr @pd_after(i64) #91

; ----------------------------------------------------------------------------------------------------------- memory

declare noalias ptr @pd_mal(i64) #91
declare noalias ptr @pd_mal_array(i64, i64) #91
declare ptr @memcpy(ptr, ptr, i64) #91
declare ptr @memmove(ptr, ptr, i64) #91
declare ptr @memset(ptr, i32, i64) #91
declare i32 @memcmp(ptr, ptr, i64) #91
declare void @pd_memclr(ptr, i64) #91

; ---------------------------------------------------------------------------------------------------------- strings

%pd_string = type { ptr, i64 }

declare %pd_string @pd_string_from_cstring(ptr) #91
declare %pd_string @pd_string_from_bytes(ptr, i64) #91
declare %pd_string @pd_string_from_rune(i64) #91
declare %pd_string @pd_string_cat(ptr, i64, ptr, i64) #91
declare %pd_string @pd_string_cat_n(ptr, i64) #91
declare i32 @pd_string_compare(ptr, i64, ptr, i64) #91
declare zeroext i1 @pd_string_equal(ptr, i64, ptr, i64) #91
declare i64 @pd_string_hash(ptr, i64, i64) #91
declare zeroext i8 @pd_string_index(ptr, i64, i64) #91
declare %pd_string @pd_string_slice(ptr, i64, i64, i64) #91

; ----------------------------------------------------------------------------------------------------------- slices

%pd_slice = type { ptr, i64, i64 }

declare void @pd_slice_new(ptr sret(%pd_slice), i64, i64, i64) #91
declare void @pd_slice_grow(ptr sret(%pd_slice), ptr byval(%pd_slice), i64, i64) #91
declare void @pd_slice_append(ptr sret(%pd_slice), ptr byval(%pd_slice), ptr, i64, i64) #91
declare i64 @pd_slice_copy(ptr byval(%pd_slice), ptr byval(%pd_slice), i64) #91
declare void @pd_slice_slice(ptr sret(%pd_slice), ptr byval(%pd_slice), i64, i64, i64) #91
declare void @pd_slice_slice3(ptr sret(%pd_slice), ptr byval(%pd_slice), i64, i64, i64, i64) #91

; ------------------------------------------------------------------------------------------------------------ runes

declare i64 @pd_string_rune(ptr, i64, i64, ptr) #91
declare i64 @pd_string_rune_count(ptr, i64) #91
declare zeroext i1 @pd_string_is_utf8(ptr, i64) #91
declare i64 @pd_rune_to_bytes(ptr, i64) #91
declare void @pd_string_to_bytes(ptr sret(%pd_slice), ptr, i64) #91
declare void @pd_string_to_runes(ptr sret(%pd_slice), ptr, i64) #91
declare %pd_string @pd_string_from_runes(ptr, i64) #91

; ------------------------------------------------------------------------------------------------------------ types

; hash, equal, print, copy
%pd_alg = type { ptr, ptr, ptr, ptr }
; bytes, alg, name, kind, flags, methods, method_count
%pd_type = type { i64, ptr, %pd_string, i32, i32, ptr, i64 }
; name, signature, fn
%pd_method = type { %pd_string, ptr, ptr }
; type, data
%pd_any = type { ptr, ptr }

@pd_alg_memory = external constant %pd_alg
@pd_alg_string = external constant %pd_alg
@pd_alg_float32 = external constant %pd_alg
@pd_alg_float64 = external constant %pd_alg
@pd_alg_complex64 = external constant %pd_alg
@pd_alg_complex128 = external constant %pd_alg
@pd_alg_interface = external constant %pd_alg
@pd_alg_none = external constant %pd_alg

; ------------------------------------------------------------------------------------------------------- interfaces

; name, signature
%pd_interface_method = type { %pd_string, ptr }
; name, methods, method_count
%pd_interface = type { %pd_string, ptr, i64 }
; type, then the methods
%pd_itab = type { ptr, [0 x ptr] }
; tab, data
%pd_iface = type { ptr, ptr }

declare ptr @pd_itab_of(ptr, ptr) #91
declare %pd_any @pd_any_from_value(ptr, ptr) #91
declare %pd_iface @pd_iface_from_value(ptr, ptr, ptr) #91
declare %pd_iface @pd_iface_from_any(ptr, ptr, ptr) #91
declare %pd_any @pd_any_from_iface(ptr, ptr) #91
declare zeroext i1 @pd_iface_try_from_any(ptr, ptr, ptr, ptr) #91
declare void @pd_any_get(ptr, ptr, ptr, ptr) #91
declare void @pd_iface_get(ptr, ptr, ptr, ptr, ptr) #91
declare zeroext i1 @pd_any_try_get(ptr, ptr, ptr, ptr) #91
declare zeroext i1 @pd_iface_try_get(ptr, ptr, ptr, ptr) #91
declare zeroext i1 @pd_any_equal(ptr, ptr, ptr, ptr) #91
declare zeroext i1 @pd_iface_equal(ptr, ptr, ptr, ptr) #91
declare i64 @pd_any_hash(ptr, ptr, i64) #91

; ------------------------------------------------------------------------------------------------------------- maps

; key, value: each a %pd_type
%pd_map_type = type { ptr, ptr }
; key, value, the runtime's
%pd_map_iterator = type { ptr, ptr, [10 x i64] }

declare ptr @pd_map_new(ptr, i64) #91
declare i64 @pd_map_len(ptr) #91
declare ptr @pd_map_find(ptr, ptr) #91
declare zeroext i1 @pd_map_get(ptr, ptr, ptr) #91
declare ptr @pd_map_put(ptr, ptr) #91
declare void @pd_map_set(ptr, ptr, ptr) #91
declare zeroext i1 @pd_map_delete(ptr, ptr) #91
declare zeroext i1 @pd_map_set_or_delete(ptr, ptr, ptr, i1 zeroext) #91
declare void @pd_map_clear(ptr) #91
declare ptr @pd_map_find_u32(ptr, i32) #91
declare ptr @pd_map_find_u64(ptr, i64) #91
declare ptr @pd_map_find_string(ptr, ptr, i64) #91
declare ptr @pd_map_put_u32(ptr, i32) #91
declare ptr @pd_map_put_u64(ptr, i64) #91
declare ptr @pd_map_put_string(ptr, ptr, i64) #91
declare zeroext i1 @pd_map_delete_u32(ptr, i32) #91
declare zeroext i1 @pd_map_delete_u64(ptr, i64) #91
declare zeroext i1 @pd_map_delete_string(ptr, ptr, i64) #91
declare void @pd_map_iterate(ptr, ptr) #91
declare void @pd_map_next(ptr) #91

; ---------------------------------------------------------------------------------------------------------- numbers

declare double @pd_frexp(double, ptr) #91
declare double @pd_ldexp(double, i64) #91
declare double @pd_modf(double, ptr) #91
declare zeroext i1 @pd_isnan(double) #91
declare zeroext i1 @pd_isinf(double, i64) #91
declare double @pd_inf(i64) #91
declare double @pd_nan() #91

; ------------------------------------------------------------------------------------------------------------ print

declare void @pd_print_begin(i32) #91
declare void @pd_print_end() #91
declare void @pd_print_bool(i1 zeroext) #91
declare void @pd_print_int(i64) #91
declare void @pd_print_uint(i64) #91
declare void @pd_print_float(double) #91
declare void @pd_print_complex(double, double) #91
declare void @pd_print_string(ptr, i64) #91
declare void @pd_print_cstring(ptr) #91
declare void @pd_print_pointer(ptr) #91
declare void @pd_print_hex(i64) #91
declare void @pd_print_pc(ptr) #91
declare void @pd_print_slice(ptr byval(%pd_slice)) #91
declare void @pd_print_any(ptr, ptr) #91
declare void @pd_print_iface(ptr, ptr) #91
declare void @pd_print_space() #91
declare void @pd_print_newline() #91
declare void @pd_dump(ptr, i64) #91
declare void @pd_println(ptr) #91

; ---------------------------------------------------------------------------------------------- how a program dies

%pd_defer_frame = type [10 x i64]
%pd_deferred = type [8 x i64]
@pd_type_string = external constant %pd_type
@pd_signature_string = external constant i8

declare zeroext i1 @pd_defer_enter(ptr) #93
declare void @pd_defer(ptr, ptr, ptr, ptr) #91
declare void @pd_defer_copy(ptr, ptr, ptr, i64) #91
declare void @pd_defer_return(ptr) #91
declare void @pd_panic_value(ptr, ptr) #92
declare %pd_any @pd_recover(ptr) #91
declare void @pd_recover_in_callee(ptr, ptr) #91

declare void @pd_panic(ptr) #92
declare void @pd_panic_string(ptr, i64) #92
declare void @pd_panic_line(i32) #92
declare void @pd_panic_index(i64, i64) #92
declare void @pd_panic_slice_high(i64, i64) #92
declare void @pd_panic_slice(i64, i64) #92
declare void @pd_panic_slice_high_cap(i64, i64) #92
declare void @pd_panic_slice3_max_len(i64, i64) #92
declare void @pd_panic_slice3_max_cap(i64, i64) #92
declare void @pd_panic_slice3_high(i64, i64) #92
declare void @pd_panic_slice3(i64, i64) #92
declare void @pd_panic_slice_to_array(i64, i64) #92
declare void @pd_panic_type_assertion(ptr, i64, ptr, ptr) #92
declare void @pd_panic_nil_receiver(ptr, ptr, i64) #92
declare void @pd_panic_divide() #92
declare void @pd_panic_shift() #92
declare void @pd_panic_nil() #92
declare void @pd_throw(ptr) #92
declare void @pd_traceback() #91
declare void @pd_breakpoint() #91
declare ptr @pd_get_caller_pc(ptr) #91
declare void @pd_set_caller_pc(ptr, ptr) #91

; ---------------------------------------------------------------------------------- locks for threads, and time

%pd_lock = type { i32 }
%pd_note = type { i32 }

declare void @pd_lock_acquire(ptr) #91
declare void @pd_lock_release(ptr) #91
declare void @pd_note_clear(ptr) #91
declare void @pd_note_sleep(ptr) #91
declare zeroext i1 @pd_note_sleep_timeout(ptr, i64) #91
declare void @pd_note_wakeup(ptr) #91
declare i64 @pd_nanotime() #91
declare i64 @pd_syscall(i64, i64, i64, i64, i64, i64, i64) #91
declare zeroext i1 @pd_cas(ptr, i32, i32) #91
