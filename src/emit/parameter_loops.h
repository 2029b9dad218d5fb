#pragma once
// Arrays of a module that are taken one after another, whichever layer has them:
//
//     for p in model.parameters(): print(p.shape)            told of: layers may have their arrays laid out otherwise in the target
//     for p in model.parameters(): nn.init.kaiming_(p)       reported where the target's arrays are written into

#include <string_view>

#include "emit/outcome_context.h"

namespace regraft {

/// What is said of such a use.
inline constexpr std::string_view axesOfSomeLayer =
    "which layer the array belongs to is not known here, and some have theirs laid out otherwise";

/// Whether what a use means of such an array depends on the order of its axes.
bool asksForAxesOfSomeLayer(const Use& use, const neutral::Expr& meaning, const OutcomeContext& context);

}  // namespace regraft
