; init.asm -- rt0_init: the entry of a program that may be process 1 of its machine (predawn-cc --init).

%include "rt0/frame.inc"

extern rt0_up_init
extern rt0_pie

; void rt0_init(void)
; In process 1 the program goes on in a child, elsewhere as if this had not been. It relocates itself later: until then
; no pointer that lies in data is read.
; in, out as _rt0_amd64
procedure rt0_init, default
        no_caller
        xor     ebp, ebp                        ; the outermost frame
        call    rt0_up_init
        jmp     rt0_pie                         ; a program that needs no relocation has none
end_procedure
