#pragma once
// How much of a framework each target can have: `regraft coverage`.

#include <set>
#include <string>

#include "mapping/tables.h"

namespace regraft {

/// Of each framework's public names (surface.json, and what its tables name besides) the share that each target can
/// write, by the module or class that has them; null for all sources or targets.
std::string coverageTable(const Framework* source, const Framework* target);

/// The operations that a lift or a decomposition names.
std::set<std::string> operationsIn(const ast::Expr& lift);

}  // namespace regraft
