#include "mapping/integer_range.h"

#include "ast/display.h"
#include "ast/integer.h"

namespace regraft {

namespace {

DType dtypeNamed(const Operand& kind) {
    const auto* text = ast::as<ast::Constant>(kind.literal);
    if (text && text->value.type == ast::Literal::Type::Str) return parseDType(text->value.text).value_or(DType::Unknown);
    const bool hasDType = kind.type->kind == TypeKind::DType || (kind.type->isArray() && !kind.type->isSeen && !kind.type->assumed);
    return hasDType ? kind.type->dtype : DType::Unknown;
}

Truth allFit(const ast::Expr* written, DType dtype) {
    if (const auto number = ast::integerValue(written)) return truth(!isBeyond(*number, dtype));
    Truth result = ast::elementsOf(written).empty() ? Truth::Unknown : Truth::True;
    for (const ast::Expr* element : ast::elementsOf(written)) result = both(result, allFit(element, dtype));
    return result;
}

}  // namespace

bool isBeyond(std::int64_t number, DType dtype) {
    if (!isInteger(dtype)) return false;
    if (isUnsigned(dtype) && number < 0) return true;
    const int bits = bitsOf(dtype) - (isUnsigned(dtype) ? 0 : 1);
    if (bits >= 63) return false;
    const std::int64_t beyond = std::int64_t{1} << bits;
    return number >= beyond || number < -beyond;
}

Truth fitsInto(const Operand& value, const Operand& kind) {
    const DType dtype = dtypeNamed(kind);
    if (!isInteger(dtype)) return Truth::Unknown;
    return allFit(value.literal ? value.literal : value.value ? value.value->source : nullptr, dtype);
}

}  // namespace regraft
