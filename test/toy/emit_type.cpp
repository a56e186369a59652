// emit_type.cpp -- what the runtime is told about types: descriptors, and functions that compare and hash values.
//
// Words, strings and numbers have algorithms of the runtime; structs without gaps whose parts are words are compared by
// their bytes. Other structs and arrays get a table of their own, with two functions that go through the parts.
#include "emitter.h"

#include <algorithm>

namespace toy {
namespace {

// Whether two values are equal exactly when their bytes are.
bool is_plain(const Type *type) {
    if (is_word(type))
        return true;
    if (type->kind == Type::Kind::array)
        return is_plain(type->element);
    if (type->kind != Type::Kind::structure)
        return false;
    std::int64_t bytes = 0;
    for (const Field &field : type->fields) {
        bytes += bytes_of(field.type);
        if (!is_plain(field.type) || field.name == "_")
            return false;
    }
    return bytes == bytes_of(type);
}

std::string kind_of(const Type *type) {
    switch (type->kind) {
    case Type::Kind::boolean: return "BOOL";
    case Type::Kind::real: return "FLOAT64";
    case Type::Kind::text: return "STRING";
    case Type::Kind::channel: return "CHAN";
    case Type::Kind::pointer: return "POINTER";
    case Type::Kind::slice: return "SLICE";
    case Type::Kind::array: return "ARRAY";
    case Type::Kind::map: return "MAP";
    case Type::Kind::structure: return "STRUCT";
    case Type::Kind::interface: return "INTERFACE";
    case Type::Kind::function: return "FUNC";
    default: break;
    }
    std::string name = underlying(type)->name; // int32 and its like
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'a' ? c - 'a' + 'A' : c; });
    return name;
}

} // namespace

// As panics print it: names of the program with the package.
std::string Emitter::name_in_panics(const Type *type) {
    if (type->underlying != nullptr && type != type_error())
        return "main." + type->name;
    switch (type->kind) {
    case Type::Kind::pointer: return "*" + name_in_panics(type->element);
    case Type::Kind::slice: return "[]" + name_in_panics(type->element);
    case Type::Kind::array: return "[" + std::to_string(type->length) + "]" + name_in_panics(type->element);
    case Type::Kind::map: return "map[" + name_in_panics(type->key) + "]" + name_in_panics(type->element);
    case Type::Kind::structure: {
        std::string text = "struct {";
        for (const Field &field : type->fields)
            text += (&field == type->fields.data() ? " " : "; ") + field.name + " " + name_in_panics(field.type);
        return text + (type->fields.empty() ? "}" : " }");
    }
    case Type::Kind::interface: {
        std::string text;
        for (const Method &method : type->methods) {
            const bool is_public = method.name[0] >= 'A' && method.name[0] <= 'Z';
            text += (text.empty() ? " " : "; ") + std::string(is_public ? "" : "main.") + method.name +
                    name_in_panics(method.signature).substr(4);
        }
        return type == type_error() ? "error" : "interface {" + text + (text.empty() ? "}" : " }");
    }
    case Type::Kind::function: {
        std::string text;
        for (const Field &field : type->fields)
            text += (text.empty() ? "" : ", ") + name_in_panics(field.type);
        text = "func(" + text + ")";
        if (type->element->kind != Type::Kind::tuple)
            return type->element == &type_none ? text : text + " " + name_in_panics(type->element);
        std::string results;
        for (const Field &field : type->element->fields)
            results += (results.empty() ? "" : ", ") + name_in_panics(field.type);
        return text + " (" + results + ")";
    }
    default: return spell(type);
    }
}

// The label of the pd_alg by which values of the type are compared and hashed.
std::string Emitter::algorithm(const Type *type) {
    if (!is_comparable(type))
        return "pd_alg_none";
    if (is_plain(type))
        return "pd_alg_memory";
    if (type->kind == Type::Kind::text)
        return "pd_alg_string";
    if (type->kind == Type::Kind::real)
        return "pd_alg_float64";
    if (type->kind == Type::Kind::interface && type->methods.empty())
        return "pd_alg_interface";
    const Type *parts = underlying(type);
    for (const auto &[known, label] : algorithms_)
        if (known == parts)
            return label;
    algorithms_.emplace_back(parts, "alg_" + std::to_string(algorithms_.size() + 1));
    return algorithms_.back().second;
}

std::string Emitter::descriptor(const Type *type) {
    if (type == &type_string)
        return "pd_type_string"; // the runtime's, so that what it panics with is a string here
    for (const auto &[known, label] : descriptors_)
        if (known == type)
            return label;
    descriptors_.emplace_back(type, "type_" + std::to_string(descriptors_.size() + 1));
    return descriptors_.back().second;
}

// One part of a composed value: [rbp - 8] and [rbp - 16] hold the addresses, or the address and what the hash has come
// to. rax is where the part begins within the value.
void Emitter::part_of_algorithm(const Type *type, bool is_hash, const std::string &begin) {
    code("mov rdi, [rbp - 8]");
    code("add rdi, ", begin);
    code(is_hash ? "mov rdx, [rbp - 16]" : "mov rsi, [rbp - 16]");
    if (!is_hash)
        code("add rsi, ", begin);
    code(is_hash ? "mov esi, " : "mov edx, ", std::to_string(bytes_of(type)));
    code("call [rel ", algorithm(type), is_hash ? "]" : " + 8]");
    if (is_hash) {
        code("mov [rbp - 16], rax");
    } else {
        code("test al, al");
        code("jz .differ");
    }
}

// The same for an interface with methods, whose first word leads to the type.
void Emitter::interface_algorithm(bool is_hash) {
    if (!is_hash) {
        code("mov rdx, [rsi]");
        code("mov rcx, [rsi + 8]");
        code("mov rsi, [rdi + 8]");
        code("mov rdi, [rdi]");
        return code("call pd_iface_equal");
    }
    code("mov rsi, [rdi + 8]");
    code("mov rdi, [rdi]");
    code("test rdi, rdi");
    code("jz .nil");
    code("mov rdi, [rdi]");
    label(".nil");
    code("call pd_any_hash");
}

// The function that compares two values of a type, or hashes one, part after part.
void Emitter::algorithm_body(const Type *type, const std::string &symbol, bool is_hash) {
    constexpr int frame_bytes = 32;
    body_.clear();
    code("mov [rbp - 8], rdi");
    code("mov [rbp - 16], ", is_hash ? "rdx" : "rsi");
    if (type->kind == Type::Kind::interface) {
        interface_algorithm(is_hash);
    } else if (type->kind == Type::Kind::array) {
        code("mov qword [rbp - 24], 0");
        label(".next");
        code("mov rax, [rbp - 24]");
        part_of_algorithm(type->element, is_hash, "rax");
        code("add qword [rbp - 24], ", std::to_string(bytes_of(type->element)));
        code("cmp qword [rbp - 24], ", std::to_string(bytes_of(type)));
        code("jb .next");
    } else {
        for (std::size_t i = 0; i < type->fields.size(); i++)
            if (type->fields[i].name != "_")
                part_of_algorithm(type->fields[i].type, is_hash, std::to_string(offset_of(type, i)));
    }
    if (type->kind != Type::Kind::interface)
        code(is_hash ? "mov rax, [rbp - 16]" : "mov eax, 1");
    code("pd_return");
    if (!is_hash && type->kind != Type::Kind::interface) {
        label(".differ");
        code("xor eax, eax");
        code("pd_return");
    }
    out_ += "\n; " + std::string(is_hash ? "Hashes a value of " : "Compares two values of ") + spell(type) +
            ".\npd_function " + symbol + ", " + std::to_string(frame_bytes) + "\n" + body_ + "pd_end_function\n";
}

// The functions and tables of all types that were asked for; they may ask for more.
void Emitter::algorithms() {
    std::string tables;
    for (std::size_t i = 0; i < algorithms_.size(); i++) {
        const auto [type, label] = algorithms_[i];
        algorithm_body(type, "main." + label + ".hash", true);
        algorithm_body(type, "main." + label + ".equal", false);
        tables += label + ": dq main." + label + ".hash, main." + label + ".equal, 0, 0\n";
    }
    if (!tables.empty())
        out_ += "\nsection .data.rel.ro progbits alloc noexec write align=8\n" + tables;
}

void Emitter::descriptors() {
    std::string tables, methods;
    for (const auto &[type, label] : map_types_)
        tables +=
            label + ": dq " + descriptor(type->key) + ", " + descriptor(type->element) + " ; " + spell(type) + "\n";
    for (std::size_t i = 0; i < descriptors_.size(); i++) {
        const auto [type, label] = descriptors_[i]; // a copy: more may come
        const std::string name = name_in_panics(type);
        tables += label + ": dq " + std::to_string(bytes_of(type)) + ", " + algorithm(type) + ", " + text_label(name);
        tables += ", " + std::to_string(name.size()) + " ; " + spell(type) + "\n    dd PD_KIND_" + kind_of(type) + ", ";
        tables += std::string(is_direct(type) ? "PD_TYPE_DIRECT" : "0") + "\n    dq " +
                  method_table(type, label, methods) + "\n";
    }
    if (!tables.empty())
        out_ += "\nsection .data.rel.ro progbits alloc noexec write align=8\n" + tables + methods;
}

} // namespace toy
