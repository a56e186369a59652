// failed.cpp -- the texts of these panics are joined on the g0's stack: there is no room for it where they are raised.
#include "runtime/gccgo/failed.h"

#include "rt0/machine.h"
#include "runtime/mal.h"
#include "runtime/panic.h"
#include "runtime/panic_type.h"

extern "C" [[gnu::weak]] const predawn::gccgo::ElemType gccgo_type_assertion_pointer
    asm("runtime.TypeAssertionError..p"); // packages/error_types.cpp, where the program refers to it

namespace predawn::gccgo {
namespace {

struct Job {
    const Failed& failed;
    pd_string text;
};

[[gnu::cold]] pd_string text_of(const Failed& f) {
    if (f.text) return pd_string_cat(pd_string_from_cstring(f.text), name_of(f.type));
    if (f.missing) return text_lacks(name_of(f.type), name_of(f.interface), *f.missing);
    pd_string interface = f.interface ? name_of(f.interface) : pd_string_from_cstring("interface");
    if (!f.type) return text_is_nil(interface, name_of(f.wanted));
    return text_is_other(interface, name_of(f.type), name_of(f.wanted));
}

[[gnu::cold]] uint64_t text_make(void* with) {
    Job& job = *static_cast<Job*>(with);
    job.text = text_of(job.failed);
    return 0;
}

[[noreturn, gnu::cold, gnu::noinline]] void panic_assertion(pd_string text) {
    auto* copy = static_cast<pd_string*>(mal(sizeof(pd_string)));
    *copy = text;
    pd_panic_value({reinterpret_cast<const pd_type*>(&gccgo_type_assertion_pointer), copy});
}

} // namespace

[[gnu::cold]] void panic_failed(const Failed& failed) {
    Job job = {failed, {}};
    rt0_on_system_stack(text_make, &job);
    if (&gccgo_type_assertion_pointer && !failed.text) panic_assertion(job.text);
    panic_text(job.text);
}

} // namespace predawn::gccgo
