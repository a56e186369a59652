; call.asm -- calls a func value: r10, where captured variables are looked for, is no argument of the C convention.

%include "rt0/frame.inc"

; uint64_t gccgo_call(uintptr_t first, uintptr_t second, const FuncValue* f)
; Calls f(first, second): what descriptors name has two arguments.
; in      rdi, rsi as f takes them, rdx f
; out     what f returns
; keeps   rbx rbp r12-r15
; kills   the other registers
; stack   f's
procedure gccgo_call
        mov     r10, rdx
        jmp     [r10]
end_procedure
