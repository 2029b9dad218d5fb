#pragma once
// What a requirement says of versions: ">=1.21,<3", "==1.23.*", "~=2.0".

#include <string_view>

namespace regraft {

/// Whether all parts of a constraint let a version in; `version` stands for its patches, too: "2.4" for 2.4.1. What is not understood lets
/// nothing in.
bool admits(std::string_view constraint, std::string_view version);

}  // namespace regraft
