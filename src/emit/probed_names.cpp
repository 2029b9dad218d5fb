#include "emit/probed_names.h"

#include <algorithm>

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

std::string_view probedName(const Use& use, const Analysis& analysis) {
    const ast::Call* call = probe(use, analysis);
    const auto* name = call ? ast::as<ast::Constant>(call->args[1]) : nullptr;
    return name && name->value.type == ast::Literal::Type::Str ? name->value.text : std::string_view();
}

std::optional<Outcome> probedOutcome(const Use& use, OutcomeContext& context) {
    const std::string_view name = use.api || use.operation || use.meaning ? std::string_view() : probedName(use, context.analysis);
    if (name.empty()) return std::nullopt;
    const std::string whole = std::string(use.name) + "." + std::string(name);
    const std::vector<std::string_view> surface = Tables::builtin().surface(*use.framework);
    if (!Tables::builtin().isListed(*use.framework, use.name)) return std::nullopt;
    const bool has = std::ranges::find(surface, std::string_view(whole)) != surface.end();
    context.rewrite(*probe(use, context.analysis), py::literal(context.arena, has ? "True" : "False"), use);
    return Outcome::Exact;
}

}  // namespace regraft
