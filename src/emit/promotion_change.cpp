#include "emit/promotion_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "ast/integer.h"

namespace regraft {

namespace {

constexpr std::array<std::string_view, 7> arithmetic = {"add", "subtract", "multiply", "divide", "floor_divide", "remainder", "pow"};

int kindOf(DType dtype) { return isComplex(dtype) ? 3 : isFloating(dtype) ? 2 : isInteger(dtype) ? 1 : 0; }

struct Operand {
    enum class Sort { Unknown, Array, Scalar, Number } sort = Sort::Unknown;
    DType dtype = DType::Unknown;  ///< of a Number: what it becomes alone
    const ast::Expr* literal = nullptr;
};

Operand operandOf(const Type& type, const DTypeRules& rules) {
    if (type.assumed || type.isSeen) return {};
    if (type.isArray() && type.dtype != DType::Unknown && type.rank >= 0)
        return {type.rank == 0 ? Operand::Sort::Scalar : Operand::Sort::Array, type.dtype, nullptr};
    if (type.kind == TypeKind::Int) return {Operand::Sort::Number, rules.defaultInt, type.literal};
    if (type.kind == TypeKind::Float) return {Operand::Sort::Number, rules.defaultFloat, nullptr};
    if (type.kind == TypeKind::Complex) return {Operand::Sort::Number, rules.defaultComplex(), nullptr};
    return {};
}

/// By values: a scalar of no higher kind leaves an array's dtype, and a Python number counts as what it is alone beside a scalar.
DType before(const Operand& a, const Operand& b, const DTypeRules& rules) {
    using enum Operand::Sort;
    if (a.sort == Array && b.sort != Array && kindOf(b.dtype) <= kindOf(a.dtype)) return a.dtype;
    if (b.sort == Array && a.sort != Array && kindOf(a.dtype) <= kindOf(b.dtype)) return b.dtype;
    return promote(a.dtype, b.dtype, rules);
}

/// By dtypes: only a Python number of no higher kind leaves the other's.
DType now(const Operand& a, const Operand& b, const DTypeRules& rules) {
    using enum Operand::Sort;
    if (b.sort == Number && kindOf(b.dtype) <= kindOf(a.dtype)) return a.dtype;
    if (a.sort == Number && kindOf(a.dtype) <= kindOf(b.dtype)) return b.dtype;
    const bool isWiderComplex =
        (a.sort == Number && a.dtype == rules.defaultComplex()) || (b.sort == Number && b.dtype == rules.defaultComplex());
    return isWiderComplex ? complexOf(promote(realOf(a.sort == Number ? b.dtype : a.dtype), DType::Float32, rules))
                          : promote(a.dtype, b.dtype, rules);
}

/// Whether a number written out is too large for the integers of the array beside it.
bool isTooLarge(const Operand& number, const Operand& other) {
    if (number.sort != Operand::Sort::Number || !number.literal || !isInteger(other.dtype) || bitsOf(other.dtype) >= 64) return false;
    const bool isUnsigned = other.dtype == DType::UInt8 || other.dtype == DType::UInt16 || other.dtype == DType::UInt32;
    if (ast::integerValue(number.literal).value_or(0) < 0) return isUnsigned;
    const auto* constant = ast::as<ast::Constant>(number.literal);
    if (!constant || constant->value.type != ast::Literal::Type::Int) return false;
    const long long most = (1LL << (bitsOf(other.dtype) - (isUnsigned ? 0 : 1))) - 1;
    return std::strtoll(std::string(constant->value.text).c_str(), nullptr, 10) > most;
}

}  // namespace

std::string promotionChange(const Use& use, const TypeSource& types, const DTypeRules& rules, PythonOperands arePythons) {
    if (!use.operation || use.site.operands.size() != 2) return {};
    if (std::ranges::find(arithmetic, use.operation->name) == arithmetic.end()) return {};
    Operand a = operandOf(*types.typeOf(*use.site.operands[0]), rules), b = operandOf(*types.typeOf(*use.site.operands[1]), rules);
    if (arePythons.first && a.sort == Operand::Sort::Scalar) a.sort = Operand::Sort::Number;
    if (arePythons.second && b.sort == Operand::Sort::Scalar) b.sort = Operand::Sort::Number;
    if (ast::integerValue(use.site.operands[0])) a.literal = use.site.operands[0];
    if (ast::integerValue(use.site.operands[1])) b.literal = use.site.operands[1];
    if (a.sort == Operand::Sort::Unknown || b.sort == Operand::Sort::Unknown) return {};
    if (isTooLarge(a, b) || isTooLarge(b, a))
        return "the number does not fit the array's integers, which widened the result and now raises";
    const DType old = before(a, b, rules), result = now(a, b, rules);
    const bool isQuotient = use.operation->name == "divide" && kindOf(old) < 2;
    if (asNamed(old) == asNamed(result) || isQuotient) return {};
    return fmt::format("the result was {}, and is {}", dtypeName(old), dtypeName(result));
}

}  // namespace regraft
