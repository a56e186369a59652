; switch.asm -- leave one stack, continue on another.
;
; Only the callee-saved registers and rsp are switched; mxcsr and the x87 control word belong to the M. The way out ends
; in a jump to the saved pc, not in `ret`: the return predictor holds the other goroutine's calls (23 ns against 4).
; What makes the old goroutine visible to others, the lock of the queue it waits in or the end of a run queue, is
; changed here, when nothing of it is in use any more: from that instant another M may continue it.

%define PROCEDURE_ALIGN 16
%include "rt0/frame.inc"

extern rt0_up_goexit
extern rt0_up_lock_wake:weak      ; multi.cpp: nobody sleeps for a lock where there is one thread

; bool rt0_switch_to_g0(Context* from, Context* g0, Commit commit)
; As rt0_switch; the M has no goroutine after it.
procedure rt0_switch_to_g0
        xor     eax, eax
        mov     [fs:TCB_SYSTEM_CALLER], rax     ; while the g0's stack is used but the goroutine still runs
        mov     [fs:TCB_SYSTEM_SP], rax
        jmp     rt0_switch
end_procedure

; bool rt0_switch(Context* from, Context* to, Commit commit)
; Saves the caller in `from` and continues `to`.
; in      rdi from, rsi to, rdx a Lock to release, or 1 + a word to add 1 to, or 0
; out     rax from->wake_value, when somebody continues `from`
; keeps   rbx rbp r12-r15, mxcsr
; kills   rcx rdx rsi rdi r8-r11, xmm
; stack   48 bytes; 80 more of the new stack while a sleeper is woken
procedure rt0_switch
        push_saved rbp, 2
        push_saved rbx, 3
        push_saved r12, 4
        push_saved r13, 5
        push_saved r14, 6
        push_saved r15, 7
        mov     [rdi + CONTEXT_SP], rsp
        mov     rsp, [rsi + CONTEXT_SP]         ; of the same shape on both stacks, so the rows hold
        mov     rcx, [rsi + CONTEXT_SEGMENT]
        mov     rcx, [rcx + SEGMENT_LIMIT]
        mov     [fs:TCB_STACK_LIMIT], rcx
        mov     [fs:TCB_G], rsi
        test    rdx, rdx
        jnz     .commit
.committed:
        mov     eax, [rsi + CONTEXT_WAKE_VALUE]
        pop_saved r15, 7
        pop_saved r14, 6
        pop_saved r13, 5
        pop_saved r12, 4
        pop_saved rbx, 3
        pop_saved rbp, 2
        pop     rcx                             ; the saved pc
        cfa     rsp, 0
        caller_in rcx
        jmp     rcx
.commit:
        cfa     rsp, 56
        saved   rbp, 2
        saved   rbx, 3
        saved   r12, 4
        saved   r13, 5
        saved   r14, 6
        saved   r15, 7
        saved   rip, 1
        test    dl, 1
        jnz     .publish
        xor     ecx, ecx
        xchg    [rdx], ecx                      ; release: what was done to `from` is seen by who takes this lock
        cmp     ecx, 2                          ; Lock's word: somebody may sleep
        jne     .committed
        push    rsi
        cfa     rsp, 64
        mov     rdi, rdx
        call    rt0_up_lock_wake wrt ..plt
        pop     rsi
        cfa     rsp, 56
        jmp     .committed
.publish:
        inc     dword [rdx - 1]                 ; a release: what was done to `from` is seen by who takes it
        jmp     .committed
end_procedure

; bool rt0_switch_from_g0(Context* g0, Context* to, Commit commit)
; As rt0_switch; what is free of the g0's stack is noted for rt0_on_system_stack.
procedure rt0_switch_from_g0
        lea     rax, [rsp - 48]                 ; where rsp is when rt0_switch has saved six registers
        mov     [fs:TCB_SYSTEM_SP], rax
        jmp     rt0_switch
end_procedure

; void rt0_goroutine_entry(void)
; The first pc of a goroutine: rbx is its function, r12 the argument (newproc made its SwitchFrame).
; stack   the function's
procedure rt0_goroutine_entry
        no_caller
        nop                                     ; a walker looks up pc - 1
        mov     rdi, r12
        call    rbx
        call    rt0_up_goexit
        ud2
end_procedure

; void rt0_goroutine_instead(void)
; A parked goroutine whose call is replaced (call_when_continued) goes on at the `ret`: [rsp] is the function that is
; called in its place, above it where that returns to.
procedure rt0_goroutine_instead
        cfa     rsp, 16
        call    rax                             ; never run: a walker believes a pc that stands behind a call
        ret
end_procedure

; uint64_t rt0_on_system_stack(uint64_t (*fn)(void*), void* arg)
; Calls fn(arg) on the g0's stack.
; in      rdi fn, rsi arg
; out     rax fn's result
; keeps   rbx rbp r12-r15
; kills   the other registers
; stack   24 bytes
procedure rt0_on_system_stack
        mov     rax, rdi
        mov     rdi, rsi
        mov     rcx, [fs:TCB_SYSTEM_SP]
        test    rcx, rcx
        jnz     .elsewhere
        jmp     rax                             ; we stand on it
.elsewhere:
        push_saved rbp, 2
        mov     rbp, rsp
        cfa     rbp, 16
        mov     [fs:TCB_SYSTEM_CALLER], rbp     ; where a traceback begins
        mov     rsp, rcx
        and     rsp, -16
        push    rcx                             ; the value to put back
        push    rcx                             ; alignment
        xor     ecx, ecx
        mov     [fs:TCB_SYSTEM_SP], rcx
        call    rax
        pop     rcx
        pop     rcx
        mov     [fs:TCB_SYSTEM_SP], rcx
        mov     rsp, rbp
        pop_saved rbp, 2
        ret
end_procedure
