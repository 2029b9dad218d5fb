#include "emit/number_outcomes.h"

#include <algorithm>

#include "ast/display.h"
#include "lift/python_numbers.h"
#include "lower/build.h"
#include "mapping/instantiate.h"

namespace regraft {

void NumberOutcomes::prepare() {
    if (context_.isNeutral) return;
    const bool isNumbers = elementsAreNumbers(context_.target);
    PythonNumbers found = findPythonNumbers(*context_.file.module, context_.analysis);
    if (!isNumbers) numbers_ = std::move(found.operations);
    if (!context_.target.formatsElements)
        for (const ast::Expr* expr : found.formatted) numbers_.emplace(expr, "item");
    if (!Tables::builtin().lowerings(context_.target, *Tables::builtin().operation("shown")).empty())
        for (const ast::Expr* expr : found.shown) numbers_.emplace(expr, "shown");
    if (!context_.target.iteratesArrays)
        for (const ast::Expr* expr : found.iterated) numbers_.emplace(expr, "unstack");
    lengths_ = std::move(found.lengths);
    for (const ast::Expr* expr : found.classed)
        if (!isNumbers && context_.analysis.typeOf(*expr)->framework != context_.target.id)
            context_.sink.report(DiagCode::Approximate, expr->span, "type",
                                 {expr->span.of(context_.file.text), "its class is a number's of its dtype; in " + context_.target.name +
                                                                         " an element is an array without axes"});
    if (!isNumbers) reportTuplesAndObjects(found.hashedTuples);
    if (context_.target.isMutable && !isNumbers) return;  // arrays are hashed by which one they are, there as here
    for (const ast::Expr* expr : found.hashed)
        if (context_.analysis.typeOf(*expr)->framework != context_.target.id)
            context_.sink.report(DiagCode::Approximate, expr->span, "hash",
                                 {expr->span.of(context_.file.text), "it is hashed by which array it is; in " + context_.target.name +
                                                                         " by its value, if it is a number, or not at all"});
}

/// What is for numbers that are objects, and no arrays without axes.
void NumberOutcomes::reportTuplesAndObjects(std::span<const ast::Expr* const> hashedTuples) {
    for (const ast::Expr* tuple : hashedTuples)
        context_.sink.report(
            DiagCode::Approximate, tuple->span, "hash",
            {tuple->span.of(context_.file.text), "it holds numbers, which are hashed by their values; in " + context_.target.name +
                                                     " they are arrays, hashed by which ones they are, or not at all"});
    for (const ObjectElement& element : findObjectElements(*context_.file.module, context_.analysis)) convertObject(element);
}

/// NaN for None; what no array of the target can hold is told of.
void NumberOutcomes::convertObject(const ObjectElement& element) {
    const std::string name(element.className);
    if (element.isNothing) {
        const py::Expr* function = py::name(context_.arena, py::ExprKind::Name, "float");
        context_.request.rewrites.push_back(
            {element.making, py::call(context_.arena, function, {{{}, py::literal(context_.arena, "\"nan\""), nullptr}})});
    }
    if (!element.isFirst) return;
    if (element.isNothing)
        context_.sink.report(DiagCode::Approximate, element.making->span, name,
                             {name, "arrays of " + context_.target.name + " hold no objects: NaN stands for it, which is not `None`"});
    else
        context_.sink.report(DiagCode::NoCounterpart, element.making->span, name,
                             {name, context_.target.name, "an array is made of it, and there arrays hold no objects"});
}

/// A list as a tuple, of its elements where they are written out.
const py::Expr* NumberOutcomes::asTuple(const ast::Expr& list) const {
    if (!ast::isDisplay(&list))
        return py::call(context_.arena, py::name(context_.arena, py::ExprKind::Name, "tuple"),
                        {{{}, py::source(context_.arena, list), nullptr}});
    std::vector<const py::Expr*> items;
    for (const ast::Expr* item : ast::elementsOf(&list)) items.push_back(py::source(context_.arena, *item));
    return py::node(context_.arena, py::ExprKind::Tuple, items);
}

const neutral::Expr* NumberOutcomes::asNumber(const ast::Expr& node, const neutral::Expr& meaning) const {
    const auto wanted = numbers_.find(&node);
    const Framework* source = wanted == numbers_.end() ? nullptr : Tables::builtin().framework(context_.analysis.typeOf(node)->framework);
    if (!source || source == &context_.target) return nullptr;
    const LiftContext lifting{*source, context_.arena, neutral::Form::Method, nullptr};
    const Operation& operation = *Tables::builtin().operation(wanted->second);
    std::vector<const neutral::Expr*> parts(operation.parameters.size());
    parts[0] = &meaning;
    return makeOperation(operation, std::move(parts), lifting);
}

void NumberOutcomes::convertOthers() {
    for (const ast::Expr* list : lengths_)
        if (!context_.replaced.isGone(*list)) context_.request.rewrites.push_back({list, asTuple(*list)});
    for (const auto& [node, operation] : numbers_) {
        if (context_.lifted.contains(context_.analysis.useAt(*node)) || context_.replaced.isGone(*node)) continue;
        const neutral::Expr* number = asNumber(*node, *makeSource(*node, context_.analysis.typeOf(*node), context_.arena));
        const Lowered lowered =
            number ? lower(*number, context_.loweringFrom(*Tables::builtin().framework(context_.analysis.typeOf(*node)->framework)))
                   : Lowered();
        if (lowered.code && lowered.code->kind != py::ExprKind::Source) context_.request.rewrites.push_back({node, lowered.code});
    }
}

}  // namespace regraft
