// What stands in parentheses, brackets and braces: groups, tuples, lists, sets, dicts, comprehensions.

#include "parse/builder.h"

namespace regraft {

using namespace ast;

namespace {
bool isClause(const Item& item) { return item.isNode() && item.node()->kind == Kind::comprehension; }
}  // namespace

bool Builder::isComprehension(Items inside) { return !inside.empty() && isClause(inside.back()); }

/// The clauses that are left.
std::span<comprehension*> Builder::generators(Cursor& cursor) {
    InlineVector<comprehension*, 4> clauses;
    while (!cursor.atEnd() && isClause(cursor.peek())) clauses.push_back(static_cast<comprehension*>(cursor.next().node()));
    return arena_.copy(clauses.view());
}

/// `x`, `*x` or `x := y`.
Item Builder::element(Cursor& cursor) {
    const Item& first = cursor.next();
    if (first.is(Tok::STAR)) {
        const Item& value = cursor.next();
        requireBitwiseOperand(value);
        const Span span = cover(first.outer, value.outer);
        return Item(starred(value, span), span);
    }
    if (first.isToken()) failSyntax("invalid syntax", first.outer);
    if (!cursor.accept(Tok::COLONEQUAL)) return first;
    const Item& value = cursor.next();
    const Span span = cover(first.outer, value.outer);
    return Item(walrus(first, value, span), span);
}

/// The element of a list, set or generator comprehension.
Expr* Builder::comprehensionElement(Cursor& cursor) {
    const Item item = element(cursor);
    if (item.node()->kind == Kind::Starred) failSyntax("iterable unpacking cannot be used in comprehension", item.outer);
    return item.expr();
}

/// Elements separated by commas; whether there was a comma.
bool Builder::elements(Items inside, std::span<Expr*>& out) {
    InlineVector<Expr*, 16> list;
    bool comma = false;
    Cursor cursor(inside);
    while (!cursor.atEnd()) {
        list.push_back(element(cursor).expr());
        if (cursor.atEnd()) break;
        if (!cursor.accept(Tok::COMMA)) failSyntax("invalid syntax", cursor.peek().outer);
        comma = true;
    }
    out = arena_.copy(list.view());
    return comma;
}

/// In parentheses. An expression stays itself: only its item is wider.
Item Builder::group(Items inside, Span span, const Nesting& nesting) {
    for (const Item& item : inside)
        if (item.is(Tok::AS)) return withGroup(inside, span, nesting);
    if (isComprehension(inside)) {
        Cursor cursor(inside);
        Expr* value = comprehensionElement(cursor);
        return Item(generatorExp(span, value, generators(cursor)), span);
    }
    std::span<Expr*> list;
    const bool comma = elements(inside, list);
    if (comma || list.empty()) return Item(make<Tuple>(span, list, ExprContext::Load), span);
    if (list[0]->kind == Kind::Starred) failSyntax("cannot use starred expression here", list[0]->span);
    return Item(list[0], span);
}

/// `(a as b, c)`, which only a with statement may hold, alone.
Item Builder::withGroup(Items inside, Span span, const Nesting& nesting) {
    InlineVector<withitem*, 8> list;
    Cursor cursor(inside);
    while (!cursor.atEnd()) {
        const Item value = cursor.next();
        if (!value.isNode()) failSyntax("invalid syntax", value.outer);
        Expr* target = nullptr;
        Span itemSpan = value.outer;
        if (cursor.at(Tok::AS)) {
            const Span at = cursor.next().outer;
            if (!nesting.after(Tok::WITH) || !nesting.before(Tok::COLON)) failSyntax("invalid syntax", at);
            if (cursor.at(Tok::STAR)) failSyntax("starred assignment target must be in a list or tuple", cursor.peek().outer);
            store(cursor.peek(), TargetUse::With);
            itemSpan.end = cursor.peek().outer.end;
            target = cursor.expr();
        }
        list.push_back(make<withitem>(itemSpan, value.expr(), target));
        if (!cursor.atEnd() && !cursor.accept(Tok::COMMA)) failSyntax("invalid syntax", cursor.peek().outer);
    }
    return Item(arena_.make<ParenthesizedItems>(arena_.copy(list.view())), span);
}

/// Its first iterable is evaluated outside the generator.
Expr* Builder::generatorExp(Span span, Expr* value, std::span<comprehension*> clauses) {
    asyncRules_.generator(span, clauses[0]->iter->span);
    return make<GeneratorExp>(span, value, clauses);
}

void Builder::checkAsync(std::span<comprehension*> clauses, Span span, const Nesting& nesting) {
    for (const comprehension* clause : clauses)
        if (clause->is_async) return asyncRules_.asyncComprehension(span, nesting);
}

Expr* Builder::listDisplay(Items inside, Span span, const Nesting& nesting) {
    if (isComprehension(inside)) {
        Cursor cursor(inside);
        Expr* value = comprehensionElement(cursor);
        const std::span<comprehension*> clauses = generators(cursor);
        checkAsync(clauses, span, nesting);
        return make<ListComp>(span, value, clauses);
    }
    return make<List>(span, commaList<Expr>(inside), ExprContext::Load);
}

Expr* Builder::braceDisplay(Items inside, Span span, const Nesting& nesting) {
    const bool dict = inside.empty() || inside[0].is(Tok::DOUBLESTAR) || (inside.size() > 1 && inside[1].is(Tok::COLON));
    if (dict) return dictDisplay(inside, span, nesting);
    if (isComprehension(inside)) {
        Cursor cursor(inside);
        Expr* value = comprehensionElement(cursor);
        const std::span<comprehension*> clauses = generators(cursor);
        checkAsync(clauses, span, nesting);
        return make<SetComp>(span, value, clauses);
    }
    std::span<Expr*> list;
    elements(inside, list);
    return make<Set>(span, list);
}

Expr* Builder::dictDisplay(Items inside, Span span, const Nesting& nesting) {
    InlineVector<Expr*, 16> keys, values;
    Cursor cursor(inside);
    while (!cursor.atEnd()) {
        if (cursor.accept(Tok::DOUBLESTAR)) {
            keys.push_back(nullptr);
            requireBitwiseOperand(cursor.peek());
        } else {
            if (!cursor.atNode()) failSyntax("invalid syntax", cursor.peek().outer);
            keys.push_back(cursor.expr());
            if (!cursor.accept(Tok::COLON)) failSyntax("':' expected after dictionary key", cursor.last().outer);
        }
        values.push_back(cursor.expr());
        if (isComprehension(inside)) {
            if (!keys[0]) failSyntax("dict unpacking cannot be used in dict comprehension", inside[0].outer);
            const std::span<comprehension*> clauses = generators(cursor);
            checkAsync(clauses, span, nesting);
            return make<DictComp>(span, keys[0], values[0], clauses);
        }
        if (!cursor.atEnd() && !cursor.accept(Tok::COMMA)) failSyntax("invalid syntax", cursor.peek().outer);
    }
    return make<Dict>(span, arena_.copy(keys.view()), arena_.copy(values.view()));
}

}  // namespace regraft
