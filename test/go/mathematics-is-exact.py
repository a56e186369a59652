# The functions of package math give the double that is nearest, or in few cases one next to it, on angles of any size,
# near zeroes and poles, at the ends of the range, and what C says of infinities and zeroes; as GNU MPFR knows them.
#
# RUN: %cc -O2 %S/Inputs/functions.go -o %t
# RUN: %if release %{ %python %s %t 3000 | FileCheck %s %}
# RUN: %if release %{ true %} %else %{ %python %s %t 600 | FileCheck %s --check-prefix=FEWER %}
# CHECK: 21 functions, 63000 values, none wrong
# FEWER: 21 functions, 12600 values, none wrong
import ctypes
import math
import random
import struct
import subprocess
import sys

mpfr = ctypes.CDLL("libmpfr.so.6")  # GCC stands on it
precision = 2400  # exact for a remainder
values_each = int(sys.argv[2])
most_not_nearest = 0.01


class Number(ctypes.Structure):
    _fields_ = [("precision", ctypes.c_long), ("sign", ctypes.c_int), ("exponent", ctypes.c_long),
                ("limbs", ctypes.c_void_p)]


def number():
    made = Number()
    mpfr.mpfr_init2(ctypes.byref(made), ctypes.c_long(precision))
    return made


mpfr.mpfr_get_d.restype = ctypes.c_double
result_mp, x_mp, y_mp = number(), number(), number()


def truth(name, x, y):
    """The nearest double."""
    working = precision if name in ("fmod", "ldexp") else 200
    mpfr.mpfr_set_prec(ctypes.byref(result_mp), ctypes.c_long(working))
    mpfr.mpfr_set_d(ctypes.byref(x_mp), ctypes.c_double(x), 0)
    mpfr.mpfr_set_d(ctypes.byref(y_mp), ctypes.c_double(y), 0)
    if name == "ldexp":
        mpfr.mpfr_mul_2si(ctypes.byref(result_mp), ctypes.byref(x_mp), ctypes.c_long(int(y)), 0)
    elif name in ("atan2", "fmod", "pow"):
        getattr(mpfr, "mpfr_" + name)(ctypes.byref(result_mp), ctypes.byref(x_mp), ctypes.byref(y_mp), 0)
    else:
        getattr(mpfr, "mpfr_" + name)(ctypes.byref(result_mp), ctypes.byref(x_mp), 0)
    return mpfr.mpfr_get_d(ctypes.byref(result_mp), 0)


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def same(a, b):
    return math.isnan(a) and math.isnan(b) or bits(a) == bits(b)


def near(a, b):
    return not math.isnan(a) and not math.isnan(b) and abs(ordinal(a) - ordinal(b)) <= 1


def ordinal(x):
    """Neighbours differ by 1."""
    word = bits(x)
    return word if word < 1 << 63 else (1 << 63) - word


special = [0.0, 1.0, 2.0, 0.5, 3.0, 10.0, 1e15, 1e22, math.pi, math.pi / 2, math.pi / 4, 0.25, 0.29, 0.2929,
           math.sqrt(0.5), 27.0, 8.0, 5e-324, 2.2250738585072014e-308, sys.float_info.max, math.inf, math.nan,
           710.0, 709.78, 745.13, 746.0, 1e-9,
           1 - 2**-53, 1 + 2**-52, 2.0**53, 2.0**53 + 2, 2.0**63, 6381956970095103.0 * 2.0**797, 1e300, 1e-300]
special += [-x for x in special]


def any_of(rng):
    kind = rng.randrange(6)
    if kind == 0:
        return rng.choice(special)
    if kind == 1:
        return struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0]
    if kind == 2:
        return rng.randrange(-4000, 4000) * math.pi / 4  # next to the zeroes and poles of the angles
    if kind == 3:
        return float(rng.randrange(-1200, 1200))
    return rng.uniform(-1, 1) * 10.0**rng.randrange(-6, 4)


def main():
    rng = random.Random(1)
    names = ["acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "erf", "erfc", "exp", "expm1",
             "fmod", "ldexp", "log", "log10", "log1p", "pow", "sin", "tan"]
    questions = []
    for name in names:
        for _ in range(values_each):
            x, y = any_of(rng), any_of(rng)
            if name == "ldexp":
                y = float(rng.randrange(-2200, 2200))
            if name == "pow" and rng.randrange(3) > 0:
                x, y = abs(rng.uniform(0, 30)), rng.choice([float(rng.randrange(-300, 300)), rng.uniform(-300, 300)])
            if name in ("erf", "erfc") and rng.randrange(2) > 0:
                x = rng.choice([rng.uniform(-7, 28), rng.uniform(1.9, 3)])
            questions.append((name, x, y))
    text = "".join(f"{name} {bits(x):x} {bits(y):x}\n" for name, x, y in questions)
    answers = subprocess.run([sys.argv[1]], input=text, capture_output=True, text=True, check=True).stdout.split()
    wrong, off = 0, dict.fromkeys(names, 0)
    for (name, x, y), answer in zip(questions, answers, strict=True):
        got = struct.unpack("<d", struct.pack("<Q", int(answer, 16)))[0]
        wanted = truth(name, x, y)
        if same(got, wanted):
            continue
        off[name] += 1
        if not near(got, wanted):
            wrong += 1
            print(f"{name}({x.hex()}, {y.hex()}) = {got.hex()}, not {wanted.hex()}")
    for name, count in off.items():
        if count > values_each * most_not_nearest:
            wrong += 1
            print(f"{name}: {count} of {values_each} are not the nearest")
    print(f"{len(names)} functions, {len(questions)} values, {wrong or 'none'} wrong")
    print(f"{sum(off.values())} are the nearest but one")


main()
