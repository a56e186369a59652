// registers.cpp -- see registers.h.
#include "runtime/gccgo/packages/registers.h"

#include "rt0/machine.h"

namespace predawn::gccgo {

namespace {

constexpr size_t register_bytes = 8, in_registers_max = 16;

void add(Classes& c, size_t offset, Class what) {
    Class& half = c.half[offset / register_bytes];
    if (half != Class::general) half = what;
}

void move_bytes(char* value, void* place, size_t bytes, bool load) {
    if (load) memcpy(value, place, bytes);
    else memcpy(place, value, bytes);
}

size_t part_bytes(size_t bytes, int half) {
    size_t left = bytes - static_cast<size_t>(half) * register_bytes;
    return left < register_bytes ? left : register_bytes;
}

// A value of this type at this offset of one that fits two registers. Types may be nested as deep as a program likes:
// so it runs on the g0's stack.
void classify(const Type* type, size_t offset, Classes& c) {
    if (type->bytes == 0) return;
    Kind kind = static_cast<Kind>(kind_of(type));
    if (kind == kind_struct) {
        const auto* s = static_cast<const StructType*>(type);
        for (int64_t i = 0; i < s->field_count; i++) classify(s->fields[i].type, offset + (s->fields[i].place >> 1), c);
    } else if (kind == kind_array) {
        const auto* a = static_cast<const ArrayType*>(type);
        for (uint64_t i = 0; i < a->count; i++) classify(a->elem, offset + i * a->elem->bytes, c);
    } else if (kind >= kind_float32 && kind <= kind_complex128) {
        add(c, offset, Class::sse);
        add(c, offset + type->bytes - 1, Class::sse);
    } else {
        add(c, offset, Class::general);
        add(c, offset + type->bytes - 1, Class::general);
    }
}

struct Job {
    const FuncType* f;
    const Type* type; // null: the results of f
    Classes classes;
};

uint64_t classify_there(void* with) {
    Job& job = *static_cast<Job*>(with);
    if (job.type) classify(job.type, 0, job.classes);
    size_t end = 0;
    for (int64_t i = 0; !job.type && i < job.f->out_count; i++) {
        size_t at = aligned(end, job.f->out[i]);
        classify(job.f->out[i], at, job.classes);
        end = at + job.f->out[i]->bytes;
    }
    return 0;
}

Classes classes_where(size_t bytes, Job job) {
    if (bytes > in_registers_max) return {{Class::memory, Class::memory}};
    rt0_on_system_stack(classify_there, &job);
    return job.classes;
}

} // namespace

Classes classes_of(const Type* type) { return classes_where(type->bytes, {nullptr, type, {}}); }

size_t result_bytes(const FuncType* f) {
    size_t end = 0, align = 1;
    for (int64_t i = 0; i < f->out_count; i++) {
        end = aligned(end, f->out[i]) + f->out[i]->bytes;
        if (f->out[i]->field_align > align) align = f->out[i]->field_align;
    }
    return (end + align - 1) & -align;
}

Classes classes_of_results(const FuncType* f) { return classes_where(result_bytes(f), {f, nullptr, {}}); }

void Arguments::move(const Classes& c, size_t bytes, char* value, bool load) {
    int generals = (c.half[0] == Class::general) + (c.half[1] == Class::general);
    int sses = (c.half[0] == Class::sse) + (c.half[1] == Class::sse);
    if (in_memory(c) || general + generals > 6 || sse + sses > 8) {
        if (stack) move_bytes(value, stack + stack_bytes, bytes, load);
        stack_bytes += (bytes + register_bytes - 1) & -register_bytes;
        return;
    }
    for (int half = 0; half < 2; half++) {
        if (c.half[half] == Class::none) continue;
        uint64_t* place = c.half[half] == Class::sse ? &registers->sse[sse++] : &registers->general[general++];
        move_bytes(value + half * register_bytes, place, part_bytes(bytes, half), load);
    }
}

void move_result(const Classes& c, Registers* registers, char* value, size_t bytes, bool load) {
    int general = 0, sse = 0;
    for (int half = 0; half < 2; half++) {
        if (c.half[half] == Class::none) continue;
        uint64_t* place = c.half[half] == Class::sse ? &registers->sse[sse++] : &registers->general[general++];
        move_bytes(value + half * register_bytes, place, part_bytes(bytes, half), load);
    }
}

} // namespace predawn::gccgo
