; Select in NASM: a goroutine that in each turn either hands out the next number, or takes back a square, or is told to
; end.
;
; RUN: %cc %s -o %t && %each-mmax %t | FileCheck %s
;
; CHECK: {{^sum of squares: 385$}}
; CHECK-NOT: {{.}}
%include "predawn.inc"

struc Server
.numbers resq 1
.squares resq 1
.end     resq 1
.sum     resq 1
endstruc

; set_case CASE, CHANNEL, ADDRESS OF THE VALUE, KIND; uses rax
%macro set_case 4
        mov     rax, %2
        mov     [%1 + pd_select_case.chan], rax
        lea     rax, %3
        mov     [%1 + pd_select_case.value], rax
        mov     dword [%1 + pd_select_case.kind], %4
%endmacro

; serve(Server *)
%define next   rbp - 16
%define square rbp - 24
%define sum    rbp - 32
%define cases  rbp - 32 - 3 * pd_select_case_bytes
        pd_function serve, 24 + 3 * pd_select_case_bytes, 0, rbx
        mov     rbx, rdi
        mov     qword [next], 1
        mov     qword [sum], 0
        set_case cases, [rbx + Server.numbers], [next], PD_SELECT_SEND
        set_case cases + pd_select_case_bytes, [rbx + Server.squares], [square], PD_SELECT_RECV
        set_case cases + 2 * pd_select_case_bytes, [rbx + Server.end], [square], PD_SELECT_RECV
.turn:  lea     rdi, [cases]
        mov     esi, 3
        call    pd_select
        cmp     rax, 1
        ja      .ended
        je      .taken
        inc     qword [next]
        jmp     .turn
.taken: mov     rax, [square]
        add     [sum], rax
        jmp     .turn
.ended: mov     rdi, [rbx + Server.sum]
        lea     rsi, [sum]
        call    pd_chan_send
        pd_return
        pd_end_function

%define server rbp - 8 - Server_size
%define number rbp - 8 - Server_size - 8
        pd_function main.main, Server_size + 8, 0, rbx
        xor     ebx, ebx
.make:  mov     edi, 8
        xor     esi, esi
        call    pd_chan_new
        mov     [server + 8 * rbx], rax
        inc     ebx
        cmp     ebx, Server_size / 8
        jb      .make
        mov     edi, serve
        lea     rsi, [server]
        mov     edx, Server_size
        call    pd_go_copy
        mov     ebx, 10
.ask:   mov     rdi, [server + Server.numbers]
        lea     rsi, [number]
        call    pd_chan_recv
        mov     rax, [number]
        imul    rax, rax
        mov     [number], rax
        mov     rdi, [server + Server.squares]
        lea     rsi, [number]
        call    pd_chan_send
        dec     ebx
        jnz     .ask
        mov     rdi, [server + Server.end]
        call    pd_chan_close           ; a receive from a closed channel is always ready
        mov     rdi, [server + Server.sum]
        lea     rsi, [number]
        call    pd_chan_recv
        mov     edi, 1
        call    pd_print_begin
        mov     edi, text
        call    pd_print_cstring
        mov     rdi, [number]
        call    pd_print_int
        call    pd_print_newline
        call    pd_print_end
        pd_return
        pd_end_function

section .rodata
text:   db      "sum of squares: ", 0
