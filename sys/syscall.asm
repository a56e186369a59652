; syscall.asm -- the instruction: every system call is made here, in clone.asm or in signal.asm.

%include "rt0/frame.inc"

; int64_t sys_call(int64_t number, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f)
; The kernel's calling convention: number in rax, arguments in rdi rsi rdx r10 r8 r9 (syscall(2)).
; out     rax the kernel's answer, -errno on failure
; keeps   rbx rbp r12-r15
; kills   rcx r11 (the instruction does), rdx rsi rdi r8-r10
; stack   0
procedure sys_call
        mov     rax, rdi
        mov     rdi, rsi
        mov     rsi, rdx
        mov     rdx, rcx
        mov     r10, r8
        mov     r8, r9
        mov     r9, [rsp + 8]
        syscall
        ret
end_procedure

; int64_t sys_call_middle(int64_t a, int64_t b, int64_t c, int64_t number, int64_t d, int64_t e)
; The same for calls of up to five arguments; the sixth is 0.
; out     rax the kernel's answer, -errno on failure
; keeps   rbx rbp r12-r15
; kills   rcx r11 (the instruction does), r8-r10
; stack   0
procedure sys_call_middle
        mov     eax, ecx
        mov     r10, r8
        mov     r8, r9
        xor     r9d, r9d
        syscall
        ret
end_procedure

; int64_t sys_call_short(int64_t a, int64_t b, int64_t c, int64_t number)
; The same for calls of up to three arguments, which are most: they are where the kernel wants them.
; out     rax the kernel's answer, -errno on failure
; keeps   rbx rbp r12-r15
; kills   rcx r11 (the instruction does)
; stack   0
procedure sys_call_short
        mov     eax, ecx
        syscall
        ret
end_procedure

; void sys_write_fs_base(void* base)
; With FSGSBASE, which the kernel announces in AT_HWCAP2, no system call is needed.
; in      rdi base
; keeps   all registers
; stack   0
procedure sys_write_fs_base
        wrfsbase rdi
        ret
end_procedure

; uint64_t sys_read_tsc(void)
; out     rax the time stamp counter
; kills   rdx
procedure sys_read_tsc
        rdtsc
        shl     rdx, 32
        or      rax, rdx
        ret
end_procedure
