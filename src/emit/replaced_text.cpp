#include "emit/replaced_text.h"

#include <algorithm>

#include "emit/facts.h"

namespace regraft {

namespace {

void collectKept(const py::Expr& code, std::vector<Span>& kept) {
    if (code.kind == py::ExprKind::Source) kept.push_back(code.origin->span);
    for (const py::Expr* part : code.parts)
        if (part) collectKept(*part, kept);
    for (const py::Argument& argument : code.arguments)
        if (argument.value) collectKept(*argument.value, kept);
}

}  // namespace

void ReplacedText::replace(const ast::Node& node, const py::Expr& code) {
    std::vector<Span> kept;
    collectKept(code, kept);
    // An argument that the target has no use for is evaluated all the same if that may do more than give a value.
    const auto isPure = [this](const ast::Expr& expr) { return analysis_.useAt(expr) && analysis_.useAt(expr)->meaning; };
    const auto keep = [&](const ast::Expr& argument) {
        if (isImpure(argument, {{}, isPure})) kept.push_back(argument.span);
    };
    if (const auto* call = ast::as<ast::Call>(&node)) {
        for (const ast::Expr* argument : call->args) keep(*argument);
        for (const ast::keyword* keyword : call->keywords) keep(*keyword->value);
    }
    takeOut(node.span, std::move(kept));
}

void ReplacedText::takeOut(Span span, std::vector<Span> kept) { replaced_.push_back({span, std::move(kept)}); }

bool ReplacedText::isGone(const ast::Node& node) {
    while (!replaced_.empty() && replaced_.back().whole.end <= node.span.begin) replaced_.pop_back();
    return std::ranges::any_of(replaced_, [&](const Replaced& one) {
        const bool isInside = one.whole.contains(node.span) && one.whole != node.span;
        return isInside && std::ranges::none_of(one.kept, [&](Span kept) { return kept.contains(node.span); });
    });
}

}  // namespace regraft
