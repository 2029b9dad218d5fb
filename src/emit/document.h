#pragma once
// New text in pieces: what is kept of the user's text, what is written new, and names that are chosen last.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "source/edit.h"
#include "source/span.h"

namespace regraft {

struct Piece {
    enum class Kind { Kept, Text, Api, Helper };
    Kind kind;
    Span span = {};         ///< Kept
    std::string text = {};  ///< Text as it is; Api and Helper: the name, to be resolved
};

/// Which name an Api or Helper piece gets in the file.
using NameResolver = std::function<std::string(const Piece&)>;

class Document {
public:
    Document() = default;
    explicit Document(std::string text) { add(std::move(text)); }

    Document& keep(Span span);
    Document& add(std::string_view text);
    Document& add(Document other);
    Document& name(Piece::Kind kind, std::string_view qualified);
    Document& name(std::string_view text);  ///< an API's, or "helpers.NAME"

    const std::vector<Piece>& pieces() const { return pieces_; }
    bool empty() const { return pieces_.empty(); }
    char firstChar(std::string_view file) const;  ///< 0 if empty; a letter for names to be resolved
    char lastChar(std::string_view file) const;

private:
    std::vector<Piece> pieces_;
};

std::string flatten(const Document& document, std::string_view file, const NameResolver& resolve);

/// The smallest edits that make `document` of what stands in `span`. Puts blanks where words would run into each other.
std::vector<Edit> toEdits(const Document& document, Span span, std::string_view file, const NameResolver& resolve);

}  // namespace regraft
