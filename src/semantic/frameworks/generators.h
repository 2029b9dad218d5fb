#pragma once

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Generators of random numbers: their methods and attributes.
class Generators {
public:
    explicit Generators(const Parts& parts) : facts_(parts.facts), functionCalls_(parts.functionCalls), uses_(parts.uses) {}

    /// A draw: `rng.normal(size=3)`.
    const Type* callMember(const CallArguments& arguments, const ast::Attribute& method, const Type& generator);
    /// An attribute of a generator.
    const Type* attribute(const ast::Attribute& node, const Type& generator);

private:
    Use& generatorUse(const ast::Expr& node, const ast::Attribute& member, const Type& generator);

    Facts& facts_;
    FunctionCalls& functionCalls_;
    Uses& uses_;
};

}  // namespace regraft::semantic
