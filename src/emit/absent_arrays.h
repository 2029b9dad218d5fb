#pragma once
// Arrays that a layer may lack, where the target's has no such attribute then:
//
//     if layer.bias is not None:   →   if layer.get("bias") is not None:

#include "emit/outcome_context.h"

namespace regraft {

/// What asks whether a layer has an array, as the target asks; else `meaning` itself.
const neutral::Expr* askedForPresence(const Use& use, const neutral::Expr& meaning, const OutcomeContext& context);

}  // namespace regraft
