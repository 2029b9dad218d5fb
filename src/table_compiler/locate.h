#pragma once
// Where in a JSON text a value stands, for messages with line and column.

#include <cstddef>
#include <string>
#include <string_view>

namespace regraft {

/// Byte offset of the value at `pointer` ("/entries/3/lift"); of its nearest container if it is not there.
std::size_t locate(std::string_view text, std::string_view pointer);

/// "12:7" for a byte offset, both from 1.
std::string lineAndColumn(std::string_view text, std::size_t offset);

}  // namespace regraft
