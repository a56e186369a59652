; A crash in NASM: the report shows the goroutine that did it, through all segments of its stack, and the others. The
; unwind records that the macros write are enough for that, and the lines are NASM's. gdb lists the same frames.
;
; RUN: %cc -g %s -o %t
; RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
; RUN: %python %inputs/die/trace-agrees-with-gdb.py %t 3
;
; CHECK: {{^panic: runtime error: invalid memory address or nil pointer dereference$}}
; CHECK-NEXT: {{^\[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x[0-9a-f]+\]$}}
; CHECK: {{^goroutine 2 \[running\]:$}}
; CHECK-NEXT: {{^}}length(...){{$}}
; CHECK-NEXT: {{^	.*}}crash.asm:[[#@LINE+22]] +0x
; CHECK-NEXT: {{^}}total(...){{$}}
; CHECK-NEXT: {{^	.*}}crash.asm:[[#@LINE+35]] +0x
; CHECK-NEXT: {{^}}work(...){{$}}
; CHECK-NEXT: {{^	.*}}crash.asm:[[#@LINE+52]] +0x
; CHECK-NEXT: {{^}}created by main.main{{$}}
; CHECK-NEXT: {{^	.*}}crash.asm:[[#@LINE+65]] +0x
; CHECK-EMPTY:
; CHECK-NEXT: {{^goroutine 1 \[(chan receive|running|runnable)\]:$}}
; CHECK-NEXT: {{^}}main.main(...){{$}}
; CHECK-NEXT: {{^	.*}}crash.asm:{{(83|86) }}+0x
%include "predawn.inc"

struc List
.text   resq 1
.bytes  resq 1
.next   resq 1
endstruc

; length(List *) -> int64: forgets that the list may be empty.
        pd_function length, 0
        mov     eax, 1
.next:  cmp     qword [rdi + List.next], 0
        je      .end
        mov     rdi, [rdi + List.next]
        inc     rax
        jmp     .next
.end:   pd_return
        pd_end_function

; total(List **, int64 count) -> int64: its frame is more than a goroutine begins with, so it runs on a second segment.
%define lengths rbp - 24 - 8000
        pd_function total, 8000, 0, rbx, r12, r13
        mov     r12, rdi
        mov     r13, rsi
        xor     ebx, ebx
.next:  mov     rdi, [r12 + 8 * rbx]
        call    length
        mov     [lengths + 8 * rbx], rax
        inc     rbx
        cmp     rbx, r13
        jb      .next
        xor     eax, eax
.add:   dec     rbx
        add     rax, [lengths + 8 * rbx]
        test    rbx, rbx
        jnz     .add
        pd_return
        pd_end_function

; work(pd_chan *done)
%define sum rbp - 16
        pd_function work, 8, 0, rbx
        mov     rbx, rdi
        mov     edi, lists
        mov     esi, 3
        call    total
        mov     [sum], rax
        mov     rdi, rbx
        lea     rsi, [sum]
        call    pd_chan_send
        pd_return
        pd_end_function

        pd_function main.main, 8, 0, rbx
        mov     edi, 8
        xor     esi, esi
        call    pd_chan_new
        mov     rbx, rax
        mov     edi, work
        mov     rsi, rax
        call    pd_go
        mov     rdi, rbx
        lea     rsi, [sum]
        call    pd_chan_recv
        mov     rdi, [sum]
        call    pd_print_int
        pd_return
        pd_end_function

section .rodata align=8
lists:  dq      first, last, 0
first:  dq      text, 5, last
last:   dq      text, 4, 0
text:   db      "first", 0
