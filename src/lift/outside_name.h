#pragma once

#include <string>

#include "semantic/analysis.h"

namespace regraft {

/// The qualified name of what an expression refers to outside the file, of whatever library: "json.dumps", "round" of a builtin. Empty if
/// it is the file's own.
std::string outsideName(const ast::Expr& expr, const Analysis& analysis);

}  // namespace regraft
