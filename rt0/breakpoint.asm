; breakpoint.asm -- a trap for a debugger.

%include "rt0/frame.inc"

; void pd_breakpoint(void)
; keeps   all
; stack   0
procedure pd_breakpoint, default
        int3
        ret
end_procedure
