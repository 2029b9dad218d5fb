#include "lift/scalar_axis.h"

#include <algorithm>

namespace regraft {

namespace {

bool isScalarArray(const neutral::Expr* part) { return part && part->type->isArray() && part->type->rank == 0; }

/// New axes may be put where there are none (`expand_dims`): then the result has some.
bool goesAlongNoAxis(const neutral::Expr& operation) {
    if (operation.parts.empty() || !isScalarArray(operation.parts[0]) || operation.type->rank > 0) return false;
    const int axis = operation.operation->parameterIndex("axis");
    const neutral::Expr* given = axis >= 0 && static_cast<std::size_t>(axis) < operation.parts.size() ? operation.parts[axis] : nullptr;
    return given && given->type->kind == TypeKind::Int;
}

}  // namespace

bool isAlongNoAxis(const neutral::Expr& meaning) {
    if (meaning.kind != neutral::ExprKind::Operation) return false;
    return goesAlongNoAxis(meaning) || std::any_of(meaning.parts.begin(), meaning.parts.end(), [](const neutral::Expr* part) {
               return part && isAlongNoAxis(*part);
           });
}

}  // namespace regraft
