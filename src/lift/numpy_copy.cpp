#include "lift/numpy_copy.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"
#include "lift/aliases.h"
#include "lift/calls.h"

namespace regraft {

namespace {

constexpr std::array<std::string_view, 6> writers = {"sort", "fill", "put", "partition", "itemset", "resize"};

bool isName(const ast::Expr* expr, Name name) {
    const auto* found = ast::as<ast::NameExpr>(expr);
    return found && found->id == name;
}

/// `a[0] = 1`, `a[0][1] += 2`, `a += 1`, `a.sort()`
bool writes(const ast::Node& node, Name name) {
    if (const auto* augmented = ast::as<ast::AugAssign>(&node)) return isName(augmented->target, name);
    if (const auto* call = ast::as<ast::Call>(&node)) {
        const auto* method = ast::as<ast::Attribute>(call->func);
        return method && isName(method->value, name) && std::find(writers.begin(), writers.end(), method->attr.text()) != writers.end();
    }
    const auto* item = ast::as<ast::Subscript>(&node);
    if (!item || item->ctx == ast::ExprContext::Load) return false;
    const ast::Expr* at = item->value;
    while (const auto* inner = ast::as<ast::Subscript>(at)) at = inner->value;
    return isName(at, name);
}

/// The name that the value of `node` gets; null if it gets none.
const ast::NameExpr* nameFor(const ast::Expr& node, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(node);
    if (const auto* assign = ast::as<ast::Assign>(parent); assign && assign->value == &node && assign->targets.size() == 1)
        return ast::as<ast::NameExpr>(assign->targets[0]);
    const auto* annotated = ast::as<ast::AnnAssign>(parent);
    return annotated && annotated->value == &node ? ast::as<ast::NameExpr>(annotated->target) : nullptr;
}

}  // namespace

NumpyWrites writesIntoNumpy(const ast::Expr& node, const ast::Expr& origin, const Analysis& analysis) {
    const ast::NameExpr* name = nameFor(node, analysis);
    const ast::Node* scope = scopeAround(node, analysis);
    if (!name || !scope) return NumpyWrites::None;
    bool isWritten = false;
    ast::walk(*scope, [&](const ast::Node& one) {
        isWritten = isWritten || writes(one, name->id);
        return !isWritten;
    });
    if (!isWritten) return NumpyWrites::None;
    Place place = placeOf(origin, analysis);
    ScopeAliases scopes;
    const ast::Stmt& statement = *analysis.statementOf(node);
    const Aliases* aliases = place ? scopes.around(statement, analysis, nullptr) : nullptr;
    if (!aliases) return place ? NumpyWrites::Shared : NumpyWrites::Apart;
    WriteEffect effect = aliases->ofWrite(place, statement);
    if (effect.isHolderLive || !effect.updates.empty() || !effect.obstacle.empty()) return NumpyWrites::Shared;
    return effect.parameters.empty() ? NumpyWrites::Apart : NumpyWrites::Callers;
}

namespace {

/// Whether the use at `node`, if there is one, writes into what `name` has.
bool writesByUse(const ast::Node& node, Name name, const Analysis& analysis) {
    const Use* use = analysis.useAt(node);
    const ast::Expr* written = use ? use->choice.written : nullptr;
    const Place place = written ? placeOf(*written, analysis) : Place();
    return place.root && place.root->id == name && place.holder == place.root;
}

/// The last place in a scope where a name is read.
std::size_t lastRead(const ast::Node& scope, Name name) {
    std::size_t last = 0;
    ast::walk(scope, [&](const ast::Node& one) {
        const auto* read = ast::as<ast::NameExpr>(&one);
        if (read && read->id == name && read->ctx == ast::ExprContext::Load) last = std::max<std::size_t>(last, read->span.begin);
        return true;
    });
    return last;
}

/// `writesCount`: whether writes into what is made count, too.
bool isWrittenLater(const ast::Expr& node, const ast::Expr& origin, const Analysis& analysis, bool writesCount) {
    const ast::NameExpr* made = nameFor(node, analysis);
    const ast::Node* scope = scopeAround(node, analysis);
    const Place place = placeOf(origin, analysis);
    const ast::NameExpr* had = place ? place.root : ast::as<ast::NameExpr>(&origin);
    if (!made || !had || !scope || made->id == had->id || (place && place.holder != place.root)) return false;
    const std::size_t lastMade = lastRead(*scope, made->id), lastHad = lastRead(*scope, had->id);
    bool found = false;
    ast::walk(*scope, [&](const ast::Node& one) {
        const auto seen = [&](Name written, std::size_t last) {
            return one.span.end < last && (writes(one, written) || writesByUse(one, written, analysis));
        };
        if (one.span.begin > node.span.end) found = found || (writesCount && seen(made->id, lastHad)) || seen(had->id, lastMade);
        return !found;
    });
    return found;
}

}  // namespace

bool isSharedLater(const ast::Expr& node, const ast::Expr& origin, const Analysis& analysis) {
    return isWrittenLater(node, origin, analysis, true);
}

bool isOriginWrittenLater(const ast::Expr& node, const ast::Expr& origin, const Analysis& analysis) {
    return isWrittenLater(node, origin, analysis, false);
}

}  // namespace regraft
