#include "base/name.h"

namespace regraft {

Name Interner::intern(std::string_view text) {
    auto found = names_.find(text);
    if (found != names_.end()) return Name(found->second);
    std::string_view kept = arena_.copy(text);
    const auto* slot = arena_.make<std::string_view>(kept);
    names_.emplace(kept, slot);
    return Name(slot);
}

}  // namespace regraft
