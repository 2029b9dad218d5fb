#include "mapping/scalar_axis.h"

#include <algorithm>
#include <vector>

#include "mapping/tables.h"

namespace regraft {

namespace {

using neutral::ExprKind;

bool isScalarArray(const neutral::Expr* part) { return part && part->type->isArray() && part->type->rank == 0; }

bool namesAxes(const neutral::Expr* given) {
    return given && (given->type->kind == TypeKind::Int || (given->type->kind == TypeKind::Tuple && !given->type->items.empty()));
}

/// One of the arrays of an operation that gives several.
const neutral::Expr* itemOf(const neutral::Expr& several, std::size_t index, const LiftContext& context) {
    neutral::Expr item{ExprKind::Item};
    const std::vector<const neutral::Expr*> parts{&several};
    item.parts = context.arena.copy(parts);
    item.index = static_cast<int>(index);
    item.type = several.type->items[index];
    item.source = context.origin;
    return context.arena.make<neutral::Expr>(item);
}

/// New axes may be put where there are none (`expand_dims`): then the result has some.
bool goesAlongNoAxis(const neutral::Expr& operation) {
    if (operation.parts.empty() || !isScalarArray(operation.parts[0]) || operation.type->rank > 0) return false;
    const int axis = operation.operation->parameterIndex("axis");
    return axis >= 0 && static_cast<std::size_t>(axis) < operation.parts.size() && namesAxes(operation.parts[axis]);
}

}  // namespace

bool isAlongNoAxis(const neutral::Expr& meaning) {
    if (meaning.kind == ExprKind::Operation && goesAlongNoAxis(meaning)) return true;
    const bool hasParts = meaning.kind == ExprKind::Operation || meaning.kind == ExprKind::Tuple || meaning.kind == ExprKind::Item;
    return hasParts &&
           std::any_of(meaning.parts.begin(), meaning.parts.end(), [](const neutral::Expr* part) { return part && isAlongNoAxis(*part); });
}

Environment withOneAxis(Environment environment, const LiftContext& context) {
    const LiftContext function{context.framework, context.arena, neutral::Form::Function, context.origin};
    for (const neutral::Expr*& value : environment.values)
        if (isScalarArray(value))
            value = makeOperation(*Tables::builtin().operation("expand_dims"), {value, makeInteger(0, context.arena)}, function);
    return environment;
}

const neutral::Expr* withoutAxes(const neutral::Expr& meaning, const LiftContext& context) {
    if (meaning.kind == ExprKind::Tuple) {
        std::vector<const neutral::Expr*> parts;
        for (const neutral::Expr* part : meaning.parts) parts.push_back(withoutAxes(*part, context));
        return makeTuple(std::move(parts), context);
    }
    if (meaning.type->kind == TypeKind::Tuple && !meaning.type->items.empty()) {
        std::vector<const neutral::Expr*> parts;
        for (std::size_t i = 0; i < meaning.type->items.size(); ++i) parts.push_back(withoutAxes(*itemOf(meaning, i, context), context));
        return makeTuple(std::move(parts), context);
    }
    if (!meaning.type->isArray() || meaning.type->rank == 0) return &meaning;
    return makeOperation(*Tables::builtin().operation("reshape"), {&meaning, makeTuple({}, context), nullptr}, context);
}

}  // namespace regraft
