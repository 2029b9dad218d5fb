#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// The modules that the import statements of a text may mean, found without parsing it: "pkg.core", "..util"; of
/// `from pkg import core` both "pkg" and "pkg.core", since core may be a module. Each once, in order. Comments and strings are
/// left out.
std::vector<std::string> importNames(std::string_view text);

}  // namespace regraft
