; What a compiler has to emit, by hand and without predawn.inc: written from docs/abi.md alone. Stack checks of both
; kinds, arguments on the stack, a goroutine with two arguments, an unwind record for each function.
;
; RUN: %cc %s -o %t
; RUN: %each-mmax %t | FileCheck %s
; RUN: %cc --linker=lld-19 %s -o %t.lld && %each-mmax %t.lld | FileCheck %s
; RUN: %cc --linker=gold %s -o %t.gold && %each-mmax %t.gold | FileCheck %s
; RUN: %each-mmax %status 2 %t crash 2>%t.err && FileCheck %s --check-prefix=CRASH <%t.err
;
; CHECK: {{^100000 calls deep$}}
; CHECK-NOT: {{.}}
; CRASH: {{^panic: runtime error: invalid memory address or nil pointer dereference$}}
; CRASH: {{^goroutine 1 \[running\]:$}}
; CRASH-NEXT: {{^}}first_word(
; CRASH: {{^}}wide(
; CRASH: {{^}}main.main(
; CRASH-NOT: {{^[a-z]}}

extern __morestack
extern pd_argc
extern pd_chan_new
extern pd_chan_recv
extern pd_chan_send
extern pd_exit
extern pd_go_copy
extern pd_print_begin
extern pd_print_cstring
extern pd_print_end
extern pd_print_int

section .note.GNU-stack noalloc noexec nowrite progbits
section .note.GNU-split-stack noalloc noexec nowrite progbits

stack_limit equ 0x70

; ------------------------------------------------------------------------------------------------- the unwind records

; Instructions of a record (DWARF 5, section 6.4.2), and the registers' numbers.
advance                 equ 0x02        ; one byte: how many bytes of code
define_cfa              equ 0x0c        ; register, offset
define_cfa_register     equ 0x0d
define_cfa_offset       equ 0x0e
offset                  equ 0x80        ; + register; the offset, in units of -8
restore                 equ 0xc0        ; + register
rbx_number              equ 3
rbp_number              equ 6
rsp_number              equ 7
return_address          equ 16

section .eh_frame align=8 alloc noexec nowrite progbits
cie:    dd      cie.end - cie.id
.id:    dd      0
        db      1, "zR", 0              ; version, augmentation
        db      1, 0x78, return_address ; units of code: 1; of data: -8; the column of the return address
        db      1, 0x1b                 ; one byte of augmentation: pointers are relative, of 32 bits
        db      define_cfa, rsp_number, 8
        db      offset + return_address, 1
        align   8, db 0
.end:

; record FUNCTION: for one with a frame pointer, whose labels .pushed, .framed and .left stand behind the instructions
; that push rbp, set it, and give it back; .end is its end.
%macro record 1
        align   8, db 0
        dd      %%end - %%id
%%id:   dd      %%id - cie
        dd      %1 - $
        dd      %1.end - %1
        db      0
        db      advance, %1.pushed - %1, define_cfa_offset, 16, offset + rbp_number, 2
        db      advance, %1.framed - %1.pushed, define_cfa_register, rbp_number
        db      advance, %1.left - %1.framed, define_cfa, rsp_number, 8, restore + rbp_number
        align   8, db 0
%%end:
%endmacro

        record  depth
        record  work
        record  unpack
        record  wide
        record  main.main

; One that touches only the red zone needs no check, and no row but the first.
        align   8, db 0
leaf:   dd      .end - .id
.id:    dd      .id - cie
        dd      first_word - $
        dd      first_word.end - first_word
        db      0
        align   8, db 0
.end:

; ------------------------------------------------------------------------------------------------------- the functions

section .text

; depth(n on the stack) -> int64: n, by n calls. Its frame: rbp, and 16 bytes for the next call's argument.
global depth:function (depth.end - depth)
depth:  cmp     rsp, [fs:stack_limit]
        jb      .more
.body:  push    rbp
.pushed:
        mov     rbp, rsp
.framed:
        mov     rax, [rbp + 16]
        test    rax, rax
        jz      .done
        dec     rax
        push    rax                     ; rsp has to be a multiple of 16 at the call
        push    rax
        call    depth
        inc     rax
.done:  leave
.left:  ret
.more:  mov     r10d, 24
        mov     r11d, 8
        call    __morestack
        ret
        jmp     .body
.end:

; work(pd_chan *to, int64 n): sends depth(n).
global work:function (work.end - work)
work:   cmp     rsp, [fs:stack_limit]
        jb      .more
.body:  push    rbp
.pushed:
        mov     rbp, rsp
.framed:
        sub     rsp, 16
        mov     [rbp - 8], rdi
        push    rsi
        push    rsi
        call    depth
        add     rsp, 16
        mov     rdi, [rbp - 8]
        lea     rsi, [rbp - 16]
        mov     [rsi], rax
        call    pd_chan_send
        leave
.left:  ret
.more:  mov     r10d, 40
        xor     r11d, r11d
        call    __morestack
        ret
        jmp     .body
.end:

; unpack(block): a goroutine begins here, with a copy of its arguments.
global unpack:function (unpack.end - unpack)
unpack: cmp     rsp, [fs:stack_limit]
        jb      .more
.body:  push    rbp
.pushed:
        mov     rbp, rsp
.framed:
        mov     rsi, [rdi + 8]
        mov     rdi, [rdi]
        call    work
        leave
.left:  ret
.more:  mov     r10d, 8
        xor     r11d, r11d
        call    __morestack
        ret
        jmp     .body
.end:

; wide(const int64 *p) -> int64: with a frame of 4,096 bytes, which takes the other kind of check.
global wide:function (wide.end - wide)
wide:   lea     r11, [rsp - 4104]
        cmp     r11, [fs:stack_limit]
        jb      .more
.body:  push    rbp
.pushed:
        mov     rbp, rsp
.framed:
        sub     rsp, 4096
        call    first_word
        mov     [rsp], rax
        leave
.left:  ret
.more:  mov     r10d, 4104
        xor     r11d, r11d
        call    __morestack
        ret
        jmp     .body
.end:

; first_word(const int64 *p) -> int64
global first_word:function (first_word.end - first_word)
first_word:
        mov     rax, [rdi]
        ret
.end:

; Its frame: rbp, the block of the goroutine's arguments, the result.
global main.main:function (main.main.end - main.main)
main.main:
        cmp     rsp, [fs:stack_limit]
        jb      .more
.body:  push    rbp
.pushed:
        mov     rbp, rsp
.framed:
        sub     rsp, 32
        call    pd_argc
        xor     edi, edi
        cmp     eax, 1
        jne     .crash
        mov     edi, 8
        xor     esi, esi
        call    pd_chan_new
        mov     [rbp - 16], rax         ; the block: to, n
        mov     qword [rbp - 8], 100000
        mov     edi, unpack
        lea     rsi, [rbp - 16]
        mov     edx, 16
        call    pd_go_copy
        mov     rdi, [rbp - 16]
        lea     rsi, [rbp - 24]
        call    pd_chan_recv
        mov     edi, 1
        call    pd_print_begin
        mov     rdi, [rbp - 24]
        call    pd_print_int
        mov     edi, calls
        call    pd_print_cstring
        call    pd_print_end
        xor     edi, edi
        call    pd_exit
.crash: call    wide
        leave
.left:  ret
.more:  mov     r10d, 40
        xor     r11d, r11d
        call    __morestack
        ret
        jmp     .body
.end:

section .rodata
calls:  db      " calls deep", 10, 0
