#include "parse/python_two.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

namespace {

bool startsStatement(const Token* token, const Token* first) {
    if (token == first) return true;
    switch (token[-1].type) {
        case Tok::NEWLINE:
        case Tok::INDENT:
        case Tok::DEDENT:
        case Tok::SEMI:
        case Tok::COLON: return true;
        default: return false;
    }
}

bool startsOperand(Tok type) {
    switch (type) {
        case Tok::NAME:
        case Tok::NUMBER:
        case Tok::STRING:
        case Tok::FSTRING_START:
        case Tok::NONE:
        case Tok::TRUE:
        case Tok::FALSE:
        case Tok::NOT:
        case Tok::LAMBDA:
        case Tok::LBRACE: return true;
        default: return false;
    }
}

/// The first token of the statement that `token` is in.
const Token* statementStart(const Token* token, const Token* first) {
    while (!startsStatement(token, first)) --token;
    return token;
}

}  // namespace

std::optional<std::string> pythonTwoAt(const Token* token, const Token* first, std::string_view text) {
    if (token == first) return std::nullopt;
    const Token& before = token[-1];
    const std::string_view word = before.span.of(text);
    if (before.type == Tok::NAME && startsStatement(&before, first) && startsOperand(token->type)) {
        if (word == "print") return "Missing parentheses in call to 'print': a Python 2 print statement";
        if (word == "exec") return "Missing parentheses in call to 'exec': a Python 2 exec statement";
    }
    if (token->type == Tok::GREATER && before.type == Tok::LESS && before.span.end == token->span.begin) return "<> is Python 2; use !=";
    if (token->type == Tok::COMMA && statementStart(token, first)->type == Tok::RAISE)
        return "raise with a comma is Python 2; use raise Type(value)";
    const bool parameters = before.type == Tok::LAMBDA || before.type == Tok::LPAR || before.type == Tok::COMMA;
    const Tok statement = statementStart(token, first)->type;
    if (token->type == Tok::LPAR && parameters && (before.type == Tok::LAMBDA || statement == Tok::DEF))
        return "tuple parameters are Python 2";
    return std::nullopt;
}

bool isPythonTwoHandler(const ast::Tuple& types, std::span<ast::Stmt*> body) {
    const auto* second = types.elts.size() == 2 ? ast::as<ast::NameExpr>(types.elts[1]) : nullptr;
    if (!second || !(second->id.text()[0] >= 'a' && second->id.text()[0] <= 'z')) return false;
    static constexpr std::string_view customary[] = {"e", "ex", "err", "exc", "why", "msg", "detail", "inst"};
    if (std::find(std::begin(customary), std::end(customary), second->id.text()) != std::end(customary)) return true;
    bool used = false;
    for (const ast::Stmt* statement : body)
        ast::walk(*statement, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            used = used || (name && name->id == second->id && name->ctx == ast::ExprContext::Load);
            return !used;
        });
    return used;
}

}  // namespace regraft
