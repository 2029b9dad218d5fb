#include "lift/threaded_keys.h"

#include <algorithm>

#include "lift/calls.h"
#include "lift/meaning.h"
#include "lift/random_keys.h"

namespace regraft {

namespace {

constexpr int deepest = 20;

const ast::Expr* sourceOf(const neutral::Expr* part) { return part && part->kind == neutral::ExprKind::Source ? part->source : nullptr; }

/// What the meaning draws from, wherever in it.
const ast::Expr* drawnFrom(const neutral::Expr& meaning, std::string_view parameter) {
    if (meaning.kind == neutral::ExprKind::Operation && meaning.operation->draws)
        if (int i = meaning.operation->parameterIndex(parameter); i >= 0) return sourceOf(meaning.parts[static_cast<std::size_t>(i)]);
    for (const neutral::Expr* part : meaning.parts)
        if (const ast::Expr* key = part ? drawnFrom(*part, parameter) : nullptr) return key;
    return nullptr;
}

bool isIndex(const ast::Expr& slice) {
    const auto* constant = ast::as<ast::Constant>(&slice);
    return constant && (constant->value.type == ast::Literal::Type::Int || constant->value.type == ast::Literal::Type::Str);
}

/// `[a, b]` of `a, b = …`; none where something stands among them that is no place.
std::vector<const ast::Expr*> targetsOf(const ast::Expr& target) {
    std::span<ast::Expr* const> items;
    if (const auto* tuple = ast::as<ast::Tuple>(&target)) items = tuple->elts;
    if (const auto* list = ast::as<ast::List>(&target)) items = list->elts;
    std::vector<const ast::Expr*> all(items.begin(), items.end());
    return std::ranges::all_of(all, [](const ast::Expr* item) { return !keyPlace(*item).empty(); }) ? all : std::vector<const ast::Expr*>();
}

}  // namespace

const ast::Expr* splitKey(const Use& use) {
    return means(&use, "random.split") || means(&use, "random.fold_in") ? sourceOf(use.meaning->parts[0]) : nullptr;
}

const ast::Expr* drawnKey(const Use& use) { return use.meaning ? drawnFrom(*use.meaning, "key") : nullptr; }

const ast::Expr* drawnGenerator(const Use& use) { return use.meaning ? drawnFrom(*use.meaning, "generator") : nullptr; }

std::string keyPlace(const ast::Expr& expr) {
    if (const auto* name = ast::as<ast::NameExpr>(&expr)) return std::string(name->id.text());
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) {
        std::string value = keyPlace(*attribute->value);
        return value.empty() ? value : value + "." + std::string(attribute->attr.text());
    }
    const auto* item = ast::as<ast::Subscript>(&expr);
    if (!item || !isIndex(*item->slice)) return {};
    std::string value = keyPlace(*item->value);
    const ast::Literal& index = ast::as<ast::Constant>(item->slice)->value;
    std::string quote = index.type == ast::Literal::Type::Str ? "'" : "";
    return value.empty() ? value : value + "[" + quote + std::string(index.text) + quote + "]";
}

const ast::NameExpr* placeRoot(const ast::Expr& expr) {
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) return placeRoot(*attribute->value);
    if (const auto* item = ast::as<ast::Subscript>(&expr)) return placeRoot(*item->value);
    return ast::as<ast::NameExpr>(&expr);
}

ThreadedKeys::ThreadedKeys(const ScopeNames& names, const Analysis& analysis, std::function<bool(std::string_view)> isTaken)
    : names_(names),
      analysis_(analysis),
      isTaken_(std::move(isTaken)) {
    splits_.reserve(analysis.uses().size());
    for (const Use& use : analysis.uses()) collect(use);
    for (const Split& split : splits_)
        for (const ast::Expr* target : split.targets) splitOf_[target] = &split;
    for (const Split& split : splits_) bindTargets(split);
    replaceReads();
}

/// `a, b = split(key)`, `a = fold_in(key, i)`, `a = split(key)[0]`; elsewhere `split(key)[0]` is the key alone.
void ThreadedKeys::collect(const Use& use) {
    const ast::Expr* key = splitKey(use);
    if (!key) return;
    const ast::Expr* node = use.site.node;
    const auto* item = ast::as<ast::Subscript>(analysis_.parent(*node));
    const bool isList = means(&use, "random.split");
    const bool isItem = isList && item && item->value == node && isIndex(*item->slice);
    if (isItem) node = item;
    const auto* assign = ast::as<ast::Assign>(analysis_.parent(*node));
    const bool isAssigned = assign && assign->value == node && assign->targets.size() == 1;
    std::vector<const ast::Expr*> targets;
    if (isAssigned && isList && !isItem) targets = targetsOf(*assign->targets[0]);
    else if (isAssigned && !keyPlace(*assign->targets[0]).empty()) targets = {assign->targets[0]};
    if (!targets.empty()) splits_.push_back({assign, node, key, targets, scopeAround(*node, analysis_)});
    else if (isItem) replaced_.push_back({item, {}, key});
    if (!targets.empty() || isItem) done_.insert(use.site.node);
}

/// The place that a key stands for from here on: what it was split off from in the first place, else what is bound to it first.
std::string ThreadedKeys::rootOf(const Split& split, int depth) {
    const auto* name = ast::as<ast::NameExpr>(split.key);
    std::string place = keyPlace(*split.key);
    for (const ast::Expr* target : split.targets)
        if (place.empty() && !isUnused(split, *target)) place = keyPlace(*target);
    if (!name) return place;
    const ast::Node* owner = names_.owner(*name, name->id.text());
    std::string root = owner ? rootOf(*owner, name->id.text(), depth + 1) : std::string();
    return root.empty() ? std::string(name->id.text()) : root;
}

/// What a name always stands for, as only keys split off from that are bound to it; empty if it stands for itself.
std::string ThreadedKeys::rootOf(const ast::Node& scope, std::string_view name, int depth) {
    auto [known, isNew] = roots_.try_emplace({&scope, std::string(name)});
    if (!isNew || depth > deepest) return known->second;
    const std::vector<const ast::NameExpr*> stores = names_.stores(scope, name);
    const bool isOther =
        stores.empty() || names_.parameter(scope, name) || names_.isDeclared(name) || (scope.kind == ast::Kind::Module && isTaken_(name));
    if (isOther || scope.kind == ast::Kind::ClassDef) return {};
    std::string root;
    for (const ast::NameExpr* store : stores) {
        auto split = splitOf_.find(store);
        std::string one = split == splitOf_.end() ? std::string() : rootOf(*split->second, depth);
        if (one.empty() || one == name || (!root.empty() && one != root)) return {};
        root = std::move(one);
    }
    if (isVisible(scope, name, root)) roots_[{&scope, std::string(name)}] = root;
    return roots_[{&scope, std::string(name)}];
}

/// Whether wherever the name is read, the root means what it means in `scope`.
bool ThreadedKeys::isVisible(const ast::Node& scope, std::string_view name, std::string_view root) const {
    const std::string_view first = root.substr(0, root.find_first_of(".["));
    const std::vector<const ast::NameExpr*> stores = names_.stores(scope, name);
    const ast::Node* owner = names_.owner(*stores.front(), first);
    return std::ranges::all_of(names_.reads(scope, name), [&](const ast::NameExpr* read) { return names_.owner(*read, first) == owner; });
}

bool ThreadedKeys::isUnused(const Split& split, const ast::Expr& target) const {
    const auto* name = ast::as<ast::NameExpr>(&target);
    if (!name || split.scope->kind == ast::Kind::ClassDef || names_.isDeclared(name->id.text())) return false;
    const bool isShown = split.scope->kind == ast::Kind::Module && isTaken_(name->id.text());
    return !isShown && names_.reads(*split.scope, name->id.text()).empty();
}

/// Which of the targets are left to bind, and to what.
void ThreadedKeys::bindTargets(const Split& split) {
    Statement statement{split.statement, split.key, {}};
    const std::string root = rootOf(split, 0);
    const bool isPlace = !keyPlace(*split.key).empty();
    for (const ast::Expr* target : split.targets) {
        const auto* name = ast::as<ast::NameExpr>(target);
        const bool isRoot = keyPlace(*target) == root;
        const bool isGone = isUnused(split, *target) || (name && !rootOf(*split.scope, name->id.text(), 0).empty());
        if (isRoot ? !isPlace : !isGone) statement.lines.push_back({target, isRoot ? std::string() : root});
    }
    statements_.push_back(std::move(statement));
}

void ThreadedKeys::replaceReads() {
    for (const auto& [key, root] : roots_)
        if (!root.empty())
            for (const ast::NameExpr* read : names_.reads(*key.first, key.second)) replaced_.push_back({read, root, nullptr});
}

}  // namespace regraft
