#pragma once
// Flags of former times, read as the argument that took their place: `F.mse_loss(x, y, size_average=False)` means
// `F.mse_loss(x, y, reduction='sum')`, and goes on from there.

#include <span>

#include "base/arena.h"
#include "mapping/bind.h"

namespace regraft {

/// Takes the flags away from the call's arguments, and says in the choice what they imply. Nothing happens where the function has no such
/// flags, none is given, or one is no literal.
void takeFormerFlags(Choice& choice, const Framework& framework);

/// The overload's parameters, with what the flags imply as the default of that one.
std::span<const Parameter> withImplied(const Choice& choice, Arena& arena);

}  // namespace regraft
