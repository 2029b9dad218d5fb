#include "modules/reading.h"

#include <algorithm>

namespace regraft {

Reading::Reading(std::string_view original, std::vector<ReadEdit> edits) : original_(original) {
    std::stable_sort(edits.begin(), edits.end(), [](const ReadEdit& a, const ReadEdit& b) {
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        return a.span.empty() && !b.span.empty();
    });
    std::uint32_t done = 0;
    for (const ReadEdit& edit : edits) {
        add(original.substr(done, edit.span.begin - done), {done, edit.span.begin}, true);
        const auto begin = static_cast<std::uint32_t>(text_.size());
        for (const ReadPart& part : edit.parts) add(part.text, part.from, part.isCopy);
        changes_.push_back({{begin, static_cast<std::uint32_t>(text_.size())}, edit.span, edit.group});
        done = edit.span.end;
    }
    add(original.substr(done), {done, static_cast<std::uint32_t>(original.size())}, true);
}

void Reading::add(std::string_view text, Span from, bool isCopy) {
    if (text.empty()) return;
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += text;
    pieces_.push_back({{begin, static_cast<std::uint32_t>(text_.size())}, from, isCopy});
}

std::uint32_t Reading::placeOf(std::uint32_t offset, bool isEnd) const {
    if (pieces_.empty()) return 0;
    auto piece =
        std::upper_bound(pieces_.begin(), pieces_.end(), offset, [](std::uint32_t at, const Piece& one) { return at < one.here.begin; });
    if (piece != pieces_.begin()) --piece;
    if (isEnd && offset == piece->here.begin && piece != pieces_.begin()) --piece;  // the end of something belongs to what ends there
    if (piece->isCopy) return piece->from.begin + std::min(offset - piece->here.begin, piece->from.size());
    return isEnd ? piece->from.end : piece->from.begin;
}

Span Reading::placeOf(Span span) const {
    const std::uint32_t begin = placeOf(span.begin, false);
    const std::uint32_t end = span.empty() ? begin : placeOf(span.end, true);
    return {begin, std::max(begin, end)};
}

std::uint32_t Reading::placeIn(std::uint32_t original) const {
    for (const Piece& piece : pieces_)
        if (piece.isCopy && piece.from.begin <= original && original < piece.from.end)
            return piece.here.begin + (original - piece.from.begin);
    return 0;
}

std::vector<int> Reading::groups() const {
    std::vector<int> found;
    for (const Change& change : changes_)
        if (std::find(found.begin(), found.end(), change.group) == found.end()) found.push_back(change.group);
    return found;
}

std::optional<std::string> Reading::finish(std::vector<Edit> edits, const std::vector<int>& undone) const {
    std::vector<Edit> back;
    for (const Change& change : changes_) {
        if (std::find(undone.begin(), undone.end(), change.group) == undone.end()) continue;
        if (!change.here.empty()) std::erase_if(edits, [&](const Edit& edit) { return change.here.contains(edit.span); });
        back.push_back({change.here, std::string(change.from.of(original_))});
    }
    edits.insert(edits.end(), back.begin(), back.end());
    return applyEdits(text_, std::move(edits));
}

}  // namespace regraft
