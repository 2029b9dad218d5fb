#pragma once
// What a requirement says of versions: ">=1.21,<3", "==1.23.*", "~=2.0".

#include <string_view>

namespace regraft {

/// Whether a requirement is written for a version: it admits that one, and asks for none of an earlier major version. What is not
/// understood admits nothing.
bool isWrittenFor(std::string_view constraint, std::string_view version);

}  // namespace regraft
