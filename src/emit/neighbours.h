#pragma once

#include "diag/diagnostic.h"
#include "semantic/analysis.h"

namespace regraft {

/// Tells of libraries beside the frameworks that converted code goes on using, once each: of those that work with the source framework
/// and not with the target's (`torchvision`); of those that give arrays of the source's whatever they get (scipy, of NumPy); and of
/// unknown ones that are given arrays. Also of calls of NumPy beside the source that are given what becomes the target's arrays and may not
/// take them.
void reportNeighbours(const ast::Module& module, const Analysis& analysis, std::span<const Framework* const> from, const Framework& target,
                      DiagnosticSink& sink);

/// Whether the file imports a library that works with a source framework and not with the target's.
bool hasNeighbours(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target);

}  // namespace regraft
