#include "mapping/scalar_axis.h"

#include <algorithm>
#include <vector>

#include "mapping/result_rule.h"
#include "mapping/tables.h"

namespace regraft {

namespace {

using neutral::ExprKind;

bool isScalarArray(const neutral::Expr* part) { return part && part->type->isArray() && part->type->rank == 0; }

bool namesAxes(const neutral::Expr* given) {
    return given && (given->type->kind == TypeKind::Int || (given->type->kind == TypeKind::Tuple && !given->type->items.empty()));
}

bool isMaybeScalar(const neutral::Expr* part) { return part && part->type->isArray() && part->type->maybeScalar; }

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

bool namesAxisOf(const neutral::Expr& operation) {
    const int axis = operation.operation->parameterIndex("axis");
    return axis >= 0 && static_cast<std::size_t>(axis) < operation.parts.size() && namesAxes(operation.parts[axis]);
}

/// The axis that it goes along is gone from the result, so the result is the same whether there was one of length 1 or none.
bool dropsItsAxis(const neutral::Expr& operation) {
    const auto* array = ast::as<ast::Call>(operation.operation->result);
    const ast::Call* reduced = array && array->args.size() > 1 ? ast::as<ast::Call>(array->args[1]) : nullptr;
    if (!reduced || ruleName(*reduced) != "reduced") return false;
    const int keeps = operation.operation->parameterIndex("keepdims");
    const neutral::Expr* kept = keeps < 0 ? nullptr : operation.parts[static_cast<std::size_t>(keeps)];
    const auto* constant = kept ? ast::as<ast::Constant>(knownLiteral(*kept)) : nullptr;
    return !kept || (constant && constant->value.type == ast::Literal::Type::False);
}

/// New axes may be put where there are none (`expand_dims`): then the result has some.
bool goesAlongNoAxis(const neutral::Expr& operation) {
    if (operation.parts.empty() || !isScalarArray(operation.parts[0]) || operation.type->rank > 0) return false;
    return namesAxisOf(operation);
}

bool goesAlongUncertainAxis(const neutral::Expr& operation) {
    return !operation.parts.empty() && isMaybeScalar(operation.parts[0]) && namesAxisOf(operation) && dropsItsAxis(operation);
}

/// Whether `test` holds of an operation within the meaning.
bool holdsWithin(const neutral::Expr& meaning, bool (*test)(const neutral::Expr&)) {
    if (meaning.kind == ExprKind::Operation && test(meaning)) return true;
    const bool hasParts = meaning.kind == ExprKind::Operation || meaning.kind == ExprKind::Tuple || meaning.kind == ExprKind::Item;
    return hasParts && std::ranges::any_of(meaning.parts, [&](const neutral::Expr* part) { return part && holdsWithin(*part, test); });
}

/// The environment with `operation` applied to those of its values for which `test` holds.
Environment withApplied(Environment environment, std::string_view name, std::vector<const neutral::Expr*> rest,
                        bool (*test)(const neutral::Expr*), const LiftContext& context) {
    const LiftContext function{context.framework, context.arena, neutral::Form::Function, context.origin};
    for (const neutral::Expr*& value : environment.values) {
        if (!test(value)) continue;
        std::vector<const neutral::Expr*> parts{value};
        parts.insert(parts.end(), rest.begin(), rest.end());
        value = makeOperation(*Tables::builtin().operation(name), std::move(parts), function);
    }
    return environment;
}

}  // namespace

bool isAlongNoAxis(const neutral::Expr& meaning) { return holdsWithin(meaning, goesAlongNoAxis); }

bool isAlongUncertainAxis(const neutral::Expr& meaning) { return holdsWithin(meaning, goesAlongUncertainAxis); }

Environment withSomeAxis(Environment environment, const LiftContext& context) {
    return withApplied(std::move(environment), "atleast_1d", {}, isMaybeScalar, context);
}

Environment withOneAxis(Environment environment, const LiftContext& context) {
    return withApplied(std::move(environment), "expand_dims", {makeInteger(0, context.arena)}, isScalarArray, context);
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
