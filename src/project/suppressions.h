#pragma once

#include "project/result.h"

namespace regraft {

/// Takes out the findings that a comment suppresses, and adds one for each comment, or code in it, that suppresses nothing:
///
///     y = torch.frobnicate(x)  # regraft: ignore[RG0100]
///     z = torch.frobnicate(x)  # regraft: ignore
///
/// The comment stands on the first or the last line of what is found. Errors cannot be suppressed.
void applySuppressions(FileResult& result);

}  // namespace regraft
