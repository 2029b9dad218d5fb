#pragma once
// A text in another form that means the same, which later stages can read; and the way back from it.
//
//     class Net(nn.Module):                     class Net(nnx.Module):
//         features: int              reads as       def __init__(self, features: int):
//         @nn.compact                                   self.features = features
//         def __call__(self, x):                        self.Dense_0 = nn.Dense(features)
//             return nn.Dense(…)(x)                 def __call__(self, x):
//                                                       return self.Dense_0(x)

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/edit.h"
#include "source/span.h"

namespace regraft {

/// A piece of new text and what it comes from.
struct ReadPart {
    std::string text;
    Span from;            ///< of the original text; what is said of the piece is said of that
    bool isCopy = false;  ///< the piece is that text, letter by letter
};

/// A change of the text, of a class or whatever else is read as a whole.
struct ReadEdit {
    Span span;
    std::vector<ReadPart> parts;
    int group = 0;
};

class Reading {
public:
    /// Edits may come in any order and must not overlap; those at one place keep theirs.
    Reading(std::string_view original, std::vector<ReadEdit> edits);

    const std::string& text() const { return text_; }
    /// What of the original a span of text() comes from.
    Span placeOf(Span span) const;
    /// Where an offset of the original that stays is in text().
    std::uint32_t placeIn(std::uint32_t original) const;
    /// The groups of all changes.
    std::vector<int> groups() const;
    /// `edits` of text(), and with them what brings the groups in `undone` back to the original. Edits inside of text that goes are left
    /// out; nothing if others stand against it.
    std::optional<std::string> finish(std::vector<Edit> edits, const std::vector<int>& undone) const;

private:
    struct Piece {
        Span here, from;
        bool isCopy = false;
    };
    struct Change {
        Span here;  ///< of text()
        Span from;  ///< of the original
        int group = 0;
    };
    std::uint32_t placeOf(std::uint32_t offset, bool isEnd) const;
    void add(std::string_view text, Span from, bool isCopy);

    std::string original_;
    std::string text_;
    std::vector<Piece> pieces_;    ///< by place, without gaps
    std::vector<Change> changes_;  ///< by place
};

}  // namespace regraft
