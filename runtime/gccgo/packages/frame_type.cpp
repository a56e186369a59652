// frame_type.cpp -- the descriptors of runtime.Frame, runtime.Frames and runtime.Func, for programs that store them.
//
// Those of their fields' types are the program's own, where it has them: weak.
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/callers.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

[[gnu::weak]] extern const Type gccgo_type_uintptr asm("uintptr..d");
[[gnu::weak]] extern const Type gccgo_type_int asm("int..d");
extern const Type gccgo_type_string asm("string..d"); // error.cpp
extern const EqualValue gccgo_value_pointer asm("runtime.pointerequal..f");
extern const StructType gccgo_type_frame asm("runtime.Frame..d");
extern const Type gccgo_type_frames asm("runtime.Frames..d");
extern const Type gccgo_type_function asm("runtime.Func..d");
extern const ElemType gccgo_type_frame_pointer asm("runtime.Frame..p");
extern const ElemType gccgo_type_frames_pointer asm("runtime.Frames..p");
extern const ElemType gccgo_type_function_pointer asm("runtime.Func..p");
bool gccgo_frame_equal(const void* a, const void* b);
}

namespace {

const EqualValue value_frame = {gccgo_frame_equal};
constexpr uint8_t mask_frame = 0b0010110, mask_first = 1;
constexpr pd_string package = {"runtime", 7};
constexpr pd_string frame_name = {"runtime.Frame", 13}, frame_bare = {"Frame", 5},
                    frame_pointer = {"*runtime.Frame", 14};
constexpr pd_string frames_name = {"runtime.Frames", 14}, frames_bare = {"Frames", 6},
                    frames_pointer = {"*runtime.Frames", 15};
constexpr pd_string func_name = {"runtime.Func", 12}, func_bare = {"Func", 4}, func_pointer = {"*runtime.Func", 13};
constexpr pd_string pc = {"PC", 2}, func = {"Func", 4}, function = {"Function", 8}, file = {"File", 4},
                    line = {"Line", 4}, entry = {"Entry", 5};
const Uncommon frame_names = {&frame_bare, &package, nullptr, 0, 0};
const Uncommon frames_names = {&frames_bare, &package, nullptr, 0, 0};
const Uncommon func_names = {&func_bare, &package, nullptr, 0, 0};

const Field fields[] = {
    {&pc, nullptr, &gccgo_type_uintptr, nullptr, 2 * offsetof(Frame, pc)},
    {&func, nullptr, &gccgo_type_function_pointer, nullptr, 2 * offsetof(Frame, f)},
    {&function, nullptr, &gccgo_type_string, nullptr, 2 * offsetof(Frame, function)},
    {&file, nullptr, &gccgo_type_string, nullptr, 2 * offsetof(Frame, file)},
    {&line, nullptr, &gccgo_type_int, nullptr, 2 * offsetof(Frame, line)},
    {&entry, nullptr, &gccgo_type_uintptr, nullptr, 2 * offsetof(Frame, entry)},
};

} // namespace

extern "C" {

const StructType gccgo_type_frame = {
    {sizeof(Frame), 48, 0x5ca1ab25, 0, 8, 8, kind_struct, reinterpret_cast<const FuncValue*>(&value_frame), &mask_frame,
     &frame_name, &frame_names, &gccgo_type_frame_pointer},
    fields, 6, 6};
const Type gccgo_type_frames = {40, 8, 0x5ca1ab26, 0, 8, 8, kind_struct, nullptr, &mask_first, &frames_name,
                                &frames_names, &gccgo_type_frames_pointer};
const Type gccgo_type_function = {24, 8, 0x5ca1ab27, 0, 8, 8, kind_struct, nullptr, &mask_first, &func_name,
                                  &func_names, &gccgo_type_function_pointer};
const ElemType gccgo_type_frame_pointer = {
    {8, 8, 0x5ca1ab28, flag_regular_memory, 8, 8, kind_pointer | kind_direct,
     reinterpret_cast<const FuncValue*>(&gccgo_value_pointer), &mask_first, &frame_pointer, nullptr, nullptr},
    &gccgo_type_frame};
const ElemType gccgo_type_frames_pointer = {
    {8, 8, 0x5ca1ab29, flag_regular_memory, 8, 8, kind_pointer | kind_direct,
     reinterpret_cast<const FuncValue*>(&gccgo_value_pointer), &mask_first, &frames_pointer, nullptr, nullptr},
    &gccgo_type_frames};
const ElemType gccgo_type_function_pointer = {
    {8, 8, 0x5ca1ab2a, flag_regular_memory, 8, 8, kind_pointer | kind_direct,
     reinterpret_cast<const FuncValue*>(&gccgo_value_pointer), &mask_first, &func_pointer, nullptr, nullptr},
    &gccgo_type_function};

bool gccgo_frame_equal(const void* a, const void* b) {
    const auto& x = *static_cast<const Frame*>(a);
    const auto& y = *static_cast<const Frame*>(b);
    return x.pc == y.pc && x.f == y.f && x.line == y.line && x.entry == y.entry &&
           pd_string_equal(x.function, y.function) && pd_string_equal(x.file, y.file);
}
}
