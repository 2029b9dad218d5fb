// Functions, classes, their parameters and type parameters.

#include "parse/builder.h"

namespace regraft {

using namespace ast;

Node* Builder::funcDef(Items items, const Nesting& nesting) {
    Cursor cursor(items);
    const Token* async = nesting.after(Tok::ASYNC);
    const std::uint32_t begin = async ? async->span.begin : cursor.peek().outer.begin;
    cursor.skip();  // 'def'
    const Item& named = cursor.next();
    const Name function = boundName(named);
    const std::span<TypeParam*> parameters = typeParams(cursor);
    const Span open = cursor.next().outer;
    auto* arguments_ = cursor.atNode() ? static_cast<arguments*>(cursor.next().node()) : noParameters(open.end);
    cursor.skip();  // ')'
    Expr* returns = cursor.exprAfter(Tok::RARROW);
    cursor.skip();  // ':'
    const std::span<Stmt*> body = block(cursor);
    asyncRules_.function(items[0].token(), async != nullptr);
    const Span span{begin, blockEnd_};
    if (async) return make<AsyncFunctionDef>(span, function, arguments_, body, std::span<Expr*>(), returns, parameters, named.outer);
    return make<FunctionDef>(span, function, arguments_, body, std::span<Expr*>(), returns, parameters, named.outer);
}

Node* Builder::classDef(Items items) {
    Cursor cursor(items);
    const std::uint32_t begin = cursor.next().outer.begin;
    const Item& named = cursor.next();
    const Name className = boundName(named);
    const std::span<TypeParam*> parameters = typeParams(cursor);
    std::span<Expr*> bases;
    std::span<keyword*> keywords;
    if (cursor.accept(Tok::LPAR)) {
        splitArguments(cursor.until(Tok::RPAR), bases, keywords);
    }
    cursor.skip();  // ':'
    const std::span<Stmt*> body = block(cursor);
    const Span span{begin, blockEnd_};
    return make<ClassDef>(span, className, bases, keywords, body, std::span<Expr*>(), parameters, named.outer);
}

Node* Builder::decorated(Items items) {
    const std::span<Expr*> decorators = nodes<Expr>(items.first(items.size() - 1));
    Node* definition = items.back().node();
    if (auto* function = as<FunctionDef>(definition)) function->decorator_list = decorators;
    else if (auto* async = as<AsyncFunctionDef>(definition)) async->decorator_list = decorators;
    else as<ClassDef>(definition)->decorator_list = decorators;
    return definition;
}

Node* Builder::lambda(Items items, Span span) {
    auto* arguments_ = items[1].isNode() ? static_cast<arguments*>(items[1].node()) : noParameters(items[0].outer.end);
    asyncRules_.lambda(items.back().outer);
    return make<Lambda>(span, arguments_, items.back().expr());
}

namespace {
/// The parameters read so far, in CPython's five lists.
struct ParameterLists {
    InlineVector<arg*, 8> positionalOnly;
    InlineVector<arg*, 16> positional;
    InlineVector<arg*, 8> keywordOnly;
    InlineVector<Expr*, 8> keywordDefaults;
    InlineVector<Expr*, 16> defaults;
    arg* vararg = nullptr;
    arg* kwarg = nullptr;
    bool slash = false;
    bool star = false;

    void takeSlash(Span at) {
        if (slash) failSyntax("/ may appear only once", at);
        if (star) failSyntax("/ must be ahead of *", at);
        if (positional.empty()) failSyntax("at least one argument must precede /", at);
        slash = true;
        for (arg* parameter : positional) positionalOnly.push_back(parameter);
        positional.clear();
    }
    void takeNamed(arg* parameter, Expr* value) {
        if (star) {
            keywordOnly.push_back(parameter);
            keywordDefaults.push_back(value);
            return;
        }
        if (value) defaults.push_back(value);
        else if (!defaults.empty()) failSyntax("non-default argument follows default argument", parameter->span);
        positional.push_back(parameter);
    }
};
}  // namespace

/// Of a def or of a lambda.
Node* Builder::params(Items items, Span span) {
    ParameterLists lists;
    Cursor cursor(items);
    const Item* bareStar = nullptr;
    auto parameter = [&] {
        const Item& named = cursor.next();
        Expr* annotation = cursor.exprAfter(Tok::COLON);
        return make<arg>(Span{named.outer.begin, cursor.last().outer.end}, boundName(named), annotation);
    };
    while (!cursor.atEnd()) {
        const Item& first = cursor.peek();
        if (first.is(Tok::COMMA)) failSyntax("invalid syntax", first.outer);
        if (lists.kwarg) failSyntax("arguments cannot follow var-keyword argument", first.outer);
        if (cursor.accept(Tok::SLASH)) {
            lists.takeSlash(first.outer);
        } else if (cursor.accept(Tok::STAR)) {
            if (lists.star) failSyntax("* argument may appear only once", first.outer);
            lists.star = true;
            if (cursor.at(Tok::NAME)) lists.vararg = parameter();
            else bareStar = &first;
        } else if (cursor.accept(Tok::DOUBLESTAR)) {
            lists.kwarg = parameter();
        } else {
            arg* named = parameter();
            lists.takeNamed(named, cursor.exprAfter(Tok::EQUAL));
        }
        if (!cursor.atEnd()) cursor.skip();  // ','
    }
    if (bareStar && lists.keywordOnly.empty()) failSyntax("named arguments must follow bare *", bareStar->outer);
    return make<arguments>(span, arena_.copy(lists.positionalOnly.view()), arena_.copy(lists.positional.view()), lists.vararg,
                           arena_.copy(lists.keywordOnly.view()), arena_.copy(lists.keywordDefaults.view()), lists.kwarg,
                           arena_.copy(lists.defaults.view()));
}

arguments* Builder::noParameters(std::uint32_t at) { return static_cast<arguments*>(params({}, {at, at})); }

std::span<TypeParam*> Builder::typeParams(Cursor& cursor) {
    if (!cursor.accept(Tok::LSQB)) return {};
    return commaList<TypeParam>(cursor.until(Tok::RSQB));
}

Node* Builder::typeParam(Items items, Span span) {
    Cursor cursor(items);
    const bool star = cursor.accept(Tok::STAR);
    const bool doubleStar = cursor.accept(Tok::DOUBLESTAR);
    const Name parameter = boundName(cursor.next());
    if (cursor.at(Tok::COLON) && (star || doubleStar))
        failSyntax(star ? "cannot use bound with TypeVarTuple" : "cannot use bound with ParamSpec", cursor.peek().outer);
    Expr* bound = cursor.exprAfter(Tok::COLON);
    Expr* standard = cursor.exprAfter(Tok::EQUAL);
    if (star) return make<TypeVarTuple>(span, parameter, standard);
    if (standard) refuseLoneStar(standard);
    if (doubleStar) return make<ParamSpec>(span, parameter, standard);
    return make<TypeVar>(span, parameter, bound, standard);
}

}  // namespace regraft
