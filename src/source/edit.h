#pragma once
// A change to a text: replace the bytes of a span.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace regraft {

struct Edit {
    Span span;  ///< empty for an insertion before span.begin
    std::string replacement;
};

/// `text` with all edits applied. Edits may come in any order; insertions at one place keep
/// their relative order. Nothing if edits overlap, which is a bug in what made them.
std::optional<std::string> applyEdits(std::string_view text, std::vector<Edit> edits);

}  // namespace regraft
