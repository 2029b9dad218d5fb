#pragma once

#include <string_view>

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Calls functions of itertools.
class IterationTools {
public:
    explicit IterationTools(const Parts& parts) : arena_(parts.facts.arena), state_(parts.state), classes_(parts.classes) {}

    /// Null where nothing is known of the function or its arguments.
    const Type* call(const CallArguments& arguments, std::string_view name);

private:
    Arena& arena_;
    EvaluationState& state_;
    Classes& classes_;
};

}  // namespace regraft::semantic
