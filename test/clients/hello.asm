; Hello in NASM.
;
; RUN: %cc %s -o %t && %each-mmax %t | FileCheck %s
;
; CHECK: {{^hello, world$}}
; CHECK-NOT: {{.}}
%include "predawn.inc"

        pd_function main.main, 0
        mov     edi, hello
        call    pd_println
        pd_return
        pd_end_function

section .rodata
hello:  db      "hello, world", 0
