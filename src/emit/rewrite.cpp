#include "emit/rewrite.h"

#include "emit/emission.h"

namespace regraft {

namespace {

Facts factsOf(const Analysis& analysis) {
    auto imported = [&analysis](const ast::NameExpr& name) { return !analysis.qualifiedName(name).empty(); };
    auto pure = [&analysis](const ast::Expr& expr) {
        const Use* use = analysis.useAt(expr);
        return use && use->meaning && !use->isStore;
    };
    return {imported, pure};
}

}  // namespace

EmitResult emitEdits(const EmitRequest& request) { return Emission(request, factsOf(*request.analysis)).run(); }

}  // namespace regraft
