#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Evaluates the bodies of functions, and of the module.
class FunctionRunner {
public:
    explicit FunctionRunner(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          statements_(parts.statements),
          parameters_(parts.parameters) {}

    /// Evaluates a function's body with what is known of its parameters now.
    void run(FunctionInfo& info);
    /// What a function gives that is called without a call: a property, `__getitem__`.
    const Type* resultOf(FunctionInfo& function);

private:
    void runBody(FunctionInfo& info);
    void keepExports();

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Statements& statements_;
    Parameters& parameters_;
    std::uint32_t activations_ = 0;
    int running_ = 0;  ///< of functions being evaluated inside each other
};

}  // namespace regraft::semantic
