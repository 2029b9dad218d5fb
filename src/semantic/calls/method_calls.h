#pragma once

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Evaluates calls of methods, by what they are called on.
class MethodCalls {
public:
    explicit MethodCalls(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          calls_(parts.calls),
          functionCalls_(parts.functionCalls),
          pythonMethods_(parts.pythonMethods),
          definitions_(parts.definitions),
          moduleMembers_(parts.moduleMembers),
          gradientFunctions_(parts.gradientFunctions),
          objects_(parts.objects),
          generators_(parts.generators),
          uses_(parts.uses),
          guesses_(parts.guesses),
          frameworks_(parts.frameworks) {}

    /// A call of a method, where `function` is what the attribute gives.
    const Type* call(const CallArguments& arguments, const ast::Attribute& method, const Type* function);

private:
    const Type* callGeneratorBeside(const CallArguments& arguments, const ast::Attribute& method, const Type& generator);
    const Type* callArrayMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver);
    const Type* callArrayMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver,
                                const Framework& framework);
    const Framework* ofAnything(const ast::Call& call, const ast::Attribute& method);
    const Type* callIndexedMethod(const CallArguments& arguments, const ast::Attribute& method);
    const Type* markedModule(const ast::Call& call, Name method);
    bool isMethodHere(Name method) const;
    const Type* callUntypedModule(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver);
    const Framework* ofModuleCall(const ast::Expr& value, Name member);
    const Type* callUnknownMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Calls& calls_;
    FunctionCalls& functionCalls_;
    PythonMethods& pythonMethods_;
    Definitions& definitions_;
    ModuleMembers& moduleMembers_;
    GradientFunctions& gradientFunctions_;
    Objects& objects_;
    Generators& generators_;
    Uses& uses_;
    Guesses& guesses_;
    FrameworkGuesses& frameworks_;
};

}  // namespace regraft::semantic
