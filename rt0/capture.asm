; capture.asm -- what a debugger or a traceback starts from: the caller's registers, a trap.

%include "rt0/frame.inc"

; void rt0_capture(uint64_t* registers)
; Stores the caller's registers as they are after this call, by DWARF number; only those that a call keeps, rsp and rip.
; in      rdi room for 17 words
; keeps   all but rax
; stack   0
procedure rt0_capture
        mov     [rdi + 8 * DWARF_rbx], rbx
        mov     [rdi + 8 * DWARF_rbp], rbp
        mov     [rdi + 8 * DWARF_r12], r12
        mov     [rdi + 8 * DWARF_r13], r13
        mov     [rdi + 8 * DWARF_r14], r14
        mov     [rdi + 8 * DWARF_r15], r15
        lea     rax, [rsp + 8]
        mov     [rdi + 8 * DWARF_rsp], rax
        mov     rax, [rsp]
        mov     [rdi + 8 * DWARF_rip], rax
        ret
end_procedure

; void pd_breakpoint(void)
; keeps   all
; stack   0
procedure pd_breakpoint, default
        int3
        ret
end_procedure
