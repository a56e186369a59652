; reflect_call.asm -- calls with arguments that are known at run time only, in both directions.
;
; Registers (registers.h) has what the registers of the C convention hold, of a call and of a return.

%include "rt0/frame.inc"

extern gccgo_made_run

SSE equ 48                                      ; offset in Registers

; void gccgo_call_registers(Registers* r, const void* stack, size_t stack_bytes, const FuncValue* f)
; Calls f with these registers, and so many bytes of arguments on the stack, a multiple of 16.
; out     *r as f has left it
; keeps   rbx rbp r12-r15
; stack   40 + stack_bytes
procedure gccgo_call_registers
        push_saved rbp, 2
        mov     rbp, rsp
        cfa     rbp, 16
        push    rbx
        saved   rbx, 3
        sub     rsp, 8
        mov     rbx, rdi
        mov     r10, rcx
        sub     rsp, rdx
        mov     rcx, rdx
        shr     rcx, 3
        mov     rdi, rsp
        rep movsq
%assign i 0
%rep 8
        movsd   xmm %+ i, [rbx + SSE + 8 * i]
%assign i i + 1
%endrep
        load_arguments rbx
        call    [r10]
        mov     [rbx], rax
        mov     [rbx + 8], rdx
        movsd   [rbx + SSE], xmm0
        movsd   [rbx + SSE + 8], xmm1
        mov     rbx, [rbp - 8]
        restored rbx
        leave
        restored rbp
        cfa     rsp, 8
        ret
end_procedure

; The code of a function that reflect.MakeFunc has made; r10 is its func value.
; stack   128, and gccgo_made_run's
procedure gccgo_made
        push_saved rbp, 2
        mov     rbp, rsp
        cfa     rbp, 16
        sub     rsp, 112
        store_arguments rsp
%assign i 0
%rep 8
        movsd   [rsp + SSE + 8 * i], xmm %+ i
%assign i i + 1
%endrep
        mov     rdi, rsp
        lea     rsi, [rbp + 16]
        mov     rdx, r10
        call    gccgo_made_run
        mov     rax, [rsp]
        mov     rdx, [rsp + 8]
        movsd   xmm0, [rsp + SSE]
        movsd   xmm1, [rsp + SSE + 8]
        leave
        restored rbp
        cfa     rsp, 8
        ret
end_procedure
