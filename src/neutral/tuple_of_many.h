#pragma once
// Tuples with an item for each axis of an array, however many those are: what nonzero() gives.

#include "neutral/type.h"

namespace regraft {

/// Used as a list is, but between brackets its items are indices each, where a list is one array of indices.
const Type* tupleOfMany(Arena& arena, const Type* item);
bool isTupleOfMany(const Type& type);

}  // namespace regraft
