; data.asm -- what gccgo's code refers to by name and only reads: type lists, the write barrier's flag.

%include "rt0/frame.inc"

; The type lists of the packages that each object imports by itself, all in one place: a count of 0, and the slot that
; an empty list has. Weak, because an object of the package has its own.
section .rodata.gccgo_lists progbits alloc noexec nowrite align=8
global runtime..types:data weak (16)
global internal_1abi..types:data weak (16)
global internal_1bytealg..types:data weak (16)
global internal_1cpu..types:data weak (16)
global internal_1goarch..types:data weak (16)
global internal_1goexperiment..types:data weak (16)
global internal_1goos..types:data weak (16)
global runtime_1internal_1atomic..types:data weak (16)
global runtime_1internal_1math..types:data weak (16)
global runtime_1internal_1sys..types:data weak (16)
runtime..types:
internal_1abi..types:
internal_1bytealg..types:
internal_1cpu..types:
internal_1goarch..types:
internal_1goexperiment..types:
internal_1goos..types:
runtime_1internal_1atomic..types:
runtime_1internal_1math..types:
runtime_1internal_1sys..types:
        dq 0, 0

; Code looks at the first four bytes before it stores a pointer. Nobody sets it: nothing collects while others run.
section .bss.gccgo_barrier nobits alloc noexec write align=8
global runtime.writeBarrier:data (16)
runtime.writeBarrier:
        resb 16
