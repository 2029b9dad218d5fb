#pragma once

#include <optional>
#include <string>

#include "lift/lift.h"

namespace regraft {

/// Item assignment as a new array that takes the old one's name, for targets whose arrays never change:
///
///     x[i] = v       →   x = at_set(x, i, v)
///     x[i] += v      →   x = at_set(x, i, x[i] + v)
///
/// Only where the name is the sole way to the array (ownership.h); else `refusal` says what stands against it.
struct LiftedAssignment {
    const ast::Stmt* statement = nullptr;
    const ast::Expr* target = nullptr;
    const neutral::Expr* value = nullptr;
    std::string refusal;
};

LiftedAssignment liftItemAssignment(const Use& use, const Analysis& analysis, const Framework& framework, Arena& arena);

}  // namespace regraft
