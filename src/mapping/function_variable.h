#pragma once

#include "ast/ast.h"
#include "neutral/operation.h"

namespace regraft {

/// What a variable of a table's function is: one called `arrays` is a sequence of arrays.
inline ParamType typeOfVariable(const ast::arg& variable) { return variable.name == "arrays" ? ParamType::Arrays : ParamType::Array; }

}  // namespace regraft
