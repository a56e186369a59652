// reflect_call.cpp -- reflect.Value.Call, and the functions that reflect.MakeFunc makes.
//
// A call puts its arguments where the convention wants them and takes the results from there. A function that was made
// does the opposite: it has the registers of its call, finds the arguments in them, and asks reflect for the results.
#include "runtime/gccgo/packages/registers.h"
#include "runtime/gccgo/packages/room.h"
#include "runtime/mal.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

struct Call {
    const FuncType* type;
    const FuncValue* f;
    bool of_interface, of_method;
    char** in;
    char** out;
};

constexpr Classes pointer_classes = {{Class::general, Class::none}};

// All arguments; a receiver is a word, in front of those of the type or in place of the first.
void place_arguments(const Call& call, Arguments& to, char** hidden_result) {
    if (hidden_result) to.move(pointer_classes, 8, reinterpret_cast<char*>(hidden_result), false);
    int64_t param = 0, first = 0;
    if (call.of_interface || call.of_method) {
        to.move(pointer_classes, 8, call.in[param++], false);
        first = call.of_method && !call.of_interface;
    }
    for (int64_t i = first; i < call.type->in_count; i++) {
        const Type* type = call.type->in[i];
        to.move(classes_of(type), type->bytes, call.in[param++], false);
    }
}

void copy_results(const FuncType* type, char* results, char** to) {
    size_t end = 0;
    for (int64_t i = 0; i < type->out_count; i++) {
        size_t at = aligned(end, type->out[i]);
        if (to) memcpy(to[i], results + at, type->out[i]->bytes);
        end = at + type->out[i]->bytes;
    }
}

struct Prepared {
    const Call& call;
    Classes result_classes;
    size_t bytes; // of the results
    char* results;
    Arguments arguments;
};

void count_stack(const Call& call, Prepared& p) {
    Registers unused;
    Arguments counted = {&unused, nullptr, 0, 0, 0};
    place_arguments(call, counted, in_memory(p.result_classes) ? &p.results : nullptr);
    p.arguments.stack_bytes = (counted.stack_bytes + 15) & ~size_t{15};
}

} // namespace

extern "C" {

void gccgo_call_registers(Registers* r, const void* stack, size_t stack_bytes, const FuncValue* f);
void gccgo_made_run(Registers* r, char* stack, const Made* made);
void gccgo_made_callback(char* results, char** arguments, const Made* made, int32_t word_bytes, bool big_endian)
    asm("reflect.ffiCallbackGo");

void gccgo_reflect_call(const FuncType* type, const FuncValue* f, GoBool of_interface, GoBool of_method, char** in,
                        char** out) asm("runtime.reflectcall");
const FuncType* gccgo_made_type(const FuncType* type) asm("reflect.makeCIF");
}

namespace {

struct Launch {
    Registers registers;
    const void* stack;
    size_t stack_bytes;
    const FuncValue* f;
};

void launch(void* with) {
    auto* l = static_cast<Launch*>(with);
    gccgo_call_registers(&l->registers, l->stack, l->stack_bytes, l->f);
}

void prepare_and_call(const Call& call) {
    Prepared p = {call, classes_of_results(call.type), result_bytes(call.type), nullptr, {}};
    p.results = static_cast<char*>(mal(p.bytes));
    count_stack(call, p);
    Launch l = {};
    l.f = call.f;
    l.stack_bytes = p.arguments.stack_bytes;
    auto* stack = static_cast<char*>(mal(l.stack_bytes));
    l.stack = stack;
    p.arguments = {&l.registers, stack, 0, 0, 0};
    place_arguments(call, p.arguments, in_memory(p.result_classes) ? &p.results : nullptr);
    rt0_call_with_room(launch, &l, l.stack_bytes + room_bytes);
    if (!in_memory(p.result_classes)) move_result(p.result_classes, &l.registers, p.results, p.bytes, true);
    copy_results(call.type, p.results, call.out);
}

void run_made(Registers* r, char* stack, const Made* made) {
    const FuncType* type = made->type;
    Classes result_classes = classes_of_results(type);
    size_t bytes = result_bytes(type);
    char* results = static_cast<char*>(mal(bytes < 8 ? 8 : bytes)); // reflect writes a small integer as a word
    Arguments from = {r, stack, 0, 0, 0};
    char* hidden = nullptr;
    if (in_memory(result_classes)) from.move(pointer_classes, 8, reinterpret_cast<char*>(&hidden), true);
    auto** arguments = static_cast<char**>(mal(static_cast<size_t>(type->in_count) * sizeof(char*)));
    for (int64_t i = 0; i < type->in_count; i++) {
        arguments[i] = static_cast<char*>(mal(type->in[i]->bytes));
        from.move(classes_of(type->in[i]), type->in[i]->bytes, arguments[i], true);
    }
    gccgo_made_callback(results, arguments, made, 8, false);
    if (hidden) {
        memcpy(hidden, results, bytes);
        r->general[0] = reinterpret_cast<uintptr_t>(hidden);
    } else {
        move_result(result_classes, r, results, bytes, false);
    }
}

} // namespace

extern "C" {

void gccgo_reflect_call(const FuncType* type, const FuncValue* f, GoBool of_interface, GoBool of_method, char** in,
                        char** out) {
    Call call = {type, f, of_interface, of_method, in, out};
    with_room([&] { prepare_and_call(call); });
}

const FuncType* gccgo_made_type(const FuncType* type) { return type; }

void gccgo_made_run(Registers* r, char* stack, const Made* made) {
    with_room([&] { run_made(r, stack, made); });
}
}
