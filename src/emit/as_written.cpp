#include "emit/as_written.h"

#include "emit/in_place.h"

namespace regraft {

namespace {

using py::ExprKind;

bool isSamePart(const py::Expr* code, const ast::Expr* node) {
    if (!code || !node) return !code && !node;
    return isHole(code, node) || standsAsWritten(*code, *node);
}

bool isSameOperation(const py::Expr& code, std::string_view symbol, const ast::Expr& left, const ast::Expr& right) {
    return code.kind == ExprKind::Binary && code.text == symbol && isSamePart(code.parts[0], &left) && isSamePart(code.parts[1], &right);
}

bool isSameCall(const py::Expr& code, const ast::Call& call) {
    if (code.kind != ExprKind::Call || code.arguments.size() != call.args.size() + call.keywords.size()) return false;
    if (!standsAsWritten(*code.parts[0], *call.func)) return false;
    for (std::size_t i = 0; i < code.arguments.size(); ++i) {
        const py::Argument& argument = code.arguments[i];
        const bool isPositional = i < call.args.size();
        const ast::keyword* keyword = isPositional ? nullptr : call.keywords[i - call.args.size()];
        if (keyword && (!keyword->name || argument.keyword != keyword->name.text())) return false;
        if (isPositional && !argument.keyword.empty()) return false;
        if (!isSamePart(argument.value, keyword ? keyword->value : call.args[i])) return false;
    }
    return true;
}

}  // namespace

bool standsAsWritten(const py::Expr& code, const ast::Expr& node) {
    if (isHole(&code, &node)) return true;
    if (const auto* op = ast::as<ast::BinOp>(&node)) return isSameOperation(code, ast::opSymbol(op->op), *op->left, *op->right);
    if (const auto* compare = ast::as<ast::Compare>(&node))
        return compare->ops.size() == 1 && isSameOperation(code, ast::opSymbol(compare->ops[0]), *compare->left, *compare->comparators[0]);
    if (const auto* op = ast::as<ast::UnaryOp>(&node))
        return code.kind == ExprKind::Unary && code.text == ast::opSymbol(op->op) && isSamePart(code.parts[0], op->operand);
    if (const auto* item = ast::as<ast::Subscript>(&node))
        return code.kind == ExprKind::Subscript && isSamePart(code.parts[0], item->value) && isSamePart(code.parts[1], item->slice);
    if (const auto* member = ast::as<ast::Attribute>(&node))
        return code.kind == ExprKind::Attribute && code.text == member->attr.text() && isSamePart(code.parts[0], member->value);
    if (const auto* call = ast::as<ast::Call>(&node)) return isSameCall(code, *call);
    return false;
}

}  // namespace regraft
