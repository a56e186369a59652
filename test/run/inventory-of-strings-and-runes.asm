; From NASM: strings are concatenated, compared, cut, indexed and made; runes are read and written; slices grow.
;
; RUN: %cc -I%inputs/run %s -o %t && %each-mmax %t | FileCheck %s
; CHECK: {{^}}abcdef{{$}}
; CHECK-NEXT: {{^}}世{{$}}
; CHECK-NEXT: {{^}}bcd{{$}}

%include "inventory.inc"

; void print_string(pd_string s): on a line of its own.
pd_function print_string, 0
    call pd_print_string
    call pd_print_newline
    pd_return
pd_end_function

pd_function strings, 16, 0, rbx, r12
    string_to rdi, rsi, "abc"
    string_to rdx, rcx, "def"
    call pd_string_cat
    mov rbx, rax
    mov r12, rdx
    mov rdi, rax
    mov rsi, rdx
    call print_string
    mov rdi, rbx
    mov rsi, r12
    string_to rdx, rcx, "abd"
    call pd_string_compare
    cmp eax, 0
    expect l, "abcdef is before abd"
    mov rdi, rbx
    mov rsi, r12
    mov edx, 5
    call pd_string_index
    cmp al, 'f'
    expect e, "byte 5 is f"
    mov edi, 0x4e16
    call pd_string_from_rune
    mov rdi, rax
    mov rsi, rdx
    call print_string
    mov rdi, rbx
    mov rsi, r12
    mov edx, 1
    mov ecx, 4
    call pd_string_slice
    mov rdi, rax
    mov rsi, rdx
    call pd_string_from_bytes               ; the same two registers: a copy
    mov rdi, rax
    mov rsi, rdx
    call print_string
    pd_return
pd_end_function

pd_function runes, 64, 0, rbx
    string_to rdi, rsi, 'x', 0xe4, 0xb8, 0x96, 0xff
    mov edx, 1
    lea rcx, [rsp + 40]
    call pd_string_rune
    cmp rax, 3
    expect e, "three bytes"
    cmp dword [rsp + 40], 0x4e16
    expect e, "are one rune"
    string_to rdi, rsi, 'x', 0xe4, 0xb8, 0x96, 0xff
    call pd_string_rune_count
    cmp rax, 3
    expect e, "three runes, the malformed one too"
    lea rdi, [rsp + 40]
    mov esi, 0x1f600
    call pd_rune_to_bytes
    cmp rax, 4
    expect e, "a rune of four bytes"
    cmp dword [rsp + 40], 0x80989ff0
    expect e, "which are these"
    lea rdi, [rsp + 24]                     ; the result
    string_to rsi, rdx, "hi"
    call pd_string_to_runes
    mov rax, [rsp + 24 + pd_slice.ptr]
    cmp dword [rax + 4], 'i'
    expect e, "[]rune(s)"
    lea rdi, [rsp + 24]
    mov esi, 3
    mov edx, 4
    movups xmm0, [rsp + 24]
    movups [rsp], xmm0                      ; the argument
    mov rax, [rsp + 40]
    mov [rsp + 16], rax
    call pd_slice_grow
    cmp qword [rsp + 24 + pd_slice.cap], 4
    expect e, "twice the capacity"
    cmp qword [rsp + 24 + pd_slice.len], 2
    expect e, "the same length"
    pd_return
pd_end_function

pd_function main.main, 0
    call strings
    call runes
    pd_return
pd_end_function
