// Whether a document has a line break that Python would take for the end of the statement.

#include "emit/renderer.h"

namespace regraft {

namespace {

class Scanner {
public:
    explicit Scanner(const SourceTree& tree) : tree_(tree) {}

    bool kept(Span span) {
        std::uint32_t cursor = span.begin;
        for (std::size_t i = tree_.firstFrom(span.begin); i < tree_.tokenCount(); ++i) {
            const Token& token = tree_.token(i);
            if (token.span.end > span.end) break;
            if (gap({cursor, token.span.begin})) return true;
            if (tree_.partner(i) != SourceTree::none) depth_ += tree_.partner(i) > i ? 1 : -1;
            cursor = token.span.end;
        }
        return gap({cursor, span.end});
    }

    bool fresh(std::string_view text) {
        char quote = 0;
        for (char c : text) {
            if (quote) quote = c == quote ? 0 : quote;
            else if (c == '"' || c == '\'') quote = c;
            else if (c == '(' || c == '[' || c == '{') ++depth_;
            else if (c == ')' || c == ']' || c == '}') --depth_;
            else if ((c == '\n' || c == '\r') && depth_ <= 0) return true;
        }
        return false;
    }

private:
    bool gap(Span span) const {
        if (depth_ > 0 || span.empty()) return false;
        std::string_view text = tree_.text(span);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '#') return true;  // a comment runs to the end of its line
            if (text[i] == '\\') i += text.substr(i + 1).starts_with("\r\n") ? 2 : 1;
            else if (text[i] == '\n' || text[i] == '\r') return true;
        }
        return false;
    }

    const SourceTree& tree_;
    int depth_ = 0;
};

}  // namespace

bool breaksLine(const Document& document, const SourceTree& tree) {
    Scanner scanner(tree);
    for (const Piece& piece : document.pieces()) {
        if (piece.kind == Piece::Kind::Kept && scanner.kept(piece.span)) return true;
        if (piece.kind == Piece::Kind::Text && scanner.fresh(piece.text)) return true;
    }
    return false;
}

}  // namespace regraft
