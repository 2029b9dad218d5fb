#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Narrows the types of names by what a test says of them.
class Narrowing {
public:
    explicit Narrowing(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          annotations_(parts.annotations) {}

    /// What is known of names where `test` is true, or where it is false.
    void narrow(const ast::Expr& test, bool holds);

private:
    void narrowName(const ast::Expr& name, const Type* type);
    const Type* classTest(const ast::Expr& classes);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Annotations& annotations_;
};

}  // namespace regraft::semantic
