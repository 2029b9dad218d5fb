#pragma once
// The Python of helper functions: a framework's own, or a neutral one written in the target's names.

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "mapping/tables.h"

namespace regraft {

/// The module that defines the helper `name` for `target`, at its newest version or the one named; empty if there is none. Kept for the
/// life of the program.
std::string_view helperText(const Framework& target, std::string_view name, const std::string& version = "");

/// Why the helper can't be written for `target` at that version: what in it the target lacks; empty if it can.
std::string_view helperProblem(const Framework& target, std::string_view name, const std::string& version = "");

/// A neutral helper as code of `target`, converted as any other code is, its annotations left out:
///
///     def double(x: xp.Array):        →   def double(x):
///         return xp.add(x, x)         →       return torch.add(x, x)
///
/// What the target lacks is told in `findings`.
std::string writeNeutralHelper(const Framework& target, std::string_view text, std::vector<Diagnostic>& findings,
                               const std::string& version = "");

}  // namespace regraft
