#pragma once
// Operators and functions whose result has another dtype, where scalars are promoted by their values before a version and by their dtypes
// from it on:
//
//   np.float32(3) + 3.0                   was float64, is float32
//   np.maximum(x32, np.float64(2))        was float32, is float64     (x32: an array of float32 with axes)
//   x8 + 300                              was int16, raises
//   np.float32(0.1) == 0.1                was compared in float64, is in float32

#include <string>

#include "semantic/analysis.h"

namespace regraft {

/// What is another dtype, "was float64, and is float32"; empty if nothing is, or if too little is known of the operands.
std::string promotionChange(const Use& use, const Analysis& analysis, const DTypeRules& rules);

/// Whether `==` or `!=` has an array on a side, and on the other no None, which is unequal to all.
bool asksForEquality(const Use& use, const TypeSource& types);

/// Whether two arrays are compared whose sizes don't fit together, or an array of numbers and a text.
bool comparesUnlike(const Use& use, const TypeSource& types);

/// Whether the number that is assigned to elements of an array of integers lies beyond them: `x8[0] = 300`.
bool storesBeyond(const ast::Assign& assign, const Framework& framework, const TypeSource& types);

}  // namespace regraft
