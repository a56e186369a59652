// name.cpp -- the names of types, as Go prints them.
//
// The name in a descriptor has the path of a package between two tabs in front of the package's name, so that types
// of packages of one name differ; nobody prints that.
#include "rt0/machine.h"
#include "runtime/gccgo/abi.h"
#include "runtime/mal.h"

namespace predawn::gccgo {
namespace {

struct Wanted {
    const Type* type;
    pd_string name;
};

uint64_t name_make(void* with) {
    Wanted& wanted = *static_cast<Wanted*>(with);
    pd_string from = *wanted.type->name;
    char* name = static_cast<char*>(mal(static_cast<size_t>(from.len)));
    bool between = false;
    int64_t len = 0;
    for (int64_t i = 0; i < from.len; i++) {
        if (from.ptr[i] == '\t') between = !between;
        else if (!between) name[len++] = from.ptr[i];
    }
    wanted.name = {name, len};
    return 0;
}

} // namespace

pd_string name_of(const Type* type) {
    Wanted wanted = {type, {}};
    rt0_on_system_stack(name_make, &wanted);
    return wanted.name;
}

} // namespace predawn::gccgo
