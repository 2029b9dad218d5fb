#include "emit/change_set.h"

#include <algorithm>

namespace regraft {

Change& ChangeSet::at(const ast::Node& node) {
    Change& change = changes_[&node];
    change.node = &node;
    return change;
}

void ChangeSet::remove(const ast::Node& node) { changes_.erase(&node); }

const Change* ChangeSet::find(const ast::Node& node) const {
    auto found = changes_.find(&node);
    return found == changes_.end() ? nullptr : &found->second;
}

void ChangeSet::order() {
    ordered_.clear();
    for (const auto& [node, change] : changes_)
        if (change.replacement || change.statement || !change.temporary.empty()) ordered_.push_back(&change);
    std::sort(ordered_.begin(), ordered_.end(), [](const Change* a, const Change* b) {
        Span x = a->node->span, y = b->node->span;
        if (x.begin != y.begin) return x.begin < y.begin;
        if (x.end != y.end) return x.end > y.end;
        return a->node->id < b->node->id;
    });
    behind_.assign(ordered_.size(), ordered_.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < ordered_.size(); ++i) {
        while (!open.empty() && ordered_[open.back()]->node->span.end <= ordered_[i]->node->span.begin) {
            behind_[open.back()] = i;
            open.pop_back();
        }
        open.push_back(i);
    }
}

std::size_t ChangeSet::firstFrom(std::uint32_t offset) const {
    auto found = std::lower_bound(ordered_.begin(), ordered_.end(), offset,
                                  [](const Change* change, std::uint32_t at) { return change->node->span.begin < at; });
    return static_cast<std::size_t>(found - ordered_.begin());
}

std::vector<const ast::Node*> ChangeSet::tooDeep(std::size_t limit) const {
    std::vector<const ast::Node*> found;
    std::vector<std::uint32_t> ends;
    for (const Change* change : ordered_) {
        while (!ends.empty() && ends.back() <= change->node->span.begin) ends.pop_back();
        if (ends.size() >= limit) found.push_back(change->node);
        else ends.push_back(change->node->span.end);
    }
    return found;
}

}  // namespace regraft
