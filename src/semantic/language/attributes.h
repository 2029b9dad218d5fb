#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Evaluates attributes of values.
class Attributes {
public:
    explicit Attributes(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          classes_(parts.classes),
          moduleMembers_(parts.moduleMembers),
          objects_(parts.objects),
          generators_(parts.generators),
          uses_(parts.uses),
          guesses_(parts.guesses),
          frameworks_(parts.frameworks) {}

    /// `base.name` as a value; `isCalled`: the call will say itself what the use is.
    const Type* attributeOf(const ast::Attribute& node, const Type* base, bool isCalled);

private:
    const Type* attributeOfUnknown(const ast::Attribute& node, const Type* base);
    const Type* describedOr(const ast::Attribute& node, const Type* unknown);
    const Type* arrayAttribute(const ast::Attribute& node, const Type* base, bool isCalled);
    const Type* tupleField(const ast::Attribute& node, const Type& tuple);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Classes& classes_;
    ModuleMembers& moduleMembers_;
    Objects& objects_;
    Generators& generators_;
    Uses& uses_;
    Guesses& guesses_;
    FrameworkGuesses& frameworks_;
};

}  // namespace regraft::semantic
