; From NASM: channels are made, sent to and received from in every form, and closed.
;
; RUN: %cc -I%inputs/run %s -o %t && %each-mmax %t | FileCheck %s
; CHECK: {{^5050$}}

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
    pd_return
pd_end_function
