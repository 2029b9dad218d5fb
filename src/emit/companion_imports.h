#pragma once

#include "diag/diagnostic.h"
#include "semantic/analysis.h"

namespace regraft {

/// Tells of imports of libraries that are made for a source framework and know no arrays of the target's (`torchvision`, `chex`):
/// nothing else is said of what the code takes from them.
void reportCompanions(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target, DiagnosticSink& sink);

}  // namespace regraft
