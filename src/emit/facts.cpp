#include "emit/facts.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"
#include "emit/evaluation.h"

namespace regraft {

namespace {

using ast::Kind;

constexpr std::array<std::string_view, 21> harmlessBuiltins = {"abs",     "bool", "complex", "dict",       "float", "frozenset", "getattr",
                                                               "hasattr", "id",   "int",     "isinstance", "len",   "list",      "range",
                                                               "repr",    "set",  "slice",   "str",        "super", "tuple",     "type"};

bool callsHarmlessBuiltin(const ast::Call& call) {
    const auto* name = ast::as<ast::NameExpr>(call.func);
    return name && std::find(harmlessBuiltins.begin(), harmlessBuiltins.end(), name->id.text()) != harmlessBuiltins.end();
}

bool isSignedNumber(const ast::UnaryOp& unary) { return unary.op == ast::UnaryOperator::USub && unary.operand->kind == Kind::Constant; }

/// x.shape[0]
bool isSize(const ast::Subscript& subscript) {
    const auto* shape = ast::as<ast::Attribute>(subscript.value);
    return shape && shape->attr == "shape" && isTrivial(*shape->value) && isTrivial(*subscript.slice);
}

bool areTrivial(std::span<ast::Expr* const> elements) {
    return std::all_of(elements.begin(), elements.end(), [](const ast::Expr* element) { return isTrivial(*element); });
}

}  // namespace

bool isTrivial(const ast::Expr& expr) {
    switch (expr.kind) {
        case Kind::NameExpr:
        case Kind::Constant: return true;
        case Kind::Attribute: return isTrivial(*static_cast<const ast::Attribute&>(expr).value);
        case Kind::Subscript: return isSize(static_cast<const ast::Subscript&>(expr));
        case Kind::UnaryOp: return isSignedNumber(static_cast<const ast::UnaryOp&>(expr));
        case Kind::Tuple: return areTrivial(static_cast<const ast::Tuple&>(expr).elts);
        case Kind::List: return areTrivial(static_cast<const ast::List&>(expr).elts);
        default: return false;
    }
}

bool isImpureItself(const ast::Node& node, const Facts& facts) {
    switch (node.kind) {
        case Kind::Await:
        case Kind::Yield:
        case Kind::YieldFrom:
        case Kind::NamedExpr: return true;
        case Kind::Call: {
            const auto& call = static_cast<const ast::Call&>(node);
            return !callsHarmlessBuiltin(call) && !facts.isPure(call);
        }
        default: return false;
    }
}

bool isImpure(const ast::Node& node, const Facts& facts) {
    bool found = false;
    ast::walk(node, [&](const ast::Node& inner) {
        if (inner.kind == Kind::Lambda || found) return false;
        found = isImpureItself(inner, facts);
        return !found;
    });
    return found;
}

}  // namespace regraft
