#include "base/unicode/unicode.h"
#include "parse/builder.h"

namespace regraft {

using namespace ast;

Node* Builder::fileInput(Items items) {
    Span all{0, static_cast<std::uint32_t>(text_.size())};
    auto* module = make<Module>(all, statements(items));
    asyncRules_.finish();
    futureImports_.finish(*module);
    return module;
}

Node* Builder::expressionInput(Items items) {
    const Item& value = items.front();
    auto* statement = make<ExprStmt>(value.outer, value.expr());
    Span all{0, static_cast<std::uint32_t>(text_.size())};
    return make<Module>(all, one<Stmt>(statement));
}

std::span<Stmt*> Builder::statements(Items items) {
    for (std::size_t i = 1; i < items.size(); ++i)
        if (items[i].is(Tok::SEMI) && items[i - 1].isToken()) failSyntax("invalid syntax", items[i].outer);
    // A semicolon after the last statement of a block belongs to what the block is part of.
    std::size_t last = items.size();
    while (last > 0 && items[last - 1].is(Tok::NEWLINE)) --last;
    if (last > 0) blockEnd_ = items[last - 1].isNode() ? items[last - 1].node()->span.end : items[last - 1].outer.end;
    return nodes<Stmt>(items);
}

/// The statements after a colon, on the same line or indented.
std::span<Stmt*> Builder::block(Cursor& cursor) {
    if (!cursor.accept(Tok::NEWLINE)) return statements(cursor.until(Tok::NEWLINE));
    cursor.skip();  // INDENT
    return statements(cursor.until(Tok::DEDENT));
}

std::span<Stmt*> Builder::elseBlock(Cursor& cursor) {
    if (!cursor.accept(Tok::ELSE)) return {};
    cursor.skip();  // ':'
    return block(cursor);
}

/// Names that differ only in the form of their characters are the same name.
Name Builder::identifierName(std::string_view written) {
    for (char c : written)
        if (charClass(c) & charclass::NonAscii) return names_.intern(unicode::nfkc(written));
    return names_.intern(written);
}

Name Builder::boundName(const Item& item) {
    const Name bound = name(item);
    refuseDebug(bound, "assign to", item.outer);
    return bound;
}

void Builder::refuseDebug(Name bound, const char* verb, Span span) const {
    if (bound == debugName_) failSyntax(std::string("cannot ") + verb + " __debug__", span);
}

Name Builder::dotted(Cursor& cursor, Span* span) {
    Span whole = cursor.next().outer;
    std::string joined;
    Span previous = whole;
    bool spaced = false;  // `a . b` is the name "a.b"
    while (cursor.at(Tok::DOT)) {
        cursor.skip();
        const Span part = cursor.next().outer;
        if (joined.empty()) joined = previous.of(text_);
        joined.append(".").append(part.of(text_));
        spaced = spaced || part.begin != previous.end + 1;
        previous = part;
        whole.end = part.end;
    }
    if (span) *span = whole;
    return identifierName(spaced ? std::string_view(joined) : whole.of(text_));
}

Identifier* Builder::identifier(const Item& item) { return make<Identifier>(item.outer, name(item)); }

}  // namespace regraft
