// convention.cpp -- the System V calling convention for x86-64.
#include "convention.h"

#include <algorithm>

namespace toy {
namespace {

constexpr std::int64_t in_registers_max = 16;

// Notes for each eight bytes whether there is anything in them but floating-point numbers.
void classify(const Type *type, std::int64_t offset, std::vector<Part> &parts) {
    if (type->kind == Type::Kind::real)
        return;
    if (type->kind == Type::Kind::structure || type->kind == Type::Kind::tuple) {
        for (std::size_t i = 0; i < type->fields.size(); i++)
            classify(type->fields[i].type, offset + offset_of(type, i), parts);
    } else if (type->kind == Type::Kind::array) {
        for (std::int64_t i = 0; i < type->length; i++)
            classify(type->element, offset + i * bytes_of(type->element), parts);
    } else {
        for (std::int64_t i = offset / 8; i <= (offset + bytes_of(type) - 1) / 8; i++)
            parts[static_cast<std::size_t>(i)] = Part::word;
    }
}

} // namespace

const char *name64(Register which) {
    constexpr const char *names[] = {"rax", "rcx", "rdx", "rbx", "rsi", "rdi", "r8",
                                     "r9",  "r10", "r11", "r12", "r13", "r14", "r15"};
    return names[static_cast<int>(which)];
}

const char *name32(Register which) {
    constexpr const char *names[] = {"eax", "ecx",  "edx",  "ebx",  "esi",  "edi",  "r8d",
                                     "r9d", "r10d", "r11d", "r12d", "r13d", "r14d", "r15d"};
    return names[static_cast<int>(which)];
}

std::string name_of(Register which, int bytes) {
    const std::string whole = name64(which);
    if (bytes == 8)
        return whole;
    if (bytes == 4)
        return name32(which);
    if (which >= Register::r8)
        return whole + (bytes == 2 ? "w" : "b");
    const std::string half = whole.substr(1);
    if (bytes == 2)
        return half;
    return half[1] == 'x' ? std::string(1, half[0]) + "l" : half + "l";
}

std::vector<Part> parts_of(const Type *type) {
    const std::int64_t bytes = bytes_of(type);
    if (bytes > in_registers_max || bytes == 0 || type->kind == Type::Kind::none)
        return {};
    std::vector<Part> parts(static_cast<std::size_t>((bytes + 7) / 8), Part::real);
    classify(type, 0, parts);
    return parts;
}

ArgumentPlaces::ArgumentPlaces(const Type *result) {
    words_ = results_in_memory(result) ? 1 : 0;
}

ArgumentPlace ArgumentPlaces::next(const std::vector<Part> &parts, std::int64_t bytes) {
    constexpr int word_registers = 6, real_registers = 8;
    ArgumentPlace place;
    const int words = static_cast<int>(std::count(parts.begin(), parts.end(), Part::word));
    const int reals = static_cast<int>(parts.size()) - words;
    if (bytes > 0 && (parts.empty() || words_ + words > word_registers || reals_ + reals > real_registers)) {
        place.in_registers = false;
        place.offset = stack_bytes_;
        stack_bytes_ += static_cast<int>((bytes + 7) / 8 * 8);
        return place;
    }
    for (Part part : parts)
        place.registers.push_back(part == Part::word ? words_++ : reals_++);
    return place;
}

bool starts_directly(const Function &function) {
    if (results_in_memory(function.result) || function.parameters.size() > 1)
        return false;
    return function.parameters.empty() || is_word(function.parameters[0]->type);
}

bool results_in_memory(const Type *result) {
    return result != &type_none && bytes_of(result) > in_registers_max;
}

} // namespace toy
