; signal.asm -- where the kernel enters on a signal, and where it returns to.

%include "rt0/frame.inc"

extern sys_up_signal

SYS_rt_sigreturn equ 15
FLAGS_CLEAR      equ 2           ; the bit that is always set

; void sys_signal_entry(int signal, siginfo* info, ucontext* context)
; The kernel calls it on the alternate stack with rsp = 8 mod 16 and DF clear, as the psABI wants; it may go on in C++.
; But for AC, which is as the program has left it: then an unaligned access would be a fault within the handler.
procedure sys_signal_entry
        push    FLAGS_CLEAR
        cfa     rsp, 16
        popfq
        cfa     rsp, 8
        jmp     sys_up_signal
end_procedure

; The restorer. gdb knows a signal frame by this name, and by these exact bytes; our own unwinder by the address. The
; ucontext lies at rsp here; its registers are where the rows say, so that any unwinder goes on at the interrupted pc.
section .text.__restore_rt progbits alloc exec nowrite align=16
global __restore_rt:function hidden (__restore_rt.end - __restore_rt)
        nop                                     ; a walker looks up pc - 1
__restore_rt:
        mov     rax, strict dword SYS_rt_sigreturn
        syscall
.end:
