#include "emit/place_outcomes.h"

#include "ast/display.h"
#include "emit/own_places.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// `devices = [torch.device("cpu"), torch.device("cuda")]`: one that is listed need not be there, as long as nobody computes on it.
const neutral::Expr* listedDevice(const Use& use, const neutral::Expr& meaning, OutcomeContext& context) {
    if (meaning.kind != neutral::ExprKind::Operation || meaning.operation->name != "device.named") return &meaning;
    const ast::Node& around = *context.analysis.parent(*use.site.node);
    const auto* assign = ast::as<ast::Assign>(context.analysis.parent(around));
    const bool isUnpacked = assign && ast::isDisplay(assign->targets[0]);
    const bool isListed =
        !isUnpacked && (around.kind == ast::Kind::List || around.kind == ast::Kind::Tuple || around.kind == ast::Kind::Dict);
    const auto* name = meaning.parts[0] ? ast::as<ast::Constant>(meaning.parts[0]->source) : nullptr;
    if (!isListed || !name || name->value.text == "cpu") return &meaning;
    const Operation& listed = *Tables::builtin().operation("device.listed");
    return makeOperation(listed, {meaning.parts[0]}, {*use.framework, context.arena, neutral::Form::Function, nullptr});
}

}  // namespace

const neutral::Expr* placedMeaning(const Use& use, const neutral::Expr& given, OutcomeContext& context) {
    const neutral::Expr& meaning = *listedDevice(use, given, context);
    if (!context.target.placesByItself || use.framework == &context.target) return &meaning;
    return withoutDevices(meaning, {*use.framework, context.arena, neutral::Form::Function, nullptr}, context.analysis);
}

const ast::Stmt* givesItself(const Use& use, OutcomeContext& context) {
    const auto isBare = [&](const Use& one) {
        const Lifted* lifted = context.liftedOf(&one);
        if (!lifted) return false;
        const neutral::Expr* meaning = placedMeaning(one, *lifted->meaning, context);
        if (meaning->kind == neutral::ExprKind::Source) return meaning->source == one.site.receiver;
        const Lowered lowered = lower(*meaning, context.loweringOf(one));
        return lowered.code && lowered.differs.empty() && lowered.code->kind == py::ExprKind::Source &&
               lowered.code->origin == one.site.receiver;
    };
    const ast::Node* parent = context.analysis.parent(*use.site.node);
    if (parent->kind == ast::Kind::Tuple) parent = context.analysis.parent(*parent);
    const auto* assign = ast::as<ast::Assign>(parent);
    if (!assign || assign->targets.size() != 1) return nullptr;
    const auto* targets = ast::as<ast::Tuple>(assign->targets[0]);
    const auto* values = ast::as<ast::Tuple>(assign->value);
    const auto isSame = [&](const ast::Expr& target, const ast::Expr& value) {
        const std::string_view text = context.file.text;
        const Use* one = context.analysis.useAt(value);
        return one && one->site.receiver && target.span.of(text) == one->site.receiver->span.of(text) && isBare(*one);
    };
    if (!targets && !values) return isSame(*assign->targets[0], *assign->value) ? assign : nullptr;
    if (!targets || !values || targets->elts.size() != values->elts.size()) return nullptr;
    for (std::size_t i = 0; i < targets->elts.size(); ++i)
        if (!isSame(*targets->elts[i], *values->elts[i])) return nullptr;
    return assign;
}

const ast::Stmt* namesPlace(const Use& use, const OutcomeContext& context) {
    const auto* assign = context.target.placesByItself && use.framework != &context.target
                             ? ast::as<ast::Assign>(context.analysis.parent(*use.site.node))
                             : nullptr;
    const auto* name = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
    return name && namedDevice(*name, context.analysis) == assign ? assign : nullptr;
}

}  // namespace regraft
