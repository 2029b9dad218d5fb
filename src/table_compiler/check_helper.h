#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace regraft {

/// What a helper's file has wrong, as "line: message"; empty if nothing. It has to be Python that runs by itself but for
/// the other helpers it calls: whatever it names it imports, binds or has from Python.
std::string checkHelper(std::string_view name, std::string_view text, const std::function<bool(std::string_view)>& isHelper);

}  // namespace regraft
