; futex.asm -- the wake of a futex, where little stack may be left.

%include "rt0/frame.inc"

SYS_futex equ 202
FUTEX_WAKE_PRIVATE equ 129
EFAULT equ 14
TRIES_MAX equ 8

; void sys_futex_wake(const uint32_t* word, int count)
; Wakes up to `count` sleepers. The word may be gone: EFAULT is not an error. Any other error may leave them asleep, so
; it is tried again; but not for ever: where all is refused nobody can sleep.
; in      rdi word, esi count
; keeps   rbx rbp r12-r15
; kills   rax rcx rdx rsi r8 r11
; stack   0
procedure sys_futex_wake
        mov     edx, esi
        mov     r8d, TRIES_MAX                  ; no argument of this call
.again: mov     esi, FUTEX_WAKE_PRIVATE
        mov     eax, SYS_futex
        syscall
        test    eax, eax
        jns     .done
        cmp     eax, -EFAULT
        je      .done
        dec     r8d
        jnz     .again
.done:  ret
end_procedure
