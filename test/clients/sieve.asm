; The prime sieve in NASM.
;
; RUN: %cc %s -o %t && %each-mmax %t | FileCheck %s
;
; CHECK: {{^2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59 61 67 71$}}
; CHECK-NOT: {{.}}
%include "predawn.inc"

prime_count equ 20

; What a filter is started with.
struc Filter
.from   resq 1
.to     resq 1
.prime  resq 1
endstruc

; generate(to): sends 2, 3, 4 and so on for ever.
        pd_function generate, 8, 0, rbx
%define n rbp - 16
        mov     rbx, rdi
        mov     qword [n], 2
.next:  mov     rdi, rbx
        lea     rsi, [n]
        call    pd_chan_send
        inc     qword [n]
        jmp     .next
        pd_end_function

; filter(Filter *): passes on what is no multiple of its prime.
        pd_function filter, 8, 0, rbx
        mov     rbx, rdi
.next:  mov     rdi, [rbx + Filter.from]
        lea     rsi, [n]
        call    pd_chan_recv
        mov     rax, [n]
        cqo
        idiv    qword [rbx + Filter.prime]
        test    rdx, rdx
        jz      .next
        mov     rdi, [rbx + Filter.to]
        lea     rsi, [n]
        call    pd_chan_send
        jmp     .next
        pd_end_function

; Below the two registers lie a Filter, whose `from` is the channel of the numbers, and the primes.
%define f      rbp - 16 - Filter_size
%define primes f - 8 * prime_count
        pd_function main.main, Filter_size + 8 * prime_count, 0, rbx, r12
        mov     edi, 8
        xor     esi, esi
        call    pd_chan_new
        mov     [f + Filter.from], rax
        mov     edi, generate
        mov     rsi, rax
        call    pd_go
        xor     ebx, ebx
.next:  mov     rdi, [f + Filter.from]
        lea     rsi, [primes + 8 * rbx]
        call    pd_chan_recv
        mov     rax, [primes + 8 * rbx]
        mov     [f + Filter.prime], rax
        mov     edi, 8
        xor     esi, esi
        call    pd_chan_new
        mov     [f + Filter.to], rax
        mov     r12, rax
        mov     edi, filter
        lea     rsi, [f]
        mov     edx, Filter_size
        call    pd_go_copy              ; the goroutine gets a copy
        mov     [f + Filter.from], r12
        inc     ebx
        cmp     ebx, prime_count
        jb      .next

        mov     edi, 1
        call    pd_print_begin
        xor     ebx, ebx
.print: test    ebx, ebx
        jz      .first
        call    pd_print_space
.first: mov     rdi, [primes + 8 * rbx]
        call    pd_print_int
        inc     ebx
        cmp     ebx, prime_count
        jb      .print
        call    pd_print_newline
        call    pd_print_end
        xor     edi, edi
        call    pd_exit                 ; the other goroutines never end
        pd_end_function
