// A Writer writes when it is flushed or when a byte comes for which it has no room; 4,096 bytes are one write.
// RUN: %unit %s -o %t
// RUN: strace -qq -e trace=write -e signal=none %t 2>%t.trace | wc -c | FileCheck %s --check-prefix=BYTES
// RUN: FileCheck %s --implicit-check-not=write <%t.trace
// BYTES: {{^8202$}}
// CHECK: write(1, {{.*}}, 4096) = 4096
// CHECK: write(1, {{.*}}, 4096) = 4096
// CHECK: write(1, {{.*}}, 10) = 10
#include "runtime/writer.h"

#include "predawn.h"

using namespace predawn;

namespace {

Writer out = {1, 0, 0, {}};

} // namespace

void pd_main() {
    flush(out); // nothing: no write
    for (int i = 0; i < 4096; i++) put_char(out, 'a');
    flush(out);
    for (int i = 0; i < 410; i++) put(out, "0123456789");
    put(out, "abcdef"); // 4,106 in all: the first 4,096 go when the room ends
    flush(out);
    flush(out);
}
