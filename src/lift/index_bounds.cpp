#include "lift/index_bounds.h"

#include <algorithm>
#include <span>

#include "ast/integer.h"

namespace regraft {

namespace {

/// How many axes an item takes; -1 if that is not known, or if no count from the first axis leads on from here.
int axesTaken(const ast::Expr& item) {
    if (item.kind == ast::Kind::Slice || ast::integerValue(&item)) return 1;
    const auto* constant = ast::as<ast::Constant>(&item);
    return constant && constant->value.type == ast::Literal::Type::None ? 0 : -1;
}

bool isBeyond(const neutral::Expr& array, const neutral::Expr& key) {
    if (key.kind != neutral::ExprKind::Source) return false;
    const ast::Expr* single = key.source;
    const auto* tuple = ast::as<ast::Tuple>(single);
    std::span<const std::int64_t> sizes = array.type->shape;
    std::size_t axis = 0, count = tuple ? tuple->elts.size() : 1;
    for (std::size_t i = 0; i < count && axis < sizes.size(); ++i) {
        const ast::Expr& item = tuple ? *tuple->elts[i] : *single;
        const int taken = axesTaken(item);
        if (taken < 0) return false;
        const auto place = ast::integerValue(&item);
        if (place && sizes[axis] >= 0 && (*place >= sizes[axis] || *place < -sizes[axis])) return true;
        axis += static_cast<std::size_t>(taken);
    }
    return false;
}

}  // namespace

bool isOutOfBounds(const neutral::Expr& meaning) {
    if (meaning.kind != neutral::ExprKind::Operation) return false;
    for (std::size_t i = 1; i < meaning.parts.size(); ++i) {
        const bool isKey = meaning.operation->parameters[i].type == ParamType::Key;
        if (isKey && meaning.parts[0] && meaning.parts[i] && meaning.parts[0]->type->isArray() &&
            isBeyond(*meaning.parts[0], *meaning.parts[i]))
            return true;
    }
    return std::ranges::any_of(meaning.parts, [](const neutral::Expr* part) { return part && isOutOfBounds(*part); });
}

}  // namespace regraft
