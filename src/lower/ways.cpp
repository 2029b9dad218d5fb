#include "lower/ways.h"

#include <algorithm>

#include "ast/equal.h"
#include "ast/visit.h"
#include "lower/build.h"
#include "lower/candidates.h"
#include "mapping/condition.h"

namespace regraft {

namespace {

bool endsInHelper(const ast::Expr& decomposition) {
    const auto* choice = ast::as<ast::IfExp>(&decomposition);
    return choice ? endsInHelper(*choice->orelse) : isHelperCall(decomposition);
}

bool asksDTypes(const ast::Expr& condition) {
    bool isFound = false;
    ast::walk(condition, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const std::string name = call ? dottedName(*call->func) : std::string();
        isFound = isFound || (name.ends_with("_array") && name != "is_array" && name != "is_key_array");
        return !isFound;
    });
    return isFound;
}

}  // namespace

bool isHelperCall(const ast::Expr& code) {
    const auto* call = ast::as<ast::Call>(&code);
    return call && dottedName(*call->func).starts_with("helpers.");
}

bool looksInto(const ast::Expr& code, const Operation& operation) {
    bool isFound = isHelperCall(code);
    ast::walk(code, [&](const ast::Node& node) {
        const auto* attribute = ast::as<ast::Attribute>(&node);
        const auto* subscript = ast::as<ast::Subscript>(&node);
        const ast::Expr* of = attribute ? attribute->value : subscript ? subscript->value : nullptr;
        const auto* name = of ? ast::as<ast::NameExpr>(of) : nullptr;
        isFound = isFound || (name && operation.parameterIndex(name->id.text()) >= 0);
        return !isFound;
    });
    return isFound;
}

bool isInPlaceOfOperator(const Lowering& lowering, const std::vector<Lowering>& ways) {
    if (!lowering.to || !isHelperCall(*lowering.to)) return false;
    return std::ranges::any_of(ways, [](const Lowering& way) {
        return way.when && way.to && (way.to->kind == ast::Kind::BinOp || way.to->kind == ast::Kind::Subscript);
    });
}

bool isCalledForAlone(const Lowering* first, const Lowering* other) {
    if (!first || !first->when) return false;
    return other && other->when ? !ast::equal(*first->when, *other->when) : asksDTypes(*first->when);
}

const ast::Expr* decidedBranch(const ast::Expr* decomposition, const Environment& environment) {
    while (const auto* choice = decomposition ? ast::as<ast::IfExp>(decomposition) : nullptr) {
        Truth truth = evaluate(*choice->test, environment);
        if (truth == Truth::Unknown && !endsInHelper(*choice->orelse)) return decomposition;
        decomposition = truth == Truth::True ? choice->body : choice->orelse;
    }
    return decomposition;
}

bool namesSource(const py::Expr& code, const LowerContext& context) {
    if (context.source.id == context.target.id) return false;
    const bool isName = code.kind == py::ExprKind::Api && code.text.starts_with(context.source.module + ".");
    const auto names = [&](const py::Expr* part) { return part && namesSource(*part, context); };
    return isName || std::ranges::any_of(code.parts, names) ||
           std::ranges::any_of(code.arguments, [&](const py::Argument& argument) { return names(argument.value); });
}

bool sameDefault(const Parameter& operation, const Parameter& target) {
    if (!operation.defaultValue) return true;
    if (sameLiteral(*operation.defaultValue, *target.defaultValue)) return true;
    return operation.type == ParamType::Bool && py::literalText(*operation.defaultValue) == "False" &&
           py::literalText(*target.defaultValue) == "None";
}

}  // namespace regraft
