// c_answer.h -- what a function of C gives for the kernel's answer.
#pragma once

#include <stdint.h>

// Notes the error, one of the last 4,095 numbers, as the goroutine's errno; -1.
extern "C" int64_t gccgo_failed(int64_t answer); // os.cpp

namespace predawn::gccgo {

inline int64_t c_answer(int64_t answer) { return answer < 0 ? gccgo_failed(answer) : answer; }

} // namespace predawn::gccgo
