#pragma once

#include <vector>

#include "semantic/environment.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Joins what names hold where paths of the program meet.
class Branches {
public:
    explicit Branches(const Parts& parts) : facts_(parts.facts), arena_(parts.facts.arena), state_(parts.state) {}

    /// What a slot holds where two paths meet. A name bound on one path only holds that, if it holds anything; but in a
    /// module it may then be Python's own.
    const Type* joinSlot(Environment::Slot slot, const Type* a, const Type* b);
    /// Goes on from where all live `ends` meet, each given as changes of the present state. Says whether a name that held
    /// something already now holds something else; such names become unknown if `widens`.
    bool merge(std::vector<Environment::Branch>& ends, bool widens = false);

private:
    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
};

}  // namespace regraft::semantic
