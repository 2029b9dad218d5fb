#pragma once
// Which kinds of elements arrays have of which the dtype is not known: DTypeKinds, as bits.

#include <cstdint>
#include <span>

#include "neutral/type.h"

namespace regraft {

/// What a function of the reals gives for who knows what.
constexpr std::uint8_t inexactKinds = FloatKind | ComplexKind;
/// Of what is integers here and who knows what there.
constexpr std::uint8_t anyKinds = ExactKind | inexactKinds;

/// Those of the array that is made of a value: of a number, of nested lists with arrays in them, of an array; 0: nothing is known.
std::uint8_t kindsMadeOf(const Type& value);
/// Of what is computed of such together: floats beside integers make floats.
std::uint8_t promotedKinds(std::span<const std::uint8_t> kinds);
/// `type`, an array or unknown, with the StandIns of `given` in its place, of the kinds that were seen there.
const Type* withStandInsOf(Arena& arena, const Type* type, const Type& given);

}  // namespace regraft
