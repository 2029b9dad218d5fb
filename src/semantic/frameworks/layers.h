#pragma once

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Layers and chains of layers: what calling them gives, what made them, what they own.
class Layers {
public:
    explicit Layers(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          classes_(parts.classes),
          uses_(parts.uses),
          guesses_(parts.guesses) {}

    /// What calling a layer gives; its argument must be an array.
    const Type* call(const CallArguments& arguments, const Type& layer);
    /// Whether one of the arguments is a chain of layers of a source.
    bool holdsChain(const CallArguments& arguments) const;
    /// The layers of a chain that is used as a sequence, `self.net[0]`: a use of `self.net`. Any other value is itself.
    const Type* membersOf(const ast::Expr& expr, const Type* type);
    /// What a sequence has under a name, `self.features.conv0`; null if it is no sequence of the user's. Which layer it is may be unknown.
    const Type* named(Name name, const Type& sequence);
    /// The type of a layer, with what made it.
    const Type* madeBy(const Use& use, const Type& type);
    /// What `isinstance(m, nn.Linear)` says of m: a layer of this class, made with who knows which arguments.
    const Type* ofClass(const ApiName& name);
    /// `self.fc.weight`, `conv.out_channels`: a use of the layer. Gives its type.
    const Type* member(Use& use, const ast::Attribute& node, const Type& layer);
    /// `self.fc.weight = …`: a use of the layer, if it is one of its arrays.
    void storeMember(const ast::Attribute& target, const Type& layer);

private:
    const Type* layerResult(const Type& layer, const Type* argument, int depth);
    bool isChain(const Type& type) const;
    /// A layer of which nothing is known.
    const Type* anyLayer(const Framework& framework) const;

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Classes& classes_;
    Uses& uses_;
    Guesses& guesses_;
};

}  // namespace regraft::semantic
