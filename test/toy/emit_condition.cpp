// emit_condition.cpp -- comparisons, `&&`, `||` and jumps that depend on them.
#include "emitter.h"

namespace toy {
namespace {

std::string condition_of(TokenKind operation) {
    switch (operation) {
    case TokenKind::equal: return "e";
    case TokenKind::not_equal: return "ne";
    case TokenKind::less: return "l";
    case TokenKind::less_equal: return "le";
    case TokenKind::greater: return "g";
    default: return "ge";
    }
}

std::string opposite(const std::string &condition) {
    const char *pairs[][2] = {{"e", "ne"}, {"l", "ge"}, {"le", "g"}};
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
    } else if (expression.kind == Expression::Kind::variable) {
        code("cmp ", home(*expression.variable), ", 0");
    } else {
        word(expression, Register::rax, depth);
        code("test eax, eax");
    }
    code("j", when ? condition : opposite(condition), " ", to);
}

std::string Emitter::compare(const Expression &expression, int depth) {
    if (expression.left->type == &type_string)
        return compare_texts(expression);
    Pair operands = pair(*expression.left, *expression.right, depth);
    if (operands.right == "0")
        code("test ", operands.left, ", ", operands.left);
    else
        code("cmp ", operands.left, ", ", operands.right);
    return condition_of(expression.operation);
}

std::string Emitter::compare_texts(const Expression &expression) {
    const bool equality = expression.operation == TokenKind::equal || expression.operation == TokenKind::not_equal;
    call(equality ? "pd_string_equal" : "pd_string_compare",
         {computed_from(*expression.left), computed_from(*expression.right)});
    if (!equality) {
        code("test eax, eax");
        return condition_of(expression.operation);
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
