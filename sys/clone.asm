; clone.asm -- a thread on a stack that has no caller.

%include "rt0/frame.inc"

SYS_clone equ 56
SYS_exit equ 60

; int64_t sys_clone(uint64_t flags, void* stack_top, void* fs_base, void (*entry)(void*), void* arg)
; The child never returns into the parent's frame: it calls entry(arg) as its outermost function, on the new stack,
; with its FS base already set (CLONE_SETTLS).
; in      rdi flags, rsi stack_top (16-byte aligned), rdx fs_base, rcx entry, r8 arg
; out     rax the child's thread id, or -errno; in the parent only
; keeps   rbx rbp r12-r15
; kills   rcx r8-r11 rdx rsi rdi
; stack   0
procedure sys_clone
        sub     rsi, 16
        mov     [rsi], rcx                      ; registers are copied too, but the kernel eats rcx
        mov     [rsi + 8], r8
        mov     r8, rdx                         ; fifth argument: tls
        xor     edx, edx                        ; no parent_tid
        xor     r10d, r10d                      ; no child_tid
        mov     eax, SYS_clone
        syscall
        test    rax, rax
        jz      sys_thread_entry
        ret
end_procedure

; The child's first pc: [rsp] its function, [rsp+8] the argument.
procedure sys_thread_entry
        no_caller
        xor     ebp, ebp
        pop     rax
        pop     rdi
        call    rax
        xor     edi, edi                        ; only a function that returned comes here: end the thread
        mov     eax, SYS_exit
        syscall
        ud2
end_procedure
