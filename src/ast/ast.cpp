#include "ast/ast.h"

namespace regraft::ast {

std::string_view lastName(const Expr& expr) {
    if (const auto* name = as<NameExpr>(&expr)) return name->id.text();
    const auto* attribute = as<Attribute>(&expr);
    return attribute ? attribute->attr.text() : std::string_view();
}

std::string_view kindName(Kind kind) {
    if (kind == Kind::NameExpr) return "Name";
    if (kind == Kind::ExprStmt) return "Expr";
    static constexpr std::string_view names[] = {
#define NODE(base, name, fields) #name,
#include "ast/nodes.def"
#undef NODE
    };
    return names[static_cast<std::size_t>(kind)];
}

std::string_view opName(BinaryOp op) {
    static constexpr std::string_view names[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                                 "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
    return names[static_cast<std::size_t>(op)];
}

std::string_view opSymbol(BinaryOp op) {
    static constexpr std::string_view symbols[] = {"+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"};
    return symbols[static_cast<std::size_t>(op)];
}

std::string_view opName(CompareOp op) {
    static constexpr std::string_view names[] = {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
    return names[static_cast<std::size_t>(op)];
}

std::string_view opSymbol(CompareOp op) {
    static constexpr std::string_view symbols[] = {"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"};
    return symbols[static_cast<std::size_t>(op)];
}

std::string_view opName(UnaryOperator op) {
    static constexpr std::string_view names[] = {"Invert", "Not", "UAdd", "USub"};
    return names[static_cast<std::size_t>(op)];
}

std::string_view opSymbol(UnaryOperator op) {
    static constexpr std::string_view symbols[] = {"~", "not", "+", "-"};
    return symbols[static_cast<std::size_t>(op)];
}

}  // namespace regraft::ast
