; morestack.asm -- a prologue ran out of stack.
;
; A function F built with -fsplit-stack found its frame would pass %fs:0x70. It calls here with
;     r10 = bytes of its frame, r11 = bytes of its stack-passed arguments,
;     [rsp] = the `ret` instruction in F, [rsp+8] = F's own return address, [rsp+16] = its stack-passed arguments,
; and every argument register live, rax too (vector count, or the static chain). We call F's body, which begins
; right behind that `ret`, on a segment with room; when it comes back we return to the `ret`.
;
;       older segment                                   newer segment
;   rbp+24  stack-passed arguments                      high    copy of the arguments
;   rbp+16  F's return address                                  address behind our call: F's body returns here
;   rbp+8   the `ret` in F                                      F's frame
;   rbp     caller's rbp
;   below   slow path: the argument registers
;
; The kept segment makes the common case: no call, no allocation, and without stack-passed arguments r11 is free, so
; that nothing has to be saved. Everything else is rt0_up_more_stack's, on the g0's stack.
; After the call the frame of F's first half is over, so the unwind row of the call skips it: the caller of this
; procedure is there the caller of F. (libgcc does the same, and gdb knows the name __morestack: the frames may go up in
; memory.)

%define PROCEDURE_ALIGN 16
%include "rt0/frame.inc"

extern rt0_up_more_stack
extern rt0_up_less_stack
extern rt0_on_system_stack

MORESTACK_SLACK_BYTES   equ 48          ; our call's return address, alignment of the arguments
NON_SPLIT_BYTES         equ 0x4000      ; what a callee without prologues may need (lld's --split-stack-adjust-size)

; void __morestack(void)
; in      r10, r11, [rsp], [rsp+8] as above
; out     what F's body returned: rax rdx xmm0 xmm1 st0 st1
; keeps   rbx rbp r12-r15, and on the way in all argument registers and rax
; kills   r10 r11 on the way in; rcx rsi rdi r8-r11 on the way out
; stack   16 bytes of the older segment; 88 on the slow path
procedure __morestack, default
global rt0_morestack_returned:function hidden
rt0_morestack_returned equ __morestack.returned
        push_saved rbp, 2
        mov     rbp, rsp
        cfa     rbp, 16
        test    r11, r11
        jnz     rt0_morestack_with_arguments
        mov     r11, [fs:TCB_G]
        mov     r11, [r11 + CONTEXT_SEGMENT]
        mov     r11, [r11 + SEGMENT_NEWER]
        test    r11, r11
        jz      .grow
        add     r10, MORESTACK_SLACK_BYTES
        cmp     r10, [r11 + SEGMENT_ROOM]
        ja      .grow_more
        mov     r10, [fs:TCB_G]
        mov     [r10 + CONTEXT_SEGMENT], r11
        mov     r10, [r11 + SEGMENT_LIMIT]
        mov     [fs:TCB_STACK_LIMIT], r10
        mov     rsp, [r11 + SEGMENT_HIGH]
.call:
        mov     r10, [rbp + 8]
        inc     r10                             ; behind the `ret`
        db      0x41, 0xff                      ; call r10: the next row begins inside it, because
        cfa     rbp, 24                         ; a walker looks up the return address - 1
        saved   rbp, 3
        db      0xd2
.returned:
        cfa     rbp, 16
        saved   rbp, 2
        mov     rcx, [fs:TCB_G]
        mov     rdi, [rcx + CONTEXT_SEGMENT]
        cmp     qword [rdi + SEGMENT_NEWER], 0
        jne     .give_back
.leave:                                         ; rdi the segment to leave, rcx the goroutine
        mov     rdi, [rdi + SEGMENT_OLDER]
        mov     [rcx + CONTEXT_SEGMENT], rdi
        mov     r10, [rdi + SEGMENT_LIMIT]
        mov     [fs:TCB_STACK_LIMIT], r10
        mov     rsp, rbp
        pop     rbp
        cfa     rsp, 8
        restored rbp
        ret

.grow:                                          ; the fast path gives up: it has not got r11 any more, which was 0
        cfa     rbp, 16
        saved   rbp, 2
        add     r10, MORESTACK_SLACK_BYTES
.grow_more:
        xor     r11d, r11d
        push    rax
        push    rcx
.slow:                                          ; r10 bytes needed in all
        push    rdx
        push    rsi
        push    rdi
        push    r8
        push    r9
        push    r11
        mov     rdi, r10
        mov     [fs:TCB_SYSTEM_CALLER], rbp     ; where a traceback begins
        mov     rcx, [fs:TCB_SYSTEM_SP]
        test    rcx, rcx
        cmovz   rcx, rsp                        ; on the g0's stack already: rt0_up_more_stack throws
        mov     rsp, rcx
        and     rsp, -16
        sub     rsp, 144
        movups  [rsp], xmm0
        movups  [rsp + 16], xmm1
        movups  [rsp + 32], xmm2
        movups  [rsp + 48], xmm3
        movups  [rsp + 64], xmm4
        movups  [rsp + 80], xmm5
        movups  [rsp + 96], xmm6
        movups  [rsp + 112], xmm7
        mov     [rsp + 128], rcx
        xor     ecx, ecx
        mov     [fs:TCB_SYSTEM_SP], rcx
        call    rt0_up_more_stack
        mov     rcx, [rsp + 128]
        mov     [fs:TCB_SYSTEM_SP], rcx
        movups  xmm0, [rsp]
        movups  xmm1, [rsp + 16]
        movups  xmm2, [rsp + 32]
        movups  xmm3, [rsp + 48]
        movups  xmm4, [rsp + 64]
        movups  xmm5, [rsp + 80]
        movups  xmm6, [rsp + 96]
        movups  xmm7, [rsp + 112]
        lea     rsp, [rbp - 64]
        mov     rcx, rax
        pop     r11
        pop     r9
        pop     r8
        pop     rdi
        pop     rsi
        pop     rdx
        mov     rax, [fs:TCB_G]
        jmp     rt0_morestack_with_arguments.enter

.give_back:                                     ; more than one segment would be kept; results live: rax rdx xmm0 xmm1
        push    rax                             ; the segment to leave has room: its function has returned
        push    rdx
        sub     rsp, 32
        movups  [rsp], xmm0
        movups  [rsp + 16], xmm1
        lea     rdi, [rt0_up_less_stack]
        call    rt0_on_system_stack
        movups  xmm0, [rsp]
        movups  xmm1, [rsp + 16]
        add     rsp, 32
        pop     rdx
        pop     rax
        mov     rcx, [fs:TCB_G]
        mov     rdi, [rcx + CONTEXT_SEGMENT]
        jmp     .leave
end_procedure

; The part of __morestack for a function with stack-passed arguments: they are copied to the newer segment.
; in      as there, behind `mov rbp, rsp`
procedure rt0_morestack_with_arguments
        cfa     rbp, 16
        saved   rbp, 2
        lea     r10, [r10 + r11 + MORESTACK_SLACK_BYTES]
        push    rax
        push    rcx
        mov     rax, [fs:TCB_G]
        mov     rcx, [rax + CONTEXT_SEGMENT]
        mov     rcx, [rcx + SEGMENT_NEWER]
        test    rcx, rcx
        jz      __morestack.slow
        cmp     r10, [rcx + SEGMENT_ROOM]
        ja      __morestack.slow
.enter:                                         ; rcx the segment, rax the goroutine, r11 bytes of arguments
        mov     [rax + CONTEXT_SEGMENT], rcx
        mov     r10, [rcx + SEGMENT_LIMIT]
        mov     [fs:TCB_STACK_LIMIT], r10
        mov     rsp, [rcx + SEGMENT_HIGH]
        add     r11, 7                          ; whole words: the caller's argument area is made of them
        and     r11, -8
        sub     rsp, r11
        and     rsp, -16
        mov     rcx, [rbp - 16]
        test    r11, r11
        jz      .copied
.copy_word:
        mov     rax, [rbp + r11 + 16]
        mov     [rsp + r11 - 8], rax
        sub     r11, 8
        jnz     .copy_word
.copied:
        mov     rax, [rbp - 8]
        jmp     __morestack.call
end_procedure

; void __morestack_non_split(void)
; gold and lld redirect here the prologue of a function that calls one without a prologue. Such prologues call even when
; there is room: then F goes on where it is.
; in, out, keeps as __morestack
; stack   as __morestack
procedure __morestack_non_split, default
        push    rax
        cfa     rsp, 16
        lea     rax, [rsp - NON_SPLIT_BYTES]
        sub     rax, r10
        jc      .move                           ; wrapped below address 0
        cmp     rax, [fs:TCB_STACK_LIMIT]
        pop     rax
        cfa     rsp, 8
        jb      .grow
        inc     qword [rsp]                     ; behind the `ret`; the return predictor misses, it is the rare path
        ret
.move:
        cfa     rsp, 16
        pop     rax
        cfa     rsp, 8
.grow:
        add     r10, NON_SPLIT_BYTES
        jmp     __morestack
end_procedure

; void rt0_call_with_room(void (*fn)(void*), void* arg, uintptr_t bytes)
; in      rdi fn, rsi arg, rdx bytes of stack that fn may use
; keeps   rbx rbp r12-r15
; kills   the other registers
; stack   fn's, or rt0_call_with_stack's
procedure rt0_call_with_room
        mov     rax, rsp
        sub     rax, rdx
        cmp     rax, [fs:TCB_STACK_LIMIT]
        jb      rt0_call_with_stack
        mov     rax, rdi
        mov     rdi, rsi
        jmp     rax
end_procedure

; void rt0_call_with_stack(void (*fn)(void*), void* arg, uintptr_t bytes)
; in      rdi fn, rsi arg, rdx bytes of stack that fn may use
; keeps   rbx rbp r12-r15
; kills   the other registers
; stack   8 bytes and __morestack's
procedure rt0_call_with_stack
        mov     rax, rdi
        mov     rdi, rsi
        mov     r10, rdx
        xor     r11d, r11d
        call    __morestack
        ret
        jmp     rax                             ; the body, on a segment with room
end_procedure
