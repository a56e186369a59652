; From NASM: arguments and environment, numbers taken apart, files written and read.
;
; RUN: %cc -I%inputs/run %s -o %t
; RUN: %python -c "import os; os.execve('%t', ['%t', '%t.file', '-12345'], {'NAME': 'value'})"
; RUN: FileCheck %s --input-file=%t.file
; CHECK: {{^}}value{{$}}

%include "inventory.inc"

pd_function process, 16, 0, rbx
    call pd_argc
    cmp eax, 3
    expect e, "three arguments"
    call pd_envc
    cmp eax, 1
    expect e, "one variable"
    call pd_envv
    cmp qword [rax + 8], 0
    expect e, "and no more"
    call pd_argv
    mov rdi, [rax + 16]
    call pd_atoi
    cmp rax, -12345
    expect e, "atoi"
    cstring .unset, "UNSET"
    lea rdi, [rel .unset]
    call pd_getenv
    test rax, rax
    expect z, "what is not set is null"
    pd_return
pd_end_function

%macro double_to 2 ; XMM, VALUE
    mov rax, __?float64?__(%2)
    movq %1, rax
%endmacro

%macro expect_double 2 ; VALUE, CLAIM
    movq rax, xmm0
    mov rcx, __?float64?__(%1)
    cmp rax, rcx
    expect e, %2
%endmacro

pd_function floats, 16
    double_to xmm0, -40.0
    mov rdi, rsp
    call pd_frexp
    expect_double -0.625, "-40 is -0.625"
    cmp qword [rsp], 6
    expect e, "times 64"
    mov edi, 6
    call pd_ldexp
    expect_double -40.0, "and back"
    mov rdi, rsp
    double_to xmm0, -2.75
    call pd_modf
    expect_double -0.75, "the fraction"
    movq xmm0, [rsp]
    expect_double -2.0, "the integer"
    call pd_nan
    call pd_isnan
    test al, al
    expect nz, "NaN is"
    mov edi, -1
    movsxd rdi, edi
    call pd_inf
    mov edi, 1
    call pd_isinf
    test al, al
    expect z, "-Inf is not +Inf"
    pd_return
pd_end_function

pd_function files, 64, 0, rbx, r12
    call pd_argv
    mov rdi, [rax + 8]
    call pd_string_from_cstring
    mov rbx, rax
    mov r12, rdx
    cstring .name, "NAME"
    lea rdi, [rel .name]
    call pd_getenv
    mov rdi, rbx
    mov rsi, r12
    mov rdx, rax
    mov ecx, 5
    call pd_write_file
    test al, al
    expect nz, "written"
    mov rdi, rbx
    mov rsi, r12
    mov rdx, rsp
    call pd_read_file
    test al, al
    expect nz, "read"
    cmp qword [rsp + pd_slice.len], 5
    expect e, "five bytes"
    cstring .nowhere, "/nowhere/file"
    lea rdi, [rel .nowhere]
    call pd_string_from_cstring
    mov rdi, rax
    mov rsi, rdx
    mov rdx, rsp
    call pd_read_file
    test al, al
    expect z, "what is not there cannot be read"
    pd_return
pd_end_function

pd_function main.main, 0
    call process
    call floats
    call files
    pd_return
pd_end_function
