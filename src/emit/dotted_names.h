#pragma once
// Parts of qualified names: "numpy.linalg.solve".

#include <algorithm>
#include <string_view>

namespace regraft {

/// "solve"
inline std::string_view lastPartOf(std::string_view name) { return name.substr(name.rfind('.') + 1); }
/// "numpy.linalg"
inline std::string_view ownerOf(std::string_view name) { return name.substr(0, std::min(name.rfind('.'), name.size())); }
/// "numpy"; ".near" of ".near.by"
inline std::string_view topOf(std::string_view name) { return name.substr(0, name.find('.', name.find_first_not_of('.'))); }
inline bool isWithin(std::string_view name, std::string_view owner) {
    return name.size() > owner.size() && name.starts_with(owner) && name[owner.size()] == '.';
}

}  // namespace regraft
