#include "emit/fstring.h"

#include <algorithm>

namespace regraft {

namespace {

const ast::Node* outermostFString(const ast::Node& node, const SourceTree& tree) {
    const ast::Node* found = nullptr;
    for (const ast::Node* at = tree.parent(node); at && !isStatement(*at); at = tree.parent(*at)) {
        bool isString = at->kind == ast::Kind::JoinedStr || at->kind == ast::Kind::TemplateStr;
        if (isString) found = at;
    }
    return found;
}

std::string quoteOf(std::string_view start) { return std::string(start.substr(start.find_first_of("'\""))); }

}  // namespace

FStringField::FStringField(const ast::Node& node, const SourceTree& tree) {
    const ast::Node* outer = outermostFString(node, tree);
    if (!outer) return;
    for (std::size_t i = tree.firstFrom(outer->span.begin); i < tree.tokenCount(); ++i) {
        if (tree.token(i).span.begin >= node.span.begin) break;
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

}  // namespace regraft
