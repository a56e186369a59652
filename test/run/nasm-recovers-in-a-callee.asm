; pd_recover_in_callee: a function that stands between the panic and a deferred function hands the right to recover on
; to the function that it calls next, also to one whose frame goes on another segment; without that pd_recover there
; gives nil, and the panic goes on.
; RUN: %cc %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
;      CHECK: 12
; CHECK-NEXT: nil
; CHECK-NEXT: 12
; CHECK-NEXT: 12
%include "predawn.inc"

section .data.rel.ro
int_name:   db "int"
mistake:    dq 12
int_type:   dq 8, pd_alg_memory, int_name, 3
            dd 2, 0                             ; PD_KIND_INT
            dq 0, 0
section .rodata
nil_text:   db "nil", 0

; void rescue(void *): println(recover()); %1 its name, %2 its frame
%macro rescuer 2
pd_function %1, %2
        mov     rdi, rbp
        call    pd_recover
        test    rax, rax
        jz      %%nil
        mov     rdi, [rdx]
        call    pd_print_int
        call    pd_print_newline
        pd_return
%%nil:  lea     rdi, [rel nil_text]
        call    pd_println
        pd_return
pd_end_function
%endmacro
        rescuer rescue, 16
        rescuer rescue_far, 100000

; void between(void *): calls a rescuer; %1 its name, %2 the rescuer, %3 whether it says so
%macro between 3
pd_function %1, 16
%if %3
        mov     rdi, rbp
        mov     rsi, rsp
        call    pd_recover_in_callee
%endif
        call    %2
        pd_return
pd_end_function
%endmacro
        between between_said, rescue, 1
        between between_unsaid, rescue, 0
        between between_far, rescue_far, 1

; void work(void (*deferred)(void *)): panics with 12 in a function that defers this, and before it between_said
%define work.frame   rsp
%define work.first   work.frame + pd_defer_frame_bytes
%define work.second  work.first + pd_deferred_bytes
%define work.bytes   pd_defer_frame_bytes + 2 * pd_deferred_bytes
pd_function work, work.bytes, 0, rbx
        mov     rbx, rdi
        lea     rdi, [work.frame]
        call    pd_defer_enter
        test    eax, eax
        jnz     .done
        lea     rdi, [work.frame]
        lea     rsi, [work.first]
        lea     rdx, [rel between_said]
        xor     ecx, ecx
        lea     rax, [rel between_unsaid]
        cmp     rbx, rax                        ; the others recover, and nothing is left to do
        jne     .second
        call    pd_defer
.second:
        lea     rdi, [work.frame]
        lea     rsi, [work.second]
        mov     rdx, rbx
        xor     ecx, ecx
        call    pd_defer
        lea     rdi, [rel int_type]
        lea     rsi, [rel mistake]
        call    pd_panic_value
.done:
        lea     rdi, [work.frame]
        call    pd_defer_return
        pd_return
pd_end_function

pd_function main.main, 0, 0, rbx
        lea     rdi, [rel between_said]
        call    work
        lea     rdi, [rel between_unsaid]
        call    work
        lea     rdi, [rel between_far]
        call    work
        pd_return
pd_end_function
