#include "mapping/filling.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "ast/integer.h"
#include "mapping/instantiate.h"
#include "mapping/literals.h"

namespace regraft {
namespace {

bool isZero(const ast::Expr& number) {
    if (const auto* negated = ast::as<ast::UnaryOp>(&number)) return isZero(*negated->operand);
    if (const auto value = ast::integerValue(&number)) return *value == 0;
    const auto& constant = static_cast<const ast::Constant&>(number);
    std::string digits(constant.value.text);
    std::erase(digits, '_');
    return constant.value.type != ast::Literal::Type::Int && std::strtod(digits.c_str(), nullptr) == 0.0;
}

const neutral::Expr* makeTruth(bool value, Arena& arena) {
    ast::Constant truth{};
    truth.kind = ast::Kind::Constant;
    truth.value.type = value ? ast::Literal::Type::True : ast::Literal::Type::False;
    truth.value.text = value ? "True" : "False";
    return makeLiteral(*arena.make<ast::Constant>(truth), arena);
}

}  // namespace

const neutral::Expr* asFilling(const neutral::Expr& value, DType dtype, Arena& arena) {
    const ast::Expr* written = value.kind == neutral::ExprKind::Source ? value.source : value.literal;
    if (dtype == DType::Unknown || !written || !isLiteral(*written)) return &value;
    if (const auto* unary = ast::as<ast::UnaryOp>(written); unary && unary->op != ast::UnaryOperator::USub) return &value;
    const TypeKind kind = kindOfLiteral(*written);
    const bool isNumber = kind == TypeKind::Int || kind == TypeKind::Float || kind == TypeKind::Complex;
    if (dtype == DType::Bool && isNumber) return makeTruth(!isZero(*written), arena);
    const auto* truth = ast::as<ast::Constant>(written);
    if (dtype != DType::Bool && kind == TypeKind::Bool && truth) return makeInteger(truth->value.type == ast::Literal::Type::True, arena);
    return &value;
}

}  // namespace regraft
