; A row that says its function was interrupted at the very place where it stands is followed once, not for ever.
; RUN: %cc %s -o %t
; RUN: %status 2 timeout 20 %t 2>&1 | FileCheck %s
; CHECK: {{^}}SIGILL: illegal instruction{{$}}
; CHECK: {{^}}goroutine 1 [running]:
; CHECK-NEXT: {{^}}main.main(...)
; CHECK-NEXT: pc=0x
; CHECK-EMPTY:
; CHECK-NEXT: {{^}}r8 
%include "predawn.inc"

%define DW_CFA_def_cfa       0x0c
%define DW_CFA_expression    0x10
%define DW_OP_breg_rsp       0x77
%define DWARF_rsp            7
%define DWARF_rip            16

[section .eh_frame align=8 noexec nowrite alloc progbits]
cie:
        dd .end - .id
.id:    dd 0
        db 1, "zRS", 0          ; version, augmentation: the pointer encoding follows, a signal's frame
        db 1, 0x78, DWARF_rip
        db 1, 0x1b
        db DW_CFA_def_cfa, DWARF_rsp, 0
        db DW_CFA_expression, DWARF_rip, 2, DW_OP_breg_rsp, 0
        align 8, db 0
.end:
fde:
        dd .end - .id
.id:    dd .id - cie
        dd main.main - $
        dd main.main.end - main.main
        db 0
        align 8, db 0
.end:

section .text
global main.main:function (main.main.end - main.main)
main.main:
        lea     rax, [rel .here]
        push    rax
.here:  ud2
.end:
