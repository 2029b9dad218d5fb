#pragma once
// Lists of names, as Python writes them.

#include <string>
#include <vector>

namespace regraft {

/// "a, b"
inline std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// "a" alone, or "(a, b)"
inline std::string packed(const std::vector<std::string>& names) { return names.size() == 1 ? names[0] : "(" + joined(names) + ")"; }

}  // namespace regraft
