#pragma once

#include <string>
#include <string_view>

#include "semantic/analysis.h"

namespace regraft {

/// What a framework calls its dtypes, devices, shapes or what can stand for an array or a dtype (`array_like`, `dtype_like`), for
/// which arrays and dtypes themselves stand where there is no name; empty if it has none.
std::string_view classOfKind(const Framework& framework, const std::string& kind);

/// Of a use that names the class of dtypes, devices or shapes, what such a class is called in the target; empty if there is none.
/// Outside of annotations the class has to hold the same values, which is so for devices that are objects.
std::string_view typeClassOf(const Use& use, const Framework& target, const Analysis& analysis);

/// Whether a use is a member, without an entry, of a class of dtypes, devices or shapes that the target's values are of as well: NumPy's
/// dtypes are jax's, which names the class again as its own.
bool isOfSharedClass(const Use& use, const Framework& target);

/// The helper whose class stands for a class of objects of the source, named as such (`isinstance(d, Normal)`); empty if it isn't one.
std::string helperClassOf(const Use& use, const Framework& target);

}  // namespace regraft
