; call.asm -- calls func values that take more than those that descriptors name.

%include "rt0/frame.inc"

; void gccgo_call_timer(Any arg, uintptr_t sequence, const FuncValue* f)
; Calls f(arg, sequence).
; in      rdi, rsi, rdx as f takes them, rcx f
; keeps   rbx rbp r12-r15
; kills   the other registers
; stack   f's
procedure gccgo_call_timer
        mov     r10, rcx
        jmp     [r10]
end_procedure
