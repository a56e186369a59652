// expect.h -- how a unit test fails: it names the claim that does not hold, and dies with status 2.
#pragma once

#include "predawn.h"

inline void expect(bool holds, const char* claim) {
    if (!holds) pd_throw(claim);
}
