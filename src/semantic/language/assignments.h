#pragma once

#include <span>

#include "semantic/facts.h"
#include "semantic/language/denoted.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Assigns to targets of any kind, and deletes them.
class Assignments {
public:
    explicit Assignments(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          names_(parts.names),
          classes_(parts.classes),
          layers_(parts.layers),
          objects_(parts.objects),
          uses_(parts.uses),
          guesses_(parts.guesses),
          frameworks_(parts.frameworks) {}

    /// Gives a target a value of this type, as `target = …` does.
    void assign(const ast::Expr& target, const Type* type);
    /// A container that a name or attribute holds now has other elements.
    void changeContainer(const ast::Expr& container, const Type* type);
    /// `del target`.
    void deleteTarget(const ast::Expr& target);

private:
    void assignSequence(std::span<ast::Expr* const> targets, const Type* type);
    bool assignSetting(const ast::Attribute& target, const Denoted& base, const Type* type);
    void assignAttribute(const ast::Attribute& target, const Type* type);
    void assignItem(const ast::Subscript& target, const Type* type);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Names& names_;
    Classes& classes_;
    Layers& layers_;
    Objects& objects_;
    Uses& uses_;
    Guesses& guesses_;
    FrameworkGuesses& frameworks_;
};

}  // namespace regraft::semantic
