#pragma once
// What random numbers are drawn from: keys here, generators there.

#include "lower/lower.h"

namespace regraft {

/// Where generators stand for keys, what is drawn from a key is drawn from a generator; and the other way round, where a
/// generator is a key that was made on the spot.
const neutral::Expr& withGenerator(const neutral::Expr& expr, const LowerContext& context);

/// What to say where the user names what to draw from, and the code that is written draws without it; empty if all is well.
std::string ignoredGenerator(const neutral::Expr& expr, const py::Expr& code, const LowerContext& context);

}  // namespace regraft
