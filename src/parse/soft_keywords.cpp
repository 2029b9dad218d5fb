// `match`, `case` and `type` are keywords only by their place, and places can be told by tokens alone:
// a logical line that starts with `match`, ends with a colon and is followed by an indented `case` can be
// nothing else; `type` followed by a name can be nothing else at the start of a statement.

#include "parse/lexer_impl.h"

namespace regraft {

namespace {

class SoftKeywords {
public:
    SoftKeywords(std::vector<Token>& tokens, std::string_view text) : tokens_(tokens), text_(text) {}

    void resolve() {
        bool statementStart = true, lineStart = true;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const Tok type = tokens_[i].type;
            if (type == Tok::NAME && statementStart) {
                if (is(i, "type") && tokens_[i + 1].type == Tok::NAME) become(i, Tok::TYPE);
                else if (lineStart && is(i, "match")) matchStatement(i);
            }
            lineStart = type == Tok::NEWLINE || type == Tok::INDENT || type == Tok::DEDENT;
            // After a colon there may be no statement, but then `type X` is wrong anyway.
            statementStart = lineStart || type == Tok::SEMI || type == Tok::COLON;
        }
    }

private:
    bool is(std::size_t i, std::string_view name) const { return tokens_[i].type == Tok::NAME && tokens_[i].span.of(text_) == name; }
    void become(std::size_t i, Tok type) {
        tokens_[i].type = type;
        tokens_[i].kind = kindOf(type);
    }
    bool ends(std::size_t i) const { return tokens_[i].type == Tok::END || tokens_[i].type == Tok::ERROR; }

    void matchStatement(std::size_t start) {
        std::size_t i = start + 1;
        while (tokens_[i].type != Tok::NEWLINE && !ends(i)) ++i;
        if (ends(i) || i == start + 1 || tokens_[i - 1].type != Tok::COLON) return;
        if (i == start + 2 || tokens_[i + 1].type != Tok::INDENT || !is(i + 2, "case")) return;
        become(start, Tok::MATCH);
        cases(i + 2);
    }

    /// Marks the `case` that starts each line directly in the block whose first token is `i`.
    void cases(std::size_t i) {
        bool lineStart = true;
        for (int depth = 0; depth >= 0 && !ends(i); ++i) {
            const Tok type = tokens_[i].type;
            if (lineStart && depth == 0 && is(i, "case")) become(i, Tok::CASE);
            if (type == Tok::INDENT) ++depth;
            if (type == Tok::DEDENT) --depth;
            lineStart = type == Tok::NEWLINE || type == Tok::DEDENT;
        }
    }

    std::vector<Token>& tokens_;
    std::string_view text_;
};

}  // namespace

void resolveSoftKeywords(std::vector<Token>& tokens, std::string_view text) { SoftKeywords(tokens, text).resolve(); }

}  // namespace regraft
