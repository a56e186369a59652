; stubs-canary.asm -- calls a function with a known value in every register that it must keep, and tells which it broke.

%include "predawn.inc"

%define in_rbx 0x1122334455667788
%define in_r12 0x99aabbccddeeff00
%define in_r13 0x0102030405060708
%define in_r14 0xf0e0d0c0b0a09080
%define poison 0x8badf00d8badf00d
%define direction_flag 0x400

; int64_t call_with_canaries(void (*fn)(), const int64_t *arguments)
; Calls fn with six words in registers and one on the stack. A bit for each that was not kept: 0 rbx, 1 rbp, 2 r12,
; 3 r13, 4 r14, 5 rsp, 6 the direction flag.
pd_function call_with_canaries, 64, 0, rbx, r12, r13, r14, r15
        mov     [rsp + 16], rbp
        mov     [rsp + 8], rdi
        mov     rax, [rsi + 48]
        mov     [rsp], rax                      ; the seventh argument
        mov     r10, rsi
        mov     rdi, [r10]
        mov     rsi, [r10 + 8]
        mov     rdx, [r10 + 16]
        mov     rcx, [r10 + 24]
        mov     r8, [r10 + 32]
        mov     r9, [r10 + 40]
        mov     rbx, in_rbx
        mov     r12, in_r12
        mov     r13, in_r13
        mov     r14, in_r14
        mov     r15, rsp
        mov     r10, poison
        mov     r11, poison
        xor     eax, eax                        ; no vector arguments
        call    [rsp + 8]
        xor     eax, eax
        pushfq
        pop     rcx
        test    ecx, direction_flag
        jz      .flag_kept
        cld
        or      eax, 1 << 6
.flag_kept:
        cmp     r15, rsp
        je      .rsp_kept
        mov     rsp, r15
        or      eax, 1 << 5
.rsp_kept:
        cmp     rbp, [rsp + 16]
        je      .rbp_kept
        mov     rbp, [rsp + 16]
        or      eax, 1 << 1
.rbp_kept:
        mov     rcx, in_rbx
        cmp     rbx, rcx
        je      .rbx_kept
        or      eax, 1
.rbx_kept:
        mov     rcx, in_r12
        cmp     r12, rcx
        je      .r12_kept
        or      eax, 1 << 2
.r12_kept:
        mov     rcx, in_r13
        cmp     r13, rcx
        je      .r13_kept
        or      eax, 1 << 3
.r13_kept:
        mov     rcx, in_r14
        cmp     r14, rcx
        je      .r14_kept
        or      eax, 1 << 4
.r14_kept:
        pd_return
pd_end_function

; void aligned_entry(void *arg)
; Sets *arg to 1 if the stack is aligned as at any function's entry and the direction flag is clear, else to 2.
global aligned_entry:function (aligned_entry.end - aligned_entry)
section .text.aligned_entry progbits alloc exec nowrite align=16
aligned_entry:
        pushfq
        pop     rax
        and     eax, direction_flag
        mov     ecx, esp
        and     ecx, 15
        xor     ecx, 8
        or      eax, ecx
        cmp     eax, 1
        sbb     eax, eax                        ; -1 where all was right
        add     eax, 2
        mov     [rdi], rax
        ret
.end:
