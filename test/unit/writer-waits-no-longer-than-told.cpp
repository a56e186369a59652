// A Writer with a limit gives up on a descriptor that takes nothing, once: what comes later is dropped at once.
// RUN: %unit %s -o %t && %t
#include "expect.h"
#include "runtime/writer.h"

using namespace predawn;

namespace {

constexpr int64_t call_pipe2 = 293, open_nonblock = 04000;
constexpr int wait_ms = 200;
Writer out;

} // namespace

void pd_main() {
    int32_t ends[2];
    expect(pd_syscall(call_pipe2, reinterpret_cast<int64_t>(ends), open_nonblock, 0, 0, 0, 0) == 0, "a pipe");
    out.fd = ends[1];
    out.wait_ms_max = wait_ms;
    int64_t begin = pd_nanotime();
    for (int i = 0; i < 100'000; i++) put(out, "ten bytes\n"); // a pipe holds 64 KiB
    flush(out);
    int64_t took_ms = (pd_nanotime() - begin) / 1'000'000;
    expect(took_ms >= wait_ms, "it waits as long as told");
    expect(took_ms < 10 * wait_ms, "it waits once");
    expect(out.fd < 0, "the rest is dropped");
}
