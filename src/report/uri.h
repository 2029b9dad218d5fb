#pragma once

#include <string>
#include <string_view>

namespace regraft {

/// A path as a URI reference (RFC 3986): what has a meaning in URIs, and all that is not ASCII, as %XX.
std::string uriReference(std::string_view path);

}  // namespace regraft
