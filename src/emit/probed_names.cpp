#include "emit/probed_names.h"

#include "lower/build.h"

namespace regraft {

namespace {

const ast::Call* probe(const Use& use, const Analysis& analysis) {
    const auto* call = use.site.call ? nullptr : ast::as<ast::Call>(analysis.parent(*use.site.node));
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    const bool asks = function && function->id == "hasattr" && call->args.size() == 2 && call->keywords.empty();
    return asks && call->args[0] == use.site.node ? call : nullptr;
}

}  // namespace

std::optional<bool> probed(const Use& use, const Analysis& analysis) {
    const ast::Call* call = use.api || use.operation || use.meaning ? nullptr : probe(use, analysis);
    const auto* name = call ? ast::as<ast::Constant>(call->args[1]) : nullptr;
    if (!name || name->value.type != ast::Literal::Type::Str || use.framework->versions.empty()) return std::nullopt;
    const std::string whole = use.name + "." + std::string(name->value.text);
    const Tables& tables = Tables::builtin();
    const Tables::Presence presence = tables.presence(*use.framework, whole, use.framework->versions.back());
    if (presence == Tables::Presence::Unlisted && !tables.isListed(*use.framework, use.name)) return std::nullopt;
    return presence == Tables::Presence::Present;
}

std::optional<Outcome> probedOutcome(const Use& use, OutcomeContext& context) {
    const std::optional<bool> has = probed(use, context.analysis);
    if (!has) return std::nullopt;
    context.rewrite(*probe(use, context.analysis), py::literal(context.arena, *has ? "True" : "False"), use);
    return Outcome::Exact;
}

}  // namespace regraft
