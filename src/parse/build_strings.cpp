// String literals: implicit concatenation, bytes, f-strings and t-strings.

#include <algorithm>

#include "parse/builder.h"
#include "parse/string_literal.h"

namespace regraft {

using namespace ast;

/// Gathers the parts of a JoinedStr or TemplateStr; adjoining texts become one Constant.
class Builder::StringParts {
public:
    explicit StringParts(Builder& builder, bool unicode) : builder_(builder), unicode_(unicode) {}

    void text(std::string_view value, Span span) {
        if (pieces_.empty()) span_ = span;
        span_.end = span.end;
        pieces_.push_back(value);
    }
    void node(Expr* expr) {
        flush();
        values_.push_back(expr);
    }
    std::span<Expr*> finish() {
        flush();
        return builder_.arena_.copy(values_.view());
    }
    /// All texts as one, for literals without fields.
    std::string_view joined() {
        if (pieces_.size() == 1) return pieces_[0];
        std::string all;
        for (std::string_view piece : pieces_) all += piece;
        return builder_.arena_.copy(std::string_view(all));
    }

private:
    void flush() {
        if (pieces_.empty()) return;
        const std::string_view value = joined();
        if (!value.empty()) values_.push_back(builder_.make<Constant>(span_, Literal{Literal::Type::Str, unicode_, value}));
        pieces_.clear();
    }

    Builder& builder_;
    bool unicode_;
    Span span_;
    InlineVector<std::string_view, 4> pieces_;
    InlineVector<Expr*, 8> values_;
};

namespace {

/// The kinds of literal among the implicitly concatenated ones.
struct LiteralKinds {
    bool bytes = false, text = false, format = false, templ = false;
};

LiteralKinds kindsOf(Items items, std::string_view source) {
    LiteralKinds kinds;
    for (const Item& item : items) {
        if (item.is(Tok::STRING)) {
            const bool bytes = stringPrefix(item.outer.of(source)).bytes;
            (bytes ? kinds.bytes : kinds.text) = true;
        } else if (item.is(Tok::FSTRING_START)) {
            (stringPrefix(item.outer.of(source)).templ ? kinds.templ : kinds.format) = true;
        }
    }
    return kinds;
}

}  // namespace

std::string_view Builder::plainText(const Item& item) {
    const std::string_view literal = item.outer.of(text_);
    const StringPrefix prefix = stringPrefix(literal);
    const std::uint32_t start = prefix.letters + prefix.quotes;
    const std::string_view body = literal.substr(start, literal.size() - start - prefix.quotes);
    return decodeString(body, prefix.bytes ? StringKind::Bytes : StringKind::Text, prefix.raw, item.outer.begin + start, arena_);
}

Node* Builder::strings(Items items, Span span) {
    const bool unicode = lower(text_[span.begin]) == 'u';
    if (items.size() == 1) {
        const std::string_view value = plainText(items[0]);
        const bool bytes = stringPrefix(items[0].outer.of(text_)).bytes;
        return make<Constant>(span, Literal{bytes ? Literal::Type::Bytes : Literal::Type::Str, unicode, value});
    }
    const LiteralKinds kinds = kindsOf(items, text_);
    if (kinds.bytes && (kinds.text || kinds.format)) failSyntax("cannot mix bytes and nonbytes literals", span);
    if (kinds.templ && (kinds.text || kinds.format || kinds.bytes))
        failSyntax("cannot mix t-string literals with string or bytes literals", span);
    StringParts parts(*this, unicode);
    Cursor cursor(items);
    while (!cursor.atEnd()) {
        if (cursor.at(Tok::STRING)) {
            const Item& literal = cursor.next();
            parts.text(plainText(literal), literal.outer);
        } else {
            formatted(cursor, parts);
        }
    }
    if (kinds.templ) return make<TemplateStr>(span, parts.finish());
    if (kinds.format) return make<JoinedStr>(span, parts.finish());
    const auto type = kinds.bytes ? Literal::Type::Bytes : Literal::Type::Str;
    return make<Constant>(span, Literal{type, unicode, parts.joined()});
}

/// One f-string or t-string.
void Builder::formatted(Cursor& cursor, StringParts& parts) {
    const StringPrefix prefix = stringPrefix(cursor.next().outer.of(text_));
    while (!cursor.accept(Tok::FSTRING_END)) {
        const Item& part = cursor.next();
        if (part.is(Tok::FSTRING_MIDDLE)) parts.text(decodeFString(part.outer.of(text_), prefix.raw, part.outer.begin, arena_), part.outer);
        else field(cursor, part.outer, parts, prefix);
    }
}

/// A replacement field, after its opening brace. `{x=}` puts its own text before the value.
void Builder::field(Cursor& cursor, Span brace, StringParts& parts, const StringPrefix& prefix) {
    const Item value = cursor.next();
    refuseLoneStar(value.expr());
    const bool debug = cursor.accept(Tok::EQUAL);
    if (debug) {
        const Span shown{brace.end, cursor.peek().outer.begin};
        parts.text(debugText(shown), shown);
    }
    int conversion = -1;
    if (cursor.accept(Tok::EXCLAMATION)) {
        const Span mark = cursor.last().outer;
        const Item& letter = cursor.next();
        if (letter.outer.begin != mark.end)
            failSyntax("f-string: conversion type must come right after the exclamation mark", letter.outer);
        const std::string_view text = letter.outer.of(text_);
        if (text != "r" && text != "s" && text != "a")
            failSyntax("f-string: invalid conversion character '" + std::string(text) + "': expected 's', 'r', or 'a'", letter.outer);
        conversion = text[0];
    }
    Expr* spec = nullptr;
    if (cursor.accept(Tok::COLON)) spec = formatSpec(cursor, prefix);
    else if (debug && conversion == -1) conversion = 'r';
    const Span span = cover(brace, cursor.next().outer);
    if (prefix.templ) {
        Span written{brace.end, value.outer.end};
        parts.node(make<Interpolation>(span, value.expr(), Literal{Literal::Type::Str, false, written.of(text_)}, conversion, spec));
    } else {
        parts.node(make<FormattedValue>(span, value.expr(), conversion, spec));
    }
}

/// The colon of a field, which is in the node's span as in CPython 3.12, and what follows up to the closing brace.
Expr* Builder::formatSpec(Cursor& cursor, StringPrefix prefix) {
    prefix.templ = false;  // fields in a specification are formatted at once
    Span span = cursor.last().outer;
    StringParts parts(*this, false);
    while (!cursor.at(Tok::RBRACE)) {
        const Item& part = cursor.next();
        if (part.is(Tok::FSTRING_MIDDLE))
            parts.text(decodeString(part.outer.of(text_), StringKind::Text, prefix.raw, part.outer.begin, arena_), part.outer);
        else field(cursor, part.outer, parts, prefix);
        span.end = cursor.last().outer.end;
    }
    return make<JoinedStr>(span, parts.finish());
}

/// What `{x=}` shows before the value: the source as it stands, without comments.
std::string_view Builder::debugText(Span shown) {
    std::string text;
    std::uint32_t from = shown.begin;
    const auto before = [](Span comment, std::uint32_t offset) { return comment.begin < offset; };
    auto comment = std::lower_bound(comments_.begin(), comments_.end(), shown.begin, before);
    for (; comment != comments_.end() && shown.contains(*comment); ++comment) {
        text += Span{from, comment->begin}.of(text_);
        from = comment->end;
    }
    if (from == shown.begin) return decodeString(shown.of(text_), StringKind::Text, true, 0, arena_);
    text += Span{from, shown.end}.of(text_);
    return arena_.copy(decodeString(arena_.copy(std::string_view(text)), StringKind::Text, true, 0, arena_));
}

}  // namespace regraft
