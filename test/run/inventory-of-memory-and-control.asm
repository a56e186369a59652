; From NASM: mal, newproc, gosched, sleep, goexit and exit; panicl, throw, panic and breakpoint.
;
; RUN: %cc -I%inputs/run %s -o %t
; RUN: %status 7 env PREDAWN_MAXPROCS=1 %t 0 | FileCheck %s
; RUN: %status 7 env PREDAWN_MAXPROCS=2 %t 0 | FileCheck %s
; RUN: %status 7 env PREDAWN_MAXPROCS=8 %t 0 | FileCheck %s
; CHECK:      in the order of
; CHECK-NEXT: 1
; CHECK-NEXT: 3
; CHECK-NEXT: 6
; CHECK-NOT: {{.}}
; RUN: %status 2 %t 1 2>&1 | FileCheck %s --check-prefix=LINE
; LINE: panic on line 42
; RUN: %status 2 %t 2 2>&1 | FileCheck %s --check-prefix=THROW
; THROW: fatal error: thrown by NASM
; RUN: %status 2 %t 3 2>&1 | FileCheck %s --check-prefix=PANIC
; PANIC: panic: paniced by NASM
; RUN: %status 2 %t 4 2>&1 | FileCheck %s --check-prefix=BREAK
; BREAK: SIGTRAP
; RUN: %status 2 %t 5 2>&1 | FileCheck %s --check-prefix=INDEX
; INDEX: panic: runtime error: index out of range [5] with length 3

%include "inventory.inc"

section .bss
sum: resq 1

; void add(const int64_t block[2]): adds both numbers to the sum and ends, by falling off or by goexit.
pd_function add, 0
    mov rax, [rdi]
    add rax, [rdi + 8]
    add [rel sum], rax
    mov rdi, [rel sum]
    call print_line
    cmp qword [rel sum], 3
    je .ends
    call pd_goexit
.ends:
    pd_return
pd_end_function

; void print_line(int64_t number)
pd_function print_line, 16, 0, rbx
    mov rbx, rdi
    mov edi, 1
    call pd_print_begin
    say_int rbx
    call pd_print_end
    pd_return
pd_end_function

; void add_one(void *number)
pd_function add_one, 0
    add [rel sum], rdi
    mov rdi, [rel sum]
    call print_line
    pd_return
pd_end_function

pd_function control, 32, 0, rbx
    say "in the order of"
    mov edi, 100
    call pd_mal
    mov rbx, rax
    test bl, 15
    expect z, "mal is aligned"
    cmp qword [rbx + 88], 0
    expect e, "mal is zeroed"
    lea rdi, [rel add_one]
    mov esi, 1
    call pd_go                              ; 1
    call wait_a_little
    mov qword [rbx], 2
    mov qword [rbx + 8], 0
    lea rdi, [rel add]
    mov rsi, rbx
    mov edx, 16
    call pd_go_copy                         ; 2 and 0, copied at once
    mov qword [rbx], 100
    call wait_a_little
    mov qword [rbx], 1
    mov qword [rbx + 8], 2
    lea rdi, [rel add]
    mov rsi, rbx
    mov edx, 16
    call pd_go_copy                         ; ends by goexit
    call wait_a_little
    call pd_goid
    cmp rax, 1
    expect e, "this is goroutine 1"
    mov edi, 7
    call pd_exit
pd_end_function

pd_function wait_a_little, 0
    call pd_gosched
    mov edi, 50
    call pd_sleep
    pd_return
pd_end_function

pd_function main.main, 16
    call pd_argv
    mov rdi, [rax + 8]
    call pd_atoi
    cmp rax, 1
    jae .others
    call control
.others:
    cmp rax, 1
    je .line
    cmp rax, 3
    jb .throw
    je .panic
    cmp rax, 5
    jb .break
    mov edi, 5
    mov esi, 3
    call pd_panic_index
.line:
    mov edi, 42
    call pd_panic_line
.throw:
    cstring .thrown, "thrown by NASM"
    lea rdi, [rel .thrown]
    call pd_throw
.panic:
    cstring .paniced, "paniced by NASM"
    lea rdi, [rel .paniced]
    call pd_panic
.break:
    call pd_breakpoint
    pd_return
pd_end_function
