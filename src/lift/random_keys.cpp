#include "lift/random_keys.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lift/in_place_call.h"
#include "lift/meaning.h"
#include "lift/threaded_keys.h"

namespace regraft {

namespace {

/// Whether `node` may be evaluated several times in one run of its scope.
bool isRepeated(const ast::Node& node, const ast::Node& scope, const Analysis& analysis) {
    for (const ast::Node* at = &node; at && at != &scope; at = analysis.parent(*at)) {
        switch (at->kind) {
            case ast::Kind::For:
            case ast::Kind::While:
            case ast::Kind::AsyncFor:
            case ast::Kind::ListComp:
            case ast::Kind::SetComp:
            case ast::Kind::DictComp:
            case ast::Kind::GeneratorExp: return true;
            default: break;
        }
    }
    return false;
}

bool isSeed(const Use& use) { return means(&use, "random.seed"); }

bool isGenerator(const Use& use) { return means(&use, "random.generator"); }

}  // namespace

bool draws(const neutral::Expr& meaning) {
    if (meaning.kind == neutral::ExprKind::Operation && meaning.operation->draws) return true;
    return std::any_of(meaning.parts.begin(), meaning.parts.end(), [](const neutral::Expr* part) { return part && draws(*part); });
}

RandomKeys::RandomKeys(const CallGraph& calls, const Analysis& analysis, const KeyedFunctions& elsewhere, const std::function<bool(const Use&)>& hasOwn)
    : analysis_(analysis), calls_(calls), elsewhere_(elsewhere) {
    collectUses(hasOwn);
    if (scopes_.empty() && elsewhere_.empty()) return;
    spread();
    for (auto& [node, scope] : scopes_) settle(*node, scope);
}

bool RandomKeys::Scope::draws() const {
    return std::ranges::any_of(sites, [](const Site& site) { return site.place.empty(); });
}

void RandomKeys::collectUses(const std::function<bool(const Use&)>& hasOwn) {
    bool hasGenerators = false;
    for (const Use& use : analysis_.uses()) {
        if (!use.meaning) continue;
        const ast::Node* scope = scopeAround(*use.site.node, analysis_);
        hasGenerators = hasGenerators || isGenerator(use);
        if (isSeed(use)) scopes_[scope].seeds.push_back(&use);
        else if (const ast::Expr* generator = drawnGenerator(use)) collectDraw(use, *generator), hasGenerators = true;
        else if (draws(*use.meaning) && !(hasOwn && hasOwn(use))) scopes_[scope].sites.push_back({use.site.node, &use});
    }
    if (!hasGenerators) return;
    ast::walk(calls_.module(), [&](const ast::Node& node) {
        collectHandedOn(node);
        return true;
    });
}

/// A draw from a generator. One that is made on the spot is a key by itself.
void RandomKeys::collectDraw(const Use& use, const ast::Expr& generator) {
    const Use* made = analysis_.useAt(generator);
    if (made && isGenerator(*made)) return;
    const std::string place = keyPlace(generator);
    if (analysis_.typeOf(generator)->kind != TypeKind::Generator || place.empty()) {
        obstacles_[&use] = place.empty() ? "its generator is held by no variable that a new key could be bound to" : "its generator may be None, and then there is no key";
        return;
    }
    if (!names_) names_ = std::make_unique<ScopeNames>(calls_.module(), analysis_);
    const ast::Node* scope = scopeAround(*use.site.node, analysis_);
    const ast::NameExpr* root = placeRoot(generator);
    const ast::Node* owner = names_->owner(*root, root->id.text());
    const bool isOwn = owner == scope || !owner;
    scopes_[scope].sites.push_back({use.site.node, &use, nullptr, nullptr, isOwn ? place : std::string()});
    if (!isOwn) scopes_[owner].generator = place;
}

/// Whether the generator goes where more numbers will be drawn from it: to a function, another variable or a container.
bool RandomKeys::isHandedOn(const ast::Expr& generator) const {
    const ast::Node* parent = analysis_.parent(generator);
    if (const auto* keyword = ast::as<ast::keyword>(parent)) parent = analysis_.parent(*keyword);
    if (const auto* call = ast::as<ast::Call>(parent)) {
        const Use* use = analysis_.useAt(*call);
        const auto* name = ast::as<ast::NameExpr>(call->func);
        const bool asks = name && (name->id == "isinstance" || name->id == "print" || name->id == "type" || name->id == "id");
        return call->func != &generator && !asks && !(use && drawnGenerator(*use) == &generator);
    }
    if (const auto* assign = ast::as<ast::Assign>(parent)) return assign->value == &generator;
    return parent->kind == ast::Kind::Dict || parent->kind == ast::Kind::List;
}

void RandomKeys::collectHandedOn(const ast::Node& node) {
    if (node.kind != ast::Kind::NameExpr && node.kind != ast::Kind::Attribute) return;
    const auto& expr = static_cast<const ast::Expr&>(node);
    const auto* name = ast::as<ast::NameExpr>(&expr);
    const bool isRead = name ? name->ctx == ast::ExprContext::Load : ast::as<ast::Attribute>(&expr)->ctx == ast::ExprContext::Load;
    if (!isRead || keyPlace(expr).empty() || analysis_.typeOf(expr)->kind != TypeKind::Generator || analysis_.useAt(expr) || !isHandedOn(expr)) return;
    scopes_[scopeAround(expr, analysis_)].sites.push_back({&expr, nullptr, nullptr, nullptr, keyPlace(expr)});
}

/// Who calls a function that draws, draws.
void RandomKeys::spread() {
    std::set<const ast::Call*> known;
    for (bool changed = true; changed;) {
        changed = false;
        for (const KnownCall& call : calls_.calls()) {
            auto callee = scopes_.find(call.callee);
            bool needsKey = callee != scopes_.end() && callee->second.draws() && callee->second.generator.empty() && callee->second.seeds.empty() && obstacleOf(*call.callee).empty();
            needsKey = needsKey || (!analysis_.isOwn(*call.callee) && elsewhere_.contains(call.callee));
            if (!needsKey || !known.insert(call.call).second) continue;
            scopes_[scopeAround(*call.call, analysis_)].sites.push_back({call.call, nullptr, call.call, call.callee});
            changed = true;
        }
    }
}

std::string RandomKeys::freshName(const std::string& base, const ast::Node& where, const std::vector<std::string>& taken) const {
    std::string name = base;
    for (int n = 2; analysis_.isBound(name, where) || std::ranges::find(taken, name) != taken.end(); ++n)
        name = base == "key" && n == 2 ? "rng_key" : base + std::to_string(n);
    return name;
}

/// Why a function can take no key.
std::string RandomKeys::obstacleOf(const ast::Node& function) const {
    if (function.kind == ast::Kind::Lambda) return "a lambda has no statement to take a new key from";
    if (function.kind == ast::Kind::ClassDef) return "a class body runs once, when it is defined";
    if (calls_.isValue(function)) return "`" + std::string(functionName(function)) + "` is passed on as a value, and whoever calls it has no key for it";
    std::string_view name = functionName(function);
    bool isCalledByPython = name.starts_with("__") && name.ends_with("__") && name != "__init__" && name != "__call__";
    if (isCalledByPython) return "Python itself calls `" + std::string(name) + "`, without a key";
    std::span<ast::Expr* const> decorators;
    if (const auto* plain = ast::as<ast::FunctionDef>(&function)) decorators = plain->decorator_list;
    for (const ast::Expr* decorator : decorators)
        if (const auto* plain = ast::as<ast::NameExpr>(decorator); plain && plain->id == "property") return "a property takes no key";
    return {};
}

void RandomKeys::settle(const ast::Node& node, Scope& scope) {
    if (scope.sites.empty()) return;
    bool isModule = node.kind == ast::Kind::Module;
    scope.key = scope.generator.empty() ? freshName("key", node) : scope.generator;
    std::sort(scope.sites.begin(), scope.sites.end(), [](const Site& a, const Site& b) { return a.node->span.begin < b.node->span.begin; });
    for (const Use* seed : scope.seeds) seeds_[seed] = scope.key;
    bool isSeeded = !scope.seeds.empty() && scope.seeds.front()->site.node->span.begin < scope.sites.front().node->span.begin;
    const bool needsKey = scope.draws() && scope.generator.empty();
    bool needsParameter = needsKey && !isModule && scope.seeds.empty();
    if (needsParameter) scope.obstacle = obstacleOf(node);
    if (!giveKeys(scope)) return;
    if (needsKey && isModule && !isSeeded) moduleKey_ = scope.key;
    if (!needsParameter) return;
    auto first = std::find_if(scope.sites.begin(), scope.sites.end(), [](const Site& site) { return site.use != nullptr && site.place.empty(); });
    parameters_.push_back({&node, scope.key, first == scope.sites.end() ? nullptr : first->use, calls_.isPublic(node)});
}

/// Whether a site needs a key split off: what else draws from the same place does so, too, or this one several times.
bool RandomKeys::isSplit(const Scope& scope, const Site& site, const ast::Node& around) const {
    const bool isKept = site.place.find('.') != std::string::npos;  // an object may be asked again
    const auto same = std::ranges::count_if(scope.sites, [&](const Site& other) { return other.place == site.place; });
    return isKept || same > 1 || (site.place.empty() && !scope.generator.empty()) || isRepeated(*site.node, around, analysis_);
}

/// False if no place of the scope can have a key.
bool RandomKeys::giveKeys(Scope& scope) {
    bool any = false;
    const ast::Node& around = *scopeAround(*scope.sites[0].node, analysis_);
    std::map<std::pair<const ast::Stmt*, std::string>, std::size_t> split;
    std::map<const ast::Stmt*, std::vector<std::string>> taken;
    for (const Site& site : scope.sites) {
        const bool isOnly = !isSplit(scope, site, around);
        std::string obstacle = site.place.empty() ? scope.obstacle : std::string();
        if (obstacle.empty() && !isOnly && around.kind == ast::Kind::Lambda) obstacle = "a lambda has no statement to take a new key from";
        if (obstacle.empty() && !isOnly && !isEvaluatedOnce(*site.node, analysis_))
            obstacle = "every number needs a new key, and no statement can stand before this expression each time";
        std::string key = site.place.empty() ? scope.key : site.place;
        if (obstacle.empty() && !isOnly) {
            const ast::Stmt* statement = analysis_.statementOf(*site.node);
            auto [it, isNew] = split.emplace(std::pair(statement, key), splits_.size());
            if (isNew) splits_.push_back({statement, key, {}});
            key = freshName("subkey", around, taken[statement]);
            taken[statement].push_back(key);
            splits_[it->second].subkeys.push_back(key);
        }
        any = any || obstacle.empty();
        if (site.use) (obstacle.empty() ? keys_ : obstacles_)[site.use] = obstacle.empty() ? key : obstacle;
        else if (site.call) (obstacle.empty() ? handedOn_ : keyless_).push_back({site.call, site.callee, obstacle.empty() ? key : obstacle, parameterElsewhere(*site.callee)});
        else if (!obstacle.empty()) unsplit_.push_back({site.node, obstacle});
        else if (!isOnly) replaced_.push_back({site.node, key});
    }
    return any;
}

std::string RandomKeys::parameterElsewhere(const ast::Node& callee) const {
    auto it = elsewhere_.find(&callee);
    return it == elsewhere_.end() || analysis_.isOwn(callee) ? std::string() : it->second;
}

std::string RandomKeys::keyOf(const Use& use) const {
    auto it = keys_.find(&use);
    return it == keys_.end() ? std::string() : it->second;
}

std::string RandomKeys::obstacle(const Use& use) const {
    auto it = obstacles_.find(&use);
    return it == obstacles_.end() ? std::string() : it->second;
}

std::string RandomKeys::seededKey(const Use& seed) const {
    auto it = seeds_.find(&seed);
    return it == seeds_.end() ? std::string() : it->second;
}

}  // namespace regraft
