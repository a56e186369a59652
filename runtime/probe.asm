; probe.asm -- what functions with a frame call that were compiled with -mstack-arg-probe alone (docs/stacks.md).

%include "rt0/frame.inc"

; void ___chkstk_ms(uintptr_t bytes)
; Would touch each page of a frame that is to be: their prologues have asked for the stack already.
; in      rax how many bytes
; keeps   all registers
; stack   0
procedure ___chkstk_ms
        ret
end_procedure
