#include "lift/element_reads.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ast/node_base.h"
#include "ast/visit.h"
#include "lift/changed_members.h"
#include "lift/flow_graph.h"
#include "lift/place.h"

namespace regraft {

namespace {

/// `v[i]`, `v[i, j]`: a key of Python ints only.
bool picksOneElement(const ast::Subscript& item, const Analysis& analysis) {
    const auto isInt = [&](const ast::Expr* part) { return analysis.typeOf(*part)->kind == TypeKind::Int; };
    const auto* tuple = ast::as<ast::Tuple>(item.slice);
    if (tuple) return !tuple->elts.empty() && std::all_of(tuple->elts.begin(), tuple->elts.end(), isInt);
    const Type& key = *analysis.typeOf(*item.slice);  // `x[place]`, place a tuple of integers
    const bool isPlace = key.kind == TypeKind::Tuple && key.items.size() > 1 &&
                         std::ranges::all_of(key.items, [](const Type* part) { return part->kind == TypeKind::Int; });
    return isPlace || isInt(item.slice);
}

/// `kept = …`, `(kept := …)`, `kept.append(…)`: where a value outlives its statement.
bool keeps(const ast::Node& node) {
    static constexpr std::array<std::string_view, 4> keeping = {"append", "appendleft", "add", "insert"};
    if (node.kind == ast::Kind::Assign || node.kind == ast::Kind::NamedExpr) return true;
    const auto* call = ast::as<ast::Call>(&node);
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    return method && std::ranges::find(keeping, method->attr.text()) != keeping.end();
}

/// `kept = node`, `a, b = node, …`, `kept.append((node, …))`
bool isKeptAround(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(node);
    const auto isDisplay = [](ast::Kind kind) { return kind == ast::Kind::Tuple || kind == ast::Kind::List || kind == ast::Kind::Dict; };
    while (parent && isDisplay(parent->kind)) parent = analysis.parent(*parent);
    return parent && keeps(*parent);
}

/// The same, or one of what a comprehension makes or a function gives: its array may change before it is looked at.
bool outlives(const ast::Node& node, const Analysis& analysis) {
    static constexpr std::array<ast::Kind, 5> giving = {ast::Kind::ListComp, ast::Kind::SetComp, ast::Kind::DictComp,
                                                        ast::Kind::GeneratorExp, ast::Kind::Return};
    const ast::Node* parent = analysis.parent(node);
    while (parent && parent->kind == ast::Kind::Tuple) parent = analysis.parent(*parent);
    return (parent && std::ranges::find(giving, parent->kind) != giving.end()) || isKeptAround(node, analysis);
}

/// `mean.x`, `mean.update(z)`: an array that an object of the program's holds, whose methods write into it.
bool isOfChangedMember(const ast::Expr& array, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(&array);
    const auto* member = ast::as<ast::Attribute>(call ? call->func : &array);
    const Type* object = member ? analysis.typeOf(*member->value) : unknownType();
    const auto* owner = object->kind == TypeKind::Instance ? ast::as<ast::ClassDef>(object->definition) : nullptr;
    if (!owner) return false;
    return call ? givesChangedMember(*owner, member->attr.text()) : writesIntoMember(*owner, member->attr.text());
}

bool hasSlice(const ast::Expr& key) {
    if (const auto* tuple = ast::as<ast::Tuple>(&key))
        return std::ranges::any_of(tuple->elts, [](const ast::Expr* part) { return hasSlice(*part); });
    return key.kind == ast::Kind::Slice;
}

std::size_t keyLength(const ast::Expr& key) {
    const auto* tuple = ast::as<ast::Tuple>(&key);
    return tuple ? tuple->elts.size() : 1;
}

/// Whether two keys of one array may pick places that overlap and are not the same: `x[1:]` and `x[:-1]`, `A[i]` and `A[i, j]`.
bool mayOverlap(const ast::Expr& target, const ast::Expr& value) {
    const auto* written = ast::as<ast::Subscript>(&target);
    const auto* read = ast::as<ast::Subscript>(&value);
    if (!read) return false;
    if (!written) return true;  // `x /= x[-1]`
    return (hasSlice(*written->slice) && hasSlice(*read->slice)) || keyLength(*written->slice) != keyLength(*read->slice);
}

/// `w[k] = v[i]` copies at once what it reads.
bool isStoredAlone(const ast::Node& node, const Analysis& analysis) {
    const auto* assign = ast::as<ast::Assign>(analysis.parent(node));
    return assign && assign->targets.size() == 1 && assign->targets[0]->kind == ast::Kind::Subscript && analysis.useAt(*assign->targets[0]);
}

}  // namespace

ElementReads::ElementReads(const ast::Module& module, const Analysis& analysis) : analysis_(analysis) {
    for (const Use& use : analysis.uses()) {
        const auto* item = use.isStore ? ast::as<ast::Subscript>(use.site.node) : nullptr;
        if (item) written_.insert(holderOf(*item->value));
        if (use.choice.written) written_.insert(holderOf(*use.choice.written));
        const auto* sum = ast::as<ast::AugAssign>(analysis.statementOf(*use.site.node));  // `w += 1`
        if (sum && !bindsAnew(use, analysis)) written_.insert(holderOf(*sum->target));
    }
    if (!written_.empty()) spreadWrites(module);
}

/// `flat = x.reshape(-1)`: who writes into one writes into both.
void ElementReads::spreadWrites(const ast::Module& module) {
    std::vector<std::pair<Holder, Holder>> shared;
    ast::walk(module, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* item = assign ? ast::as<ast::Subscript>(assign->value) : nullptr;
        if (item && picksOneElement(*item, analysis_)) return false;  // a number of its own
        for (const ast::Expr* target : assign ? std::span<ast::Expr* const>(assign->targets) : std::span<ast::Expr* const>()) {
            Holder from = holderOf(*assign->value), to = holderOf(*target);
            if (!from.second.empty() && !to.second.empty()) shared.emplace_back(std::move(from), std::move(to));
        }
        return !isExpression(node);
    });
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto& [from, to] : shared) {
            if (written_.contains(from) == written_.contains(to)) continue;
            written_.insert(from);
            written_.insert(to);
            grows = true;
        }
    }
}

ElementReads::Holder ElementReads::holderOf(const ast::Expr& array) const {
    const ast::Node* scope = &array;
    while (scope && !opensScope(*scope)) scope = analysis_.parent(*scope);
    return {scope, placeOf(array, analysis_).key};
}

bool ElementReads::overlapsTarget(const Use& use) const {
    const auto* read = ast::as<ast::Subscript>(use.site.node);
    if (!read || use.isStore || read->ctx != ast::ExprContext::Load) return false;
    const ast::Node* statement = analysis_.parent(*read);
    const auto* assign = ast::as<ast::Assign>(statement);
    const auto* sum = ast::as<ast::AugAssign>(statement);
    const ast::Expr* target = sum ? sum->target : assign && assign->targets.size() == 1 ? assign->targets[0] : nullptr;
    if (!target || (!sum && target->kind != ast::Kind::Subscript) || !mayOverlap(*target, *read)) return false;
    const auto* place = ast::as<ast::Subscript>(target);
    const Holder holder = holderOf(*read->value);
    return !holder.second.empty() && holder == holderOf(place ? *place->value : *target);
}

bool ElementReads::isKept(const Use& use) const {
    const auto* item = ast::as<ast::Subscript>(use.site.node);
    if (!item || use.isStore || item->ctx != ast::ExprContext::Load || !picksOneElement(*item, analysis_)) return false;
    if (analysis_.typeOf(*item)->rank > 0 || isStoredAlone(*item, analysis_)) return false;
    if (outlives(*item, analysis_) && isOfChangedMember(*item->value, analysis_)) return true;
    if (!isKeptAround(*item, analysis_)) return false;
    const Holder holder = holderOf(*item->value);
    return !holder.second.empty() && written_.contains(holder);
}

}  // namespace regraft
