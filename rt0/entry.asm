; entry.asm -- _rt0_amd64: where Linux leaves us.

%include "rt0/frame.inc"

extern rt0_up_start
extern rt0_up_relocate

; void _rt0_amd64(void)
; The kernel leaves argc at [rsp], then argv, envp and auxv; every register but rsp is undefined (psABI 3.4.1).
; in      rsp, 16-byte aligned
; out     never
procedure _rt0_amd64, default
        no_caller
        xor     ebp, ebp                        ; the outermost frame
        mov     rdi, rsp
        call    rt0_up_start
        ud2
end_procedure

; void rt0_pie(void)
; The entry of a position-independent program, which has to relocate itself first.
; in, out as _rt0_amd64
procedure rt0_pie, default
        no_caller
        xor     ebp, ebp                        ; the outermost frame
        call    rt0_up_relocate
        jmp     _rt0_amd64
end_procedure
