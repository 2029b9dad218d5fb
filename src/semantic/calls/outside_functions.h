#pragma once

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Calls functions of Python and its standard library.
class OutsideFunctions {
public:
    explicit OutsideFunctions(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          annotations_(parts.annotations),
          calls_(parts.calls),
          functionCalls_(parts.functionCalls),
          builtins_(parts.builtins),
          iterationTools_(parts.iterationTools),
          classes_(parts.classes) {}

    /// A call of the function of this name, which belongs to no framework.
    const Type* call(const CallArguments& arguments, const ApiName& name);

private:
    const Type* partial(const CallArguments& arguments);
    const Type* reduce(const CallArguments& arguments);
    const Type* typing(const CallArguments& arguments, const ApiName& name);
    const Type* collection(const CallArguments& arguments, const ApiName& name);
    const Type* reshapedFirst(const CallArguments& arguments);
    const Type* givenBy(const ApiName& name) const;
    /// Keeps that a function gets arrays, or functions that it may call.
    void noteGiven(const CallArguments& arguments, const ApiName& name);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Annotations& annotations_;
    Calls& calls_;
    FunctionCalls& functionCalls_;
    Builtins& builtins_;
    IterationTools& iterationTools_;
    Classes& classes_;
};

}  // namespace regraft::semantic
