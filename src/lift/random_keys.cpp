#include "lift/random_keys.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lift/in_place_call.h"

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

bool isSeed(const Use& use) {
    return use.meaning && use.meaning->kind == neutral::ExprKind::Operation && use.meaning->operation->name == "random.seed";
}

}  // namespace

bool draws(const neutral::Expr& meaning) {
    if (meaning.kind == neutral::ExprKind::Operation && meaning.operation->draws) return true;
    return std::any_of(meaning.parts.begin(), meaning.parts.end(), [](const neutral::Expr* part) { return part && draws(*part); });
}

RandomKeys::RandomKeys(const CallGraph& calls, const Analysis& analysis, const KeyedFunctions& elsewhere)
    : analysis_(analysis), calls_(calls), elsewhere_(elsewhere) {
    collectUses();
    if (scopes_.empty() && elsewhere_.empty()) return;
    spread();
    for (auto& [node, scope] : scopes_) settle(*node, scope);
}

void RandomKeys::collectUses() {
    for (const Use& use : analysis_.uses()) {
        if (!use.meaning) continue;
        const ast::Node* scope = scopeAround(*use.site.node, analysis_);
        if (isSeed(use)) scopes_[scope].seeds.push_back(&use);
        else if (draws(*use.meaning)) scopes_[scope].sites.push_back({use.site.node, &use});
    }
}

/// Who calls a function that draws, draws.
void RandomKeys::spread() {
    std::set<const ast::Call*> known;
    for (bool changed = true; changed;) {
        changed = false;
        for (const KnownCall& call : calls_.calls()) {
            auto callee = scopes_.find(call.callee);
            bool needsKey = callee != scopes_.end() && callee->second.draws() && callee->second.seeds.empty() && obstacleOf(*call.callee).empty();
            needsKey = needsKey || (!analysis_.isOwn(*call.callee) && elsewhere_.contains(call.callee));
            if (!needsKey || !known.insert(call.call).second) continue;
            scopes_[scopeAround(*call.call, analysis_)].sites.push_back({call.call, nullptr, call.call, call.callee});
            changed = true;
        }
    }
}

std::string RandomKeys::freshName(const std::string& base, const ast::Node& where) const {
    std::string name = base;
    for (int n = 2; analysis_.isBound(name, where); ++n) name = base == "key" && n == 2 ? "rng_key" : base + std::to_string(n);
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
    if (!scope.draws()) return;
    bool isModule = node.kind == ast::Kind::Module;
    scope.key = freshName("key", node);
    std::sort(scope.sites.begin(), scope.sites.end(), [](const Site& a, const Site& b) { return a.node->span.begin < b.node->span.begin; });
    for (const Use* seed : scope.seeds) seeds_[seed] = scope.key;
    bool isSeeded = !scope.seeds.empty() && scope.seeds.front()->site.node->span.begin < scope.sites.front().node->span.begin;
    bool needsParameter = !isModule && scope.seeds.empty();
    if (needsParameter) scope.obstacle = obstacleOf(node);
    if (!giveKeys(scope)) return;
    if (isModule && !isSeeded) moduleKey_ = scope.key;
    if (!needsParameter) return;
    auto first = std::find_if(scope.sites.begin(), scope.sites.end(), [](const Site& site) { return site.use != nullptr; });
    parameters_.push_back({&node, scope.key, first == scope.sites.end() ? nullptr : first->use, calls_.isPublic(node)});
}

/// False if no place of the scope can have a key.
bool RandomKeys::giveKeys(Scope& scope) {
    bool any = false;
    const ast::Node& around = *scopeAround(*scope.sites[0].node, analysis_);
    bool isOnly = scope.sites.size() == 1 && !isRepeated(*scope.sites[0].node, around, analysis_);
    std::map<const ast::Stmt*, std::size_t> split;
    for (const Site& site : scope.sites) {
        std::string obstacle = scope.obstacle;
        if (obstacle.empty() && !isOnly && !isEvaluatedOnce(*site.node, analysis_))
            obstacle = "every number needs a new key, and no statement can stand before this expression each time";
        std::string key = scope.key;
        if (obstacle.empty() && !isOnly) {
            const ast::Stmt* statement = analysis_.statementOf(*site.node);
            auto [it, isNew] = split.emplace(statement, splits_.size());
            if (isNew) splits_.push_back({statement, scope.key, {}});
            Split& here = splits_[it->second];
            key = freshName(here.subkeys.empty() ? "subkey" : "subkey" + std::to_string(here.subkeys.size() + 1), around);
            here.subkeys.push_back(key);
        }
        any = any || obstacle.empty();
        if (site.use) (obstacle.empty() ? keys_ : obstacles_)[site.use] = obstacle.empty() ? key : obstacle;
        else (obstacle.empty() ? handedOn_ : keyless_).push_back({site.call, site.callee, obstacle.empty() ? key : obstacle, parameterElsewhere(*site.callee)});
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
