#pragma once
// Code that asks whether a framework has something:
//
//     if hasattr(torch.nn.functional, "scaled_dot_product_attention"):      →      if True:
//
// The newest version is what converted code stands for, so it has what the surface has.

#include "emit/outcome_context.h"

namespace regraft {

/// What `hasattr` says of a name, of a use that is the module it is asked of; nothing if it isn't, or nobody knows.
std::optional<bool> probed(const Use& use, const Analysis& analysis);
/// Of a module of the source that `hasattr` is asked of.
std::optional<Outcome> probedOutcome(const Use& use, OutcomeContext& context);

}  // namespace regraft
