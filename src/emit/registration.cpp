#include "emit/registration.h"

#include "lower/build.h"

namespace regraft {

namespace {

const ast::Expr* registeredValue(const Use& use) {
    if (use.site.call->args.size() > 1) return use.site.call->args[1];
    for (const ast::keyword* keyword : use.site.call->keywords)
        if (keyword->name == "tensor") return keyword->value;
    return nullptr;
}

}  // namespace

std::string_view registeredName(const Use& use) {
    const auto* name = use.site.call->args.empty() ? nullptr : ast::as<ast::Constant>(use.site.call->args[0]);
    bool isText = name && name->value.type == ast::Literal::Type::Str && registeredValue(use);
    return isText ? name->value.text : std::string_view();
}

bool isRegistration(const Use& use, const Framework& target) {
    const auto& rules = use.framework->modules;
    bool isNamed = rules && !rules->registers.empty() && use.name == rules->base + "." + rules->registers;
    return isNamed && use.site.call && target.modules && target.modules->registers.empty();
}

bool canRegister(const Use& use, const Framework& target) {
    const Tables& tables = Tables::builtin();
    return !registeredName(use).empty() || (use.meaning && !tables.lowerings(target, *tables.operation("layers.register")).empty());
}

std::optional<Outcome> registrationOutcome(const Use& use, OutcomeContext& context) {
    if (!isRegistration(use, context.target)) return std::nullopt;
    Arena& arena = context.arena;
    std::string_view name = registeredName(use);
    const ast::Stmt* statement = context.analysis.statementOf(*use.site.node);
    if (name.empty() && canRegister(use, context.target)) {
        const Lowered lowered = lower(*use.meaning, context.loweringFrom(*use.framework));
        if (!lowered.code) return context.noCounterpart(use, lowered.unsupported);
        context.rewrite(*use.site.node, lowered.code, use);
        return Outcome::Exact;
    }
    if (name.empty() || statement->kind != ast::Kind::ExprStmt) return context.noCounterpart(use, "the attribute's name is not known here");
    const py::Expr* target = py::attribute(arena, py::source(arena, *use.site.receiver), name);
    StatementRewrite rewrite{statement};
    rewrite.line = {target, py::source(arena, *registeredValue(use))};
    context.rewrite(std::move(rewrite), use);
    return Outcome::Exact;
}

}  // namespace regraft
