#pragma once
// Operators whose result has another dtype, where scalars are promoted by their values before a version and by their dtypes from it on:
//
//   np.float32(3) + 3.0         was float64, is float32
//   x32 * np.float64(2)         was float32, is float64     (x32: an array of float32 with axes)
//   x8 + 300                    was int16, raises

#include <string>
#include <utility>

#include "semantic/analysis.h"

namespace regraft {

/// Whether the operands, the left one and the right one, are Python's own numbers whatever their types say.
using PythonOperands = std::pair<bool, bool>;

/// What is another dtype, "was float64, and is float32"; empty if nothing is, or if too little is known of the operands.
std::string promotionChange(const Use& use, const TypeSource& types, const DTypeRules& rules, PythonOperands arePythons);

}  // namespace regraft
