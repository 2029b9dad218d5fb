#pragma once
// What the tables say of the frameworks, for rooms that do not read tables.

#include <string>
#include <string_view>

namespace regraft {

/// The newest version of a framework that the tables know; empty for none.
std::string newestVersion(std::string_view framework);

}  // namespace regraft
