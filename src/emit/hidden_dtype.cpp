#include "emit/hidden_dtype.h"

#include <algorithm>
#include <array>

namespace regraft {

namespace {

/// `int(…)`, `np.int64(…)`: a number of a type that is named.
bool isConversion(const ast::Expr& function) {
    constexpr std::array<std::string_view, 4> types = {"bool", "complex", "float", "int"};
    const auto* name = ast::as<ast::NameExpr>(&function);
    return name && std::ranges::find(types, name->id.text()) != types.end();
}

}  // namespace

bool hidesDType(const ast::Expr& value, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(value);
    if (!parent) return false;
    if (parent->kind == ast::Kind::Compare) return true;
    if (const auto* call = ast::as<ast::Call>(parent)) return call->func != &value && isConversion(*call->func);
    const auto* member = ast::as<ast::Attribute>(parent);
    return member && member->attr == "astype" && analysis.parent(*member)->kind == ast::Kind::Call;
}

bool isIndexOrCount(const ast::Expr& value, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(value);
    const auto* subscript = parent ? ast::as<ast::Subscript>(parent) : nullptr;
    const auto* call = parent ? ast::as<ast::Call>(parent) : nullptr;
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return (subscript && subscript->slice == &value) || (function && function->id == "range");
}

}  // namespace regraft
