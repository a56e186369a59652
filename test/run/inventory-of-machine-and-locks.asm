; From NASM: the compare-and-swap, system calls by number, another return address, locks, notes, and a traceback.
;
; RUN: %cc -I%inputs/run %s -o %t && %each-mmax %t 2>%t.err
; RUN: FileCheck %s --input-file=%t.err
; CHECK: goroutine 1 [running]:
; CHECK: diagnosis(...)
; CHECK: main.main(...)

%include "inventory.inc"

%define call_mmap    9
%define call_select  23
%define call_gettid  186
%define call_futex   202
%define futex_wait   128
%define EAGAIN       11

section .bss
word_of_cas: resd 1
lock_word: resd 1
note_word: resd 1

section .text

%macro system 1-7 0, 0, 0, 0, 0, 0
    mov rdi, %1
    mov rsi, %2
    mov rdx, %3
    mov rcx, %4
    mov r8, %5
    mov r9, %6
    mov qword [rsp], %7
    call pd_syscall
%endmacro

pd_function machine, 64, 0, rbx
    lea rdi, [rel word_of_cas]
    xor esi, esi
    mov edx, 5
    call pd_cas
    test al, al
    expect nz, "0 was 0"
    lea rdi, [rel word_of_cas]
    xor esi, esi
    mov edx, 6
    call pd_cas
    test al, al
    expect z, "5 is not 0"
    cmp dword [rel word_of_cas], 5
    expect e, "5 stays"
    system call_mmap, 0, 4096, 3, 0x22, -1, 0
    mov rbx, rax
    mov qword [rbx], 1
    system call_gettid
    cmp rax, 0
    expect g, "this thread has a number"
    lea rax, [rel word_of_cas]
    system call_futex, rax, futex_wait, 6, 0
    cmp rax, -EAGAIN
    expect e, "the word is not 6"
    mov qword [rsp + 16], 0
    mov qword [rsp + 24], 1000
    lea rax, [rsp + 16]
    system call_select, 0, 0, 0, 0, rax
    test rax, rax
    expect z, "a millisecond is over"
    mov rdi, rbx
    mov esi, 16
    call pd_memclr
    cmp qword [rbx], 0
    expect e, "memclr"
    pd_return
pd_end_function

; Where it returns to, for a frame that fits the segment and one that does not.
%macro caller_function 2 ; NAME, FRAME
pd_function %1, %2, 0, rbx
    mov rbx, rdi
    mov rdi, rbp
    call pd_get_caller_pc
    cmp rax, [rbx]
    expect e, "the caller is known"
    mov rdi, rbp
    mov rsi, [rbx + 8]
    call pd_set_caller_pc
    mov rdi, rbp
    call pd_get_caller_pc
    cmp rax, [rbx + 8]
    expect e, "and is another now"
    pd_return
pd_end_function
%endmacro
caller_function small_frame, 16
caller_function large_frame, 100000

%macro go_elsewhere 1
    lea rax, [rel %%returned]
    mov [rsp], rax
    lea rax, [rel %%elsewhere]
    mov [rsp + 8], rax
    mov rdi, rsp
    call %1
%%returned:
    test rsp, rsp
    expect z, "it returned to its caller"
%%elsewhere:
%endmacro

pd_function callers, 32, 0, rbx
    mov ebx, 1000
.again:
    go_elsewhere small_frame
    go_elsewhere large_frame
    dec ebx
    jnz .again
    pd_return
pd_end_function

; void wakes(void *)
pd_function wakes, 0
    lea rdi, [rel note_word]
    call pd_note_wakeup
    pd_return
pd_end_function

pd_function locks, 0
    lea rdi, [rel lock_word]
    call pd_lock_acquire
    cmp dword [rel lock_word], 0
    expect ne, "the lock is held"
    lea rdi, [rel lock_word]
    call pd_lock_release
    lea rdi, [rel note_word]
    call pd_note_clear
    lea rdi, [rel note_word]
    mov esi, 1000
    call pd_note_sleep_timeout
    test al, al
    expect z, "nobody wakes"
    lea rdi, [rel wakes]
    xor esi, esi
    call pd_go
    call pd_gosched
    lea rdi, [rel note_word]
    call pd_note_sleep
    pd_return
pd_end_function

pd_function diagnosis, 0
    call pd_traceback
    pd_return
pd_end_function

pd_function main.main, 0
    call machine
    call callers
    call locks
    call diagnosis
    pd_return
pd_end_function
