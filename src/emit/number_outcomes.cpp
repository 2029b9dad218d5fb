// Elements of arrays where Python wants numbers of its own (lift/python_numbers.h).

#include <algorithm>

#include "emit/conversion.h"
#include "mapping/instantiate.h"

namespace regraft {

void UseOutcomes::prepareNumbers() {
    const bool isNumbers = elementsAreNumbers(target_);
    PythonNumbers found = findPythonNumbers(*frontend_.parsed->module, *frontend_.analysis);
    if (!isNumbers) numbers_ = std::move(found.operations);
    if (!target_.formatsElements)
        for (const ast::Expr* expr : found.formatted) numbers_.emplace(expr, "item");
    if (!target_.iteratesArrays)
        for (const ast::Expr* expr : found.iterated) numbers_.emplace(expr, "unstack");
    if (target_.isMutable && !isNumbers) return;  // arrays are hashed by which one they are, there as here
    for (const ast::Expr* expr : found.hashed)
        if (frontend_.analysis->typeOf(*expr)->framework != target_.id)
            sink_.report(DiagCode::Approximate, expr->span, "hash",
                         {expr->span.of(frontend_.parsed->text),
                          "it is hashed by which array it is; in " + target_.name + " by its value, if it is a number, or not at all"});
}

/// What a node means where Python wants a number of its own; null if it stays as it is.
const neutral::Expr* UseOutcomes::asNumber(const ast::Expr& node, const neutral::Expr& meaning) {
    const auto wanted = numbers_.find(&node);
    const Framework* source = wanted == numbers_.end() ? nullptr : Tables::builtin().framework(frontend_.analysis->typeOf(node)->framework);
    if (!source || source == &target_) return nullptr;
    const LiftContext context{*source, frontend_.parsed->arena, neutral::Form::Method, nullptr};
    const Operation& operation = *Tables::builtin().operation(wanted->second);
    std::vector<const neutral::Expr*> parts(operation.parameters.size());
    parts[0] = &meaning;
    return makeOperation(operation, std::move(parts), context);
}

/// Names and calls that are no uses themselves: `counts[v]`.
void UseOutcomes::convertNumbers() {
    for (const auto& [node, operation] : numbers_) {
        if (lifted_.contains(frontend_.analysis->useAt(*node)) || isGone(*node)) continue;
        const neutral::Expr* number = asNumber(*node, *makeSource(*node, frontend_.analysis->typeOf(*node), frontend_.parsed->arena));
        const Lowered lowered =
            number ? lower(*number, contextFor(*Tables::builtin().framework(frontend_.analysis->typeOf(*node)->framework))) : Lowered();
        if (lowered.code && lowered.code->kind != py::ExprKind::Source) request_.rewrites.push_back({node, lowered.code});
    }
}

namespace {

bool holdsText(const Type& type) {
    const bool isSequence = type.kind == TypeKind::List || type.kind == TypeKind::Tuple;
    return type.kind == TypeKind::Str ||
           (isSequence && !type.items.empty() && std::ranges::all_of(type.items, [](const Type* item) { return holdsText(*item); }));
}

}  // namespace

/// Whether an array is made of text: `np.array(["a", "b"])`.
bool UseOutcomes::areOfText(const neutral::Expr& meaning) const {
    if (meaning.kind != neutral::ExprKind::Operation || elementsAreNumbers(target_) || !meaning.type->isArray()) return false;
    for (std::size_t i = 0; i < meaning.parts.size(); ++i) {
        const bool isMade = meaning.operation->parameters[i].name == "obj" && meaning.parts[i];
        if (isMade && holdsText(*meaning.parts[i]->type)) return true;
    }
    return false;
}

}  // namespace regraft
