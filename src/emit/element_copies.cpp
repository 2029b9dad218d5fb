#include "emit/element_copies.h"

#include <algorithm>

#include "ast/node_base.h"
#include "ast/visit.h"
#include "lift/number_rebinding.h"
#include "lower/build.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// Whether the source's elements are numbers of their own, and the target's share memory with their array.
bool copiesElements(const Framework& source, const Framework& target) {
    return source.isMutable && source.acceptsScalars && target.isMutable && !target.acceptsScalars;
}

}  // namespace

const ElementReads& ElementCopies::reads() {
    if (!reads_) reads_ = std::make_unique<ElementReads>(*context_.file.module, context_.analysis);
    return *reads_;
}

bool ElementCopies::isKept(const Use& use) { return copiesElements(*use.framework, context_.target) && reads().isKept(use); }

bool ElementCopies::overlapsTarget(const Use& use) {
    return copiesElements(*use.framework, context_.target) && reads().overlapsTarget(use);
}

const neutral::Expr* ElementCopies::copied(const Use& use, const neutral::Expr& meaning) const {
    const LiftContext lifting{*use.framework, context_.arena, neutral::Form::Method, nullptr};
    return makeOperation(*Tables::builtin().operation("copy"), {&meaning}, lifting);
}

void rebindNumbers(OutcomeContext& context) {
    const Framework& source = *context.from.front();
    if (context.isNeutral || !copiesElements(source, context.target)) return;
    const Analysis& analysis = context.analysis;
    Arena& arena = context.arena;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* statement = ast::as<ast::AugAssign>(&node);
        const bool isUse = statement && (analysis.useAt(*statement) || analysis.useAt(*statement->target));
        if (!statement || isUse || !changesNumber(*statement, analysis)) return !isExpression(node);
        const Operation& operation = *Tables::builtin().operationOfSymbol(ast::opSymbol(statement->op));
        std::vector<const neutral::Expr*> parts(operation.parameters.size());
        parts[0] = makeSource(*statement->target, analysis.typeOf(*statement->target), arena);
        parts[1] = makeSource(*statement->value, analysis.typeOf(*statement->value), arena);
        const Lowered sum = lower(*makeOperation(operation, std::move(parts), {source, arena, neutral::Form::Operator, nullptr}),
                                  context.loweringFrom(source));
        StatementRewrite rewrite{statement};
        rewrite.line = {py::source(arena, *statement->target), sum.code, {}};
        if (sum.code) context.request.statements.push_back(std::move(rewrite));
        return false;
    });
}

}  // namespace regraft
