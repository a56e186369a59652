// emit_method.cpp -- methods: calls through interfaces, and the tables that list them.
//
// A method takes the word that an interface holds as its first argument, behind the address for results if there is
// one. What stands between, for methods of what is embedded, and for those of T that are called with a pointer to T,
// changes that word and jumps on: it has no frame, so that no report shows it.
#include "emitter.h"

#include "member.h"

#include <algorithm>

namespace toy {
namespace {

std::string method_offset(const Type *interface, const std::string &name) {
    return std::to_string(8 + 8 * number_of(interface, name));
}

} // namespace

// The method of an interface. The table is read behind the arguments: nil faults there.
void Emitter::call_method(const Expression &expression) {
    const Expression &callee = *expression.left;
    const Held whole = held(*callee.left);
    std::vector<Argument> arguments;
    if (results_in_memory(expression.type))
        arguments.push_back(address_of(frame(temporary(words_of(expression.type)))));
    arguments.push_back(of_words({whole.words[1]}));
    for (const ExpressionPointer &argument : expression.arguments)
        arguments.push_back(computed_from(*argument));
    call("[r10 + " + method_offset(callee.left->type, callee.method->name) + "]", std::move(arguments), whole.words[0]);
}

// What identifies the type of a method.
std::string Emitter::signature(const Type *type) {
    if (type->fields.empty() && type->element == &type_string)
        return "pd_signature_string";
    auto [place, is_new] = signatures_.try_emplace(type);
    if (is_new)
        place->second = "signature_" + std::to_string(signatures_.size());
    return place->second;
}

// The label of a pd_interface.
std::string Emitter::interface(const Type *type) {
    for (const auto &[known, label] : interfaces_)
        if (known == type)
            return label;
    interfaces_.emplace_back(type, "interface_" + std::to_string(interfaces_.size() + 1));
    return interfaces_.back().second;
}

// The label of the pd_itab of an interface and a type.
std::string Emitter::itab(const Type *interface, const Type *type) {
    const std::pair<const Type *, const Type *> wanted = {underlying(interface), type};
    for (const auto &[known, label] : itabs_)
        if (known == wanted)
            return label;
    itabs_.emplace_back(wanted, "itab_" + std::to_string(itabs_.size() + 1));
    descriptor(type);
    return itabs_.back().second;
}

// The function that is called for a method with the data word of a value of this type.
std::string Emitter::method_symbol(const Type *type, const Member &member) {
    const Type *owner = member.owner;
    const Method &method = *member.method;
    const bool is_pointer = type->kind == Type::Kind::pointer && underlying(type) == type;
    if (member.path.empty() && (method.by_pointer || !is_pointer))
        return method.function->symbol;
    const Type *whole = is_pointer ? type->element : type;
    const std::string name = whole->name.empty() ? descriptor(whole) : whole->name;
    const std::string symbol = "main." + name + "." + method.name + (member.path.empty() ? ".pointer" : "");
    if (stubs_.insert(symbol).second)
        stub(symbol, whole, member, owner);
    return symbol;
}

// Changes the word from the address of a `whole` to what the method takes, and goes there.
void Emitter::stub(const std::string &symbol, const Type *whole, const Member &member, const Type *owner) {
    const Method &method = *member.method;
    const std::string word = results_in_memory(method.signature->element) ? "rsi" : "rdi";
    const int line = method.function != nullptr ? method.function->at.line : 0;
    std::string text;
    std::int64_t offset = 0;
    bool is_reached = false; // something was read through the pointer, so that it is not null
    for (std::size_t number : member.path) {
        offset += offset_of(whole, number);
        whole = whole->fields[number].type;
        if (whole->kind != Type::Kind::pointer || underlying(whole) != whole)
            continue;
        text += "    mov " + word + ", [" + word + " + " + std::to_string(offset) + "]\n";
        is_reached = true;
        offset = 0;
        whole = whole->element;
    }
    const std::string from = "[" + word + " + " + std::to_string(offset) + "]";
    if (method.function == nullptr) {
        text += "    mov r10, " + from + "\n    mov " + word + ", [" + word + " + " + std::to_string(offset + 8) +
                "]\n    jmp [r10 + " + method_offset(owner, method.name) + "]\n";
    } else if (!method.by_pointer && is_direct(owner)) {
        text += "    mov " + word + ", " + from + "\n    jmp " + method.function->symbol + "\n";
    } else if (member.path.empty()) {
        text += "    test " + word + ", " + word + "\n    jz .nil\n    jmp " + method.function->symbol +
                "\n.nil:\n    lea rdi, [rel " + descriptor(owner) + "]\n    lea rsi, [rel " + text_label(method.name) +
                "]\n    mov edx, " + std::to_string(method.name.size()) + "\n    jmp pd_panic_nil_receiver\n";
    } else {
        if (!is_reached)
            text += "    test " + from + ", al ; faults where the pointer is null\n";
        if (offset != 0)
            text += "    add " + word + ", " + std::to_string(offset) + "\n";
        text += "    jmp " + method.function->symbol + "\n";
    }
    out_ += "\n" + line_mark(line) + "pd_stub " + symbol + "\n" + text + "pd_end_stub\n" + line_mark(0);
}

// The methods of a type as the fields of its pd_type: where they are, and how many.
std::string Emitter::method_table(const Type *type, const std::string &label, std::string &tables) {
    const std::vector<Member> methods = methods_of(type);
    if (type->kind == Type::Kind::interface || methods.empty())
        return "0, 0";
    tables += label + ".methods:\n";
    for (const Member &member : methods) {
        const std::string &name = member.method->name;
        tables += "    dq " + text_label(name) + ", " + std::to_string(name.size()) + ", " +
                  signature(member.method->signature) + ", " + method_symbol(type, member) + "\n";
    }
    return label + ".methods, " + std::to_string(methods.size());
}

// Interfaces and itabs that were asked for.
void Emitter::interfaces() {
    std::string tables;
    for (const auto &[pair, label] : itabs_) {
        tables += label + ": dq " + descriptor(pair.second);
        for (const Method &method : pair.first->methods)
            tables += ", " + method_symbol(pair.second, find_member(pair.second, method.name));
        tables += " ; " + spell(pair.second) + " as " + spell(pair.first) + "\n";
    }
    for (const auto &[type, label] : interfaces_) {
        const std::string name = name_in_panics(type);
        tables += label + ": dq " + text_label(name) + ", " + std::to_string(name.size()) + ", .methods, " +
                  std::to_string(type->methods.size()) + "\n.methods:\n";
        for (const Method &method : type->methods)
            tables += "    dq " + text_label(method.name) + ", " + std::to_string(method.name.size()) + ", " +
                      signature(method.signature) + "\n";
    }
    if (!tables.empty())
        out_ += "\nsection .data.rel.ro progbits alloc noexec write align=8\n" + tables;
}

void Emitter::signatures() {
    std::set<std::pair<std::size_t, std::string>> lines; // in an order that does not depend on addresses
    for (const auto &[type, label] : signatures_)
        lines.insert({label.size(), label + ": db 0 ; " + spell(type) + "\n"});
    if (!lines.empty())
        out_ += "\nsection .rodata\n";
    for (const auto &[size, line] : lines)
        out_ += line;
}

} // namespace toy
