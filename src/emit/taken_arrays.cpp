#include "emit/taken_arrays.h"

#include <fmt/core.h>
#include <algorithm>

#include "ast/display.h"
#include "ast/visit.h"

namespace regraft {
namespace {

constexpr int furthestOrigin = 4;  // assignments from a value back to the parameter

bool isSource(const py::Expr* code, const ast::Expr& value) {
    if (!code) return false;
    if (code->kind == py::ExprKind::Tuple || code->kind == py::ExprKind::List || code->kind == py::ExprKind::Starred)
        return std::ranges::any_of(code->parts, [&](const py::Expr* part) { return isSource(part, value); });
    if (code->kind != py::ExprKind::Source) return false;
    const auto elements = ast::isDisplay(code->origin) ? ast::elementsOf(code->origin) : std::span<ast::Expr* const>();
    return code->origin == &value || std::ranges::count(elements, &value) > 0;
}

/// Whether the code calls a function with a value, or asks it for a member: arithmetic does with numbers.
bool givesToCall(const py::Expr& code, const ast::Expr& value) {
    const bool isReceiver = code.kind == py::ExprKind::Attribute && isSource(code.parts[0], value);
    if (isReceiver) return true;
    if (code.kind == py::ExprKind::Call)
        for (const py::Argument& argument : code.arguments)
            if (isSource(argument.value, value) || (argument.value && givesToCall(*argument.value, value))) return true;
    return std::ranges::any_of(code.parts, [&](const py::Expr* part) { return part && givesToCall(*part, value); });
}

bool isUntold(const Type& type) { return (type.isArray() || type.isUnknown()) && type.standIns & untoldStandIns; }

}  // namespace

std::optional<Outcome> TakenArrays::outcomeOf(const Use& use, const Lowered& lowered) {
    for (const ast::Expr* value : lowered.taken) {
        if (!lowered.code || !givesToCall(*lowered.code, *value)) continue;
        const Origin origin = originOf(*value, 0);
        if (!origin.function || !told_.insert(origin).second) continue;
        const auto* function = ast::as<ast::FunctionDef>(origin.function);
        const std::string of = function ? fmt::format("`{}`", function->name.text()) : "a lambda";
        const std::string what = fmt::format("`{}` of {}", origin.name, of), target = context_.target.name + "'s functions";
        Diagnostic& diagnostic = context_.sink.report(DiagCode::TakenForArray, value->span, use.name,
                                                      {what, target, others(*context_.analysis.typeOf(*value), *use.framework)});
        diagnostic.assumed = true;
        return Outcome::Approximate;
    }
    return std::nullopt;
}

/// What the source takes for arrays, and the target doesn't.
std::string TakenArrays::others(const Type& type, const Framework& source) const {
    const bool isList = type.standIns & UntoldList && source.acceptsLists && !context_.target.acceptsLists;
    const bool isNumber = type.standIns & UntoldNumber && source.acceptsScalars && !context_.target.acceptsScalars;
    return isList && isNumber ? "numbers or lists" : isList ? "lists" : "numbers";
}

/// The parameter that a value comes from.
TakenArrays::Origin TakenArrays::originOf(const ast::Expr& value, int steps) {
    Origin found;
    ast::walk(value, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (name && !found.function && isUntold(*context_.analysis.typeOf(*name))) found = originOfName(*name, steps);
        return !found.function;
    });
    return found;
}

TakenArrays::Origin TakenArrays::originOfName(const ast::NameExpr& name, int steps) {
    if (!names_) names_.emplace(*context_.file.module, context_.analysis);
    const ast::Node* owner = names_->owner(name, name.id.text());
    if (!owner) return {};
    if (names_->parameter(*owner, name.id.text())) return {owner, name.id.text()};
    if (steps == furthestOrigin) return {};
    for (const ast::NameExpr* store : names_->stores(*owner, name.id.text())) {
        const ast::Node* parent = context_.analysis.parent(*store);
        const auto* assignment = ast::as<ast::Assign>(parent);
        const auto* loop = ast::as<ast::For>(parent);
        const auto* generator = ast::as<ast::comprehension>(parent);
        const ast::Expr* value = assignment ? assignment->value : loop ? loop->iter : generator ? generator->iter : nullptr;
        if (const Origin origin = value ? originOf(*value, steps + 1) : Origin(); origin.function) return origin;
    }
    return {};
}

}  // namespace regraft
