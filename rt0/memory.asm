; memory.asm -- memcpy memmove memset memcmp memclr: what compilers call without being asked.
;
; Small sizes, which channels and strings use most, take overlapping loads and stores of 16, 8, 4 bytes and no loop;
; from 32 bytes a loop of 32; from REP_BYTES the string instructions, which processors with ERMS run at full width.

%define PROCEDURE_ALIGN 16
%include "rt0/frame.inc"

REP_BYTES equ 1024

; void* memmove(void* to, const void* from, size_t bytes)
; void* memcpy(void* to, const void* from, size_t bytes)
; The same code: the test for overlap costs one branch.
; in      rdi to, rsi from, rdx bytes
; out     rax to
; keeps   rbx rbp r8-r15
; kills   rcx rdx rsi rdi xmm0 xmm1 xmm2 xmm3
; stack   0
procedure memmove, default
global memcpy:function default (memmove.end - memmove)
memcpy equ memmove
        mov     rax, rdi
        cmp     rdx, 16
        jb      .below_16
        cmp     rdx, 32
        ja      .above_32
        movups  xmm0, [rsi]
        movups  xmm1, [rsi + rdx - 16]
        movups  [rdi], xmm0
        movups  [rdi + rdx - 16], xmm1
        ret
.below_16:
        cmp     edx, 8
        jb      .below_8
        mov     rcx, [rsi]
        mov     rsi, [rsi + rdx - 8]
        mov     [rdi], rcx
        mov     [rdi + rdx - 8], rsi
        ret
.below_8:
        cmp     edx, 4
        jb      .below_4
        mov     ecx, [rsi]
        mov     esi, [rsi + rdx - 4]
        mov     [rdi], ecx
        mov     [rdi + rdx - 4], esi
        ret
.below_4:
        test    edx, edx
        jz      .done
        movzx   ecx, byte [rsi]
        cmp     edx, 1
        je      .one
        movzx   esi, word [rsi + rdx - 2]
        mov     [rdi + rdx - 2], si
.one:
        mov     [rdi], cl
.done:
        ret
.above_32:
        mov     rcx, rdi
        sub     rcx, rsi
        cmp     rcx, rdx
        jb      .backward                       ; from <= to < from + bytes
        cmp     rdx, REP_BYTES
        jae     .rep
        movups  xmm2, [rsi + rdx - 32]          ; the tail, read before a store can reach it
        movups  xmm3, [rsi + rdx - 16]
        lea     rcx, [rdi + rdx - 32]
.forward_32:
        movups  xmm0, [rsi]
        movups  xmm1, [rsi + 16]
        movups  [rdi], xmm0
        movups  [rdi + 16], xmm1
        add     rsi, 32
        add     rdi, 32
        cmp     rdi, rcx
        jb      .forward_32
        movups  [rcx], xmm2
        movups  [rcx + 16], xmm3
        ret
.rep:
        mov     rcx, rdx
        rep     movsb
        ret
.backward:
        movups  xmm2, [rsi]                     ; the head
        movups  xmm3, [rsi + 16]
.backward_32:
        movups  xmm0, [rsi + rdx - 16]
        movups  xmm1, [rsi + rdx - 32]
        movups  [rdi + rdx - 16], xmm0
        movups  [rdi + rdx - 32], xmm1
        sub     rdx, 32
        cmp     rdx, 32
        ja      .backward_32
        movups  [rax], xmm2
        movups  [rax + 16], xmm3
        ret
end_procedure

; void pd_memclr(void* to, size_t bytes)
; in, keeps, kills, stack as memset
procedure pd_memclr, default
        mov     rdx, rsi
        xor     esi, esi
        jmp     memset
end_procedure

; void* memset(void* to, int byte, size_t bytes)
; in      rdi to, esi byte (its low 8 bits), rdx bytes
; out     rax to
; keeps   rbx rbp r8-r15
; kills   rcx rdx rsi rdi xmm0
; stack   0
procedure memset, default
        mov     rax, rdi
        movzx   esi, sil
        mov     rcx, 0x0101010101010101
        imul    rsi, rcx
        cmp     rdx, 16
        jb      .below_16
        movq    xmm0, rsi
        punpcklqdq xmm0, xmm0
        cmp     rdx, REP_BYTES
        jae     .rep
        lea     rcx, [rdi + rdx - 16]
.forward_16:
        movups  [rdi], xmm0
        add     rdi, 16
        cmp     rdi, rcx
        jb      .forward_16
        movups  [rcx], xmm0
        ret
.rep:
        mov     rcx, rdx
        mov     rdx, rax
        mov     eax, esi
        rep     stosb
        mov     rax, rdx
        ret
.below_16:
        cmp     edx, 8
        jb      .below_8
        mov     [rdi], rsi
        mov     [rdi + rdx - 8], rsi
        ret
.below_8:
        cmp     edx, 4
        jb      .below_4
        mov     [rdi], esi
        mov     [rdi + rdx - 4], esi
        ret
.below_4:
        test    edx, edx
        jz      .done
        mov     [rdi], sil
        cmp     edx, 1
        je      .done
        mov     [rdi + rdx - 2], si
.done:
        ret
end_procedure

; int memcmp(const void* a, const void* b, size_t bytes)
; in      rdi a, rsi b, rdx bytes
; out     eax below 0, 0, above 0: the order of the first bytes that differ, unsigned
; keeps   rbx rbp r9-r15
; kills   rcx rdx rsi rdi r8 xmm0-xmm7
; stack   0
procedure memcmp, default
        cmp     rdx, 64
        jb      .next_16
.next_64:
        movups  xmm0, [rdi]
        movups  xmm1, [rdi + 16]
        movups  xmm2, [rdi + 32]
        movups  xmm3, [rdi + 48]
        movups  xmm4, [rsi]
        movups  xmm5, [rsi + 16]
        movups  xmm6, [rsi + 32]
        movups  xmm7, [rsi + 48]
        pcmpeqb xmm0, xmm4
        pcmpeqb xmm1, xmm5
        pcmpeqb xmm2, xmm6
        pcmpeqb xmm3, xmm7
        pand    xmm0, xmm1
        pand    xmm2, xmm3
        pand    xmm0, xmm2
        pmovmskb ecx, xmm0
        cmp     ecx, 0xffff
        jne     .next_16                        ; finds where
        add     rdi, 64
        add     rsi, 64
        sub     rdx, 64
        cmp     rdx, 64
        jae     .next_64
.next_16:
        cmp     rdx, 16
        jb      .below_16
        movups  xmm0, [rdi]
        movups  xmm1, [rsi]
        pcmpeqb xmm0, xmm1
        pmovmskb ecx, xmm0
        xor     ecx, 0xffff
        jnz     .differ
        add     rdi, 16
        add     rsi, 16
        sub     rdx, 16
        jmp     .next_16
.differ:
        bsf     ecx, ecx
        movzx   eax, byte [rdi + rcx]
        movzx   ecx, byte [rsi + rcx]
        sub     eax, ecx
        ret
.below_16:
        cmp     edx, 8
        jb      .below_8
        mov     rax, [rdi]
        mov     rcx, [rsi]
        cmp     rax, rcx
        jne     .order
        mov     rax, [rdi + rdx - 8]
        mov     rcx, [rsi + rdx - 8]
        jmp     .last
.below_8:
        cmp     edx, 4
        jb      .below_4
        mov     eax, [rdi]
        mov     ecx, [rsi]
        shl     rax, 32
        shl     rcx, 32
        mov     r8d, [rdi + rdx - 4]
        or      rax, r8
        mov     r8d, [rsi + rdx - 4]
        or      rcx, r8
        bswap   rax                             ; little-endian words: swap each half in place
        bswap   rcx
        rol     rax, 32
        rol     rcx, 32
        cmp     rax, rcx
        jmp     .sign
.last:
        cmp     rax, rcx
.order:
        bswap   rax
        bswap   rcx
        cmp     rax, rcx
.sign:
        seta    al
        setb    cl
        movzx   eax, al
        movzx   ecx, cl
        sub     eax, ecx
        ret
.below_4:
        xor     eax, eax
.byte:
        test    edx, edx
        jz      .equal
        movzx   eax, byte [rdi]
        movzx   ecx, byte [rsi]
        inc     rdi
        inc     rsi
        dec     edx
        sub     eax, ecx
        jz      .byte
        ret
.equal:
        xor     eax, eax
        ret
end_procedure
