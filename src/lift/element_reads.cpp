#include "lift/element_reads.h"

#include <algorithm>

#include "lift/place.h"
#include "lift/flow_graph.h"

namespace regraft {

namespace {

/// `v[i]`, `v[i, j]`: a key of Python ints only.
bool picksOneElement(const ast::Subscript& item, const Analysis& analysis) {
    const auto isInt = [&](const ast::Expr* part) { return analysis.typeOf(*part)->kind == TypeKind::Int; };
    const auto* tuple = ast::as<ast::Tuple>(item.slice);
    return tuple ? !tuple->elts.empty() && std::all_of(tuple->elts.begin(), tuple->elts.end(), isInt) : isInt(item.slice);
}

/// `kept = node`, `a, b = node, …`, `(kept := node)`
bool isAssigned(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(node);
    if (parent && (parent->kind == ast::Kind::Tuple || parent->kind == ast::Kind::List)) parent = analysis.parent(*parent);
    return parent && (parent->kind == ast::Kind::Assign || parent->kind == ast::Kind::NamedExpr);
}

/// `w[k] = v[i]` copies at once what it reads.
bool isStoredAlone(const ast::Node& node, const Analysis& analysis) {
    const auto* assign = ast::as<ast::Assign>(analysis.parent(node));
    return assign && assign->targets.size() == 1 && assign->targets[0]->kind == ast::Kind::Subscript &&
           analysis.useAt(*assign->targets[0]);
}

}  // namespace

ElementReads::ElementReads(const Analysis& analysis) : analysis_(analysis) {
    for (const Use& use : analysis.uses()) {
        const auto* item = use.isStore ? ast::as<ast::Subscript>(use.site.node) : nullptr;
        if (item) written_.insert(holderOf(*item->value));
        if (use.choice.written) written_.insert(holderOf(*use.choice.written));
    }
}

ElementReads::Holder ElementReads::holderOf(const ast::Expr& array) const {
    const ast::Node* scope = &array;
    while (scope && !opensScope(*scope)) scope = analysis_.parent(*scope);
    return {scope, placeOf(array, analysis_).key};
}

bool ElementReads::isKept(const Use& use) const {
    const auto* item = ast::as<ast::Subscript>(use.site.node);
    if (!item || use.isStore || item->ctx != ast::ExprContext::Load || !picksOneElement(*item, analysis_)) return false;
    if (analysis_.typeOf(*item)->rank > 0 || !isAssigned(*item, analysis_) || isStoredAlone(*item, analysis_)) return false;
    const Holder holder = holderOf(*item->value);
    return !holder.second.empty() && written_.contains(holder);
}

}  // namespace regraft
