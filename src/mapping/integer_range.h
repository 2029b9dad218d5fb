#pragma once
// Whether integers of some bits hold the numbers that are written out: `np.array([1, 300], dtype=np.uint8)` has one that they don't.

#include "mapping/predicates.h"

namespace regraft {

/// False if a number that is written out in `value`, alone or in lists, lies beyond the integers of the dtype that `kind` is or has;
/// Unknown if that is no dtype of integers, or if nothing is written out.
Truth fitsInto(const Operand& value, const Operand& kind);

/// Whether the integers of the dtype have a smallest or largest number beyond which `number` lies. False of what is no dtype of integers.
bool isBeyond(std::int64_t number, DType dtype);

}  // namespace regraft
