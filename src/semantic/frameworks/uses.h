#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Keeps the uses of source frameworks, chosen and lifted by the tables.
class Uses {
public:
    explicit Uses(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          transforms_(parts.transforms),
          layers_(parts.layers),
          guesses_(parts.guesses) {}

    /// The use at `node`, anew.
    Use& add(const ast::Expr& node, const Framework& framework);
    /// A use of a member that arrays of the framework have, or should.
    Use& addArrayMember(const ast::Expr& node, const Framework& framework, Name member);
    /// A use of an attribute of this array.
    Use& addArrayAttribute(const ast::Attribute& node, const Type& array);
    /// There is no use at `node`, whatever there was.
    void withdraw(const ast::Expr& node);
    /// A reference that is not called: a constant, a class, a module, a function used as a value.
    const Use& refer(const ast::Expr& node, const ApiName& name);
    /// Chooses and lifts a use that the tables know; gives its type.
    const Type* apply(Use& use);
    /// The type of a use that is not to be converted: of a framework that is no source, or through a variable.
    const Type* applyUnrecorded(const ApiRef& ref, const UseSite& site);

    /// What of an array of NumPy beside another framework is not known is still NumPy's; everything else is `type`.
    const Type* orBeside(const Type* type, const Framework& framework, const UseSite& site) const;

private:
    const Type* gradientType(const Use& use) const;
    bool holdsObjects(const UseSite& site) const;
    const Type* applyInPlace(const Use& use);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    FunctionTransforms& transforms_;
    Layers& layers_;
    Guesses& guesses_;
};

}  // namespace regraft::semantic
