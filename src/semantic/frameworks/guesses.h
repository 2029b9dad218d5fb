#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Guesses what values of unknown type are, from how they are used.
class Guesses {
public:
    explicit Guesses(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          moduleMembers_(parts.moduleMembers),
          frameworks_(parts.frameworks) {}

    /// Whatever an operation takes as an array, and nothing else is known of, is one: otherwise the call would fail.
    void learn(const neutral::Expr& meaning, const Framework& framework, int depth = 0);
    /// Where the overload is undecided, the first argument is the array all the same.
    void learnFirst(const Use& use);
    /// A value of unknown type is an array of this framework.
    void guess(const ast::Expr& expr, const Framework& framework);
    /// A value of unknown type is one of this type: from here on a name is taken for it; so is the parameter that it comes from, from the
    /// start.
    void guess(const ast::Expr& expr, const Type* type);
    /// What is indexed, if nothing else is known of it than how.
    const Type* guessedByIndex(const ast::Subscript& node, const Type* base);

private:
    void confirm(const ast::Expr& expr, const Framework& framework);
    void guessCompared(const ast::Expr& comparison, const Type& result);
    void guessReceiver(const ast::Expr& origin, const Type& result);
    void guessParameter(const ast::arg& parameter, const Type* type);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    ModuleMembers& moduleMembers_;
    FrameworkGuesses& frameworks_;
};

}  // namespace regraft::semantic
