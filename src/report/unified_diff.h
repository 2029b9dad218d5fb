#pragma once

#include <string>
#include <string_view>

namespace regraft {

/// A diff that `patch` and `git apply` understand, with three lines of context; empty if the texts are equal.
std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view path);

}  // namespace regraft
