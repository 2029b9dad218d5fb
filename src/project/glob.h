#pragma once

#include <string_view>

namespace regraft {

/// Whether `path` matches a gitignore pattern: `*` and `?` stop at `/`, `**` between slashes spans folders, `[a-z]`
/// and `[!a]` are classes, `\` takes the next character as it is.
bool globMatches(std::string_view pattern, std::string_view path);

}  // namespace regraft
