#pragma once
// Arrays that brackets join (semantic/language/bracket_arrays.h). A target that has such brackets keeps them; in all others the whole
// is written by other operations, and the object before the brackets goes with it:
//
//     np.c_[x, y]   →   jnp.c_[x, y]   or   torch.column_stack((x, y))

#include <optional>

#include "emit/outcome_context.h"

namespace regraft {

/// Whether nothing is to be written for a use: the object before the brackets where the whole is written by other operations, and the
/// whole where the brackets stay.
bool isJoinedInBrackets(const Use& use, const OutcomeContext& context);
/// Of what stands before the brackets, or the whole; nothing of other uses, and where it is for the meaning to say.
std::optional<Outcome> bracketOutcome(const Use& use, OutcomeContext& context);

}  // namespace regraft
