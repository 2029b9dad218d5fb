#pragma once
// Code that asks whether a framework has something:
//
//     if hasattr(torch.nn.functional, "scaled_dot_product_attention"):      →      if True:
//
// The newest version is what converted code stands for, so it has what the surface has.

#include "emit/outcome_context.h"

namespace regraft {

/// The name that `hasattr` is asked for, of a use that is the module it is asked of; empty if it isn't.
std::string_view probedName(const Use& use, const Analysis& analysis);
/// Of a module of the source that `hasattr` is asked of.
std::optional<Outcome> probedOutcome(const Use& use, OutcomeContext& context);

}  // namespace regraft
