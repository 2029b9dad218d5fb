#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// What the parameters of functions hold.
class Parameters {
public:
    explicit Parameters(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          definitions_(parts.definitions),
          moduleMembers_(parts.moduleMembers) {}

    /// Gives the parameters of a function that is to be evaluated what they hold.
    void bind(FunctionInfo& info);
    /// Joins an argument into what is known of a parameter; `changed` becomes true if that is news.
    void pass(FunctionInfo& info, std::size_t parameter, const Type* type, bool& changed);

private:
    const Type* value(FunctionInfo& info, std::size_t index);
    const Type* supposed(FunctionInfo& info, std::size_t index);
    std::uint8_t untold(const FunctionInfo& info, std::size_t index);
    const Type* givenRest(const FunctionInfo& info, std::size_t index);
    const Type* receiverValue(const FunctionInfo& info, std::size_t index);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Definitions& definitions_;
    ModuleMembers& moduleMembers_;
};

}  // namespace regraft::semantic
