; A function in NASM defers calls, with and without a block of arguments, in a loop and outside, panics with a value of
; its own or a fault, and goes on with its results in its frame and its caller's registers as they were.
; RUN: %cc %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
;      CHECK: 17
; CHECK-NEXT: loop 2
; CHECK-NEXT: loop 1
; CHECK-NEXT: loop 0
; CHECK-NEXT: -1
; CHECK-NEXT: -1
; CHECK-NEXT: kept
%include "predawn.inc"

section .data.rel.ro
int_name:   db "int"
mistake:    dq 12
int_type:   dq 8, pd_alg_memory, int_name, 3
            dd 2, 0                             ; PD_KIND_INT
            dq 0, 0
section .rodata
loop_text:  db "loop ", 0
kept_text:  db "kept", 0

; void rescue(int64 *result): recover() or return; *result = -1
pd_function rescue, 16
        mov     [rsp], rdi
        mov     rdi, rbp
        call    pd_recover
        test    rax, rax
        jz      .none
        mov     rdi, [rsp]
        mov     qword [rdi], -1
.none:
        pd_return
pd_end_function

; void call_rescue(int64 **block): what a compiler emits to unpack the arguments of a deferred call
section .text.call_rescue progbits alloc exec nowrite align=16
call_rescue:
        mov     rdi, [rdi]
        jmp     rescue

; void print_loop(int64 *block)
pd_function print_loop, 16
        mov     rax, [rdi]
        mov     [rsp], rax
        mov     edi, 1
        call    pd_print_begin
        lea     rdi, [rel loop_text]
        call    pd_print_cstring
        mov     rdi, [rsp]
        call    pd_print_int
        call    pd_print_newline
        call    pd_print_end
        pd_return
pd_end_function

; int64 work(int64 how): 17; 0 does nothing else, 1 panics with a value behind three deferred calls, 2 faults
%define work.result  rsp
%define work.block   rsp + 8
%define work.frame   rsp + 16
%define work.record  work.frame + pd_defer_frame_bytes
%define work.bytes   16 + pd_defer_frame_bytes + pd_deferred_bytes
pd_function work, work.bytes, 0, rbx, r12, r13, r14, r15
        mov     rbx, rdi
        lea     rdi, [work.frame]
        call    pd_defer_enter
        test    eax, eax
        jnz     .done
        mov     qword [work.result], 17
        lea     rdi, [work.frame]
        lea     rsi, [work.record]
        lea     rdx, [rel call_rescue]
        lea     rax, [work.result]
        mov     [work.block], rax
        lea     rcx, [work.block]
        call    pd_defer
        xor     r13d, r13d                      ; changed behind pd_defer_enter, and not needed behind .done
        xor     r14d, r14d
        xor     r15d, r15d
        cmp     ebx, 1
        ja      .fault
        jb      .done
        xor     r12d, r12d
.loop:
        push    r12
        push    r12                             ; alignment
        lea     rdi, [work.frame + 16]
        lea     rsi, [rel print_loop]
        mov     rdx, rsp
        mov     ecx, 8
        call    pd_defer_copy
        add     rsp, 16
        inc     r12
        cmp     r12, 3
        jb      .loop
        lea     rdi, [rel int_type]
        lea     rsi, [rel mistake]
        call    pd_panic_value
.fault:
        xor     eax, eax
        mov     [rax], eax
.done:
        lea     rdi, [work.frame]
        call    pd_defer_return
        mov     rax, [work.result]
        pd_return
pd_end_function

pd_function main.main, 0, 0, rbx, r12, r13, r14, r15
        xor     ebx, ebx
        mov     r12d, 12
        mov     r13d, 13
        mov     r14d, 14
        mov     r15d, 15
.next:
        mov     edi, ebx
        call    work
        mov     rdi, rax
        call    pd_print_int
        call    pd_print_newline
        inc     ebx
        cmp     ebx, 3
        jb      .next
        lea     rax, [r12 + r13]
        add     rax, r14
        add     rax, r15
        cmp     rax, 54
        jne     .end
        lea     rdi, [rel kept_text]
        call    pd_println
.end:
        pd_return
pd_end_function
