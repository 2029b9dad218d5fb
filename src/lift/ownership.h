#pragma once
// Whether a name is the only way to reach its array, so that a new array can take its place.

#include <string>

#include "semantic/analysis.h"

namespace regraft {

/// Empty if within its scope `name` always holds an array made there, that no other name, container, view
/// or inner function shares; else the reason why that is not certain.
std::string sharedBecause(const ast::NameExpr& name, const Analysis& analysis);

}  // namespace regraft
