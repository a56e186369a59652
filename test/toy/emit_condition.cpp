// emit_condition.cpp -- comparisons, `&&`, `||` and jumps that depend on them.
#include "emitter.h"

namespace toy {
namespace {

std::string condition_of(TokenKind operation, bool is_signed) {
    switch (operation) {
    case TokenKind::equal: return "e";
    case TokenKind::not_equal: return "ne";
    case TokenKind::less: return is_signed ? "l" : "b";
    case TokenKind::less_equal: return is_signed ? "le" : "be";
    case TokenKind::greater: return is_signed ? "g" : "a";
    default: return is_signed ? "ge" : "ae";
    }
}

std::string opposite(const std::string &condition) {
    const char *pairs[][2] = {{"e", "ne"}, {"l", "ge"}, {"le", "g"}, {"b", "ae"}, {"be", "a"}};
    for (auto &pair : pairs) {
        if (condition == pair[0])
            return pair[1];
        if (condition == pair[1])
            return pair[0];
    }
    return condition;
}

bool is_logical(const Expression &expression) {
    return expression.kind == Expression::Kind::binary &&
           (expression.operation == TokenKind::logical_and || expression.operation == TokenKind::logical_or);
}

} // namespace

// Jumps to the label if the expression is `when`, else goes on.
void Emitter::branch(const Expression &expression, bool when, const std::string &to, int depth) {
    if (expression.kind == Expression::Kind::constant) {
        if ((expression.value != 0) == when)
            code("jmp ", to);
        return;
    }
    if (expression.kind == Expression::Kind::unary)
        return branch(*expression.left, !when, to, depth);
    if (is_logical(expression)) {
        // `a && b` is false as soon as a is, `a || b` true as soon as a is.
        const bool decides = expression.operation == TokenKind::logical_or;
        if (when == decides) {
            branch(*expression.left, when, to, depth);
            return branch(*expression.right, when, to, depth);
        }
        const std::string skip = new_label("skip");
        branch(*expression.left, decides, skip, depth);
        branch(*expression.right, when, to, depth);
        return label(skip);
    }
    std::string condition = "ne";
    if (expression.kind == Expression::Kind::binary) {
        condition = compare(expression, depth);
    } else if (expression.kind == Expression::Kind::type_test) {
        condition = test_type(expression);
    } else if (is_leaf(expression)) {
        code("cmp ", home(*expression.variable), ", 0");
    } else {
        word(expression, Register::rax, depth);
        code("test eax, eax");
    }
    code("j", when ? condition : opposite(condition), " ", to);
}

std::string Emitter::compare(const Expression &expression, int depth) {
    const Type *type = expression.left->type;
    if (type->kind == Type::Kind::text)
        return compare_texts(expression);
    if (type->kind == Type::Kind::real)
        return compare_reals(expression, depth);
    if (type->kind == Type::Kind::interface)
        return compare_interfaces(expression);
    if (type->kind == Type::Kind::slice) { // with nil
        const bool nil_is_left = expression.left->kind == Expression::Kind::constant;
        code("cmp qword ", at(place(nil_is_left ? *expression.right : *expression.left, depth)), ", 0");
        return condition_of(expression.operation, true);
    }
    if (!is_word(type))
        return compare_memory(expression);
    Pair operands = pair(*expression.left, *expression.right, depth);
    if (operands.right == "0")
        code("test ", operands.left, ", ", operands.left);
    else
        code("cmp ", operands.left, ", ", operands.right);
    return condition_of(expression.operation, type->is_signed);
}

// Structs and arrays are equal by the function that their type has for it.
std::string Emitter::compare_memory(const Expression &expression) {
    const Type *type = expression.left->type;
    const Place left = in_memory(held(*expression.left)), right = in_memory(held(*expression.right));
    const std::string algorithm = this->algorithm(type);
    code("lea rdi, ", at(reached(left, Register::rdi)));
    code("lea rsi, ", at(reached(right, Register::rsi)));
    code("mov edx, ", std::to_string(bytes_of(type)));
    code("call [rel ", algorithm, " + 8]");
    code("test al, al");
    return expression.operation == TokenKind::equal ? "ne" : "e";
}

std::string Emitter::compare_texts(const Expression &expression) {
    const bool equality = expression.operation == TokenKind::equal || expression.operation == TokenKind::not_equal;
    call(equality ? "pd_string_equal" : "pd_string_compare",
         {computed_from(*expression.left), computed_from(*expression.right)});
    if (!equality) {
        code("test eax, eax");
        return condition_of(expression.operation, true);
    }
    code("test al, al");
    return expression.operation == TokenKind::equal ? "ne" : "e";
}

// The value of a comparison or a logical operation, 0 or 1.
void Emitter::truth(const Expression &expression, Register target, int depth) {
    if (!is_logical(expression)) {
        code("set", compare(expression, depth), " al");
        return code("movzx ", name32(target), ", al");
    }
    const std::string is_false = new_label("false"), end = new_label("known");
    branch(expression, false, is_false, depth);
    code("mov ", name32(target), ", 1");
    code("jmp ", end);
    label(is_false);
    load(target, "0");
    label(end);
}

} // namespace toy
