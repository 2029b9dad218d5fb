#pragma once
// What stands against writing a meaning in the target, before it is tried.

#include "emit/module_streams.h"
#include "emit/outcome_context.h"
#include "lift/numpy_copy.h"

namespace regraft {

/// Why what `use` means can't be written; empty if nothing is known against it. `written`: what becomes of a NumPy array that it gives.
std::string_view problemOfMeaning(const Use& use, const neutral::Expr& meaning, NumpyWrites written, const ModuleStreams& streams,
                                  const OutcomeContext& context);

/// Why the code of a use can't stand in its place; empty if it can.
std::string_view problemOfCode(const Use& use, const neutral::Expr& meaning, const py::Expr& code, const OutcomeContext& context);

/// The array that a conversion is given: a method's own, or the first argument; null if there is none.
const ast::Expr* originOf(const Use& use);

}  // namespace regraft
