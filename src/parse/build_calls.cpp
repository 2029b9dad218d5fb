// Arguments of calls and class definitions.

#include <unordered_set>

#include "parse/builder.h"

namespace regraft {

using namespace ast;

Expr* Builder::call(Expr* function, Items arguments, Span parens, Span span) {
    std::span<Expr*> args;
    std::span<keyword*> keywords;
    if (isComprehension(arguments)) {
        // A generator that is the only argument needs no parentheses of its own, and is given the call's.
        Cursor cursor(arguments);
        Expr* value = cursor.at(Tok::STAR) || cursor.at(Tok::DOUBLESTAR) ? nullptr : element(cursor).expr();
        if (value && !cursor.atEnd() && !cursor.peek().isToken()) {
            const std::span<comprehension*> clauses = generators(cursor);
            if (cursor.atEnd()) return make<Call>(span, function, one<Expr>(generatorExp(parens, value, clauses)), keywords);
        }
    }
    splitArguments(arguments, args, keywords);
    return make<Call>(span, function, args, keywords);
}

namespace {
void refuseRepeated(std::span<keyword* const> keywords) {
    const auto refuse = [](const keyword& repeated) {
        failSyntax("keyword argument repeated: " + std::string(repeated.name.text()), repeated.span);
    };
    constexpr std::size_t few = 16;  // comparing all pairs is cheaper than a set
    if (keywords.size() <= few) {
        for (std::size_t i = 1; i < keywords.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (keywords[i]->name && keywords[i]->name == keywords[j]->name) refuse(*keywords[i]);
        return;
    }
    std::unordered_set<Name> seen;
    for (const keyword* one : keywords)
        if (one->name && !seen.insert(one->name).second) refuse(*one);
}
}  // namespace

void Builder::splitArguments(Items items, std::span<Expr*>& args, std::span<keyword*>& keywords) {
    InlineVector<Expr*, 16> positional;
    InlineVector<keyword*, 16> named;
    bool unpacked = false;  // after `**kwargs`
    Cursor cursor(items);
    while (!cursor.atEnd()) {
        const Item& first = cursor.peek();
        if (first.is(Tok::DOUBLESTAR)) {
            cursor.skip();
            const Item& value = cursor.next();
            named.push_back(make<keyword>(cover(first.outer, value.outer), Name(), value.expr()));
            unpacked = true;
        } else if (first.is(Tok::STAR)) {
            cursor.skip();
            const Item& value = cursor.next();
            if (unpacked) failSyntax("iterable argument unpacking follows keyword argument unpacking", first.outer);
            positional.push_back(starred(value, cover(first.outer, value.outer)));
        } else {
            const Item value = element(cursor);
            if (cursor.accept(Tok::EQUAL)) {
                named.push_back(keywordArgument(value, cursor.next()));
            } else {
                if (!cursor.atEnd() && cursor.atNode()) failSyntax("Generator expression must be parenthesized", value.outer);
                if (!named.empty())
                    failSyntax(unpacked ? "positional argument follows keyword argument unpacking"
                                        : "positional argument follows keyword argument",
                               value.outer);
                positional.push_back(value.expr());
            }
        }
        if (!cursor.atEnd() && !cursor.accept(Tok::COMMA)) failSyntax("invalid syntax", cursor.peek().outer);
    }
    refuseRepeated(named.view());
    args = arena_.copy(positional.view());
    keywords = arena_.copy(named.view());
}

keyword* Builder::keywordArgument(const Item& target, const Item& value) {
    const auto* named = as<NameExpr>(target.node());
    if (!named || target.parenthesized()) {
        const auto* constant = as<Constant>(target.node());
        const bool word =
            constant && isNameStart(text_[constant->span.begin]) && !target.parenthesized() && constant->value.type <= Literal::Type::False;
        if (word) failSyntax("cannot assign to " + std::string(target.outer.of(text_)), target.outer);
        failSyntax("expression cannot contain assignment, perhaps you meant \"==\"?", cover(target.outer, value.outer));
    }
    refuseDebug(named->id, "assign to", target.outer);
    return make<keyword>(cover(target.outer, value.outer), named->id, value.expr());
}

}  // namespace regraft
