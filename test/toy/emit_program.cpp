// emit_program.cpp -- the file around the functions: declarations, globals, literals.
#include "emitter.h"

#include <algorithm>
#include <bit>
#include <sstream>

namespace toy {

std::string Emitter::run() {
    for (const auto &made : program_.functions) {
        if (made->is_extern)
            continue;
        function(*made);
    }
    for (Function *literal : program_.literals)
        function(*literal);
    for (std::size_t i = 0; i < thunks_.size(); i++)
        thunk(thunks_[i], thunk_symbol(i));
    std::string functions = std::move(out_);
    out_ = "; " + sources_.front().name + ", compiled by toyc; predawn.inc has the macros.\n";
    out_ += "%include \"predawn.inc\"\n\n";
    for (const auto &made : program_.functions)
        if (made->is_extern && made->is_called)
            out_ += "extern $" + made->symbol + "\n";
    out_ += functions;
    out_ += line_mark({0, 0, 0});
    function_values();
    interfaces(); // before the descriptors that they ask for
    descriptors(); // before the algorithms that they ask for
    signatures();
    algorithms();
    constants();
    data();
    texts();
    reals();
    return std::move(out_);
}

// Constants are data; the rest is zero until main.init has run. Every global takes whole words.
void Emitter::data() {
    for (const auto &variable : program_.globals) {
        const std::string name = "main." + variable->name;
        const Type *type = variable->type;
        const int words = std::max(words_of(type), 1);
        const Expression *initial = variable->initial;
        const std::int64_t value = initial == nullptr ? 0
                                   : type->kind == Type::Kind::real
                                       ? std::bit_cast<std::int64_t>(static_cast<double>(initial->real))
                                       : static_cast<std::int64_t>(initial->value);
        const bool zero = value == 0 && (initial == nullptr || initial->name.empty());
        out_ += zero ? "\nsection .bss\nalignb 8\n" : "\nsection .data\nalign 8, db 0\n";
        out_ += "global " + name + ":data " + std::to_string(bytes_of(type)) + "\n";
        out_ += name + ": ";
        if (zero)
            out_ += "resq " + std::to_string(words) + "\n";
        else if (type->kind == Type::Kind::text)
            out_ += "dq " + text_label(initial->name) + ", " + std::to_string(initial->name.size()) + "\n";
        else
            out_ += "dq " + std::to_string(value) + "\n";
    }
}

std::string Emitter::real_label(double value) {
    auto [place, is_new] = reals_.try_emplace(std::bit_cast<std::uint64_t>(value));
    if (is_new)
        place->second = "real_" + std::to_string(reals_.size());
    return place->second;
}

void Emitter::reals() {
    if (reals_.empty())
        return;
    out_ += "\nsection .rodata\nalign 8, db 0\n";
    for (const auto &[bits, label] : reals_) {
        std::ostringstream number;
        number << std::bit_cast<double>(bits);
        out_ += label + ": dq " + std::to_string(bits) + " ; " + number.str() + "\n";
    }
}

std::string Emitter::text_label(const std::string &bytes) {
    auto [place, is_new] = texts_.try_emplace(bytes);
    if (is_new)
        place->second = "text_" + std::to_string(texts_.size());
    return place->second;
}

void Emitter::texts() {
    if (texts_.empty())
        return;
    out_ += "\nsection .rodata\n";
    for (const auto &[bytes, label] : texts_) {
        out_ += label + ": db ";
        constexpr std::size_t bytes_per_line = 80;
        bool quoted = false;
        for (std::size_t i = 0; i < bytes.size(); i++) {
            unsigned char byte = static_cast<unsigned char>(bytes[i]);
            bool plain = byte >= ' ' && byte < 127 && byte != '"';
            if (quoted && (!plain || i % bytes_per_line == 0)) {
                out_ += '"';
                quoted = false;
            }
            if (i > 0 && i % bytes_per_line == 0)
                out_ += "\n    db ";
            else if (i > 0 && !quoted)
                out_ += ", ";
            if (plain && !quoted)
                out_ += '"';
            quoted = plain;
            out_ += plain ? std::string(1, bytes[i]) : std::to_string(byte);
        }
        out_ += quoted ? "\"\n" : "\n";
    }
}

} // namespace toy
