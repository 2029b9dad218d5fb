// if, while, for, try, with.

#include "parse/builder.h"
#include "parse/python_two.h"

namespace regraft {

using namespace ast;

namespace {
/// From the rule's first token (or the `async` before it) to the end of its last block.
Span compoundSpan(const Item& keyword, std::uint32_t end, const Token* async = nullptr) {
    return {async ? async->span.begin : keyword.outer.begin, end};
}

void requireAsync(const Nesting& nesting, const char* otherwise, Span span) {
    if (nesting.scope() != Scope::AsyncFunction) failSyntax(otherwise, span);
}
}  // namespace

Node* Builder::ifStmt(Items items) {
    struct Branch {
        Span keyword;
        Expr* test;
        std::span<Stmt*> body;
    };
    Cursor cursor(items);
    InlineVector<Branch, 4> branches;
    do {
        const Span keyword = cursor.next().outer;
        Expr* test = cursor.expr();
        cursor.skip();  // ':'
        branches.push_back({keyword, test, block(cursor)});
    } while (cursor.at(Tok::ELIF));
    // An elif is an If that is alone in the orelse of the one before.
    std::span<Stmt*> orelse = elseBlock(cursor);
    const std::uint32_t end = blockEnd_;
    for (std::size_t i = branches.size(); i-- > 1;) {
        const Branch& branch = branches[i];
        orelse = one<Stmt>(make<If>(Span{branch.keyword.begin, end}, branch.test, branch.body, orelse));
    }
    return make<If>(Span{branches[0].keyword.begin, end}, branches[0].test, branches[0].body, orelse);
}

Node* Builder::whileStmt(Items items) {
    Cursor cursor(items);
    const Item& keyword = cursor.next();
    Expr* test = cursor.expr();
    cursor.skip();  // ':'
    const std::span<Stmt*> body = block(cursor);
    const std::span<Stmt*> orelse = elseBlock(cursor);
    return make<While>(compoundSpan(keyword, blockEnd_), test, body, orelse);
}

Node* Builder::forStmt(Items items, const Nesting& nesting) {
    Cursor cursor(items);
    const Item& keyword = cursor.next();
    Expr* target = cursor.expr();
    cursor.skip();  // 'in'
    Expr* iter = cursor.expr();
    refuseLoneStar(iter);
    cursor.skip();  // ':'
    const std::span<Stmt*> body = block(cursor);
    const std::span<Stmt*> orelse = elseBlock(cursor);
    const Token* async = nesting.after(Tok::ASYNC);
    const Span span = compoundSpan(keyword, blockEnd_, async);
    if (async) requireAsync(nesting, "'async for' outside async function", async->span);
    if (async) return make<AsyncFor>(span, target, iter, body, orelse);
    return make<For>(span, target, iter, body, orelse);
}

Node* Builder::tryStmt(Items items) {
    Cursor cursor(items);
    const Item& keyword = cursor.next();
    cursor.skip();  // ':'
    const std::span<Stmt*> body = block(cursor);
    InlineVector<ExceptHandler*, 8> handlers;
    bool starred = false;
    while (cursor.at(Tok::EXCEPT)) {
        bool star = false;
        if (!handlers.empty() && !handlers.back()->type) failSyntax("default 'except:' must be last", cursor.peek().outer);
        const Span at = cursor.peek().outer;
        ExceptHandler* next = handler(cursor, star);
        if (!handlers.empty() && star != starred) failSyntax("cannot have both 'except' and 'except*' on the same 'try'", at);
        starred = star;
        handlers.push_back(next);
    }
    if (handlers.empty() && !cursor.at(Tok::FINALLY))
        failSyntax("expected 'except' or 'finally' block", cursor.atEnd() ? cursor.last().outer : cursor.peek().outer);
    const std::span<Stmt*> orelse = elseBlock(cursor);
    std::span<Stmt*> finalbody;
    if (cursor.accept(Tok::FINALLY)) {
        cursor.skip();  // ':'
        finalbody = block(cursor);
    }
    const Span span = compoundSpan(keyword, blockEnd_);
    const std::span<ExceptHandler*> list = arena_.copy(handlers.view());
    if (starred) return make<TryStar>(span, body, list, orelse, finalbody);
    return make<Try>(span, body, list, orelse, finalbody);
}

ExceptHandler* Builder::handler(Cursor& cursor, bool& star) {
    const Item& keyword = cursor.next();
    star = cursor.accept(Tok::STAR);
    Expr* type = nullptr;
    Tuple* bare = nullptr;
    Name bound;
    Span nameSpan;
    if (cursor.atNode()) {
        const Item first = cursor.next();
        type = first.expr();
        if (cursor.at(Tok::COMMA)) {  // 3.14: several types need no parentheses
            InlineVector<Expr*, 4> types;
            types.push_back(type);
            while (cursor.accept(Tok::COMMA)) types.push_back(cursor.expr());
            const Span span{first.outer.begin, cursor.last().outer.end};
            type = bare = make<Tuple>(span, arena_.copy(types.view()), ExprContext::Load);
            if (cursor.at(Tok::AS)) failSyntax("multiple exception types must be parenthesized when using 'as'", span);
        }
        if (cursor.accept(Tok::AS)) {
            nameSpan = cursor.peek().outer;
            bound = boundName(cursor.next());
        }
    } else if (star) {
        failSyntax("expected one or more exception types", cursor.last().outer);
    }
    cursor.skip();  // ':'
    const std::span<Stmt*> body = block(cursor);
    if (bare && isPythonTwoHandler(*bare, body))
        throw SyntaxFailure{"except Type, name is Python 2; use except Type as name", bare->span, true};
    return make<ExceptHandler>(compoundSpan(keyword, blockEnd_), type, bound, body, nameSpan);
}

Node* Builder::withStmt(Items items, const Nesting& nesting) {
    Cursor cursor(items);
    const Item& keyword = cursor.next();
    const Items written = cursor.until(Tok::COLON);
    const std::span<withitem*> list = withItems(written);
    const std::span<Stmt*> body = block(cursor);
    const Token* async = nesting.after(Tok::ASYNC);
    const Span span = compoundSpan(keyword, blockEnd_, async);
    if (async) requireAsync(nesting, "'async with' outside async function", async->span);
    if (async) return make<AsyncWith>(span, list, body);
    return make<With>(span, list, body);
}

Item Builder::withItem(Items items, Span span) {
    if (items[0].withItems()) return items[0];
    Expr* target = nullptr;
    if (items.size() > 1) {
        if (items[2].isToken()) failSyntax("starred assignment target must be in a list or tuple", items[2].outer);
        store(items[2], TargetUse::With);
        target = items[2].expr();
    }
    return Item(make<withitem>(span, items[0].expr(), target), span);
}

/// `with (a, b):` has two items, not a tuple; so have `with (a as b, c):`.
std::span<withitem*> Builder::withItems(Items items) {
    if (items.back().isToken()) failSyntax("invalid syntax", items.back().outer);
    if (items.size() != 1) return commaList<withitem>(items);
    if (const ParenthesizedItems* inside = items[0].withItems()) return inside->items;
    auto* only = static_cast<withitem*>(items[0].node());
    auto* tuple = as<Tuple>(only->context_expr);
    const bool parens = tuple && !only->optional_vars && !tuple->elts.empty() && tuple->span == items[0].outer;
    if (!parens) return one(only);
    InlineVector<withitem*, 8> split;
    for (Expr* element : tuple->elts) {
        if (element->kind == Kind::Starred || element->kind == Kind::NamedExpr) return one(only);
        split.push_back(make<withitem>(element->span, element, static_cast<Expr*>(nullptr)));
    }
    return arena_.copy(split.view());
}

Node* Builder::asyncStmt(Items items) { return items.back().node(); }

}  // namespace regraft
