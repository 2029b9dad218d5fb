#include "emit/renderer.h"
#include "ast/node_base.h"

#include <fmt/format.h>

#include <algorithm>

namespace regraft {

Document Renderer::inPlaceOf(const Change& change) {
    Span span = change.node->span;
    if (change.statement && change.temporary.empty()) return line(change.statement->line, change.statement->statement);
    const auto& expr = static_cast<const ast::Expr&>(*change.node);
    return continued(inContext(expr), tree_.insideBrackets(span));
}

Document Renderer::valueOf(const ast::Expr& hoisted) {
    inProgress_.push_back(&hoisted);  // its own temporary does not stand in its value
    const Change* change = changes_.find(hoisted);
    Rendered value =
        change && change->replacement ? code(*change->replacement) : Rendered{region(hoisted.span, &hoisted), precedenceOf(hoisted, tree_)};
    inProgress_.pop_back();
    return continued(fitted(std::move(value), Precedence::Tuple), false);
}

Document Renderer::line(const WrittenLine& line, const ast::Stmt* statement) {
    if (statement) inProgress_.push_back(statement);
    Document out;
    if (line.target) out.add(fittedCode(*line.target, Precedence::Tuple)).add(fmt::format(" {}= ", line.augment));
    out.add(continued(fittedCode(*line.value, Precedence::Tuple), false));
    if (statement) inProgress_.pop_back();
    return out;
}

/// Parentheses where a line break would end the statement.
Document Renderer::continued(Document document, bool insideBrackets) const {
    if (insideBrackets || !breaksLine(document, tree_)) return document;
    return Document("(").add(std::move(document)).add(")");
}

Rendered Renderer::hole(const ast::Expr& expr) {
    const Change* change = changes_.find(expr);
    bool own = std::find(inProgress_.begin(), inProgress_.end(), &expr) != inProgress_.end();
    if (change && !own && !change->temporary.empty()) return {Document(change->temporary)};
    if (change && !own && change->replacement) {
        inProgress_.push_back(&expr);
        Rendered out = code(*change->replacement);
        inProgress_.pop_back();
        return out;
    }
    const auto* constant = ast::as<ast::Constant>(&expr);
    return {region(expr.span, &expr), precedenceOf(expr, tree_), constant && constant->value.type == ast::Literal::Type::Int};
}

Document Renderer::inContext(const ast::Expr& expr) {
    Rendered rendered = hole(expr);
    if (tree_.isParenthesised(expr)) return std::move(rendered.document);
    const ast::Node* parent = tree_.parent(expr);
    if (rendered.isInteger && parent && parent->kind == ast::Kind::Attribute) rendered.precedence = Precedence::Any;
    return fitted(std::move(rendered), placeOf(expr, tree_));
}

Document Renderer::region(Span span, const ast::Node* except) {
    Document out;
    std::uint32_t cursor = span.begin;
    for (std::size_t i = changes_.firstFrom(span.begin); i < changes_.count() && changes_[i].node->span.begin < span.end;) {
        const ast::Node& node = *changes_[i].node;
        bool around = except && tree_.parent(*except) == &node;  // x[*a]: the tuple has the span of its only element
        if (&node == except || around || node.span.end > span.end || !isExpression(node)) {
            ++i;
            continue;
        }
        out.keep({cursor, node.span.begin}).add(inContext(static_cast<const ast::Expr&>(node)));
        cursor = node.span.end;
        i = changes_.behind(i);
    }
    return out.keep({cursor, span.end});
}

Document Renderer::fitted(Rendered rendered, Precedence least, bool namedAllowed) const {
    if (rendered.precedence >= least || (namedAllowed && rendered.precedence == Precedence::Named)) return std::move(rendered.document);
    return Document("(").add(std::move(rendered.document)).add(")");
}

Document Renderer::receiver(const py::Expr& part) {
    Rendered rendered = code(part);
    if (rendered.isInteger) rendered.precedence = Precedence::Any;
    return fitted(std::move(rendered), Precedence::Primary);
}

Rendered Renderer::code(const py::Expr& code) {
    if (code.kind == py::ExprKind::Source) return hole(*code.origin);
    Rendered out;
    if (code.origin && printInPlace(code, *this, out)) return out;
    return printed(code, *this);
}

/// The literal with quotes that may stand here.
std::string Renderer::literal(std::string_view text) const {
    std::string out(text);
    if (out.empty() || forbiddenQuotes_.empty()) return out;
    char quote = out.back();
    if (forbiddenQuotes_.find(quote) == std::string::npos || (quote != '"' && quote != '\'')) return out;
    char other = quote == '"' ? '\'' : '"';
    if (out.find(other) != std::string::npos || out.find('\\') != std::string::npos) return out;
    std::replace(out.begin(), out.end(), quote, other);
    return out;
}

}  // namespace regraft
