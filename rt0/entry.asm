; entry.asm -- _rt0_amd64: where Linux leaves us.

%include "rt0/frame.inc"

extern rt0_up_start

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
