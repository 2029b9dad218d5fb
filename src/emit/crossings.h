#pragma once

#include "diag/diagnostic.h"
#include "semantic/analysis.h"

namespace regraft {

/// Tells of calls of a framework beside the sources (NumPy) that ask a method of what becomes an array of the target, whose methods are
/// others: `np.mean(x)`.
void reportCrossings(const ast::Module& module, const Analysis& analysis, std::span<const Framework* const> from, const Framework& target,
                     DiagnosticSink& sink);

}  // namespace regraft
