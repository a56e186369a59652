; From NASM: a struct becomes an interface, is called, converted and got back; a map is filled, read and emptied.
;
; RUN: %cc -I%inputs/run %s -o %t && %each-mmax %t
; RUN: %status 2 %t missing 2>&1 | FileCheck %s
; CHECK: panic: interface conversion: main.Point is not main.Drawer: missing method Draw

%include "inventory.inc"

section .data
name_sum: string_data "Sum"
point_methods:
    string_data "Sum"
    dq signature, point_sum
point:
    dq 16, pd_alg_memory
    string_data "main.Point"
    dd PD_KIND_STRUCT, 0
    dq point_methods, 1
summer_methods:
    string_data "Sum"
    dq signature
summer:
    string_data "main.Summer"
    dq summer_methods, 1
drawer_methods:
    string_data "Draw"
    dq signature
drawer:
    string_data "main.Drawer"
    dq drawer_methods, 1
number:
    dq 8, pd_alg_memory
    string_data "int"
    dd PD_KIND_INT, 0
    dq 0, 0
number_to_number: dq number, number
value: dq 30, 12
signature: db 0

section .text

; int64_t point_sum(const Point *)
pd_function point_sum, 0
    mov rax, [rdi]
    add rax, [rdi + 8]
    pd_return
pd_end_function

pd_function interfaces, 64, 0, rbx, r12
    lea rdi, [rel summer]
    lea rsi, [rel point]
    lea rdx, [rel value]
    call pd_iface_from_value
    mov rbx, rax
    mov r12, rdx
    mov rdi, r12
    call [rbx + pd_itab.fn]
    cmp rax, 42
    expect e, "the method of the type is called"
    mov rdi, rbx
    mov rsi, r12
    call pd_any_from_iface
    lea rdi, [rel summer]
    mov rsi, rax
    call pd_iface_from_any
    cmp rax, rbx
    expect e, "the same pair has the same table"
    mov rdi, rbx
    mov rsi, r12
    lea rdx, [rel summer]
    lea rcx, [rel point]
    lea r8, [rsp + 16]
    call pd_iface_get
    cmp qword [rsp + 24], 12
    expect e, "the value comes back"
    lea rdi, [rel drawer]
    lea rsi, [rel point]
    mov rdx, r12
    lea rcx, [rsp]
    call pd_iface_try_from_any
    test al, al
    expect z, "a Point does not draw"
    call pd_argc
    cmp eax, 2
    jne .done
    lea rdi, [rel drawer]
    lea rsi, [rel point]
    mov rdx, r12
    call pd_iface_from_any
.done:
    pd_return
pd_end_function

pd_function maps, 64, 0, rbx, r12
    lea rdi, [rel number_to_number]
    xor esi, esi
    call pd_map_new
    mov rbx, rax
    mov r12d, 100
.fill:
    mov [rsp], r12
    mov rdi, rbx
    mov rsi, rsp
    call pd_map_put
    mov [rax], r12
    dec r12
    jnz .fill
    mov rdi, rbx
    call pd_map_len
    cmp rax, 100
    expect e, "a hundred entries"
    mov qword [rsp], 57
    mov rdi, rbx
    mov rsi, rsp
    lea rdx, [rsp + 8]
    call pd_map_get
    test al, al
    expect nz, "57 is there"
    cmp qword [rsp + 8], 57
    expect e, "and has its value"
    mov rdi, rbx
    mov rsi, rsp
    xor edx, edx
    xor ecx, ecx
    call pd_map_set_or_delete
    mov rdi, rbx
    mov esi, 57
    call pd_map_find_u64
    test rax, rax
    expect z, "57 is gone"
    pd_return
pd_end_function

pd_function main.main, 0
    call interfaces
    call maps
    pd_return
pd_end_function
