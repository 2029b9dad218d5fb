#pragma once
// Variables for a list of a module's parameters, `params = list(net.parameters())`, that stays what it was made as.

#include <string>

#include "lift/scope_names.h"

namespace regraft {

/// What makes the list that a name of the scope stands for wherever it is read; null if it may be another one, or be changed.
const ast::Expr* unchangedList(std::string_view name, const ast::Node& scope, const ScopeNames& names, const Analysis& analysis);

}  // namespace regraft
