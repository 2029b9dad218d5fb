#include "emit/rewrite.h"

#include <algorithm>

#include <unordered_set>

#include "emit/convert.h"
#include "emit/emission.h"

namespace regraft {

namespace {

/// Calls in place do more than give a value only where they are left as they are.
Facts factsOf(const Analysis& analysis, const EmitRequest& request) {
    std::unordered_set<const ast::Node*> kept(request.kept.begin(), request.kept.end());
    auto imported = [&analysis](const ast::NameExpr& name) { return !analysis.qualifiedName(name).empty(); };
    auto pure = [&analysis, kept = std::move(kept)](const ast::Expr& expr) {
        const Use* use = analysis.useAt(expr);
        return use && use->meaning && !use->isStore && !(use->choice.written && kept.contains(&expr));
    };
    auto own = [&analysis](const ast::alias& alias) {
        const auto import = std::ranges::find(analysis.imports(), &alias, &ImportedName::alias);
        return import != analysis.imports().end() && import->isOwn;
    };
    return {imported, pure, own};
}

}  // namespace

EmitResult emitEdits(const EmitRequest& request) {
    if (request.changesNothing()) return {};
    return Emission(request, factsOf(*request.analysis, request)).run();
}

bool EmitRequest::changesNothing() const {
    return rewrites.empty() && statements.empty() && removals.empty() && definitions.empty() && outlines.empty() && deletions.empty() &&
           insertions.empty() && setups.empty() && absentImports.empty() && isMigration(from, target);
}

void EmitRequest::arrange() {
    std::stable_sort(rewrites.begin(), rewrites.end(),
                     [](const Rewrite& a, const Rewrite& b) { return a.node->span.begin < b.node->span.begin; });
    std::stable_sort(statements.begin(), statements.end(), [](const StatementRewrite& a, const StatementRewrite& b) {
        return a.statement->span.begin < b.statement->span.begin;
    });
}

}  // namespace regraft
