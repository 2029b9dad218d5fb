#include "lift/item_assignment.h"

#include "lift/ownership.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// What `statement` stores into `target`, as a neutral expression; null if it's not of a known form.
const neutral::Expr* storedValue(const ast::Stmt& statement, const ast::Subscript& target, const Analysis& analysis,
                                 const LiftContext& context) {
    if (const auto* assign = ast::as<ast::Assign>(&statement)) {
        if (assign->targets.size() != 1 || assign->targets[0] != &target) return nullptr;
        return makeSource(*assign->value, analysis.typeOf(*assign->value), context.arena);
    }
    const auto* augmented = ast::as<ast::AugAssign>(&statement);
    if (!augmented) return nullptr;
    const Tables& tables = Tables::builtin();
    const Operation* operation = tables.operationOfSymbol(ast::opSymbol(augmented->op));
    if (!operation || operation->parameters.size() < 2) return nullptr;
    LiftContext asOperator{context.framework, context.arena, neutral::Form::Operator, nullptr};
    const neutral::Expr* array = makeSource(*target.value, analysis.typeOf(*target.value), context.arena);
    const neutral::Expr* key = makeSource(*target.slice, analysis.typeOf(*target.slice), context.arena);
    const neutral::Expr* old = makeOperation(*tables.operation("getitem"), {array, key}, asOperator);
    std::vector<const neutral::Expr*> parts(operation->parameters.size());
    parts[0] = old;
    parts[1] = makeSource(*augmented->value, analysis.typeOf(*augmented->value), context.arena);
    return makeOperation(*operation, std::move(parts), asOperator);
}

}  // namespace

LiftedAssignment liftItemAssignment(const Use& use, const Analysis& analysis, const Framework& framework, Arena& arena) {
    LiftedAssignment lifted;
    const auto* target = ast::as<ast::Subscript>(use.site.node);
    const auto* name = target ? ast::as<ast::NameExpr>(target->value) : nullptr;
    if (!name) {
        lifted.refusal = "what it changes is not a plain name";
        return lifted;
    }
    lifted.refusal = sharingOf(*name, analysis).reason;
    if (!lifted.refusal.empty()) return lifted;
    LiftContext context{framework, arena, neutral::Form::Function, nullptr};
    lifted.statement = analysis.statementOf(*target);
    const neutral::Expr* value = storedValue(*lifted.statement, *target, analysis, context);
    const Operation* operation = Tables::builtin().operation("at_set");
    if (!value || !operation) {
        lifted.refusal = "it is one of several targets";
        return lifted;
    }
    lifted.target = name;
    lifted.value = makeOperation(*operation,
                                 {makeSource(*name, analysis.typeOf(*name), arena),
                                  makeSource(*target->slice, analysis.typeOf(*target->slice), arena), value},
                                 context);
    return lifted;
}

}  // namespace regraft
