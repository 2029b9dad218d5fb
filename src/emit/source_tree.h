#pragma once
// What emission asks about the user's text: tokens, brackets, parents, lines.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/parse.h"

namespace regraft {

/// Tokens with a text (no indents, newlines or end), their brackets and the parents of all nodes.
class SourceTree {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    explicit SourceTree(const ParsedFile& file);

    const ParsedFile& file() const { return file_; }
    std::string_view text() const { return file_.text; }
    std::string_view text(Span span) const { return span.of(file_.text); }

    std::size_t tokenCount() const { return tokens_.size(); }
    const Token& token(std::size_t index) const { return tokens_[index]; }
    std::string_view tokenText(std::size_t index) const { return tokens_[index].span.of(file_.text); }
    std::size_t firstFrom(std::uint32_t offset) const;   ///< first token that begins at or after; tokenCount() if none
    std::size_t lastBefore(std::uint32_t offset) const;  ///< last token that ends at or before; `none` if none
    std::size_t partner(std::size_t bracket) const { return partners_[bracket]; }  ///< `none` if not a bracket

    const ast::Node* parent(const ast::Node& node) const { return parents_[node.id]; }
    /// The innermost statement around an expression (or the statement itself).
    const ast::Stmt* statementOf(const ast::Node& node) const;

    /// The brackets of a call's arguments.
    Span callBrackets(const ast::Call& call) const;
    /// `expr` with the parentheses written around it for itself.
    Span withParentheses(const ast::Expr& expr) const;
    bool isParenthesised(const ast::Expr& expr) const { return withParentheses(expr) != expr.span; }
    /// Whether some bracket pair is open around the span, so that lines may break there.
    bool insideBrackets(Span span) const;
    /// The token that opens the innermost bracket around a token; `none` if there is none.
    std::size_t bracketAround(std::size_t token) const { return around_[token]; }
    /// The first token of the outermost f-string in whose replacement field a token stands; `none` if there is none.
    std::size_t fstringAround(std::size_t token) const { return fstrings_[token]; }

    /// Where the logical line (of tokens) begins in which `offset` lies.
    std::uint32_t logicalLineStart(std::uint32_t offset) const;
    std::uint32_t lineStart(std::uint32_t offset) const;       ///< of the physical line
    std::uint32_t lineEnd(std::uint32_t offset) const;         ///< before its line ending
    std::uint32_t nextLineStart(std::uint32_t offset) const;   ///< behind its line ending
    std::string_view indentation(std::uint32_t offset) const;  ///< blanks at the start of its physical line
    /// Lines in the span are about to lose this much of their indentation: indentation() tells what is left.
    void indentLess(Span lines, std::size_t width) { dedented_.emplace_back(lines, width); }
    std::string_view newline() const { return newline_; }

    /// Comments that begin in the span.
    std::vector<Span> commentsIn(Span span) const;
    bool hasComment(Span span) const { return !commentsIn(span).empty(); }

private:
    void indexBrackets();
    void indexFStrings();
    void indexParents();

    const ParsedFile& file_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> partners_;
    std::vector<std::size_t> around_;  ///< the innermost bracket open where a token stands
    std::vector<std::size_t> fstrings_;
    std::vector<std::uint32_t> logicalStarts_;
    std::vector<const ast::Node*> parents_;
    std::vector<std::pair<Span, std::size_t>> dedented_;
    std::string_view newline_ = "\n";
};

}  // namespace regraft
