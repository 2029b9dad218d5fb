#pragma once

#include <initializer_list>
#include <span>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Evaluates expressions.
class Expressions {
public:
    explicit Expressions(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          branches_(parts.branches),
          narrowing_(parts.narrowing),
          assignments_(parts.assignments),
          operators_(parts.operators),
          subscripts_(parts.subscripts),
          names_(parts.names),
          calls_(parts.calls),
          functionDefinitions_(parts.functionDefinitions),
          classes_(parts.classes),
          layers_(parts.layers),
          guesses_(parts.guesses) {}

    /// The type of an expression, kept in Facts::types.
    const Type* evaluate(const ast::Expr& expr);

private:
    const Type* compute(const ast::Expr& expr);
    const Type* evaluateWalrus(const ast::NamedExpr& named);
    const Type* evaluateYield(const ast::Yield& yield);
    const Type* evaluateConstant(const ast::Constant& constant);
    const Type* evaluateTuple(const ast::Expr& node, std::span<ast::Expr* const> elements);
    const Type* joinElements(const Type* a, const Type* b);
    const Type* evaluateElements(TypeKind kind, std::span<ast::Expr* const> elements);
    const Type* evaluateDict(const ast::Dict& dict);
    const Type* evaluateBoolOp(const ast::BoolOp& operation);
    const Type* evaluateConditional(const ast::IfExp& conditional);
    const Type* evaluateLambda(const ast::Lambda& lambda);
    template <class Comprehension>
    const Type* evaluateSequence(TypeKind kind, const Comprehension& comprehension) {
        return evaluateComprehension(kind, comprehension.generators, {comprehension.elt});
    }
    const Type* evaluateComprehension(TypeKind kind, std::span<ast::comprehension* const> generators,
                                      std::initializer_list<const ast::Expr*> elements);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Branches& branches_;
    Narrowing& narrowing_;
    Assignments& assignments_;
    Operators& operators_;
    Subscripts& subscripts_;
    Names& names_;
    Calls& calls_;
    FunctionDefinitions& functionDefinitions_;
    Classes& classes_;
    Layers& layers_;
    Guesses& guesses_;
};

}  // namespace regraft::semantic
