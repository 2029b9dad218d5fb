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

/// What a name is given, or an item of it: `x = value`, `for x in value`, `x, y = value`; null if that doesn't stand there.
const ast::Expr* valueFor(const ast::Expr& target, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(target);
    if (const auto* assignment = ast::as<ast::Assign>(parent)) return assignment->value;
    if (const auto* loop = ast::as<ast::For>(parent)) return loop->iter;
    if (const auto* generator = ast::as<ast::comprehension>(parent)) return generator->iter;
    if (parent->kind != ast::Kind::Tuple && parent->kind != ast::Kind::List) return nullptr;
    const auto& display = static_cast<const ast::Expr&>(*parent);
    const ast::Expr* whole = valueFor(display, analysis);
    const std::span<ast::Expr*const> targets = ast::elementsOf(&display), values = ast::elementsOf(whole);
    const bool isAssigned = analysis.parent(display)->kind == ast::Kind::Assign;
    if (!isAssigned || values.size() != targets.size() || ast::hasStar(&display) || ast::hasStar(whole)) return whole;
    return values[static_cast<std::size_t>(std::ranges::find(targets, &target) - targets.begin())];
}

bool isUntold(const Type& type) { return (type.isArray() || type.isUnknown()) && type.standIns & untoldStandIns; }

}  // namespace

std::optional<Outcome> TakenArrays::outcomeOf(const Use& use, const Lowered& lowered) {
    std::optional<Outcome> outcome;
    for (const Taken& taken : takenBy(lowered)) {
        if (!told_.insert(taken.origin).second) continue;
        const std::string target = context_.target.name + "'s functions";
        Diagnostic& diagnostic =
            context_.sink.report(DiagCode::TakenForArray, taken.value->span, use.name,
                                 {nameOf(taken.origin), target, others(*context_.analysis.typeOf(*taken.value), *use.framework)});
        diagnostic.assumed = true;
        outcome = Outcome::Approximate;
    }
    return outcome;
}

std::string TakenArrays::problemOf(const Lowered& lowered) {
    const std::vector<Taken> all = takenBy(lowered);
    return all.empty() ? "" : nameOf(all.front().origin) + " is taken for an array, and nothing says that it is";
}

std::vector<TakenArrays::Taken> TakenArrays::takenBy(const Lowered& lowered) {
    std::vector<Taken> all;
    for (const ast::Expr* value : lowered.taken) {
        if (!lowered.code || !givesToCall(*lowered.code, *value)) continue;
        Origins origins;
        collect(*value, 0, origins);
        for (const Origin& origin : origins.found) all.push_back({value, origin});
    }
    return all;
}

std::string TakenArrays::nameOf(const Origin& origin) {
    const auto* function = ast::as<ast::FunctionDef>(origin.owner);
    const auto* owner = ast::as<ast::ClassDef>(origin.owner);
    const std::string_view named = function ? function->name.text() : owner ? owner->name.text() : "";
    return fmt::format("`{}` of {}", origin.name, named.empty() ? "a lambda" : fmt::format("`{}`", named));
}

/// What the source takes for arrays, and the target doesn't.
std::string TakenArrays::others(const Type& type, const Framework& source) const {
    const bool isList = type.standIns & UntoldList && source.acceptsLists && !context_.target.acceptsLists;
    const bool isNumber = type.standIns & UntoldNumber && source.acceptsScalars && !context_.target.acceptsScalars;
    return isList && isNumber ? "numbers or lists" : isList ? "lists" : "numbers";
}

/// The parameters that a value comes from. Of arithmetic one is enough: beside an array, numbers do.
void TakenArrays::collect(const ast::Expr& value, int steps, Origins& origins) {
    const auto take = [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (name && isUntold(*context_.analysis.typeOf(*name))) collectOf(*name, steps, origins);
        if (const auto* member = ast::as<ast::Attribute>(&node)) collectMember(*member, origins);
    };
    ast::walk(value, [&](const ast::Node& node) {
        if (&node != &value && isAside(node)) return false;
        take(node);
        if (node.kind != ast::Kind::BinOp) return true;
        const std::size_t before = origins.found.size();
        ast::walk(node, [&](const ast::Node& operand) {
            if (origins.found.size() > before || isAside(operand)) return false;
            take(operand);
            return true;
        });
        return false;
    });
}

void TakenArrays::collectOf(const ast::NameExpr& name, int steps, Origins& origins) {
    if (!names_) names_.emplace(*context_.file.module, context_.analysis);
    const ast::Node* owner = names_->owner(name, name.id.text());
    if (!owner || !origins.seen.insert({owner, name.id.text()}).second) return;
    if (names_->parameter(*owner, name.id.text())) return origins.found.push_back({owner, name.id.text()});
    if (steps == furthestOrigin) return;
    for (const ast::NameExpr* store : names_->stores(*owner, name.id.text()))
        if (const ast::Expr* value = valueFor(*store, context_.analysis)) collect(*value, steps + 1, origins);
}

void TakenArrays::collectMember(const ast::Attribute& member, Origins& origins) {
    const Type& type = *context_.analysis.typeOf(member);
    const Type& owner = *context_.analysis.typeOf(*member.value);
    const bool isOwn = owner.kind == TypeKind::Instance && owner.definition && owner.definition->kind == ast::Kind::ClassDef;
    if (isOwn && isUntold(type) && !shownArrays().contains(member.attr.text()))
        origins.found.push_back({owner.definition, member.attr.text()});
}

/// Names of members that some `self.x.shape`, `self.x[:, 0]` or `self.x @ y` shows to be arrays.
const std::set<std::string_view>& TakenArrays::shownArrays() {
    if (shown_) return *shown_;
    shown_.emplace();
    const auto show = [this](const ast::Expr* expr) {
        if (const auto* member = ast::as<ast::Attribute>(expr)) shown_->insert(member->attr.text());
    };
    ast::walk(*context_.file.module, [&](const ast::Node& node) {
        if (const auto* member = ast::as<ast::Attribute>(&node)) show(member->value);
        if (const auto* item = ast::as<ast::Subscript>(&node); item && item->slice->kind == ast::Kind::Tuple) show(item->value);
        const auto* product = ast::as<ast::BinOp>(&node);
        if (product && product->op == ast::BinaryOp::MatMult) show(product->left), show(product->right);
        return true;
    });
    return *shown_;
}

/// A key or a condition, which is no part of the value.
bool TakenArrays::isAside(const ast::Node& node) const {
    const ast::Node* parent = context_.analysis.parent(node);
    const auto* item = ast::as<ast::Subscript>(parent);
    const auto* choice = ast::as<ast::IfExp>(parent);
    return (item && item->slice == &node) || (choice && choice->test == &node);
}

}  // namespace regraft
