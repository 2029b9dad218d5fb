#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Evaluates `x[key]`.
class Subscripts {
public:
    explicit Subscripts(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          operators_(parts.operators),
          annotations_(parts.annotations),
          runner_(parts.runner),
          classes_(parts.classes),
          layers_(parts.layers),
          uses_(parts.uses),
          guesses_(parts.guesses) {}

    /// `x[key]` as a value, also where it is a type: `list[int]`.
    const Type* evaluate(const ast::Subscript& node);

private:
    DType dtypeOfSlices(const ast::Expr& key, const Framework& framework) const;
    const Type* madeOfSlices(const ast::Subscript& node);
    const Type* itemOf(const Type* base, const ast::Expr& slice, const Type* key);
    const Type* indexedArray(const Type& array, const ast::Expr& slice);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Operators& operators_;
    Annotations& annotations_;
    FunctionRunner& runner_;
    Classes& classes_;
    Layers& layers_;
    Uses& uses_;
    Guesses& guesses_;
};

}  // namespace regraft::semantic
