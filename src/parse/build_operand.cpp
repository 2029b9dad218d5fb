// An atom with the calls, subscripts and attributes that follow it.

#include "parse/builder.h"

namespace regraft {

using namespace ast;

namespace {
/// CPython's own limit for decimal integers.
constexpr std::size_t maxIntDigits = 4300;
}  // namespace

Item Builder::operand(Items items, Span span, const Nesting& nesting) {
    Cursor cursor(items);
    const bool await = cursor.accept(Tok::AWAIT);
    const Span first = cursor.peek().outer;
    Item whole = atom(cursor, nesting);
    if (whole.withItems()) {
        if (!cursor.atEnd()) failSyntax("invalid syntax", cursor.peek().outer);
        return whole;
    }
    Expr* value = whole.expr();
    std::size_t levels = 0;
    for (; !cursor.atEnd(); ++levels) value = trailer(value, first.begin, cursor);
    if (await) {
        asyncRules_.await(span, nesting);
        value = make<Await>(span, value);
        ++levels;
    }
    extraLevels_ = levels;
    return Item(value, span);
}

Item Builder::atom(Cursor& cursor, const Nesting& nesting) {
    const Item& first = cursor.next();
    if (first.isNode()) return first;  // strings
    auto bracketed = [&](Tok close, Span& span) {
        const Items inside = cursor.until(close);
        span = cover(first.outer, cursor.last().outer);
        return inside;
    };
    Span span = first.outer;
    switch (first.token()->type) {
        case Tok::NAME: return Item(make<NameExpr>(span, name(first), ExprContext::Load), span);
        case Tok::LPAR: {
            const Items inside = bracketed(Tok::RPAR, span);
            return group(inside, span, nesting);
        }
        case Tok::LSQB: {
            const Items inside = bracketed(Tok::RSQB, span);
            return Item(listDisplay(inside, span, nesting), span);
        }
        case Tok::LBRACE: {
            const Items inside = bracketed(Tok::RBRACE, span);
            return Item(braceDisplay(inside, span, nesting), span);
        }
        default: return Item(constant(first), span);
    }
}

/// One call, subscript or attribute of `value`, which begins (parentheses included) at `begin`.
Expr* Builder::trailer(Expr* value, std::uint32_t begin, Cursor& cursor) {
    const Item& open = cursor.next();
    if (open.is(Tok::DOT)) {
        const Item& attribute = cursor.next();
        return make<Attribute>(Span{begin, attribute.outer.end}, value, name(attribute), ExprContext::Load, attribute.outer);
    }
    if (open.is(Tok::LPAR)) {
        const Items arguments = cursor.until(Tok::RPAR);
        const std::uint32_t end = cursor.last().outer.end;
        return call(value, arguments, {open.outer.begin, end}, {begin, end});
    }
    const Items inside = cursor.until(Tok::RSQB);
    return make<Subscript>(Span{begin, cursor.last().outer.end}, value, index(inside), ExprContext::Load);
}

/// What stands in the brackets: one expression or slice, or a tuple of them.
Expr* Builder::index(Items inside) {
    if (inside.size() == 1 && inside[0].node()->kind != Kind::Starred) return inside[0].expr();
    const Span span = cover(inside.front().outer, inside.back().outer);
    return make<Tuple>(span, commaList<Expr>(inside), ExprContext::Load);
}

/// A starred, a walrus, or a slice.
Node* Builder::subscript(Items items, Span span) {
    if (items[0].is(Tok::STAR)) {
        requireBitwiseOperand(items[1]);
        return starred(items[1], span);
    }
    if (items.size() == 3 && items[1].is(Tok::COLONEQUAL)) return walrus(items[0], items[2], span);
    Cursor cursor(items);
    auto part = [&] { return cursor.atNode() ? cursor.expr() : nullptr; };
    Expr* lowerBound = part();
    cursor.skip();  // ':'
    Expr* upperBound = part();
    if (!cursor.atEnd()) cursor.skip();  // ':'
    return make<Slice>(span, lowerBound, upperBound, part());
}

Expr* Builder::constant(const Item& token) {
    switch (token.token()->type) {
        case Tok::NONE: return make<Constant>(token.outer, Literal{Literal::Type::None, false, {}});
        case Tok::TRUE: return make<Constant>(token.outer, Literal{Literal::Type::True, false, {}});
        case Tok::FALSE: return make<Constant>(token.outer, Literal{Literal::Type::False, false, {}});
        case Tok::ELLIPSIS: return make<Constant>(token.outer, Literal{Literal::Type::Ellipsis, false, {}});
        default: return make<Constant>(token.outer, numberLiteral(token.outer));
    }
}

Literal Builder::numberLiteral(Span span) {
    const std::string_view digits = span.of(text_);
    Literal literal{Literal::Type::Int, false, digits};
    const bool radix = digits.size() > 1 && digits[0] == '0' && !isDigit(digits[1]) && digits[1] != '_' &&
                       std::string_view("xXoObB").find(digits[1]) != std::string_view::npos;
    if (radix) return literal;
    if (lower(digits.back()) == 'j') literal.type = Literal::Type::Complex;
    else if (digits.find_first_of(".eE") != std::string_view::npos) literal.type = Literal::Type::Float;
    else if (digits.size() > maxIntDigits) failSyntax("Exceeds the limit (4300 digits) for integer string conversion", span);
    return literal;
}

}  // namespace regraft
