#include "emit/promotion_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "ast/display.h"
#include "ast/integer.h"
#include "mapping/integer_range.h"

namespace regraft {

namespace {

constexpr std::array<std::string_view, 7> arithmetic = {"add", "subtract", "multiply", "divide", "floor_divide", "remainder", "pow"};
constexpr std::array<std::string_view, 2> equality = {"equal", "not_equal"};

bool isAmong(std::span<const std::string_view> names, const Operation* operation) {
    return operation && std::ranges::find(names, operation->name) != names.end();
}

int kindOf(DType dtype) { return isComplex(dtype) ? 3 : isFloating(dtype) ? 2 : isInteger(dtype) ? 1 : 0; }

struct MixedOne {
    enum class Sort { Unknown, Array, Scalar, Number } sort = Sort::Unknown;
    DType dtype = DType::Unknown;  ///< of a Number: what it becomes alone
    const ast::Expr* literal = nullptr;
};

using Mixed = std::vector<MixedOne>;

/// `np.random.uniform()`: one number that is drawn is Python's.
bool isPythonNumber(const ast::Expr& value, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(&value);
    const auto* draw = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    if (!draw || draw->attr == "integers") return false;
    const std::string_view name = analysis.qualifiedName(*draw);
    return name.starts_with("numpy.random.") || analysis.typeOf(*draw->value)->kind == TypeKind::Generator;
}

MixedOne operandOf(const ast::Expr& value, const Analysis& analysis, const DTypeRules& rules) {
    using enum MixedOne::Sort;
    const Type& type = *analysis.typeOf(value);
    const ast::Expr* literal = ast::integerValue(&value) ? &value : type.literal;
    if (type.assumed || type.isSeen) return {};
    if (type.isArray() && type.dtype != DType::Unknown && type.rank == 0)
        return {isPythonNumber(value, analysis) ? Number : Scalar, type.dtype, literal};
    if (type.isArray() && type.dtype != DType::Unknown && type.rank > 0) return {Array, type.dtype, nullptr};
    if (type.kind == TypeKind::Int) return {Number, rules.defaultInt, literal};
    if (type.kind == TypeKind::Float) return {Number, rules.defaultFloat, literal};
    if (type.kind == TypeKind::Complex) return {Number, rules.defaultComplex(), nullptr};
    return {};
}

template <class Chosen>
DType promotedOf(const Mixed& operands, const DTypeRules& rules, Chosen chosen) {
    DType result = DType::Unknown;
    for (const MixedOne& one : operands)
        if (chosen(one)) result = result == DType::Unknown ? one.dtype : promote(result, one.dtype, rules);
    return result;
}

/// By values: scalars of no higher kind leave the arrays' dtype, and a Python number counts as what it is alone beside a scalar.
DType before(const Mixed& operands, const DTypeRules& rules) {
    const auto isArray = [](const MixedOne& one) { return one.sort == MixedOne::Sort::Array; };
    const DType arrays = promotedOf(operands, rules, isArray);
    const bool isArrays = std::ranges::any_of(operands, isArray) &&
                          std::ranges::all_of(operands, [&](const MixedOne& one) { return kindOf(one.dtype) <= kindOf(arrays); });
    return isArrays ? arrays : promotedOf(operands, rules, [](const MixedOne&) { return true; });
}

/// By dtypes: only Python numbers of no higher kind leave the others'.
DType now(const Mixed& operands, const DTypeRules& rules) {
    DType result = promotedOf(operands, rules, [](const MixedOne& one) { return one.sort != MixedOne::Sort::Number; });
    for (const MixedOne& one : operands) {
        if (one.sort != MixedOne::Sort::Number || kindOf(one.dtype) <= kindOf(result)) continue;
        const bool isWidened = kindOf(result) == 2 && isComplex(one.dtype);  // a float beside a Python complex keeps its width
        result = isWidened ? complexOf(promote(result, DType::Float32, rules)) : promote(result, one.dtype, rules);
    }
    return result;
}

/// Whether a number written out is too large for the integers beside it.
bool isTooLarge(const MixedOne& number, const MixedOne& other) {
    if (number.sort != MixedOne::Sort::Number || other.sort == MixedOne::Sort::Number) return false;
    const auto value = ast::integerValue(number.literal);
    return value && bitsOf(other.dtype) < 64 && isBeyond(*value, other.dtype);
}

/// Whether floats of these bits hold the number as it is written.
bool isHeld(const ast::Expr& literal, DType dtype) {
    const auto* constant = ast::as<ast::Constant>(&literal);
    if (!constant) return false;
    if (constant->value.type == ast::Literal::Type::Int) return ast::integerValue(&literal).value_or(1LL << 60) < 1LL << 11;
    if (constant->value.type != ast::Literal::Type::Float) return false;
    std::string digits(constant->value.text);
    std::erase(digits, '_');
    int exponent = 0;
    const double scaled = std::ldexp(std::frexp(std::strtod(digits.c_str(), nullptr), &exponent), bitsOf(dtype) == 32 ? 24 : 11);
    return scaled == std::floor(scaled);
}

/// `array(promoted(x1, x2), broadcast(x1, x2))`: the parameters that are combined element by element.
std::span<ast::Expr* const> combinedParameters(const Operation& operation) {
    const auto* array = ast::as<ast::Call>(operation.result);
    if (!array || array->args.size() != 2) return {};
    const auto *dtype = ast::as<ast::Call>(array->args[0]), *shape = ast::as<ast::Call>(array->args[1]);
    const auto isNamed = [](const ast::Call* call, std::string_view name) {
        const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
        return function && function->id == name;
    };
    const bool isCombined = isNamed(dtype, "promoted") || isNamed(dtype, "floating");
    return isCombined && isNamed(shape, "broadcast") ? std::span<ast::Expr* const>(dtype->args) : std::span<ast::Expr* const>();
}

/// `array(floating(x1, x2), …)`: of integers it gives floats.
bool givesFloats(const Operation& operation) {
    const auto* array = ast::as<ast::Call>(operation.result);
    const auto* dtype = array && !array->args.empty() ? ast::as<ast::Call>(array->args[0]) : nullptr;
    const auto* rule = dtype ? ast::as<ast::NameExpr>(dtype->func) : nullptr;
    return rule && rule->id == "floating";
}

/// The expressions whose dtypes a call of a function combines; none if it is none that does, or is told the dtype.
std::vector<const ast::Expr*> combinedByCall(const Use& use) {
    const neutral::Expr* meaning = use.meaning;
    if (!meaning || meaning->kind != neutral::ExprKind::Operation || !use.site.call || use.choice.written) return {};
    std::vector<const neutral::Expr*> parts;
    if (meaning->operation->name == "clip") parts.assign(meaning->parts.begin(), meaning->parts.end());
    for (const ast::Expr* parameter : combinedParameters(*meaning->operation))
        if (const auto* name = ast::as<ast::NameExpr>(parameter))
            parts.push_back(meaning->parts[static_cast<std::size_t>(meaning->operation->parameterIndex(name->id.text()))]);
    std::vector<const ast::Expr*> found;
    for (const neutral::Expr* part : parts) {
        const bool isWritten = part && part->kind == neutral::ExprKind::Source;
        if (part && !isWritten && part->kind != neutral::ExprKind::Literal) return {};
        if (isWritten && part->type->kind != TypeKind::None) found.push_back(part->source);
    }
    return found;
}

/// Whether the dtypes that numbers are compared in tell different numbers apart.
std::string comparedOtherwise(const Mixed& operands, DType old, DType result) {
    if (!isFloating(old) || !isFloating(result)) return {};
    const auto isSame = [&](const MixedOne& one) {
        return one.sort == MixedOne::Sort::Number && (!one.literal || isHeld(*one.literal, bitsOf(old) < bitsOf(result) ? old : result));
    };
    if (std::ranges::any_of(operands, isSame)) return {};
    return fmt::format("they were compared as {}, and are as {}", dtypeName(old), dtypeName(result));
}

/// Of a list that is written out, of numbers: `[1, 2]`.
std::optional<std::size_t> lengthOfList(const ast::Expr& value) {
    if (!ast::isDisplay(&value)) return std::nullopt;
    const auto elements = ast::elementsOf(&value);
    const bool isOfNumbers = std::ranges::all_of(elements, [](const ast::Expr* one) { return one->kind == ast::Kind::Constant; });
    return isOfNumbers ? std::optional(elements.size()) : std::nullopt;
}

}  // namespace

std::string promotionChange(const Use& use, const Analysis& analysis, const DTypeRules& rules) {
    const bool isComparison = isAmong(equality, use.operation), isOperator = isAmong(arithmetic, use.operation) || isComparison;
    if (use.operation && !isOperator) return {};
    const std::vector<const ast::Expr*> values = isOperator ? use.site.operands : combinedByCall(use);
    if (values.size() < 2) return {};
    Mixed operands;
    for (const ast::Expr* value : values) operands.push_back(operandOf(*value, analysis, rules));
    const auto isOf = [&](MixedOne::Sort sort) { return [sort](const MixedOne& one) { return one.sort == sort; }; };
    if (std::ranges::any_of(operands, isOf(MixedOne::Sort::Unknown)) || std::ranges::all_of(operands, isOf(MixedOne::Sort::Number)))
        return {};
    for (const MixedOne& number : operands)
        if (!isComparison && std::ranges::any_of(operands, [&](const MixedOne& other) { return isTooLarge(number, other); }))
            return "the number does not fit the array's integers, which widened the result and now raises";
    const DType old = before(operands, rules), result = now(operands, rules);
    if (asNamed(old) == asNamed(result)) return {};
    if (isComparison) return comparedOtherwise(operands, old, result);
    const bool isQuotient = kindOf(old) < 2 && givesFloats(use.operation ? *use.operation : *use.meaning->operation);
    const bool isInArray = use.isStore && (operands[0].sort == MixedOne::Sort::Array || values[0]->kind == ast::Kind::Subscript);
    if (isQuotient || isInArray) return {};
    return fmt::format("the result was {}, and is {}", dtypeName(old), dtypeName(result));
}

bool asksForEquality(const Use& use, const TypeSource& types) {
    if (!isAmong(equality, use.operation) || use.site.operands.size() != 2) return false;
    const Type &a = *types.typeOf(*use.site.operands[0]), &b = *types.typeOf(*use.site.operands[1]);
    const auto isArray = [](const Type& type) { return type.isArray() && !type.assumed && !type.isSeen; };
    return a.kind != TypeKind::None && b.kind != TypeKind::None && (isArray(a) || isArray(b));
}

bool comparesUnlike(const Use& use, const TypeSource& types) {
    if (!isAmong(equality, use.operation) || use.site.operands.size() != 2) return false;
    const Type &a = *types.typeOf(*use.site.operands[0]), &b = *types.typeOf(*use.site.operands[1]);
    if (a.assumed || b.assumed || a.isSeen || b.isSeen) return false;
    const auto isOfNumbers = [](const Type& type) { return type.isArray() && type.dtype != DType::Unknown && type.rank != 0; };
    if ((isOfNumbers(a) && b.kind == TypeKind::Str) || (isOfNumbers(b) && a.kind == TypeKind::Str)) return true;
    if (a.isArray() != b.isArray()) {
        const Type& array = a.isArray() ? a : b;
        const std::int64_t last = array.shape.empty() ? -1 : array.shape.back();
        const std::optional<std::size_t> length = lengthOfList(*use.site.operands[a.isArray() ? 1 : 0]);
        return length && last >= 0 && last != 1 && *length != 1 && static_cast<std::size_t>(last) != *length;
    }
    if (!a.isArray() || !b.isArray()) return false;
    for (std::size_t i = 1; i <= std::min(a.shape.size(), b.shape.size()); ++i) {
        const std::int64_t first = a.shape[a.shape.size() - i], second = b.shape[b.shape.size() - i];
        if (first >= 0 && second >= 0 && first != second && first != 1 && second != 1) return true;
    }
    return false;
}

bool storesBeyond(const ast::Assign& assign, const Framework& framework, const TypeSource& types) {
    const auto number = ast::integerValue(assign.value);
    return number && std::ranges::any_of(assign.targets, [&](const ast::Expr* target) {
               const auto* item = ast::as<ast::Subscript>(target);
               const Type* array = item ? types.typeOf(*item->value) : nullptr;
               const bool isKnown = array && array->isArray() && array->framework == framework.id && !array->assumed && !array->isSeen;
               return isKnown && isBeyond(*number, array->dtype);
           });
}

}  // namespace regraft
