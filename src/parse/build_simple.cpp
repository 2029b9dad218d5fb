// Statements of one line.

#include "parse/builder.h"

namespace regraft {

using namespace ast;

namespace {

constexpr const char* leavesExceptStar = "'break', 'continue' and 'return' cannot appear in an 'except*' block";

void requireLoop(const Nesting& nesting, const char* otherwise, Span span) {
    const Nesting::Loop loop = nesting.loop();
    if (loop == Nesting::Loop::OutsideExceptStar) failSyntax(leavesExceptStar, span);
    if (loop == Nesting::Loop::Outside) failSyntax(otherwise, span);
}

}  // namespace

Node* Builder::smallStmt(Items items, Span span, const Nesting& nesting) {
    Cursor cursor(items);
    if (cursor.atNode()) return assignment(cursor, span);
    const Token* first = cursor.next().token();
    switch (first->type) {
        case Tok::PASS: return make<Pass>(span);
        case Tok::BREAK: requireLoop(nesting, "'break' outside loop", span); return make<Break>(span);
        case Tok::CONTINUE: requireLoop(nesting, "'continue' not properly in loop", span); return make<Continue>(span);
        case Tok::RETURN: {
            Expr* value = cursor.atEnd() ? nullptr : cursor.expr();
            if (!nesting.function()) failSyntax("'return' outside function", span);
            if (nesting.inExceptStar()) failSyntax(leavesExceptStar, span);
            if (value) {
                refuseLoneStar(value);
                asyncRules_.returnValue(span, nesting);
            }
            return make<Return>(span, value);
        }
        case Tok::RAISE: {
            Expr* exception = cursor.atEnd() ? nullptr : cursor.expr();
            return make<Raise>(span, exception, cursor.exprAfter(Tok::FROM));
        }
        case Tok::DEL: {
            const std::span<Expr*> targets = commaList<Expr>(items.subspan(1));
            for (Expr* target : targets) setContext(target, ExprContext::Del, TargetUse::Delete, false);
            return make<Delete>(span, targets);
        }
        case Tok::GLOBAL:
        case Tok::NONLOCAL: {
            InlineVector<Identifier*, 8> names;
            do names.push_back(identifier(cursor.next()));
            while (cursor.accept(Tok::COMMA));
            std::span<Identifier*> list = arena_.copy(names.view());
            if (first->type == Tok::GLOBAL) return make<Global>(span, list);
            return make<Nonlocal>(span, list);
        }
        case Tok::ASSERT: {
            Expr* test = cursor.expr();
            return make<Assert>(span, test, cursor.exprAfter(Tok::COMMA));
        }
        case Tok::IMPORT: return make<Import>(span, commaList<alias>(items.subspan(1)));
        case Tok::FROM: return importFrom(cursor, span);
        default: return typeAlias(cursor, span);
    }
}

/// Everything that starts with an expression.
Node* Builder::assignment(Cursor& cursor, Span span) {
    const Item first = cursor.next();
    if (cursor.atEnd()) {
        refuseLoneStar(first.expr());
        return make<ExprStmt>(span, first.expr());
    }
    if (cursor.accept(Tok::COLON)) return annotated(cursor, first, span);
    if (!cursor.at(Tok::EQUAL)) return augmented(cursor, first, span);
    InlineVector<Expr*, 4> targets;
    Item value = first;
    while (cursor.accept(Tok::EQUAL)) {
        store(value, TargetUse::Assign);
        targets.push_back(value.expr());
        value = cursor.next();
    }
    refuseLoneStar(value.expr());
    return make<Assign>(span, arena_.copy(targets.view()), value.expr());
}

Node* Builder::annotated(Cursor& cursor, const Item& target, Span span) {
    store(target, TargetUse::Annotate);
    Expr* annotation = cursor.expr();
    Expr* value = cursor.exprAfter(Tok::EQUAL);
    const bool simple = target.node()->kind == Kind::NameExpr && !target.parenthesized();
    return make<AnnAssign>(span, target.expr(), annotation, value, simple);
}

namespace {
BinaryOp augmentedOp(Tok type) {
    switch (type) {
        case Tok::PLUSEQUAL: return BinaryOp::Add;
        case Tok::MINEQUAL: return BinaryOp::Sub;
        case Tok::STAREQUAL: return BinaryOp::Mult;
        case Tok::ATEQUAL: return BinaryOp::MatMult;
        case Tok::SLASHEQUAL: return BinaryOp::Div;
        case Tok::PERCENTEQUAL: return BinaryOp::Mod;
        case Tok::AMPEREQUAL: return BinaryOp::BitAnd;
        case Tok::VBAREQUAL: return BinaryOp::BitOr;
        case Tok::CIRCUMFLEXEQUAL: return BinaryOp::BitXor;
        case Tok::LEFTSHIFTEQUAL: return BinaryOp::LShift;
        case Tok::RIGHTSHIFTEQUAL: return BinaryOp::RShift;
        case Tok::DOUBLESTAREQUAL: return BinaryOp::Pow;
        default: return BinaryOp::FloorDiv;
    }
}
}  // namespace

Node* Builder::augmented(Cursor& cursor, const Item& target, Span span) {
    store(target, TargetUse::AugAssign);
    const BinaryOp op = augmentedOp(cursor.next().token()->type);
    Expr* value = cursor.expr();
    refuseLoneStar(value);
    return make<AugAssign>(span, target.expr(), op, value);
}

Node* Builder::asName(Items items, Span span) {
    const Name imported = items.size() == 3 ? name(items[0]) : boundName(items[0]);
    return make<alias>(span, imported, items.size() == 3 ? boundName(items[2]) : Name());
}

Node* Builder::dottedAs(Items items, Span span) {
    Cursor cursor(items);
    const Name module = dotted(cursor);
    if (cursor.accept(Tok::AS)) return make<alias>(span, module, boundName(cursor.next()));
    refuseDebug(module, "assign to", span);
    return make<alias>(span, module, Name());
}

Node* Builder::importFrom(Cursor& cursor, Span span) {
    int level = 0;
    for (; cursor.at(Tok::DOT) || cursor.at(Tok::ELLIPSIS); cursor.skip()) level += cursor.at(Tok::DOT) ? 1 : 3;
    Name module;
    Span moduleSpan{cursor.peek().outer.begin, cursor.peek().outer.begin};
    if (cursor.at(Tok::NAME)) module = dotted(cursor, &moduleSpan);
    else if (level == 0) failSyntax("invalid syntax", cursor.peek().outer);
    cursor.skip();  // 'import'
    if (cursor.at(Tok::STAR)) {
        const Item& star = cursor.next();
        return finishImport(make<ImportFrom>(span, module, one(make<alias>(star.outer, name(star), Name())), level, moduleSpan));
    }
    InlineVector<Item, 16> rest;
    const bool parenthesized = cursor.accept(Tok::LPAR);
    while (!cursor.atEnd() && !cursor.at(Tok::RPAR)) rest.push_back(cursor.next());
    if (!parenthesized && rest.back().isToken())
        failSyntax("trailing comma not allowed without surrounding parentheses", rest.back().outer);
    return finishImport(make<ImportFrom>(span, module, commaList<alias>(rest.view()), level, moduleSpan));
}

ImportFrom* Builder::finishImport(ImportFrom* import) {
    if (import->module == std::string_view("__future__")) futureImports_.seen(*import);
    return import;
}

Node* Builder::typeAlias(Cursor& cursor, Span span) {
    const Item& named = cursor.next();
    auto* target = make<NameExpr>(named.outer, boundName(named), ExprContext::Store);
    const std::span<TypeParam*> parameters = typeParams(cursor);
    cursor.skip();  // '='
    return make<TypeAlias>(span, static_cast<Expr*>(target), parameters, cursor.expr());
}

}  // namespace regraft
