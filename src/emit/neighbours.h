#pragma once

#include "diag/diagnostic.h"
#include "semantic/analysis.h"

namespace regraft {

/// Tells of libraries beside the frameworks that converted code goes on using, once each: of those that work with the source framework
/// and not with the target's (`torchvision`); of those that compute with arrays of the source whatever becomes of the code (scipy, with
/// NumPy's); and of unknown ones that are given arrays; of names that
/// the source has as a part of another framework (`tf.keras`).
void reportNeighbours(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target, DiagnosticSink& sink);

/// Tells of a library without which nothing around it makes sense in the target; whether there is one, and the file stays as it is. `why`:
/// what stands against reading its use; may be empty.
bool reportLeftWhole(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target, const std::string& why,
                     DiagnosticSink& sink);

/// Whether the file imports a library that works with a source framework and not with the target's, or names its own as a part of another.
bool importsBoundLibrary(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target);

}  // namespace regraft
