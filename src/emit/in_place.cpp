#include "emit/in_place.h"

#include <vector>

namespace regraft {

namespace {

using py::ExprKind;

/// left op right, where the user wrote such a thing.
Document operationInPlace(const py::Expr& code, const ast::Expr& left, const ast::Expr& right, std::string_view symbol,
                          Renderer& renderer) {
    const SourceTree& tree = renderer.tree();
    OperatorPrecedence needs = binaryPrecedence(code.text);
    Document out = operandInPlace(*code.parts[0], left, needs.left, renderer);
    std::uint32_t from = tree.withParentheses(left).end, to = tree.withParentheses(right).begin;
    std::uint32_t begin = tree.token(tree.firstFrom(from)).span.begin, end = tree.token(tree.lastBefore(to)).span.end;
    out.keep({from, begin});
    if (symbol == code.text) out.keep({begin, end});
    else out.add(code.text);
    out.keep({end, to});
    return out.add(operandInPlace(*code.parts[1], right, needs.right, renderer));
}

bool binaryInPlace(const py::Expr& code, Renderer& renderer, Document& out) {
    if (const auto* op = ast::as<ast::BinOp>(code.origin)) {
        out = operationInPlace(code, *op->left, *op->right, ast::opSymbol(op->op), renderer);
    } else if (const auto* compare = ast::as<ast::Compare>(code.origin); compare && compare->ops.size() == 1) {
        out = operationInPlace(code, *compare->left, *compare->comparators[0], ast::opSymbol(compare->ops[0]), renderer);
    } else if (const auto* logic = ast::as<ast::BoolOp>(code.origin); logic && logic->values.size() == 2) {
        std::string_view symbol = logic->op == ast::BooleanOp::And ? "and" : "or";
        out = operationInPlace(code, *logic->values[0], *logic->values[1], symbol, renderer);
    } else {
        return false;
    }
    return true;
}

bool unaryInPlace(const py::Expr& code, Renderer& renderer, Document& out) {
    const auto* op = ast::as<ast::UnaryOp>(code.origin);
    if (!op || ast::opSymbol(op->op) != code.text) return false;
    const SourceTree& tree = renderer.tree();
    out.keep({op->span.begin, tree.withParentheses(*op->operand).begin});
    out.add(operandInPlace(*code.parts[0], *op->operand, unaryPrecedence(code.text), renderer));
    return true;
}

bool attributeInPlace(const py::Expr& code, Renderer& renderer, Document& out) {
    const auto* member = ast::as<ast::Attribute>(code.origin);
    if (!member || !isHole(code.parts[0], member->value)) return false;
    out = memberInPlace(code, *member, renderer);
    return true;
}

/// Elements at the places of as many old ones, commas and lines between them kept.
bool elementsInPlace(const py::Expr& code, std::span<ast::Expr* const> old, Span around, Renderer& renderer, Document& out) {
    if (code.parts.size() != old.size()) return false;
    std::uint32_t cursor = around.begin;
    for (std::size_t i = 0; i < old.size(); ++i) {
        Span place = renderer.tree().withParentheses(*old[i]);
        out.keep({cursor, place.begin}).add(operandInPlace(*code.parts[i], *old[i], Precedence::Lambda, renderer, true));
        cursor = place.end;
    }
    out.keep({cursor, around.end});
    return true;
}

bool indexInPlace(const py::Expr& index, const ast::Expr& old, Renderer& renderer, Document& out) {
    const auto* tuple = ast::as<ast::Tuple>(&old);
    if (tuple && index.kind == ExprKind::Tuple) {
        Document elements;
        if (elementsInPlace(index, tuple->elts, old.span, renderer, elements)) {
            out.add(std::move(elements));
            return true;
        }
    }
    if (!isHole(&index, &old)) return false;
    out.add(renderer.region(renderer.tree().withParentheses(old)));
    return true;
}

bool subscriptInPlace(const py::Expr& code, Renderer& renderer, Document& out) {
    const auto* old = ast::as<ast::Subscript>(code.origin);
    if (!old) return false;
    const SourceTree& tree = renderer.tree();
    Span value = tree.withParentheses(*old->value), index = tree.withParentheses(*old->slice);
    out = operandInPlace(*code.parts[0], *old->value, Precedence::Primary, renderer);
    out.keep({value.end, index.begin});
    if (indexInPlace(*code.parts[1], *old->slice, renderer, out)) {
        out.keep({index.end, old->span.end});
        return true;
    }
    return false;
}

bool sequenceInPlace(const py::Expr& code, Renderer& renderer, Document& out) {
    if (const auto* list = ast::as<ast::List>(code.origin); list && code.kind == ExprKind::List)
        return elementsInPlace(code, list->elts, list->span, renderer, out);
    return false;
}

bool shapeInPlace(const py::Expr& code, Renderer& renderer, Document& out) {
    switch (code.kind) {
        case ExprKind::Call: {
            const auto* call = ast::as<ast::Call>(code.origin);
            return call && renderer.takeLayout(*call) && callInPlace(code, *call, renderer, out);
        }
        case ExprKind::Attribute: return attributeInPlace(code, renderer, out);
        case ExprKind::Subscript: return subscriptInPlace(code, renderer, out);
        case ExprKind::Binary: return binaryInPlace(code, renderer, out);
        case ExprKind::Unary: return unaryInPlace(code, renderer, out);
        case ExprKind::List: return sequenceInPlace(code, renderer, out);
        default: return false;
    }
}

}  // namespace

Document memberInPlace(const py::Expr& code, const ast::Attribute& origin, Renderer& renderer) {
    Span receiver = renderer.tree().withParentheses(*origin.value);
    Document out = renderer.region(receiver);
    out.keep({receiver.end, origin.attrSpan.begin});
    if (origin.attr == code.text) return out.keep(origin.attrSpan);
    return out.add(code.text);
}

Document operandInPlace(const py::Expr& part, const ast::Expr& origin, Precedence least, Renderer& renderer, bool namedAllowed) {
    if (!isHole(&part, &origin)) return renderer.fittedCode(part, least);
    Span around = renderer.tree().withParentheses(origin);
    Rendered own = renderer.hole(origin);
    if (around == origin.span) return renderer.fitted(std::move(own), least, namedAllowed);
    Document out;
    out.keep({around.begin, origin.span.begin}).add(std::move(own.document));
    return out.keep({origin.span.end, around.end});
}

bool printInPlace(const py::Expr& code, Renderer& renderer, Rendered& out) {
    Document document;
    if (!shapeInPlace(code, renderer, document)) return false;
    out = {std::move(document), precedenceOf(code)};
    return true;
}

}  // namespace regraft
