#include "lower/build.h"

#include "mapping/helper_name.h"

namespace regraft::py {

namespace {

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        if (c == '\n') out += "\\n";
        else out += c;
    }
    return out + "'";
}

std::string sequenceText(std::span<ast::Expr* const> elements, char open, char close) {
    std::string out(1, open);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i) out += ", ";
        out += literalText(*elements[i]);
    }
    if (elements.size() == 1 && open == '(') out += ',';
    return out + close;
}

}  // namespace

std::string literalText(const ast::Expr& literal) {
    using L = ast::Literal::Type;
    if (const auto* constant = ast::as<ast::Constant>(&literal)) {
        switch (constant->value.type) {
            case L::None: return "None";
            case L::True: return "True";
            case L::False: return "False";
            case L::Ellipsis: return "...";
            case L::Str: return quoted(constant->value.text);
            default: return std::string(constant->value.text);
        }
    }
    if (const auto* slice = ast::as<ast::Slice>(&literal)) {
        auto bound = [](const ast::Expr* part) { return part ? literalText(*part) : std::string(); };
        return bound(slice->lower) + ":" + bound(slice->upper) + (slice->step ? ":" + bound(slice->step) : "");
    }
    if (const auto* unary = ast::as<ast::UnaryOp>(&literal)) return std::string(ast::opSymbol(unary->op)) + literalText(*unary->operand);
    if (const auto* tuple = ast::as<ast::Tuple>(&literal)) return sequenceText(tuple->elts, '(', ')');
    if (const auto* list = ast::as<ast::List>(&literal)) return sequenceText(list->elts, '[', ']');
    return {};
}

const Expr* source(Arena& arena, const ast::Expr& node) {
    Expr expr{ExprKind::Source};
    expr.origin = &node;
    return arena.make<Expr>(expr);
}

const Expr* literal(Arena& arena, std::string_view text) { return name(arena, ExprKind::Literal, text); }

const Expr* name(Arena& arena, ExprKind kind, std::string_view text) {
    Expr expr{kind};
    expr.text = arena.copy(text);
    return arena.make<Expr>(expr);
}

const Expr* apiOrHelper(Arena& arena, std::string_view text) {
    const std::string_view helper = helperNamed(text);
    return helper.empty() ? name(arena, ExprKind::Api, text) : name(arena, ExprKind::Helper, helper);
}

const Expr* call(Arena& arena, const Expr* function, const std::vector<Argument>& arguments, const ast::Expr* origin) {
    Expr expr{ExprKind::Call};
    expr.parts = arena.copy(std::vector<const Expr*>{function});
    expr.arguments = arena.copy(arguments);
    expr.origin = origin;
    return arena.make<Expr>(expr);
}

const Expr* attribute(Arena& arena, const Expr* value, std::string_view member, const ast::Expr* origin) {
    return node(arena, ExprKind::Attribute, {value}, member, origin);
}

const Expr* node(Arena& arena, ExprKind kind, const std::vector<const Expr*>& parts, std::string_view text, const ast::Expr* origin) {
    Expr expr{kind};
    expr.text = arena.copy(text);
    expr.parts = arena.copy(parts);
    expr.origin = origin;
    return arena.make<Expr>(expr);
}

}  // namespace regraft::py
