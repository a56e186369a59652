; defer.asm -- a function goes on behind a point that it has passed before: what defer and recover need of the machine.

%define PROCEDURE_ALIGN 16
%include "rt0/frame.inc"

extern rt0_up_deferred_on

; bool pd_defer_enter(pd_defer_frame* frame)
; Notes in `frame` how the caller is to go on behind this call once more.
; in      rdi frame
; out     rax 0; 1 when it is once more
; keeps   all but rax and rcx
; stack   0
procedure pd_defer_enter, default
        mov     [rdi + DEFER_RBX], rbx
        mov     [rdi + DEFER_RBP], rbp
        mov     [rdi + DEFER_R12], r12
        mov     [rdi + DEFER_R13], r13
        mov     [rdi + DEFER_R14], r14
        mov     [rdi + DEFER_R15], r15
        lea     rcx, [rsp + 8]
        mov     [rdi + DEFER_SP], rcx
        mov     rcx, [rsp]
        mov     [rdi + DEFER_PC], rcx
        mov     rax, [fs:TCB_G]
        mov     rcx, [rax + CONTEXT_SEGMENT]
        mov     [rdi + DEFER_SEGMENT], rcx
        mov     ecx, [rax + CONTEXT_NO_PARK]
        mov     [rdi + DEFER_NO_PARK], rcx
        xor     eax, eax
        ret
end_procedure

; void rt0_defer_again(DeferFrame* frame)
; Leaves all frames that are newer than the one which `frame` lies in, and returns 1 from its pd_defer_enter.
; The registers are read while this is still the caller's callee; from where rsp is changed on it is the other's.
; in      rdi frame, on the running goroutine's stack
; out     never
; stack   16 bytes below that frame
procedure rt0_defer_again
        mov     rax, [rdi + DEFER_PC]
        mov     rcx, [rdi + DEFER_RBX]
        mov     rdx, [rdi + DEFER_RBP]
        mov     r8, [rdi + DEFER_R12]
        mov     r9, [rdi + DEFER_R13]
        mov     r10, [rdi + DEFER_R14]
        mov     r11, [rdi + DEFER_R15]
        mov     rsp, [rdi + DEFER_SP]
        cfa     rsp, 0
        caller_in rax
        caller_has rbx, rcx
        caller_has rbp, rdx
        caller_has r12, r8
        caller_has r13, r9
        caller_has r14, r10
        caller_has r15, r11
        push    rax
        cfa     rsp, 8
        saved   rip, 1
        mov     rbx, rcx
        mov     rbp, rdx
        mov     r12, r8
        mov     r13, r9
        mov     r14, r10
        mov     r15, r11
        restored rbx
        restored rbp
        restored r12
        restored r13
        restored r14
        restored r15
        mov     rcx, [rdi + DEFER_SEGMENT]
        mov     rax, [fs:TCB_G]
        mov     [rax + CONTEXT_SEGMENT], rcx
        mov     rdx, [rcx + SEGMENT_LIMIT]
        mov     [fs:TCB_STACK_LIMIT], rdx
        push    rdi
        cfa     rsp, 16
        call    rt0_up_deferred_on
        pop     rdi
        cfa     rsp, 8
        mov     eax, 1
        ret
end_procedure

; void rt0_call_deferred(void (*fn)(void*), void* arg, uintptr_t* callee_sp)
; Calls fn(arg), and stores before where rsp is at the call: pd_recover compares it.
; in      rdi fn, rsi arg, rdx callee_sp
; keeps   rbx rbp r12-r15
; kills   the other registers
; stack   8 bytes and fn's
procedure rt0_call_deferred
        push_saved rbp, 2
        mov     [rdx], rsp
        mov     rax, rdi
        mov     rdi, rsi
        call    rax
        pop_saved rbp, 2
        ret
end_procedure
