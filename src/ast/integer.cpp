#include "ast/integer.h"

#include <charconv>
#include <string>

namespace regraft::ast {

namespace {

int radixOf(std::string_view digits) {
    if (digits.size() < 3 || digits[0] != '0') return 10;
    switch (digits[1]) {
        case 'x':
        case 'X': return 16;
        case 'o':
        case 'O': return 8;
        case 'b':
        case 'B': return 2;
        default: return 10;
    }
}

std::optional<std::int64_t> parse(std::string_view text) {
    std::string digits;
    for (char c : text)
        if (c != '_') digits += c;
    int radix = radixOf(digits);
    const char* begin = digits.data() + (radix == 10 ? 0 : 2);
    const char* end = digits.data() + digits.size();
    std::int64_t value = 0;
    auto [stop, error] = std::from_chars(begin, end, value, radix);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> integerValue(const Expr* expr) {
    const auto* sign = as<UnaryOp>(expr);
    bool isSigned = sign && (sign->op == UnaryOperator::USub || sign->op == UnaryOperator::UAdd);
    const auto* constant = as<Constant>(isSigned ? sign->operand : expr);
    if (!constant || constant->value.type != Literal::Type::Int) return std::nullopt;
    std::optional<std::int64_t> value = parse(constant->value.text);
    if (value && isSigned && sign->op == UnaryOperator::USub) return -*value;
    return value;
}

bool isNumberLiteral(const Expr& expr) {
    const auto* sign = as<UnaryOp>(&expr);
    const auto* constant = as<Constant>(sign && sign->op != UnaryOperator::Not ? sign->operand : &expr);
    return constant && (constant->value.type == Literal::Type::Int || constant->value.type == Literal::Type::Float);
}

}  // namespace regraft::ast
