#pragma once

#include <span>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

struct TestCases;

/// Executes definitions of functions: decorators, defaults, annotations.
class FunctionDefinitions {
public:
    explicit FunctionDefinitions(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          names_(parts.names),
          annotations_(parts.annotations),
          transforms_(parts.transforms),
          definitions_(parts.definitions),
          parameters_(parts.parameters),
          uses_(parts.uses) {}

    /// A `def` statement: binds its name to the decorated function.
    template <class Function>
    void define(const Function& statement);
    /// Evaluates what parameters default to, and the annotations of them.
    void evaluateDefaults(FunctionInfo& info, const ast::arguments& arguments);

private:
    const Type* readDecorators(FunctionInfo& info, std::span<ast::Expr* const> decorators);
    void passCases(FunctionInfo& info, const ast::Expr& decorator);
    void passWritten(FunctionInfo& info, const ast::Expr& testCase, const TestCases& cases);
    void passCase(FunctionInfo& info, std::string_view name, const Type* type);
    bool handsThrough(const ast::Expr& decorator, FunctionInfo& decorated);
    const ApiName* decoratorApi(const ast::Expr& decorator, std::span<ast::Expr* const>& given);
    const ast::Call& decoratorCall(const ast::Expr& decorator, std::span<ast::Expr* const> given);
    const Type* decorate(const ast::Expr& decorator, const Type* function);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Names& names_;
    Annotations& annotations_;
    FunctionTransforms& transforms_;
    Definitions& definitions_;
    Parameters& parameters_;
    Uses& uses_;
};

}  // namespace regraft::semantic
