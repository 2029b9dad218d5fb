#pragma once
// What Python itself, its standard library and common libraries have.

#include <string_view>

#include "neutral/type.h"

namespace regraft::semantic {

/// Whether values other than arrays commonly have this method or attribute.
bool isCommonMember(std::string_view name);
/// Whether arrays have a method of this name, and what Python's own operators give has none.
bool isStatistic(std::string_view name);
/// Whether values of libraries for data frames, images and the like have it.
bool isLibraryMember(std::string_view name);
/// Whether methods of values other than arrays commonly take this keyword.
bool isCommonKeyword(std::string_view name);
/// Whether a function of a library gives an array of the kind that its first argument is, in another shape.
bool givesFirstArray(std::string_view qualifiedName);
/// The type of a constant of the standard library ("math.pi"); null if it is none.
const Type* pythonConstant(std::string_view qualifiedName);

}  // namespace regraft::semantic
