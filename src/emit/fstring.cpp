#include "emit/fstring.h"
#include "ast/node_base.h"

#include <algorithm>

namespace regraft {

namespace {

std::string quoteOf(std::string_view start) { return std::string(start.substr(start.find_first_of("'\""))); }

}  // namespace

FStringField::FStringField(const ast::Node& node, const SourceTree& tree) {
    std::size_t first = tree.firstFrom(node.span.begin);
    if (first >= tree.tokenCount() || tree.fstringAround(first) == SourceTree::none) return;
    for (std::size_t i = tree.fstringAround(first); i < first; ++i) {
        Tok type = tree.token(i).type;
        if (type == Tok::FSTRING_START) quotes_.push_back(quoteOf(tree.tokenText(i)));
        if (type == Tok::FSTRING_END && !quotes_.empty()) quotes_.pop_back();
    }
    strict_ = fits(tree.text(node.span));
}

std::string FStringField::forbiddenQuotes() const {
    std::string out;
    if (strict_)
        for (const std::string& quote : quotes_) out += quote.front();
    return out;
}

bool FStringField::fits(std::string_view text) const {
    if (text.find_first_of("\\#") != std::string_view::npos) return false;
    return std::all_of(quotes_.begin(), quotes_.end(), [&](const std::string& quote) {
        bool oneLine = quote.size() == 1;
        return text.find(quote) == std::string_view::npos && !(oneLine && text.find_first_of("\r\n") != std::string_view::npos);
    });
}

std::vector<Edit> keepLabel(const ast::Node& node, const SourceTree& tree) {
    const ast::Node* value = &node;
    while (value && !isStatement(*value) && tree.parent(*value) && tree.parent(*value)->kind != ast::Kind::FormattedValue)
        value = tree.parent(*value);
    if (!value || !isExpression(*value)) return {};
    Span around = tree.withParentheses(static_cast<const ast::Expr&>(*value));
    std::size_t equal = tree.firstFrom(around.end);
    if (equal + 1 >= tree.tokenCount() || tree.token(equal).type != Tok::EQUAL) return {};
    std::uint32_t brace = tree.token(tree.bracketAround(equal)).span.begin, end = tree.token(equal + 1).span.begin;
    std::string_view label = tree.text({brace + 1, end});
    if (label.find_first_of("\"'\\{}\r\n#") != std::string_view::npos) return {};
    bool bare = tree.token(equal + 1).type == Tok::RBRACE;  // without a format, `=` shows the repr
    return {{{brace, brace}, std::string(label)}, {{around.end, end}, bare ? "!r" : ""}};
}

}  // namespace regraft
