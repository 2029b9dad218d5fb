#include "lift/each_key.h"

#include <optional>
#include <span>

#include "ast/visit.h"

namespace regraft {

namespace {

/// The only clause of a comprehension; null if it has several, or `node` is none.
const ast::comprehension* onlyClause(const ast::Node& node) {
    std::span<ast::comprehension* const> clauses;
    if (const auto* list = ast::as<ast::ListComp>(&node)) clauses = list->generators;
    else if (const auto* set = ast::as<ast::SetComp>(&node)) clauses = set->generators;
    else if (const auto* dict = ast::as<ast::DictComp>(&node)) clauses = dict->generators;
    else if (const auto* generator = ast::as<ast::GeneratorExp>(&node)) clauses = generator->generators;
    return clauses.size() == 1 && !clauses[0]->is_async ? clauses[0] : nullptr;
}

bool isComprehension(const ast::Node& node) {
    return node.kind == ast::Kind::ListComp || node.kind == ast::Kind::SetComp || node.kind == ast::Kind::DictComp ||
           node.kind == ast::Kind::GeneratorExp;
}

/// n of `range(n)`.
const ast::Expr* countOf(const ast::Expr& iterated) {
    const auto* call = ast::as<ast::Call>(&iterated);
    const auto* name = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return name && name->id == "range" && call->args.size() == 1 && call->keywords.empty() ? call->args[0] : nullptr;
}

/// Whether `len()` of it can be asked for before the comprehension goes through it.
bool hasLength(const ast::Expr& iterated, const Analysis& analysis) {
    if (iterated.kind != ast::Kind::NameExpr && iterated.kind != ast::Kind::Attribute) return false;
    switch (analysis.typeOf(iterated)->kind) {
        case TypeKind::Array:
        case TypeKind::List:
        case TypeKind::Tuple:
        case TypeKind::Dict: return true;
        default: return false;
    }
}

bool reads(const ast::Expr& comprehension, Name name) {
    bool found = false;
    ast::walk(comprehension, [&](const ast::Node& node) {
        const auto* other = ast::as<ast::NameExpr>(&node);
        found = found || (other && other->id == name && other->ctx == ast::ExprContext::Load);
        return !found;
    });
    return found;
}

bool canHandOut(const ast::Expr& comprehension, const Analysis& analysis) {
    const ast::comprehension* clause = onlyClause(comprehension);
    return clause && (countOf(*clause->iter) || hasLength(*clause->iter, analysis));
}

}  // namespace

std::vector<const ast::Expr*> comprehensionsAround(const ast::Expr& node, const ast::Node& scope, const Analysis& analysis) {
    std::vector<const ast::Expr*> found;
    const ast::Node* part = &node;
    const ast::Node* clause = nullptr;  // the one that the way up leads through
    for (const ast::Node* at = analysis.parent(node); at && at != &scope; part = at, at = analysis.parent(*at)) {
        if (const auto* in = ast::as<ast::comprehension>(at)) {
            if (part != in->iter) return {};  // a condition draws each time, too, and has no names of its own
            clause = in;
        } else if (isComprehension(*at)) {
            const auto& comprehension = static_cast<const ast::Expr&>(*at);
            const bool isElement = part != clause;
            if (!isElement && onlyClause(*at) != clause) return {};
            if (isElement && !canHandOut(comprehension, analysis)) return {};
            if (isElement) found.push_back(&comprehension);
        }
    }
    return found;
}

EachKey eachKeyOf(const ast::Expr& comprehension) {
    EachKey each;
    each.clause = onlyClause(comprehension);
    each.count = countOf(*each.clause->iter);
    const auto* variable = ast::as<ast::NameExpr>(each.clause->target);
    if (!each.count) each.form = EachKey::Form::Zipped, each.count = each.clause->iter;
    else if (!variable || reads(comprehension, variable->id)) each.form = EachKey::Form::Enumerated;
    return each;
}

}  // namespace regraft
