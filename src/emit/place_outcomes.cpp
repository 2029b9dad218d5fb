// Where arrays lie, in targets where nobody says it, and calls of which nothing is left.

#include "emit/conversion.h"
#include "emit/own_places.h"

namespace regraft {

/// What a use means, without what nobody says in the target: where arrays lie.
const neutral::Expr* UseOutcomes::placedMeaning(const Use& use, const neutral::Expr& meaning) {
    if (!target_.placesByItself || use.framework == &target_) return &meaning;
    return withoutDevices(meaning, {*use.framework, frontend_.parsed->arena, neutral::Form::Function, nullptr}, *frontend_.analysis);
}

/// `x = x.to(device)`, `x, y = x.contiguous(), y.contiguous()` where nothing is left of the calls: the statement that says nothing then;
/// else null.
const ast::Stmt* UseOutcomes::givesItself(const Use& use) {
    const auto isBare = [&](const Use& one) {
        const auto lifted = lifted_.find(&one);
        if (lifted == lifted_.end()) return false;
        const neutral::Expr* meaning = placedMeaning(one, *lifted->second.meaning);
        if (meaning->kind == neutral::ExprKind::Source) return meaning->source == one.site.receiver;
        const Lowered lowered = lower(*meaning, contextOf(one));
        return lowered.code && lowered.differs.empty() && lowered.code->kind == py::ExprKind::Source &&
               lowered.code->origin == one.site.receiver;
    };
    const ast::Node* parent = frontend_.analysis->parent(*use.site.node);
    if (parent->kind == ast::Kind::Tuple) parent = frontend_.analysis->parent(*parent);
    const auto* assign = ast::as<ast::Assign>(parent);
    if (!assign || assign->targets.size() != 1) return nullptr;
    const auto* targets = ast::as<ast::Tuple>(assign->targets[0]);
    const auto* values = ast::as<ast::Tuple>(assign->value);
    const auto isSame = [&](const ast::Expr& target, const ast::Expr& value) {
        const std::string_view text = frontend_.parsed->text;
        const Use* one = frontend_.analysis->useAt(value);
        return one && one->site.receiver && target.span.of(text) == one->site.receiver->span.of(text) && isBare(*one);
    };
    if (!targets && !values) return isSame(*assign->targets[0], *assign->value) ? assign : nullptr;
    if (!targets || !values || targets->elts.size() != values->elts.size()) return nullptr;
    for (std::size_t i = 0; i < targets->elts.size(); ++i)
        if (!isSame(*targets->elts[i], *values->elts[i])) return nullptr;
    return assign;
}

/// `device = x.device`, where nobody has to say where arrays lie; else null.
const ast::Stmt* UseOutcomes::namesPlace(const Use& use) {
    const auto* assign =
        target_.placesByItself && use.framework != &target_ ? ast::as<ast::Assign>(frontend_.analysis->parent(*use.site.node)) : nullptr;
    const auto* name = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
    return name && namedDevice(*name, *frontend_.analysis) == assign ? assign : nullptr;
}

}  // namespace regraft
