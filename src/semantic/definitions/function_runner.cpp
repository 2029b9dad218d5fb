#include "semantic/definitions/function_runner.h"

#include "semantic/definitions/parameters.h"
#include "semantic/evaluation_state.h"
#include "semantic/language/expressions.h"
#include "semantic/language/statements.h"

namespace regraft::semantic {

namespace {

constexpr int maxRunning = 40;  // functions evaluated inside each other

constexpr int maxDepthOfCalls = 600;

}  // namespace

const Type* FunctionRunner::resultOf(FunctionInfo& function) {
    if (!function.isForeign() && function.needsEvaluation()) run(function);
    const Type* result = state_.read(function.result);
    bool isDeclared = function.declaredResult && !function.declaredResult->isUnknown();
    return isDeclared && (result->isUnknown() || isPending(result)) ? function.declaredResult : result;
}

void FunctionRunner::run(FunctionInfo& info) {
    if (info.isRunning || running_ > maxRunning || state_.depth > maxDepthOfCalls) return;
    Activation* outer = state_.at;
    bool outerAnnotation = std::exchange(state_.inAnnotation, false);
    Activation activation{Environment(facts_.scopes.frames[info.frame].slots), info, ++activations_};
    state_.at = &activation;
    info.isRunning = true;
    info.isDirty = info.sawPending = false;
    info.reads.clear();
    ++running_;
    runBody(info);
    --running_;
    info.isRunning = false;
    state_.at = outer;
    state_.inAnnotation = outerAnnotation;
}

void FunctionRunner::runBody(FunctionInfo& info) {
    parameters_.bind(info);
    if (const auto* module = ast::as<ast::Module>(info.node)) {
        statements_.executeBody(module->body);
        return keepExports();
    }
    if (const auto* lambda = ast::as<ast::Lambda>(info.node)) return state_.replace(info.result, expressions_.evaluate(*lambda->body));
    if (const auto* function = ast::as<ast::FunctionDef>(info.node)) statements_.executeBody(function->body);
    if (const auto* function = ast::as<ast::AsyncFunctionDef>(info.node)) statements_.executeBody(function->body);
    if (info.node->kind == ast::Kind::AsyncFunctionDef) return state_.replace(info.result, unknownType());
    if (info.isGenerator) return state_.replace(info.result, containerOf(arena_, TypeKind::Iterator, state_.at->yielded));
    if (state_.environment().isLive) state_.at->returned = joinTypes(arena_, state_.at->returned, simpleType(TypeKind::None));
    state_.replace(info.result, state_.at->returned);
}

/// What the module's names hold when it has run.
void FunctionRunner::keepExports() {
    facts_.exports.clear();
    for (SymbolId id : state_.moduleSlots) {
        if (id == none || facts_.scopes.symbols[id].scope != 0) continue;
        const Symbol& symbol = facts_.scopes.symbols[id];
        const Type* value = state_.environment().get(symbol.slot);
        if (symbol.isWrittenOutside) value = value ? joinTypes(arena_, value, facts_.symbols[id].type) : facts_.symbols[id].type;
        if (value) facts_.exports.emplace_back(symbol.name.text(), value);
    }
}

}  // namespace regraft::semantic
