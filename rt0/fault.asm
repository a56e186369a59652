; fault.asm -- an instruction that has faulted calls a function.

%include "rt0/frame.inc"

extern rt0_up_fault

; The handler of the signal has put a FaultFrame below the red zone of whatever was interrupted, and the goroutine goes
; on here. So the caller is the interrupted function, at its very instruction ('S': no call stands in front of it), with
; all registers but rsp and rip as they are; those two are in the FaultFrame.
%define DW_CFA_def_cfa_expression 0x0f
%define DW_CFA_expression         0x10
%define DW_OP_deref               0x06
%define DW_OP_breg_rsp            0x77

[section .eh_frame]
fault_cie:
        dd .end - .id
.id:    dd 0
        db 1, "zRS", 0          ; version, augmentation: the pointer encoding follows, a signal's frame
        db 1, 0x78, DWARF_rip
        db 1, 0x1b
        db DW_CFA_def_cfa_expression, 3, DW_OP_breg_rsp, FAULT_SP, DW_OP_deref
        db DW_CFA_expression, DWARF_rip, 2, DW_OP_breg_rsp, FAULT_PC
        align 8, db 0
.end:
fault_fde:
        dd .end - .id
.id:    dd .id - fault_cie
        dd rt0_fault - $
        dd rt0_fault.end - rt0_fault
        db 0
        align 8, db 0
.end:

; void rt0_fault(void)
; in      rsp, 16-byte aligned, points to the FaultFrame
; out     never
; stack   8 bytes and rt0_up_fault's
section .text.rt0_fault progbits alloc exec nowrite align=16
global rt0_fault:function hidden (rt0_fault.end - rt0_fault)
rt0_fault:
        mov     rdi, rsp
        call    rt0_up_fault
        ud2
.end:
