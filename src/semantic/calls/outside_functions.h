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

    /// Functions of Python and its standard library.
    const Type* call(const CallArguments& arguments, const ApiName& name);

private:
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
