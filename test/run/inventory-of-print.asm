; From NASM: everything is printed as Go prints it.
;
; RUN: %cc -I%inputs/run %s -o %t && %t >%t.out 2>%t.err
; RUN: FileCheck %s --match-full-lines --input-file=%t.out
; CHECK:      false true -9223372036854775808 18446744073709551615 +1.500000e+000 (+1.500000e+000-2.000000e+000i)
; CHECK-NEXT: a string and a C string 0x1f 0x2a [2/4]0x1f (0x1f,0x20) (0x1f,0x20)
; CHECK-NEXT: 0x{{[0-9a-f]+}} main.main+0x0
; RUN: FileCheck %s --check-prefix=DUMP --input-file=%t.err
; DUMP: 41 42 43 44

%include "inventory.inc"

pd_function main.main, 64
    mov edi, 1
    call pd_print_begin
    xor edi, edi
    call pd_print_bool
    call pd_print_space
    mov edi, 1
    call pd_print_bool
    call pd_print_space
    mov rdi, 1 << 63
    call pd_print_int
    call pd_print_space
    mov rdi, -1
    call pd_print_uint
    call pd_print_space
    mov rax, __?float64?__(1.5)
    movq xmm0, rax
    call pd_print_float
    call pd_print_space
    mov rax, __?float64?__(1.5)
    movq xmm0, rax
    mov rax, __?float64?__(-2.0)
    movq xmm1, rax
    call pd_print_complex
    call pd_print_newline
    string_to rdi, rsi, "a string and "
    call pd_print_string
    cstring .text, "a C string"
    lea rdi, [rel .text]
    call pd_print_cstring
    call pd_print_space
    mov edi, 0x1f
    call pd_print_pointer
    call pd_print_space
    mov edi, 0x2a
    call pd_print_hex
    call pd_print_space
    mov qword [rsp + pd_slice.ptr], 0x1f
    mov qword [rsp + pd_slice.len], 2
    mov qword [rsp + pd_slice.cap], 4
    call pd_print_slice
    call pd_print_space
    mov edi, 0x1f
    mov esi, 0x20
    call pd_print_any
    call pd_print_space
    mov edi, 0x1f
    mov esi, 0x20
    call pd_print_iface
    call pd_print_newline
    lea rdi, [rel main.main]
    call pd_print_pc
    call pd_print_newline
    call pd_print_end
    mov edi, 2
    call pd_print_begin
    cstring .bytes, "ABCD"
    lea rdi, [rel .bytes]
    mov esi, 4
    call pd_dump
    call pd_print_end
    pd_return
pd_end_function
