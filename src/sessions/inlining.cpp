// Functions that build part of the graph and are called once: what they do is done where they are called.
//
//     def build(x):                                   loss = tf.reduce_mean(f(x))
//         loss = tf.reduce_mean(f(x))          →      train = optimizer.minimize(loss)
//         return loss, optimizer.minimize(loss)
//     loss, train = build(x)

#include <algorithm>

#include "ast/display.h"
#include "ast/names.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "sessions/graph_reader.h"

namespace regraft {

namespace {

/// What can't be part of a function that is called in what runs.
constexpr std::string_view inParts[] = {"placeholder", "default", "group", "merge", "summary", "collection", "saver"};
constexpr unsigned mostInlined = 12;

const ast::Call* calledBy(const ast::Stmt& statement) {
    const auto* assign = ast::as<ast::Assign>(&statement);
    if (assign) return assign->targets.size() == 1 ? ast::as<ast::Call>(assign->value) : nullptr;
    const auto* alone = ast::as<ast::ExprStmt>(&statement);
    return alone ? ast::as<ast::Call>(alone->value) : nullptr;
}

/// What a call is bound to, with what the function returns for each; none if that doesn't fit.
std::vector<std::pair<ast::Expr*, ast::Expr*>> resultsOf(const ast::Assign& call, const ast::Return& result) {
    ast::Expr* target = call.targets[0];
    if (!ast::isDisplay(target)) return {{target, result.value}};
    const auto targets = ast::elementsOf(target), values = ast::elementsOf(result.value);
    if (!ast::isDisplay(result.value) || ast::hasStar(result.value) || targets.size() != values.size()) return {};
    std::vector<std::pair<ast::Expr*, ast::Expr*>> all;
    for (std::size_t i = 0; i < values.size(); ++i) all.emplace_back(targets[i], values[i]);
    return all;
}

/// It runs from its first statement to its last, takes plain arguments and has its names for itself.
bool isStraight(const ast::FunctionDef& function) {
    const ast::arguments& arguments = *function.args;
    if (!function.decorator_list.empty() || !arguments.posonlyargs.empty() || !arguments.kwonlyargs.empty() || arguments.vararg ||
        arguments.kwarg)
        return false;
    bool isStraight = true;
    ast::walk(function, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::Return) isStraight = isStraight && &node == function.body.back();
        isStraight = isStraight && node.kind != ast::Kind::Yield && node.kind != ast::Kind::YieldFrom && node.kind != ast::Kind::Global &&
                     node.kind != ast::Kind::Nonlocal && (&node == &function || !opensScope(node) || node.kind == ast::Kind::Lambda);
        return isStraight;
    });
    return isStraight;
}

bool hasStars(const ast::Call& call) {
    return std::ranges::any_of(call.args, [](const ast::Expr* one) { return one->kind == ast::Kind::Starred; }) ||
           std::ranges::any_of(call.keywords, [](const ast::keyword* one) { return !one->name; });
}

bool isPart(GraphKind kind) { return kind == GraphKind::Live || kind == GraphKind::Placeholder; }

}  // namespace

/// `optimizer.minimize(loss)`
bool GraphReader::isOptimising(const ast::Call& call) const {
    const auto* method = ast::as<ast::Attribute>(call.func);
    return method && rules_.is("optimises", method->attr.text());
}

/// Whether what it does has to be seen one by one: as a whole it could not be called by a function that runs again and again.
bool GraphReader::buildsInParts(const ast::FunctionDef& function) {
    bool found = false;
    ast::walk(function, [&](const ast::Node& node) {
        if (const auto* call = ast::as<ast::Call>(&node)) {
            const std::string name = nameOf(*call->func);
            found = found || isOptimising(*call) || std::ranges::any_of(inParts, [&](auto part) { return rules_.is(part, name); });
            const auto* callee = ast::as<ast::FunctionDef>(analysis_.callee(*call));
            const bool isOther = callee && callee != &function && isCalledOnce(*callee) && isStraight(*callee);
            if (!found && isOther && depth_ < mostInlined) {
                ++depth_;
                found = buildsInParts(*callee);
                --depth_;
            }
        }
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (name && keys_.names().owner(*name, name->id.text()) == file_.module) {
            const auto value = graph_.values.find(keys_.of(*name));
            found = found || (value != graph_.values.end() && isPart(value->second.kind));
        }
        return !found;
    });
    return found;
}

bool GraphReader::isCalledOnce(const ast::FunctionDef& function) const {
    return analysis_.isOwn(function) && analysis_.parent(function) == file_.module &&
           keys_.names().stores(*file_.module, function.name.text()).empty() &&
           keys_.names().reads(*file_.module, function.name.text()).size() == 1;
}

/// The function whose statements take the place of this call of it; null if there is none.
const ast::FunctionDef* GraphReader::inlined(const ast::Stmt& statement, const ast::Node& scope) {
    const ast::Call* call = calledBy(statement);
    const auto* function = call ? ast::as<ast::FunctionDef>(analysis_.callee(*call)) : nullptr;
    if (!function || function == &scope || done_.contains(function) || !isCalledOnce(*function) || !isStraight(*function)) return nullptr;
    if (runsGraph(*function) || !buildsInParts(*function) || hasStars(*call)) return nullptr;
    const std::set<std::string> stored = storesOf(*function);
    for (const ast::arg* parameter : function->args->args)
        if (stored.contains(std::string(parameter->name.text())) || !givenTo(*function, *parameter, *call)) return nullptr;
    if (call->args.size() > function->args->args.size() || !fitsResults(*function, statement) || hidesNames(*function, scope))
        return nullptr;
    return function;
}

std::set<std::string> GraphReader::storesOf(const ast::FunctionDef& function) const {
    std::set<std::string> stored;
    ast::walk(function, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (name && name->ctx != ast::ExprContext::Load && keys_.names().owner(*name, name->id.text()) == &function)
            stored.insert(std::string(name->id.text()));
        return true;
    });
    return stored;
}

/// What the call gives for a parameter, or what that has by default.
const ast::Expr* GraphReader::givenTo(const ast::FunctionDef& function, const ast::arg& parameter, const ast::Call& call) {
    const auto& all = function.args->args;
    const auto place = static_cast<std::size_t>(std::ranges::find(all, &parameter) - all.begin());
    const ast::Expr* given = ast::argumentOf(call, place, parameter.name.text());
    const std::size_t required = all.size() - function.args->defaults.size();
    if (!given && place >= required) {
        given = function.args->defaults[place - required];
        return given->kind == ast::Kind::Constant ? given : nullptr;
    }
    if (!given) return nullptr;
    const GraphKind kind = valueOf(*given).kind;
    return given->kind == ast::Kind::NameExpr || kind == GraphKind::Plain ? given : nullptr;
}

/// `loss, train = build(x)` where it returns a name or an expression for each.
bool GraphReader::fitsResults(const ast::FunctionDef& function, const ast::Stmt& statement) const {
    const auto* assign = ast::as<ast::Assign>(&statement);
    const auto* result = ast::as<ast::Return>(function.body.back());
    if (!assign) return !result || !result->value || !ast::isDisplay(result->value);
    if (!result || !result->value) return false;
    const bool isUnpacked = ast::isDisplay(assign->targets[0]);
    const std::set<std::string> stored = storesOf(function);
    const auto results = resultsOf(*assign, *result);
    std::set<std::string> seen;
    for (const auto& [target, value] : results) {
        if (keys_.of(*target).empty()) return false;
        const auto* name = ast::as<ast::NameExpr>(value);
        const auto* call = ast::as<ast::Call>(value);
        const bool isLocal = name && stored.contains(std::string(name->id.text())) && target->kind == ast::Kind::NameExpr;
        if (isLocal && !seen.insert(std::string(name->id.text())).second) return false;
        if (!isLocal && !(call && isOptimising(*call)) && (isUnpacked || name)) return false;
    }
    return !results.empty();
}

/// Whether a name that the function finds outside is another one where it is called.
bool GraphReader::hidesNames(const ast::FunctionDef& function, const ast::Node& scope) const {
    if (&scope == file_.module) return false;
    bool hides = false;
    ast::walk(function, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (name && keys_.names().owner(*name, name->id.text()) != &function) hides = hides || keys_.names().binds(scope, name->id.text());
        return !hides;
    });
    return hides;
}

/// Whether a name means something else in the scope, or could.
bool GraphReader::isTaken(const std::string& name, const ast::Node& scope) const {
    if (keys_.names().binds(scope, name) || keys_.names().binds(*file_.module, name)) return true;
    bool isForeign = false;
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* one = ast::as<ast::NameExpr>(&node);
        isForeign = isForeign || (one && one->id == name && !keys_.names().owner(*one, name));
        return !isForeign;
    });
    return isForeign;
}

/// A name that is not in the file.
std::string GraphReader::freeName(const std::string& base) {
    if (names_.empty())
        for (std::string_view name : ast::namesIn(*file_.module)) names_.insert(std::string(name));
    std::string name = base;
    for (unsigned number = 2; names_.contains(name); ++number) name = base + "_" + std::to_string(number);
    names_.insert(name);
    return name;
}

/// Its variables are those of the scope that calls it, under names that are free there.
void GraphReader::nameLocals(const ast::FunctionDef& function, const ast::Stmt& statement, const ast::Node& scope) {
    const auto* assign = ast::as<ast::Assign>(&statement);
    const auto* result = ast::as<ast::Return>(function.body.back());
    const std::string own = "@" + std::to_string(function.id), outer = "@" + std::to_string(scope.id);
    std::map<std::string, std::string> keys;
    if (assign) {
        for (const auto& [target, value] : resultsOf(*assign, *result)) {
            const auto* name = ast::as<ast::NameExpr>(value);
            if (!name) continue;
            keys[std::string(name->id.text())] = keys_.of(*target);
            --graph_.bindings[keys_.of(*target)];
        }
    }
    for (const std::string& name : storesOf(function)) {
        if (!keys.contains(name)) {
            const bool isUsed = isTaken(name, scope) || !locals_.insert(name + outer).second;
            keys[name] = (isUsed ? freeName(name) : name) + outer;
        }
        keys_.alias(name + own, keys[name]);
    }
    ast::walk(function, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (name && name->ctx == ast::ExprContext::Store && keys_.names().owner(*name, name->id.text()) == &function)
            ++graph_.bindings[keys_.of(*name)];
        return true;
    });
}

/// Parameters are what they are given: a variable goes by its own name, a constant stands for itself.
void GraphReader::nameParameters(const ast::FunctionDef& function, const ast::Call& call, GraphInlined& out,
                                 const std::vector<const ast::With*>& around) {
    for (const ast::arg* parameter : function.args->args) {
        const ast::Expr* given = givenTo(function, *parameter, call);
        const std::string key = keys_.parameter(function, parameter->name), from = keys_.of(*given);
        if (given->kind == ast::Kind::NameExpr && !from.empty()) {
            keys_.alias(key, from);
        } else if (given->kind == ast::Kind::Constant || given->kind == ast::Kind::NameExpr) {
            out.constants[std::string(parameter->name.text())] = given;
        } else {
            const std::string outer = "@" + std::to_string(out.scope->id), name(parameter->name.text());
            const bool isUsed = isTaken(name, *out.scope) || !locals_.insert(name + outer).second;
            keys_.alias(key, (isUsed ? freeName(name) : name) + outer);
            readArgument(*given, keys_.aliased(key), out, around);
        }
    }
}

/// `n = X.shape[1]`, of an argument.
void GraphReader::readArgument(const ast::Expr& given, const std::string& key, const GraphInlined& out,
                               const std::vector<const ast::With*>& around) {
    ast::Assign& made = *file_.arena.make<ast::Assign>();
    graph_.made.push_back(&made);
    made.kind = ast::Kind::Assign;
    made.id = out.at->id;
    made.span = given.span;
    made.value = const_cast<ast::Expr*>(&given);
    ++graph_.bindings[key];
    readMade(made, out, around, key);
}

void GraphReader::readMade(const ast::Assign& made, const GraphInlined& out, const std::vector<const ast::With*>& around,
                           const std::string& key) {
    const std::size_t before = graph_.units.size();
    readUnit(made, *out.scope, around);
    GraphUnit& unit = graph_.units[before];
    unit.inlinedAt = out.at;
    unit.given = key.empty() ? nullptr : made.value;
    if (key.empty()) return;
    unit.defines.push_back(key);
    graph_.values[key] = {GraphKind::Plain, false, static_cast<int>(before)};
}

/// What the function does, in the place of its call.
void GraphReader::readInlined(const ast::FunctionDef& function, const ast::Stmt& statement, const ast::Node& scope,
                              const std::vector<const ast::With*>& around) {
    done_.insert(&function);
    GraphInlined out{&function, inlinedAt_ ? inlinedAt_ : &statement, &statement, &scope, {}};
    const ast::Call& call = *calledBy(statement);
    nameParameters(function, call, out, around);
    nameLocals(function, statement, scope);
    graph_.inlined.push_back(out);
    const ast::Stmt* before = std::exchange(inlinedAt_, out.at);
    std::span<ast::Stmt* const> body = function.body;
    const auto* first = ast::as<ast::ExprStmt>(body.front());
    if (first && first->value->kind == ast::Kind::Constant) body = body.subspan(1);
    const auto* result = body.empty() ? nullptr : ast::as<ast::Return>(body.back());
    flatten(result ? body.first(body.size() - 1) : body, scope, around);
    if (const auto* assign = ast::as<ast::Assign>(&statement); assign && result) readResults(*assign, *result, out, around);
    inlinedAt_ = before;
}

/// Expressions that it returns are bound to what the call is bound to.
void GraphReader::readResults(const ast::Assign& call, const ast::Return& result, const GraphInlined& out,
                              const std::vector<const ast::With*>& around) {
    const bool isUnpacked = ast::isDisplay(call.targets[0]);
    for (const auto& [target, value] : resultsOf(call, result)) {
        if (value->kind == ast::Kind::NameExpr) continue;
        ast::Assign& made = *file_.arena.make<ast::Assign>();
        graph_.made.push_back(&made);
        made.kind = ast::Kind::Assign;
        made.id = result.id;
        made.span = isUnpacked ? value->span : result.span;
        made.targets = file_.arena.copy(std::vector<ast::Expr*>{target});
        made.value = value;
        readMade(made, out, around, "");
    }
}

}  // namespace regraft
