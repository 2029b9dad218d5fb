#include "source/edit.h"

#include <algorithm>

namespace regraft {

std::optional<std::string> applyEdits(std::string_view text, std::vector<Edit> edits) {
    // Insertions at a place come before the replacement of what stands there.
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        return a.span.empty() && !b.span.empty();
    });
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    std::uint32_t done = 0;
    for (const Edit& edit : edits) {
        if (edit.span.begin < done || edit.span.end < edit.span.begin || edit.span.end > text.size()) return std::nullopt;
        out += text.substr(done, edit.span.begin - done);
        out += edit.replacement;
        done = edit.span.end;
    }
    out += text.substr(done);
    return out;
}

}  // namespace regraft
