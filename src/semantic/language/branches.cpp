#include "semantic/language/branches.h"

#include <algorithm>

#include "base/python_names.h"
#include "semantic/evaluation_state.h"

namespace regraft::semantic {

const Type* Branches::joinSlot(Environment::Slot slot, const Type* a, const Type* b) {
    if (a && b) return joinTypes(arena_, a, b);
    if (!a && !b) return nullptr;
    const Type* bound = a ? a : b;
    if (state_.at->function.frame != 0 || slot >= state_.moduleSlots.size()) return bound;
    SymbolId symbol = state_.moduleSlots[slot];
    bool shadows = symbol != none && isPythonBuiltin(facts_.scopes.symbols[symbol].name.text());
    return shadows ? unknownType() : bound;
}

bool Branches::merge(std::vector<Environment::Branch>& ends, bool widens) {
    std::vector<Environment::Change> all;
    std::size_t live = 0;
    bool noneIsLive = std::none_of(ends.begin(), ends.end(), [](const Environment::Branch& end) { return end.isLive; });
    for (const Environment::Branch& end : ends) {
        if (!end.isLive && !noneIsLive) continue;
        ++live;
        all.insert(all.end(), end.changes.begin(), end.changes.end());
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.slot < b.slot; });
    bool changed = false;
    for (std::size_t i = 0; i < all.size();) {
        Environment::Slot slot = all[i].slot;
        const Type* before = state_.environment().get(slot);
        const Type* joined = all[i].value;
        std::size_t count = 1;
        for (++i; i < all.size() && all[i].slot == slot; ++i, ++count) joined = joinSlot(slot, joined, all[i].value);
        if (count < live) joined = joinSlot(slot, before, joined);
        bool differs = before && joined && !sameType(before, joined);
        changed = changed || differs;
        state_.environment().set(slot, differs && widens ? unknownType() : joined);
    }
    state_.environment().isLive = !noneIsLive;
    return changed;
}

}  // namespace regraft::semantic
