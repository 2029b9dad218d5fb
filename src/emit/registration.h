#pragma once
// Calls that make an attribute of a module, where the target registers what is assigned by itself:
//
//     self.register_buffer("mean", x)   →   self.mean = x

#include "emit/outcome_context.h"

namespace regraft {

/// Of a call that makes an attribute.
std::optional<Outcome> registrationOutcome(const Use& use, OutcomeContext& context);

/// Whether a use is such a call, and an assignment does the same in the target.
bool isRegistration(const Use& use, const Framework& target);

/// Whether the attribute's name is known, or the target makes one by any name.
bool canRegister(const Use& use, const Framework& target);

/// The attribute that a registration makes; empty if it isn't known.
std::string_view registeredName(const Use& use);

}  // namespace regraft
