#include "emit/other_draws.h"

#include <algorithm>

#include "ast/integer.h"

namespace regraft {

namespace {

bool draws(const Use& use) { return use.meaning && use.meaning->kind == neutral::ExprKind::Operation && use.meaning->operation->draws; }

/// `jax.random.key(0)`
bool isSeeded(const Use& use) {
    return use.site.call && use.meaning && use.meaning->type->kind == TypeKind::Generator && !use.site.call->args.empty() &&
           ast::integerValue(use.site.call->args[0]);
}

}  // namespace

void reportOtherDraws(OutcomeContext& context, const Migration& migration) {
    const auto changes = migration.crossed("draws");
    const auto ofTarget = [&](bool (*test)(const Use&)) {
        return std::ranges::find_if(context.analysis.uses(), [&](const Use& use) { return use.framework == &context.target && test(use); });
    };
    if (changes.empty() || ofTarget(draws) == context.analysis.uses().end()) return;
    const auto seeded = ofTarget(isSeeded);
    if (seeded == context.analysis.uses().end()) return;
    const VersionChange& change = *changes.front();
    context.sink.report(DiagCode::OtherDraws, seeded->site.node->span, seeded->name,
                        {seeded->name, context.target.name, change.at, change.differs});
}

}  // namespace regraft
