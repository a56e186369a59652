; x87.asm -- what the processor's floating-point unit of 80 bits computes by one instruction, for package math.
;
; Arguments are long doubles: on the stack, 16 bytes each; the result is in st0 (System V ABI, 3.2.3). The unit's
; registers are empty before and after but for the result. Its precision is 64 bits as the kernel sets it, which leaves
; 11 bits more than a double has: one rounding, and what is right in 63 bits is a double within 0.501 units.

%include "rt0/frame.inc"

%define FIRST tword [rsp + 8]
%define SECOND tword [rsp + 24]

; y * log2(x), for x > 0; -infinity for 0, NaN below.
procedure x87_log2                      ; (x, y)
        fld     SECOND
        fld     FIRST
        fyl2x
        ret
end_procedure

; y * log2(1 + x), for |x| < 1 - sqrt(1/2).
procedure x87_log2_plus_one             ; (x, y)
        fld     SECOND
        fld     FIRST
        fyl2xp1
        ret
end_procedure

; 2^x - 1, for |x| <= 1.
procedure x87_exp2_minus_one            ; (x)
        fld     FIRST
        f2xm1
        ret
end_procedure

; x * 2^n, where n is whole.
procedure x87_scale                     ; (x, n)
        fld     SECOND
        fld     FIRST
        fscale
        fstp    st1
        ret
end_procedure

; The whole number e with 2^e <= |x| < 2^(e+1), for finite x but 0.
procedure x87_exponent                  ; (x)
        fld     FIRST
        fxtract
        fstp    st0
        ret
end_procedure

; The nearest whole number.
procedure x87_round                     ; (x)
        fld     FIRST
        frndint
        ret
end_procedure

procedure x87_sqrt                      ; (x)
        fld     FIRST
        fsqrt
        ret
end_procedure

; The remainder of x / y, with the sign of x: exact, 63 bits of the quotient at a time.
procedure x87_remainder                 ; (x, y)
        fld     SECOND
        fld     FIRST
.more:  fprem
        fnstsw  ax
        test    ah, 4                           ; C2: not yet done
        jnz     .more
        fstp    st1
        ret
end_procedure

; The angle of the point (x, y), in all four quadrants.
procedure x87_atan2                     ; (y, x)
        fld     FIRST
        fld     SECOND
        fpatan
        ret
end_procedure

; For |x| <= pi / 4; beyond, the processor's pi is too short.
procedure x87_sin                       ; (x)
        fld     FIRST
        fsin
        ret
end_procedure

procedure x87_cos                       ; (x)
        fld     FIRST
        fcos
        ret
end_procedure

procedure x87_tan                       ; (x)
        fld     FIRST
        fptan
        fstp    st0                             ; it pushes a 1
        ret
end_procedure
