// emit_text.cpp -- instructions and operands as text.
#include "emitter.h"

namespace toy {

std::string Emitter::new_label(const char *what) {
    return std::string(".") + what + "_" + std::to_string(++labels_);
}

// Quotes the source line that the next instructions come from.
void Emitter::source_line(Position at) {
    if (at.line == line_ && at.file == file_)
        return;
    file_ = at.file;
    line_ = at.line;
    std::string line = sources_[static_cast<std::size_t>(file_)].line(line_), shown;
    for (char c : line)
        shown += c >= ' ' && c < 127 ? c : c == '\t' ? ' ' : '?';
    shown.erase(0, shown.find_first_not_of(' '));
    // A backslash at the end would make NASM take the next line for a part of the comment.
    if (shown.ends_with('\\'))
        shown += '.';
    body_ += "    ; " + std::to_string(line_) + ": " + shown + "\n" + line_mark(line_);
}

// For the line tables: what follows comes from this line; from none if it is 0.
std::string Emitter::line_mark(Position at) const {
    return "%line " + std::to_string(at.line) + "+0 " + sources_[static_cast<std::size_t>(at.file)].name + "\n";
}

std::string Emitter::at_frame(int offset) {
    return offset < 0 ? "[rbp - " + std::to_string(-offset) + "]" : "[rbp + " + std::to_string(offset) + "]";
}

Emitter::Words Emitter::cells(int offset, int words) {
    Words list;
    for (int i = 0; i < words; i++)
        list.push_back(cell(offset + 8 * i));
    return list;
}

bool Emitter::is_immediate(const std::string &operand) {
    return operand[0] == '-' || (operand[0] >= '0' && operand[0] <= '9');
}

std::string Emitter::home(const Variable &variable, int word) const {
    if (variable.global)
        return "qword [rel main." + variable.name + (word > 0 ? " + 8]" : "]");
    if (variable.home_register >= 0)
        return name64(static_cast<Register>(variable.home_register));
    return cell(variable.offset + 8 * word);
}

void Emitter::load(Register to, const std::string &operand) {
    if (operand == name64(to))
        return;
    if (operand == "0")
        code("xor ", name32(to), ", ", name32(to));
    else if (operand[0] == '&')
        code("lea ", name64(to), ", ", operand.substr(1));
    else
        code("mov ", name64(to), ", ", operand);
}

void Emitter::store(const std::string &to, const std::string &operand) {
    if (to == operand)
        return;
    bool small = is_immediate(operand) && std::to_string(static_cast<std::int32_t>(std::stoll(operand))) == operand;
    if (operand == "0" && is_register(to)) {
        for (int i = 0; i <= static_cast<int>(Register::r15); i++)
            if (to == name64(static_cast<Register>(i)))
                return load(static_cast<Register>(i), operand);
    }
    if (operand[0] != '&' && (is_register(to) || is_register(operand) || small)) {
        code("mov ", to, ", ", operand);
        return;
    }
    load(Register::rcx, operand);
    code("mov ", to, ", rcx");
}

} // namespace toy
