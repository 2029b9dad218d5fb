#pragma once
// Parameters that functions gain.

#include <optional>
#include <string_view>
#include <vector>

#include "emit/source_tree.h"
#include "source/edit.h"

namespace regraft {

/// `def f(x):` with a keyword parameter more: `def f(x, *, key):`.
std::optional<Edit> addKeywordParameter(const SourceTree& tree, const ast::Node& function, std::string_view name);

/// A function that returns nothing returns the variable: at its end and wherever it says `return`.
std::vector<Edit> addReturn(const SourceTree& tree, const ast::Node& function, std::string_view name);

}  // namespace regraft
