; From NASM: channels are made, sent to and received from in every form, selected from, and closed.
;
; RUN: %cc -I%inputs/run %s -o %t && %each-mmax %t | FileCheck %s
; CHECK: {{^5050$}}
; CHECK-NEXT: {{^selected$}}

%include "inventory.inc"

; void count(pd_chan *c): sends 1 to 100 and closes.
pd_function count, 32, 0, rbx, r12
    mov rbx, rdi
    xor r12d, r12d
.next:
    inc r12
    mov [rsp], r12
    mov rdi, rbx
    mov rsi, rsp
    call pd_chan_send
    cmp r12, 100
    jne .next
    mov rdi, rbx
    call pd_chan_close
    pd_return
pd_end_function

pd_function main.main, 32, 0, rbx, r12
    mov edi, 8
    mov esi, 1
    call pd_chan_new
    mov rbx, rax
    mov rdi, rbx
    mov rsi, rsp
    xor edx, edx
    call pd_chan_try_recv
    test al, al
    expect z, "nothing to receive, and no waiting"
    mov qword [rsp], 7
    mov rdi, rbx
    mov rsi, rsp
    call pd_chan_try_send
    test al, al
    expect nz, "there is room for one"
    mov rdi, rbx
    mov rsi, rsp
    call pd_chan_try_send
    test al, al
    expect z, "and not for two"
    mov rdi, rbx
    call pd_chan_len
    mov r12, rax
    mov rdi, rbx
    call pd_chan_cap
    cmp rax, r12
    expect e, "length and capacity are 1"
    mov rdi, rbx
    mov rsi, rsp
    lea rdx, [rsp + 8]
    call pd_chan_try_recv
    test al, [rsp + 8]
    expect nz, "received, and sent by somebody"
    lea rdi, [rel count]
    mov rsi, rbx
    call pd_go
    xor r12d, r12d
.receive:
    mov rdi, rbx
    mov rsi, rsp
    call pd_chan_recv
    add r12, [rsp]                          ; the last is zero
    test al, al
    jnz .receive
    say_int r12
    call selects
    pd_return
pd_end_function

; select_case INDEX, CHANNEL, KIND: a case of the two at rsp, whose value is the word behind them
%macro select_case 3
    mov qword [rsp + %1 * pd_select_case_bytes + pd_select_case.chan], %2
    lea rax, [rsp + 2 * pd_select_case_bytes]
    mov [rsp + %1 * pd_select_case_bytes + pd_select_case.value], rax
    mov dword [rsp + %1 * pd_select_case_bytes + pd_select_case.kind], %3
%endmacro

; One case is of the nil channel, the other sends to a buffer, then receives from it, then can do neither.
pd_function selects, 2 * pd_select_case_bytes + 16, 0, rbx
    mov edi, 8
    mov esi, 1
    call pd_chan_new
    mov rbx, rax
    select_case 0, 0, PD_SELECT_RECV
    select_case 1, rbx, PD_SELECT_SEND
    mov qword [rsp + 2 * pd_select_case_bytes], 99
    mov rdi, rsp
    mov esi, 2
    call pd_select
    cmp rax, 1
    expect e, "the send takes place"
    mov qword [rsp + 2 * pd_select_case_bytes], 0
    select_case 1, rbx, PD_SELECT_RECV
    mov rdi, rsp
    mov esi, 2
    call pd_select_try
    cmp rax, 1
    expect e, "the receive takes place"
    cmp qword [rsp + 2 * pd_select_case_bytes], 99
    expect e, "of what was sent"
    cmp byte [rsp + pd_select_case_bytes + pd_select_case.ok], 1
    expect e, "by somebody"
    mov rdi, rsp
    mov esi, 2
    call pd_select_try
    cmp rax, -1
    expect e, "nothing is ready"
    mov rdi, rsp
    mov esi, 2
    mov edx, 1000000
    call pd_select_timeout
    cmp rax, -1
    expect e, "nor within a millisecond"
    say "selected"
    pd_return
pd_end_function
