#pragma once

#include <string_view>

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Calls Python's built-in functions.
class Builtins {
public:
    explicit Builtins(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          operators_(parts.operators),
          calls_(parts.calls),
          classes_(parts.classes),
          definitions_(parts.definitions),
          layers_(parts.layers),
          frameworks_(parts.frameworks) {}

    /// A call of the built-in function of this name.
    const Type* call(const CallArguments& arguments, std::string_view name);

private:
    const Type* resultOf(const CallArguments& arguments, std::string_view name);
    const Type* arrayBuiltin(const CallArguments& arguments, std::string_view name, bool& isArray);
    void askOfNumber(const CallArguments& arguments);
    bool isAsserted(const ast::Call& call) const;
    const Type* container(const CallArguments& arguments, std::string_view name);
    const Type* zip(const CallArguments& arguments);
    const Type* dict(const CallArguments& arguments);
    const Type* mapped(const CallArguments& arguments);
    const Type* number(const CallArguments& arguments, std::string_view name);
    const Type* extreme(const CallArguments& arguments);
    const Type* instanceOfBase();

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Operators& operators_;
    Calls& calls_;
    Classes& classes_;
    Definitions& definitions_;
    Layers& layers_;
    FrameworkGuesses& frameworks_;
};

}  // namespace regraft::semantic
