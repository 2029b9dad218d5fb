// match statements and patterns.

#include "parse/builder.h"
#include "parse/pattern_checks.h"

namespace regraft {

using namespace ast;

Node* Builder::matchStmt(Items items) {
    Cursor cursor(items);
    const std::uint32_t begin = cursor.next().outer.begin;
    Expr* value = cursor.expr();
    const std::span<match_case*> cases = nodes<match_case>(items.subspan(2));
    auto* match = make<Match>(Span{begin, cases.back()->span.end}, value, cases);
    checkPatterns(*match);
    return match;
}

Node* Builder::subject(Items items, Span span) {
    if (items.size() == 1) {
        refuseLoneStar(items[0].expr());
        return items[0].node();
    }
    return make<Tuple>(span, commaList<Expr>(items), ExprContext::Load);
}

Node* Builder::caseBlock(Items items) {
    Cursor cursor(items);
    const std::uint32_t begin = cursor.next().outer.begin;
    auto* matched = static_cast<Pattern*>(cursor.next().node());
    Expr* guard = cursor.exprAfter(Tok::IF);
    cursor.skip();  // ':'
    const std::span<Stmt*> body = block(cursor);
    return make<match_case>(Span{begin, blockEnd_}, matched, guard, body);
}

/// The pattern of a case: a sequence may stand without brackets.
Node* Builder::patterns(Items items, Span span) {
    if (items.size() > 1) return make<MatchSequence>(span, commaList<Pattern>(items));
    if (items[0].node()->kind == Kind::MatchStar) failSyntax("invalid syntax", span);
    return items[0].node();
}

namespace {
/// `_` matches anything and binds nothing.
bool isWildcard(const Item& item, std::string_view text) { return item.outer.of(text) == "_"; }
}  // namespace

Node* Builder::starPattern(Items items, Span span) {
    return make<MatchStar>(span, isWildcard(items[1], text_) ? Name() : boundName(items[1]));
}

Node* Builder::pattern(Items items, Span span) {
    Cursor cursor(items);
    InlineVector<Pattern*, 8> alternatives;
    const std::uint32_t begin = cursor.peek().outer.begin;
    do alternatives.push_back(static_cast<Pattern*>(cursor.next().node()));
    while (cursor.accept(Tok::VBAR));
    Pattern* matched = alternatives[0];
    if (alternatives.size() > 1) matched = make<MatchOr>(Span{begin, cursor.last().outer.end}, arena_.copy(alternatives.view()));
    if (!cursor.accept(Tok::AS)) return matched;
    if (isWildcard(cursor.peek(), text_)) failSyntax("cannot use '_' as a target", cursor.peek().outer);
    return make<MatchAs>(span, matched, boundName(cursor.next()));
}

Item Builder::closedPattern(Items items, Span span) {
    const Item& first = items[0];
    if (first.isNode()) {
        if (first.node()->kind != Kind::Constant) failSyntax("patterns may only match literals and attribute lookups", span);
        return Item(make<MatchValue>(span, first.expr()), span);
    }
    Cursor cursor(items);
    const Items inside = items.size() >= 2 ? items.subspan(1, items.size() - 2) : Items();
    switch (first.token()->type) {
        case Tok::NONE: return Item(make<MatchSingleton>(span, Literal{Literal::Type::None, false, {}}), span);
        case Tok::TRUE: return Item(make<MatchSingleton>(span, Literal{Literal::Type::True, false, {}}), span);
        case Tok::FALSE: return Item(make<MatchSingleton>(span, Literal{Literal::Type::False, false, {}}), span);
        case Tok::NAME: return Item(namePattern(cursor, span), span);
        case Tok::LSQB: return Item(make<MatchSequence>(span, commaList<Pattern>(inside)), span);
        case Tok::LBRACE: return Item(mappingPattern(inside, span), span);
        case Tok::LPAR:
            if (inside.size() == 1 && inside[0].node()->kind == Kind::MatchStar) failSyntax("invalid syntax", inside[0].outer);
            if (inside.size() == 1) return Item(inside[0].node(), span);
            return Item(make<MatchSequence>(span, commaList<Pattern>(inside)), span);
        default: return Item(numberPattern(items, span), span);
    }
}

Expr* Builder::signedNumber(Cursor& cursor) {
    const std::uint32_t begin = cursor.peek().outer.begin;
    const bool negative = cursor.accept(Tok::MINUS);
    const Item& digits = cursor.next();
    Expr* number = make<Constant>(digits.outer, numberLiteral(digits.outer));
    if (!negative) return number;
    return make<UnaryOp>(Span{begin, digits.outer.end}, UnaryOperator::USub, number);
}

/// `-1`, `2.5` or `1 + 2j`: a real number and an imaginary one.
Pattern* Builder::numberPattern(Items items, Span span) {
    Cursor cursor(items);
    Expr* value = signedNumber(cursor);
    if (cursor.atEnd()) return make<MatchValue>(span, value);
    const bool imaginaryFirst = lower(text_[cursor.last().outer.end - 1]) == 'j';
    if (imaginaryFirst) failSyntax("real number required in complex literal", cursor.last().outer);
    const BinaryOp op = cursor.next().is(Tok::PLUS) ? BinaryOp::Add : BinaryOp::Sub;
    auto* imaginary = make<Constant>(cursor.peek().outer, numberLiteral(cursor.peek().outer));
    if (imaginary->value.type != Literal::Type::Complex) failSyntax("imaginary number required in complex literal", cursor.peek().outer);
    return make<MatchValue>(span, static_cast<Expr*>(make<BinOp>(span, value, op, static_cast<Expr*>(imaginary))));
}

/// A capture, `_`, a dotted name or a class pattern.
Pattern* Builder::namePattern(Cursor& cursor, Span span) {
    const Item& first = cursor.next();
    if (cursor.atEnd()) return make<MatchAs>(span, static_cast<Pattern*>(nullptr), isWildcard(first, text_) ? Name() : boundName(first));
    Expr* value = make<NameExpr>(first.outer, name(first), ExprContext::Load);
    while (cursor.accept(Tok::DOT)) {
        const Item& attribute = cursor.next();
        value = make<Attribute>(Span{first.outer.begin, attribute.outer.end}, value, name(attribute), ExprContext::Load, attribute.outer);
    }
    if (cursor.accept(Tok::LPAR)) return classPattern(value, cursor.until(Tok::RPAR), span);
    return make<MatchValue>(span, value);
}

Pattern* Builder::classPattern(Expr* cls, Items items, Span span) {
    InlineVector<Pattern*, 8> positional, byKeyword;
    InlineVector<Identifier*, 8> names;
    Cursor cursor(items);
    while (!cursor.atEnd()) {
        if (cursor.at(Tok::COMMA)) failSyntax("invalid syntax", cursor.peek().outer);
        const Item& item = cursor.next();
        if (cursor.accept(Tok::EQUAL)) {
            auto* capture = as<MatchAs>(item.node());
            if (!capture || capture->pattern || item.parenthesized()) failSyntax("invalid syntax", item.outer);
            names.push_back(identifier(item));
            byKeyword.push_back(static_cast<Pattern*>(cursor.next().node()));
        } else {
            if (!names.empty()) failSyntax("positional patterns follow keyword patterns", item.outer);
            positional.push_back(static_cast<Pattern*>(item.node()));
        }
        if (!cursor.atEnd()) cursor.skip();  // ','
    }
    return make<MatchClass>(span, cls, arena_.copy(positional.view()), arena_.copy(names.view()), arena_.copy(byKeyword.view()));
}

Pattern* Builder::mappingPattern(Items entries, Span span) {
    InlineVector<Expr*, 8> keys;
    InlineVector<Pattern*, 8> values;
    Name rest;
    Cursor cursor(entries);
    while (!cursor.atEnd()) {
        if (cursor.at(Tok::COMMA) || rest) failSyntax("invalid syntax", cursor.peek().outer);
        if (cursor.accept(Tok::DOUBLESTAR)) {
            if (isWildcard(cursor.peek(), text_)) failSyntax("invalid syntax", cursor.peek().outer);
            rest = boundName(cursor.next());
        } else {
            keys.push_back(mappingKey(cursor.next()));
            cursor.skip();  // ':'
            values.push_back(static_cast<Pattern*>(cursor.next().node()));
        }
        if (!cursor.atEnd()) cursor.skip();  // ','
    }
    return make<MatchMapping>(span, arena_.copy(keys.view()), arena_.copy(values.view()), rest);
}

Expr* Builder::mappingKey(const Item& item) {
    if (!item.parenthesized()) {
        if (auto* value = as<MatchValue>(item.node())) return value->value;
        if (auto* singleton = as<MatchSingleton>(item.node())) return make<Constant>(item.outer, singleton->value);
    }
    failSyntax("mapping pattern keys may only match literals and attribute lookups", item.outer);
}

}  // namespace regraft
