#pragma once

#include <utility>
#include <vector>

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Applies operations that take functions, and calls the functions that they give.
class FunctionTransforms {
public:
    explicit FunctionTransforms(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          functionCalls_(parts.functionCalls),
          classes_(parts.classes),
          definitions_(parts.definitions),
          uses_(parts.uses) {}

    /// The type of an application of an operation that takes functions; `otherwise` if it is of another kind.
    const Type* apply(const ast::Expr& site, const neutral::Expr& meaning, const Framework& framework, const Type* otherwise);
    /// A call of a function that an operation gave.
    const Type* call(const CallArguments& arguments, const Transformed& function);
    /// The result of a call with arguments of these types. `call`: where the program writes it, if it does.
    const Type* callWith(const Type* function, const std::vector<const Type*>& types,
                         const std::vector<std::pair<Name, const Type*>>& keywords, const ast::Call* call);

private:
    void makeArray(const ast::Expr& number, const Framework& framework);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    FunctionCalls& functionCalls_;
    Classes& classes_;
    Definitions& definitions_;
    Uses& uses_;
    int transforming_ = 0;  ///< of transformed functions called inside each other
};

}  // namespace regraft::semantic
