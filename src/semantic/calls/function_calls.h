#pragma once

#include <utility>
#include <vector>

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Calls functions of the program, and knows which get into other hands.
class FunctionCalls {
public:
    explicit FunctionCalls(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          runner_(parts.runner),
          parameters_(parts.parameters),
          definitions_(parts.definitions),
          guesses_(parts.guesses) {}

    /// Joins the arguments into what is known of the parameters, evaluates the function if that is new, and gives its result.
    const Type* call(FunctionInfo& info, const CallArguments& arguments, const Type* receiver);
    /// A call that the program does not write out.
    const Type* callWith(FunctionInfo& info, const std::vector<const Type*>& types,
                         const std::vector<std::pair<Name, const Type*>>& keywords);
    /// Whoever gets a function may call it; whoever gets a container may change what it holds.
    void letEscape(const CallArguments& arguments);

private:
    void passArguments(FunctionInfo& info, const CallArguments& arguments, bool isBound, bool& changed);
    void passPositional(FunctionInfo& info, const CallArguments& arguments, std::size_t first, bool& changed);
    void passAt(FunctionInfo& info, std::size_t place, const Type* type, bool& changed);
    void passRest(FunctionInfo& info, const CallArguments& arguments, std::size_t begin, std::size_t place, bool& changed);
    void passNamed(FunctionInfo& info, std::string_view name, const Type* type, bool& changed);
    void passMapping(FunctionInfo& info, const Type& options, std::size_t first, bool& changed);
    void passTo(FunctionInfo& info, const ast::arg* parameter, const Type* type, bool& changed);
    void guessFromCallee(FunctionInfo& info, const CallArguments& arguments, bool isBound);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    FunctionRunner& runner_;
    Parameters& parameters_;
    Definitions& definitions_;
    Guesses& guesses_;
};

}  // namespace regraft::semantic
