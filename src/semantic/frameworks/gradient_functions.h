#pragma once

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Classes of functions with gradients of their own: `class Cube(torch.autograd.Function)`.
class GradientFunctions {
public:
    explicit GradientFunctions(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          functionCalls_(parts.functionCalls),
          classes_(parts.classes) {}

    /// Whether a method of this name computes gradients: its framework calls it with arrays.
    bool isGradientMethod(const ast::ClassDef& owner, Name name) const;
    /// `Cube.apply(x)`: what its `forward` gives, an array if nothing else is known of that. Null if it is no such call.
    const Type* call(const CallArguments& arguments, const ast::Attribute& member, const Type& owner);

private:
    const Framework* gradientFramework(const ast::Node& definition, int depth = 0) const;

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    FunctionCalls& functionCalls_;
    Classes& classes_;
};

}  // namespace regraft::semantic
