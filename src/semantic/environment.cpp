#include "semantic/environment.h"

#include <algorithm>

namespace regraft::semantic {

Environment::Branch Environment::snapshot(Mark mark) const {
    Branch branch;
    branch.isLive = isLive;
    for (std::size_t i = mark; i < journal_.size(); ++i) branch.changes.push_back({journal_[i].slot, values_[journal_[i].slot]});
    std::sort(branch.changes.begin(), branch.changes.end(), [](const Change& a, const Change& b) { return a.slot < b.slot; });
    auto last =
        std::unique(branch.changes.begin(), branch.changes.end(), [](const Change& a, const Change& b) { return a.slot == b.slot; });
    branch.changes.erase(last, branch.changes.end());
    return branch;
}

Environment::Branch Environment::takeBack(Mark mark) {
    Branch branch = snapshot(mark);
    while (journal_.size() > mark) {
        values_[journal_.back().slot] = journal_.back().value;
        journal_.pop_back();
    }
    isLive = true;
    return branch;
}

}  // namespace regraft::semantic
