#include "lift/random_keys.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/entry_functions.h"
#include "lift/flow_graph.h"
#include "lift/in_place_call.h"
#include "lift/meaning.h"
#include "lift/threaded_keys.h"

namespace regraft {

namespace {

/// Whether `node` may be evaluated several times in one run of its scope.
bool isRepeated(const ast::Node& node, const ast::Node& scope, const Analysis& analysis) {
    for (const ast::Node* at = analysis.parent(node); at && at != &scope; at = analysis.parent(*at)) {
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

/// Whether a use draws from the streams of the module whose method it stands in: `F.dropout(x)`.
bool drawsFromStreams(const Use& use, const Analysis& analysis) {
    if (use.meaning->kind != neutral::ExprKind::Operation || !takesStreams(*use.meaning->operation)) return false;
    const ast::Node* around = analysis.parent(*use.site.node);
    while (around && around->kind != ast::Kind::ClassDef) around = analysis.parent(*around);
    return around != nullptr;
}

}  // namespace

bool draws(const neutral::Expr& meaning) {
    if (meaning.kind == neutral::ExprKind::Operation && meaning.operation->draws) return true;
    return std::any_of(meaning.parts.begin(), meaning.parts.end(), [](const neutral::Expr* part) { return part && draws(*part); });
}

bool takesStreams(const Operation& operation) {
    return std::ranges::any_of(operation.parameters, [](const Parameter& one) { return one.type == ParamType::Streams; });
}

RandomKeys::RandomKeys(const CallGraph& calls, const Analysis& analysis, const KeyedFunctions& elsewhere,
                       const std::function<bool(const Use&)>& hasOwn)
    : analysis_(analysis),
      calls_(calls),
      elsewhere_(elsewhere) {
    collectUses(hasOwn);
    if (scopes_.empty() && elsewhere_.empty()) return;
    for (auto& [node, scope] : scopes_) scope.isSeeded = isSeededFirst(scope);
    spread();
    findCommonSeed();
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
        else if (draws(*use.meaning) && !drawsFromStreams(use, analysis_) && !(hasOwn && hasOwn(use)))
            scopes_[scope].sites.push_back({use.site.node, &use});
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
        obstacles_[&use] = place.empty() ? "its generator is held by no variable that a new key could be bound to"
                                         : "its generator may be None, and then there is no key";
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
    if (!isRead || keyPlace(expr).empty() || analysis_.typeOf(expr)->kind != TypeKind::Generator || analysis_.useAt(expr) ||
        !isHandedOn(expr))
        return;
    scopes_[scopeAround(expr, analysis_)].sites.push_back({&expr, nullptr, nullptr, nullptr, keyPlace(expr)});
}

/// A seed in a block that what is drawn first stands in, too.
bool RandomKeys::isSeededFirst(const Scope& scope) const {
    if (scope.seeds.empty()) return false;
    const ast::Stmt* seed = analysis_.statementOf(*scope.seeds.front()->site.node);
    const ast::Node* block = analysis_.parent(*seed);
    return std::ranges::all_of(scope.sites, [&](const Site& site) {
        if (site.node->span.begin < seed->span.begin) return false;
        const ast::Node* at = site.node;
        while (at && at != block) at = analysis_.parent(*at);
        return at == block;
    });
}

/// The number that a module, or what sets tests up, seeds with.
void RandomKeys::findCommonSeed() {
    for (const auto& [node, scope] : scopes_) {
        const bool isCommon = node->kind == ast::Kind::Module || isEntryFunction(*node, calls_, analysis_);
        if (!isCommon || scope.seeds.size() != 1) continue;
        const neutral::Expr* number = scope.seeds[0]->meaning->parts[0];
        const bool isLiteral = number && number->source && number->source->kind == ast::Kind::Constant;
        if (isLiteral && (!commonSeed_ || scope.seeds[0]->site.node->span.begin < commonSeed_->site.node->span.begin))
            commonSeed_ = scope.seeds[0];
    }
}

/// Whether a function of this file takes a key from now on.
bool RandomKeys::needsKey(const ast::Node& function) const {
    auto found = scopes_.find(&function);
    if (found == scopes_.end()) return false;
    const Scope& scope = found->second;
    return scope.draws() && scope.generator.empty() && !scope.isSeeded && obstacleOf(function).empty() &&
           !isEntryFunction(function, calls_, analysis_);
}

/// Who calls a function that draws, draws.
void RandomKeys::spread() {
    std::set<const ast::Call*> known;
    for (bool changed = true; changed;) {
        changed = false;
        for (const KnownCall& call : calls_.calls()) {
            const bool isKeyed = needsKey(*call.callee) || (!analysis_.isOwn(*call.callee) && elsewhere_.contains(call.callee));
            if (!isKeyed || !known.insert(call.call).second) continue;
            Scope& caller = scopes_[scopeAround(*call.call, analysis_)];
            caller.sites.push_back({call.call, nullptr, call.call, call.callee});
            caller.isSeeded = isSeededFirst(caller);
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
    if (calls_.isValue(function))
        return "`" + std::string(functionName(function)) + "` is passed on as a value, and whoever calls it has no key for it";
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
    const bool needsKey = scope.draws() && scope.generator.empty() && !scope.isSeeded;
    const bool isEntry = needsKey && !isModule && isEntryFunction(node, calls_, analysis_);
    const bool needsParameter = needsKey && !isModule && !isEntry;
    if (needsParameter) scope.obstacle = obstacleOf(node);
    if (!giveKeys(scope)) return;
    if (needsKey && isModule) moduleKey_ = scope.key;
    if (isEntry) makeKey(node, scope);
    if (!needsParameter) return;
    auto first =
        std::find_if(scope.sites.begin(), scope.sites.end(), [](const Site& site) { return site.use != nullptr && site.place.empty(); });
    parameters_.push_back({&node, scope.key, first == scope.sites.end() ? nullptr : first->use, calls_.isPublic(node)});
}

/// Before the first statement of the function that needs the key, in whatever blocks that needs it.
void RandomKeys::makeKey(const ast::Node& function, const Scope& scope) {
    const auto first = std::ranges::find_if(scope.sites, [](const Site& site) { return site.place.empty(); });
    const ast::Stmt* statement = analysis_.statementOf(*first->node);
    for (const ast::Node* around = analysis_.parent(*statement); around != &function; around = analysis_.parent(*around))
        if (const ast::Stmt* outer = analysis_.statementOf(*around)) statement = outer, around = outer;
    made_.push_back({statement, scope.key});
}

/// Whether a site needs a key split off: what else draws from the same place does so, too, or this one several times.
bool RandomKeys::isSplit(const Scope& scope, const std::vector<Site>& sites, const Site& site, const ast::Node& around) const {
    const bool isKept = site.place.find('.') != std::string::npos;  // an object may be asked again
    const auto same = std::ranges::count_if(sites, [&](const Site& other) { return other.place == site.place; });
    return isKept || same > 1 || (site.place.empty() && !scope.generator.empty()) || isRepeated(*site.node, around, analysis_);
}

/// The places of a scope, those in elements of comprehensions below these.
std::vector<RandomKeys::Site> RandomKeys::gathered(const Scope& scope, const ast::Node& around) const {
    std::vector<Site> all;
    for (const Site& site : scope.sites) {
        std::vector<const ast::Expr*> comprehensions = comprehensionsAround(*site.node, around, analysis_);
        std::vector<Site>* level = &all;
        for (auto outer = comprehensions.rbegin(); outer != comprehensions.rend(); ++outer) {
            auto known = std::ranges::find(*level, *outer, &Site::node);
            if (known == level->end()) known = level->insert(level->end(), {*outer, nullptr, nullptr, nullptr, site.place});
            const bool isOfOther = known->place != site.place;  // a clause hands out keys of one kind
            if (isOfOther) level = &all;
            if (isOfOther) break;
            level = &known->within;
        }
        level->push_back(site);
    }
    return all;
}

/// False if no place of the scope can have a key.
bool RandomKeys::giveKeys(Scope& scope) {
    bool any = false;
    const ast::Node& around = *scopeAround(*scope.sites[0].node, analysis_);
    std::map<std::pair<const ast::Stmt*, std::string>, std::size_t> split;
    std::map<const ast::Stmt*, std::vector<std::string>> taken;
    const std::vector<Site> sites = gathered(scope, around);
    for (const Site& site : sites) {
        const bool isOnly = !isSplit(scope, sites, site, around);
        std::string obstacle = site.place.empty() ? scope.obstacle : std::string();
        if (obstacle.empty() && !isOnly && around.kind == ast::Kind::Lambda) obstacle = "a lambda has no statement to take a new key from";
        if (obstacle.empty() && !isOnly && !isEvaluatedOnce(*site.node, analysis_))
            obstacle = "every number needs a new key, and no statement can stand before this expression each time";
        if (!obstacle.empty()) {
            refuse(site, obstacle);
            continue;
        }
        any = true;
        const ast::Stmt* statement = analysis_.statementOf(*site.node);
        std::string key = site.place.empty() ? scope.key : site.place;
        if (!isOnly) {
            auto [it, isNew] = split.emplace(std::pair(statement, key), splits_.size());
            if (isNew) splits_.push_back({statement, key, {}});
            key = freshName("subkey", around, taken[statement]);
            taken[statement].push_back(key);
            splits_[it->second].subkeys.push_back(key);
        }
        if (isOnly && !site.use && !site.call && site.within.empty()) continue;  // the generator itself is handed on
        give(site, key, taken[statement]);
    }
    return any;
}

void RandomKeys::give(const Site& site, const std::string& key, std::vector<std::string>& taken) {
    if (site.use) keys_[site.use] = key;
    else if (site.call) handedOn_.push_back({site.call, site.callee, key, parameterElsewhere(*site.callee)});
    else if (site.within.empty()) replaced_.push_back({site.node, key});
    if (site.within.empty()) return;
    EachKey each = eachKeyOf(*site.node);
    each.key = key;
    for (const Site& inner : site.within) {
        each.subkeys.push_back(freshName("subkey", *site.node, taken));
        taken.push_back(each.subkeys.back());
        give(inner, each.subkeys.back(), taken);
    }
    each_.push_back(std::move(each));
}

void RandomKeys::refuse(const Site& site, const std::string& obstacle) {
    if (site.use) obstacles_[site.use] = obstacle;
    else if (site.call) keyless_.push_back({site.call, site.callee, obstacle, parameterElsewhere(*site.callee)});
    else if (site.within.empty()) unsplit_.push_back({site.node, obstacle});
    for (const Site& inner : site.within) refuse(inner, obstacle);
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
