#pragma once

#include <string_view>

namespace regraft {

/// Whether Python itself defines the name, as CPython 3.11's `builtins` does.
bool isPythonBuiltin(std::string_view name);

/// Whether the name can't be a variable's, soft keywords included.
bool isPythonKeyword(std::string_view name);

}  // namespace regraft
