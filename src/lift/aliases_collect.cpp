// What the statements of a scope bind, read and link.

#include <array>

#include "ast/display.h"
#include "ast/visit.h"
#include "lift/aliases.h"
#include "lift/calls.h"
#include "lift/passing_functions.h"
#include "lift/program_effects.h"

namespace regraft {

namespace {

bool isComprehensionTarget(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* child = &node;
    for (const ast::Node* at = analysis.parent(node); at; child = at, at = analysis.parent(*at)) {
        if (const auto* generator = ast::as<ast::comprehension>(at)) return generator->target == child;
        if (at->kind != ast::Kind::Tuple && at->kind != ast::Kind::List && at->kind != ast::Kind::Starred) return false;
    }
    return false;
}

template <std::size_t n>
bool isOneOf(std::string_view name, const std::array<std::string_view, n>& list) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

constexpr std::array<std::string_view, 9> mutators = {"append",     "extend", "insert",     "add", "update",
                                                      "setdefault", "put",    "appendleft", "push"};
constexpr std::array<std::string_view, 8> getters = {"get", "pop", "setdefault", "values", "items", "popitem", "copy", "popleft"};
constexpr std::array<std::string_view, 12> passers = {"list", "tuple", "dict",   "zip", "enumerate", "reversed",
                                                      "iter", "next",  "sorted", "set", "max",       "min"};

/// Whether a function of another library gives nothing that it was given.
bool givesNew(std::string_view name) {
    constexpr std::array<std::string_view, 6> modules = {"builtins.", "copy.deepcopy", "math.", "random.", "time.", "os."};
    return std::any_of(modules.begin(), modules.end(), [&](std::string_view module) { return name.starts_with(module); });
}

const ast::Module& moduleOf(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* at = &node;
    while (const ast::Node* around = analysis.parent(*at)) at = around;
    return *ast::as<ast::Module>(at);
}

std::string_view calledName(const ast::Call& call) {
    if (const auto* name = ast::as<ast::NameExpr>(call.func)) return name->id.text();
    if (const auto* attribute = ast::as<ast::Attribute>(call.func)) return attribute->attr.text();
    return "the function";
}

/// `target += value`
bool isAugmented(const ast::Expr& target, const Analysis& analysis) {
    const auto* augmented = ast::as<ast::AugAssign>(analysis.parent(target));
    return augmented && augmented->target == &target;
}

/// Whether such a statement changes the object that the target holds, and gives it no other.
bool keepsObject(const ast::Expr& target, const Analysis& analysis) {
    const Use* use = analysis.useAt(target);
    return !analysis.typeOf(target)->isNumber() && !(use && bindsAnew(*use, analysis));
}

/// The names of a target that may be bound to arrays, or to what holds some.
std::set<std::string> arraysIn(const ast::Expr& target, const Analysis& analysis) {
    std::set<std::string> names;
    ast::walk(target, [&](const ast::Node& inner) {
        const auto* name = ast::as<ast::NameExpr>(&inner);
        const Type* type = name ? analysis.typeOf(*name) : nullptr;
        if (type && !type->isNumber() && type->kind != TypeKind::Str) names.emplace(name->id.text());
        return true;
    });
    return names;
}

/// Of a target that runs over a dict, or over its keys or items, what takes the keys; null if it is no dict.
const ast::Expr* keyOf(const ast::Expr& target, const ast::Expr& iterated, const Analysis& analysis) {
    if (analysis.typeOf(iterated)->kind == TypeKind::Dict) return &target;
    const auto* call = ast::as<ast::Call>(&iterated);
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    if (!method || !call->args.empty() || analysis.callee(*call)) return nullptr;
    const Type& object = *analysis.typeOf(*method->value);
    if (object.kind != TypeKind::Dict && !object.isUnknown()) return nullptr;
    if (method->attr == "keys") return &target;
    const bool isPair = ast::isDisplay(&target) && ast::elementsOf(&target).size() == 2;
    return method->attr == "items" && isPair ? ast::elementsOf(&target)[0] : nullptr;
}

/// Whether a loop changes what a name of its holds: keys are texts as a rule, but arrays may be keys, too.
bool isWrittenThrough(std::string_view name, const ast::Stmt& loop) {
    const auto isName = [&](const ast::Expr* expr) {
        const auto* read = ast::as<ast::NameExpr>(expr);
        return read && read->id == name;
    };
    bool found = false;
    ast::walk(loop, [&](const ast::Node& node) {
        const auto* sum = ast::as<ast::AugAssign>(&node);
        const auto* member = ast::as<ast::Attribute>(&node);
        const auto* item = ast::as<ast::Subscript>(&node);
        found = found || (sum && isName(sum->target)) || (member && isName(member->value)) ||
                (item && item->ctx != ast::ExprContext::Load && isName(item->value));
        return !found;
    });
    return found;
}

}  // namespace

std::set<std::string> namesIn(const ast::Node& node) {
    std::set<std::string> names;
    ast::walk(node, [&](const ast::Node& inner) {
        if (const auto* name = ast::as<ast::NameExpr>(&inner)) names.emplace(name->id.text());
        return true;
    });
    return names;
}

Aliases* ScopeAliases::around(const ast::Node& node, const Analysis& analysis, const ProgramEffects* effects) {
    const ast::Node* scope = scopeAround(node, analysis);
    if (!scope || scope->kind == ast::Kind::ClassDef || scope->kind == ast::Kind::Lambda) return nullptr;
    auto& slot = scopes_[scope];
    if (!effects && !passing_) passing_ = passingFunctions(moduleOf(node, analysis), analysis);
    if (!slot) slot = std::make_unique<Aliases>(*scope, analysis, effects, effects ? effects->passing() : *passing_);
    return slot.get();
}

Aliases::Aliases(const ast::Node& scope, const Analysis& analysis, const ProgramEffects* effects, const FunctionSet& passing)
    : scope_(scope),
      analysis_(analysis),
      effects_(effects),
      passing_(passing),
      flow_(scope),
      bindings_(flow_.size()),
      reads_(flow_.size()) {
    if (const ast::arguments* arguments = argumentsOf(scope))
        for (Name name : parametersOf(*arguments)) {
            parameters_.emplace(name.text());
            bind(FlowGraph::entry, std::string(name.text()));
        }
    for (NodeIndex node = 1; node < flow_.size(); ++node) collect(node, *flow_.statement(node));
}

void Aliases::bind(NodeIndex node, std::string key) {
    if (key.find_first_of(".[") == std::string::npos) locals_.insert(key);
    bindings_[node].push_back(std::move(key));
}

void Aliases::collect(NodeIndex node, const ast::Stmt& statement) {
    if (const auto* global = ast::as<ast::Global>(&statement))
        for (const ast::Identifier* name : global->names) outer_.emplace(name->name.text());
    if (const auto* nonlocal = ast::as<ast::Nonlocal>(&statement))
        for (const ast::Identifier* name : nonlocal->names) outer_.emplace(name->name.text());
    if (opensScope(statement)) {
        captured_.merge(namesIn(statement));
        if (const auto* function = ast::as<ast::FunctionDef>(&statement)) bind(node, std::string(function->name.text()));
        if (const auto* function = ast::as<ast::AsyncFunctionDef>(&statement)) bind(node, std::string(function->name.text()));
        if (const auto* definition = ast::as<ast::ClassDef>(&statement)) bind(node, std::string(definition->name.text()));
        return;
    }
    forEachOwnNode(statement, [&](const ast::Node& part) { collectBindings(node, part); });
    if (const auto* assign = ast::as<ast::Assign>(&statement)) linkTargets(node, assign->targets, *assign->value);
    if (const auto* assign = ast::as<ast::AnnAssign>(&statement); assign && assign->value) link(node, *assign->target, *assign->value);
    const ast::Expr *target = nullptr, *iterated = nullptr;
    if (const auto* loop = ast::as<ast::For>(&statement)) target = loop->target, iterated = loop->iter;
    if (const auto* loop = ast::as<ast::AsyncFor>(&statement)) target = loop->target, iterated = loop->iter;
    if (target) linkElements(node, *target, *iterated);
}

/// `for p, g in ((a, b), (c, d))`: p is a or c.
void Aliases::linkElement(NodeIndex node, const ast::Expr& target, const ast::Expr& element) {
    const bool isSplit =
        ast::isDisplay(&target) && ast::isDisplay(&element) && ast::elementsOf(&target).size() == ast::elementsOf(&element).size();
    if (!isSplit) {
        for (const std::string& name : namesIn(target)) linkSources(node, name, nullptr, element, element, false);
        return;
    }
    for (std::size_t i = 0; i < ast::elementsOf(&target).size(); ++i)
        linkElement(node, *ast::elementsOf(&target)[i], *ast::elementsOf(&element)[i]);
}

/// Names that a loop binds to parts of what it runs over; what that is, is not always known.
void Aliases::linkElements(NodeIndex node, const ast::Expr& target, const ast::Expr& iterated) {
    if (ast::isDisplay(&iterated)) {
        for (const ast::Expr* element : ast::elementsOf(&iterated)) linkElement(node, target, *element);
        return;
    }
    const auto* call = ast::as<ast::Call>(&iterated);
    const std::span<ast::Expr* const> targets = ast::isDisplay(&target) ? ast::elementsOf(&target) : std::span<ast::Expr* const>();
    const std::string_view called = call ? calledName(*call) : std::string_view();
    if (called == "zip" && targets.size() == call->args.size()) {
        for (std::size_t i = 0; i < targets.size(); ++i) linkElements(node, *targets[i], *call->args[i]);
        return;
    }
    if (called == "enumerate" && targets.size() == 2 && !call->args.empty()) return linkElements(node, *targets[1], *call->args[0]);
    const ast::Expr* key = keyOf(target, iterated, analysis_);
    const std::set<std::string> keys = key ? namesIn(*key) : std::set<std::string>();
    for (const std::string& name : arraysIn(target, analysis_)) {
        if (keys.contains(name) && !isWrittenThrough(name, *flow_.statement(node))) continue;
        std::size_t before = links_.size();
        linkSources(node, name, nullptr, iterated, iterated, false);
        if (links_.size() == before && !isFreshArray(iterated, analysis_)) linkHidden(node, name, iterated, "<loop>");
    }
}

/// The child shares memory with something that has no name here, and that may be looked at any time.
void Aliases::linkHidden(NodeIndex node, const std::string& child, const ast::Expr& value, std::string where) {
    Place place;
    place.key = std::move(where);
    links_.push_back({node, child, nullptr, &value, std::move(place), false});
}

void Aliases::collectBindings(NodeIndex node, const ast::Node& part) {
    if (part.kind == ast::Kind::Lambda) return captured_.merge(namesIn(part));
    if (const auto* name = ast::as<ast::NameExpr>(&part)) {
        bool isStore = name->ctx != ast::ExprContext::Load;
        const auto* item = ast::as<ast::Subscript>(analysis_.parent(part));
        bool isItem = item && item->value == name && item->slice->kind == ast::Kind::Constant && !holderKey(*item, analysis_).empty();
        if (!isStore && !isItem) reads_[node].emplace_back(name->id.text());
        if (isAugmented(*name, analysis_)) {
            reads_[node].emplace_back(name->id.text());
            if (keepsObject(*name, analysis_)) return;
        }
        if (isStore && !isComprehensionTarget(part, analysis_)) bind(node, std::string(name->id.text()));
    } else if (part.kind == ast::Kind::Attribute || part.kind == ast::Kind::Subscript) {
        const auto& expr = static_cast<const ast::Expr&>(part);
        const auto* attribute = ast::as<ast::Attribute>(&expr);
        ast::ExprContext context = attribute ? attribute->ctx : ast::as<ast::Subscript>(&expr)->ctx;
        std::string key = holderKey(expr, analysis_);
        if (key.empty()) return;
        written_.emplace(key, &expr);
        const bool isChanged = isAugmented(expr, analysis_);
        if (context == ast::ExprContext::Load || isChanged) reads_[node].push_back(key);
        if (context != ast::ExprContext::Load && !(isChanged && keepsObject(expr, analysis_))) bind(node, std::move(key));
    } else if (const auto* alias = ast::as<ast::alias>(&part)) {
        std::string_view bound = alias->asname ? alias->asname.text() : alias->name.text();
        bind(node, std::string(bound.substr(0, bound.find('.'))));
    } else if (const auto* handler = ast::as<ast::ExceptHandler>(&part); handler && handler->name) {
        bind(node, std::string(handler->name.text()));
    } else if (const auto* named = ast::as<ast::NamedExpr>(&part)) {
        link(node, *named->target, *named->value);
    } else if (const auto* item = ast::as<ast::withitem>(&part); item && item->optional_vars) {
        link(node, *item->optional_vars, *item->context_expr);
    } else if (const auto* yield = ast::as<ast::Yield>(&part); yield && yield->value) {
        linkSources(node, "<yield>", nullptr, *yield->value, *yield->value, false);
    } else if (const auto* call = ast::as<ast::Call>(&part)) {
        linkMutator(node, *call);
    }
}

/// All targets of one value are names of the same thing.
void Aliases::linkTargets(NodeIndex node, std::span<ast::Expr* const> targets, const ast::Expr& value) {
    for (const ast::Expr* target : targets) link(node, *target, value);
    const std::size_t before = links_.size();
    for (std::size_t i = 1; i < targets.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) link(node, *targets[i], *targets[j]);
    for (std::size_t i = before; i < links_.size(); ++i) links_[i].isTogether = true;
}

void Aliases::link(NodeIndex node, const ast::Expr& target, const ast::Expr& value) {
    std::span<ast::Expr*const> targets, values;
    if (const auto* tuple = ast::as<ast::Tuple>(&target)) targets = tuple->elts;
    if (const auto* list = ast::as<ast::List>(&target)) targets = list->elts;
    if (const auto* tuple = ast::as<ast::Tuple>(&value)) values = tuple->elts;
    if (!targets.empty()) {
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (targets.size() == values.size()) link(node, *targets[i], *values[i]);
            else
                for (const std::string& name : namesIn(*targets[i])) linkSources(node, name, nullptr, value, value, false);
        }
        return;
    }
    std::string key = holderKey(target, analysis_);
    if (key.empty()) return;
    linkSources(node, key, &target, value, value, true);
    noteOrigin(node, key, value);
}

/// `part` of `value` may be, or be in, what the child now holds.
void Aliases::linkSources(NodeIndex node, const std::string& child, const ast::Expr* target, const ast::Expr& value, const ast::Expr& part,
                          bool isExact) {
    auto each = [&](std::span<ast::Expr* const> parts, const std::string& into) {
        for (const ast::Expr* one : parts)
            if (one) linkSources(node, into, target, value, *one, false);
    };
    std::string items = child + "[*]";
    switch (part.kind) {
        case ast::Kind::List: return linkItems(node, child, static_cast<const ast::List&>(part).elts, isExact);
        case ast::Kind::Tuple: return linkItems(node, child, static_cast<const ast::Tuple&>(part).elts, isExact);
        case ast::Kind::Set: return each(static_cast<const ast::Set&>(part).elts, items);
        case ast::Kind::Dict: return linkEntries(node, child, static_cast<const ast::Dict&>(part), isExact);
        case ast::Kind::BoolOp: return each(static_cast<const ast::BoolOp&>(part).values, child);
        case ast::Kind::Starred: return linkSources(node, child, target, value, *static_cast<const ast::Starred&>(part).value, false);
        case ast::Kind::IfExp:
            linkSources(node, child, target, value, *static_cast<const ast::IfExp&>(part).body, false);
            return linkSources(node, child, target, value, *static_cast<const ast::IfExp&>(part).orelse, false);
        case ast::Kind::ListComp: return linkSources(node, items, target, value, *static_cast<const ast::ListComp&>(part).elt, false);
        default: break;
    }
    Place place = placeOf(part, analysis_);
    if (!place) {
        const auto* call = ast::as<ast::Call>(&part);
        return call && !analysis_.useAt(part) ? linkCall(node, child, *call) : void();
    }
    bool isArray = analysis_.typeOf(part)->isArray();
    isExact = isExact && place.sharing == Sharing::Yes;
    links_.push_back({node, child, target, &value, place, isExact});
    if (isArray) return;
    Place inside = place;  // a container under a second name, or one iterated over
    inside.key += "[*]";
    links_.push_back({node, items, nullptr, &value, inside, false});
    if (!isExact) links_.push_back({node, child, nullptr, &value, std::move(inside), false});
}

/// `xs = [a, b]`: xs[0] is a.
void Aliases::linkItems(NodeIndex node, const std::string& child, std::span<ast::Expr* const> elements, bool isExact) {
    bool hasStar = std::any_of(elements.begin(), elements.end(), [](const ast::Expr* e) { return e->kind == ast::Kind::Starred; });
    for (std::size_t i = 0; i < elements.size(); ++i) {
        std::string key = hasStar ? child + "[*]" : child + "[" + std::to_string(i) + "]";
        linkSources(node, key, nullptr, *elements[i], *elements[i], isExact && !hasStar);
    }
}

/// `d = {'k': a}`: d['k'] is a.
void Aliases::linkEntries(NodeIndex node, const std::string& child, const ast::Dict& dict, bool isExact) {
    for (std::size_t i = 0; i < dict.values.size(); ++i) {
        bool isConstant = dict.keys[i] && dict.keys[i]->kind == ast::Kind::Constant;
        std::string key = isConstant ? itemOf(child, *dict.keys[i]) : child + "[*]";
        linkSources(node, key, nullptr, *dict.values[i], *dict.values[i], isExact && isConstant);
    }
}

void Aliases::linkCall(NodeIndex node, const std::string& child, const ast::Call& call) {
    const Type& function = *analysis_.typeOf(*call.func);
    bool passesOn = function.kind == TypeKind::Class || isOneOf(calledName(call), passers);
    bool isKnown = function.kind == TypeKind::Function && function.definition && isFunction(*function.definition);
    if (function.kind == TypeKind::Function && !isKnown) passesOn = true;  // a lambda, or part of a function
    if (isKnown) passesOn = passing_.contains(function.definition) || (!effects_ && !analysis_.isOwn(*function.definition));
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (method && isOneOf(method->attr.text(), getters)) linkSources(node, child, nullptr, call, *method->value, false);
    if (!passesOn) return;
    if (method && analysis_.typeOf(*method->value)->kind == TypeKind::Instance)
        linkHidden(node, child, call, holderKey(*method->value, analysis_) + ".<returned>");
    for (const ast::Expr* argument : call.args) {
        linkSources(node, child, nullptr, call, *argument, false);
        linkSources(node, child + "[*]", nullptr, call, *argument, false);
    }
    for (const ast::keyword* keyword : call.keywords) linkSources(node, child, nullptr, call, *keyword->value, false);
}

/// `xs.append(x)`
void Aliases::linkMutator(NodeIndex node, const ast::Call& call) {
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (!method || analysis_.useAt(call) || !isOneOf(method->attr.text(), mutators)) return;
    std::string key = holderKey(*method->value, analysis_);
    if (key.empty()) return;
    bind(node, key + "[*]");
    for (const ast::Expr* argument : call.args) linkSources(node, key + "[*]", nullptr, *argument, *argument, false);
}

void Aliases::noteOrigin(NodeIndex node, const std::string& key, const ast::Expr& value) {
    const auto* call = ast::as<ast::Call>(&value);
    if (!call || analysis_.useAt(value) || !analysis_.typeOf(*call->func)->isUnknown()) return;
    if (isOneOf(calledName(*call), getters) || givesNew(analysis_.qualifiedName(*call->func))) return;
    origins_[{key, node}] = std::string(calledName(*call));
}

}  // namespace regraft
