#pragma once
// Functions that may give back what they are given.

#include "lift/calls.h"

namespace regraft {

/// The functions of a file whose value may be, or be a view of, or hold, something that they were given; functions of other
/// files that they call don't count.
FunctionSet passingFunctions(const ast::Module& module, const Analysis& analysis);

/// The names of a function's parameters, in the order of its definition.
std::vector<Name> parametersOf(const ast::arguments& arguments);

}  // namespace regraft
