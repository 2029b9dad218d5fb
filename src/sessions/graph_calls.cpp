#include <algorithm>

#include "ast/names.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "sessions/graph_reader.h"

namespace regraft {

namespace {

constexpr std::size_t mostDepth = 12;

bool isAnyOf(std::string_view name, std::initializer_list<std::string_view> names) { return std::ranges::find(names, name) != names.end(); }

/// `tf.get_collection(tf.GraphKeys.UPDATE_OPS)`: layers see to their averages themselves.
bool isUpdates(const ast::Call& call) {
    const auto* key = call.args.size() == 1 ? ast::as<ast::Attribute>(call.args[0]) : nullptr;
    return key && key->attr == "UPDATE_OPS";
}

bool isLiveKind(GraphKind kind) { return kind == GraphKind::Live || kind == GraphKind::Placeholder; }

/// Of a learning rate: each step has to ask what it is by then. Variables can't be given to optimisers any more.
bool isAskedByStep(GraphKind kind) { return isLiveKind(kind) || kind == GraphKind::State; }

}  // namespace

/// All arguments, and the most that one of them is.
GraphValue GraphReader::arguments(const ast::Call& expr) {
    GraphValue most;
    auto look = [&](const ast::Expr& argument) {
        const GraphValue value = eval(argument);
        checkHandedOptimiser(argument, value);
        if (value.kind <= GraphKind::Placeholder && most.kind < value.kind) most = value;
    };
    for (const ast::Expr* argument : expr.args) look(*argument);
    for (const ast::keyword* keyword : expr.keywords) look(*keyword->value);
    return most;
}

/// Where it is used, nobody would ask what its learning rate is by then.
void GraphReader::checkHandedOptimiser(const ast::Expr& argument, const GraphValue& value) {
    const ast::Expr* rate =
        value.kind == GraphKind::Optimiser && value.call && unit_ ? ast::argumentOf(*value.call, 0, "learning_rate") : nullptr;
    if (rate && isAskedByStep(valueOf(*rate).kind)) hinder(argument, "an optimiser whose learning rate changes is handed on");
}

/// `sess.run(…)`, `loss.eval(…)`, `train_op.run(…)`
bool GraphReader::isRun(const ast::Call& expr) {
    const auto* method = ast::as<ast::Attribute>(expr.func);
    if (!method || !nameOf(*method).empty()) return false;
    const GraphKind base = valueOf(*method->value).kind;
    if (method->attr == "eval" || method->attr == "run")
        if (base == GraphKind::Live || base == GraphKind::State || base == GraphKind::Operation || base == GraphKind::Initialiser)
            return true;
    if (method->attr == "eval" && base == GraphKind::Plain && analysis_.typeOf(*method->value)->isArray()) return true;
    if (method->attr != "run") return false;
    if (base == GraphKind::Session) return true;
    const ast::Expr* fetches = ast::argumentOf(expr, 0, "fetches");
    const GraphKind fetched = fetches ? valueOf(*fetches).kind : GraphKind::Plain;
    return base == GraphKind::Plain && fetched >= GraphKind::Operation && fetched != GraphKind::Session;
}

GraphValue GraphReader::runCall(const ast::Call& expr) {
    const auto* method = ast::as<ast::Attribute>(expr.func);
    const GraphKind base = valueOf(*method->value).kind;
    const bool isOfSession = method->attr == "run" && (base == GraphKind::Session || base == GraphKind::Plain);
    GraphRun run{&expr, isOfSession ? ast::argumentOf(expr, 0, "fetches") : method->value,
                 ast::argumentOf(expr, isOfSession ? 1 : 0, "feed_dict"), unit_->scope};
    const bool isKnown = std::ranges::any_of(graph_.runs, [&](const GraphRun& one) { return one.call == &expr; });
    if (!isKnown && unit_->scope) graph_.runs.push_back(run);
    if (run.feed) {
        const bool wasLive = isLive_;
        const GraphValue fed = eval(*run.feed);
        if (fed.kind == GraphKind::Feed || fed.kind == GraphKind::Plain) isLive_ = wasLive;
    }
    runs_ = true;
    return {};
}

GraphValue GraphReader::namedCall(const ast::Call& expr, const std::string& name) {
    auto is = [&](std::string_view part) { return rules_.is(part, name); };
    if (is("placeholder")) {
        arguments(expr);
        if (!inside_.empty()) hinder(expr, "placeholders are made in a function that is called in it");
        return {GraphKind::Placeholder, false, -1, &expr};
    }
    if (is("session") || is("graph") || is("configuration")) {
        for (const ast::keyword* keyword : expr.keywords) valueOf(*keyword->value);
        return {is("session") ? GraphKind::Session : is("graph") ? GraphKind::Graph : GraphKind::Settings};
    }
    if (is("collection") && isUpdates(expr)) return {GraphKind::Settings};
    if (is("initialise")) return {GraphKind::Initialiser};
    if (is("saver")) return {GraphKind::Saver, false, -1, &expr};
    if (is("forget") || is("plain") || is("nothing")) return {is("nothing") ? GraphKind::Operation : GraphKind::Plain};
    const auto* collection = is("collection") && !expr.args.empty() ? ast::as<ast::Attribute>(expr.args[0]) : nullptr;
    const bool isAllOfScope = collection && collection->attr == "GLOBAL_VARIABLES" && scopeAsked(expr);
    if (is("variables") || isAllOfScope || (collection && collection->attr == "TRAINABLE_VARIABLES")) {  // all that there are by then
        if (!asksTrainables(expr) && std::ranges::any_of(graph_.units, [](const GraphUnit& one) { return !one.steps.empty(); }))
            hinder(expr, "what optimisers keep is among the variables that are asked for");
        unit_->all.push_back(&expr);
        GraphValue all = live();
        all.isContainer = true;
        return all;
    }
    if (is("summary") || is("merge")) {
        const auto* assign = ast::as<ast::Assign>(unit_->statement);
        const auto* alone = ast::as<ast::ExprStmt>(unit_->statement);
        const bool isWhole = inside_.empty() && (assign ? assign->value : alone ? alone->value : nullptr) == &expr;
        if (isWhole && is("merge")) return merged();
        arguments(expr);
        if (isWhole && ast::argumentOf(expr, 0, "name") && ast::argumentOf(expr, 1, "tensor")) unit_->summary = &expr;
        else hinder(expr, "`" + name + "` in the middle of something else");
        return live();
    }
    if (is("collection")) {
        hinder(expr, "`" + name + "` hands it on behind the scenes");
        arguments(expr);
        return live();
    }
    if (is("optimiser")) {
        const ast::Expr* rate = ast::argumentOf(expr, 0, "learning_rate");
        const bool wasLive = isLive_;
        const GraphKind kind = rate ? valueOf(*rate).kind : GraphKind::Plain;
        for (std::size_t i = 1; i < expr.args.size(); ++i) eval(*expr.args[i]);
        for (const ast::keyword* keyword : expr.keywords)
            if (keyword->value != rate) eval(*keyword->value);
        if (isLive_ && !wasLive) hinder(expr, "the optimiser is made of what a run computes");
        if (rate && !isAskedByStep(kind)) eval(*rate);
        return {GraphKind::Optimiser, false, -1, &expr};
    }
    const GraphValue most = arguments(expr);
    if (is("iterator")) return iteratorOf(expr);
    if (is("variable") || is("maker")) {
        unit_->makers.push_back(&expr);
        return isLiveKind(most.kind) ? live() : GraphValue{GraphKind::State};
    }
    if (is("layer")) {
        unit_->makers.push_back(&expr);
        return live();
    }
    if (is("assign")) {
        isLive_ = true;
        return {GraphKind::Operation};
    }
    if (is("group")) {
        isLive_ = true;
        for (const ast::Expr* part : expr.args) unit_->parts.push_back(part);
        return {GraphKind::Operation};
    }
    if (is("default")) return live();
    if (is("gradients")) {
        unit_->gradients.push_back(&expr);
        return live();
    }
    if (most.kind == GraphKind::State || isLiveKind(most.kind) || most.kind == GraphKind::Operation) return live();
    return {is("draw") || most.kind == GraphKind::Draw ? GraphKind::Draw : GraphKind::Plain};
}

GraphValue GraphReader::optimiserCall(const ast::Call& expr, const ast::Attribute& method, const GraphValue& optimiser) {
    const std::string_view name = method.attr.text();
    if (!rules_.is("optimises", name)) {
        arguments(expr);
        hinder(expr, "the optimiser is used in a way that is not known: `" + std::string(name) + "`");
        return live();
    }
    const bool applies = name == "apply_gradients";
    GraphStep step;
    step.call = &expr;
    step.optimiser = method.value;
    step.onlyComputes = name == "compute_gradients";
    (applies ? step.pairs : step.loss) = ast::argumentOf(expr, 0, applies ? "grads_and_vars" : "loss");
    step.variables = applies ? nullptr : ast::argumentOf(expr, name == "minimize" ? 2 : 1, "var_list");
    step.counter = name == "compute_gradients" ? nullptr : ast::argumentOf(expr, 1, "global_step");
    for (const ast::keyword* keyword : expr.keywords)
        if (!isAnyOf(keyword->name.text(),
                     {"loss", "grads_and_vars", "var_list", "global_step", "name", "colocate_gradients_with_ops", "gate_gradients"}))
            hinder(expr, "argument `" + std::string(keyword->name.text()) + "` of `" + std::string(name) + "`");
    arguments(expr);
    const ast::Expr* rate = optimiser.call ? ast::argumentOf(*optimiser.call, 0, "learning_rate") : nullptr;
    if (rate && isAskedByStep(valueOf(*rate).kind)) {
        step.rate = rate;
        if (name != "compute_gradients") eval(*rate);
    }
    if (!inside_.empty()) hinder(expr, "the optimiser's step is made inside of a function that is called in it");
    unit_->steps.push_back(step);
    isLive_ = true;
    return {name == "compute_gradients" ? GraphKind::Live : GraphKind::Operation};
}

/// `optimizer.minimize(loss)` of one that the function was given: whoever makes it is outside of what is read here.
bool GraphReader::isHandedOptimiser(const ast::Call& expr, const ast::Attribute& method) {
    const std::string_view name = method.attr.text();
    if (!rules_.is("optimises", name)) return false;
    const ast::Expr* first = ast::argumentOf(expr, 0, name == "apply_gradients" ? "grads_and_vars" : "loss");
    return first && isLiveKind(valueOf(*first).kind);
}

/// An iterator that has no name of its own would be made anew by each call of a function, and start again.
GraphValue GraphReader::iteratorOf(const ast::Call& expr) {
    if (!ast::as<ast::Assign>(analysis_.parent(expr))) hinder(expr, "an iterator that has no name would start again with each run");
    return {GraphKind::State};
}

GraphValue GraphReader::methodCall(const ast::Call& expr, const ast::Attribute& method) {
    const std::string_view name = method.attr.text();
    const GraphValue base = eval(*method.value);
    if (base.kind == GraphKind::Optimiser) return optimiserCall(expr, method, base);
    if (base.kind == GraphKind::Session || base.kind == GraphKind::Graph || base.kind == GraphKind::Initialiser) {
        arguments(expr);
        return {name == "as_default" ? base.kind : GraphKind::Plain};
    }
    if (base.kind == GraphKind::Plain && isHandedOptimiser(expr, method)) return optimiserCall(expr, method, base);
    if (name == "set_shape" && isLiveKind(base.kind)) return shapeCall(expr, method, base);
    if (base.kind == GraphKind::Saver) return saverCall(expr, method);
    if (name == "make_one_shot_iterator" && expr.args.empty() && base.kind == GraphKind::Plain) {
        if (std::ranges::find(graph_.iterators, &expr) == graph_.iterators.end()) graph_.iterators.push_back(&expr);
        return iteratorOf(expr);
    }
    if (name == "make_initializable_iterator") hinder(expr, "the iterator starts again and again");
    if (name == "get_next" && base.kind == GraphKind::State) {
        GraphValue next = live();
        next.isContainer = true;
        return next;
    }
    if (name == "add_summary" || name == "add_graph") {
        const bool isKnown = std::ranges::any_of(graph_.written, [&](const WrittenSummary& one) { return one.call == &expr; });
        if (!isKnown && unit_->scope)
            graph_.written.push_back({&expr, method.value, name == "add_graph" ? nullptr : ast::argumentOf(expr, 0, "summary"),
                                      ast::argumentOf(expr, 1, "global_step")});
    }
    const GraphValue most = arguments(expr);
    const bool adds = isAnyOf(name, {"append", "extend", "insert", "update", "add"});
    if (adds && base.kind <= GraphKind::State && most.kind >= GraphKind::State) {  // a list takes part of the graph
        const std::string key = keys_.of(*method.value);
        const int maker = graph_.values.contains(key) ? graph_.values[key].unit : -1;
        if (inside_.empty() && isLiveKind(most.kind) && maker >= 0 && maker < static_cast<int>(graph_.units.size()))
            graph_.units[static_cast<std::size_t>(maker)].kind = GraphKind::Live;
        GraphValue whole = most;
        whole.isContainer = true;
        define(key, whole);
        return {};
    }
    if (adds && base.isContainer && isLiveKind(base.kind)) {  // of which it has some already
        GraphValue whole = live();
        whole.isContainer = true;
        define(keys_.of(*method.value), whole);
        return {};
    }
    if (base.kind == GraphKind::State) {
        if (isAnyOf(name, {"assign", "assign_add", "assign_sub", "scatter_update", "load"})) {
            isLive_ = true;
            return {GraphKind::Operation};
        }
        if (isAnyOf(name, {"get_shape", "set_shape"})) return {};
        if (name == "initialized_value") return {GraphKind::Draw};
        if (isAnyOf(name, {"values", "items", "keys", "copy", "get"})) return {GraphKind::State, true};
        return live();
    }
    return computed({base, most});
}

/// `x.set_shape([None, 3])` says something of a tensor: a function says it of its own. What is fed has the shape that it has.
GraphValue GraphReader::shapeCall(const ast::Call& expr, const ast::Attribute& method, const GraphValue& base) {
    const std::string key = keys_.of(*method.value);
    const auto* alone = ast::as<ast::ExprStmt>(unit_->statement);
    if (inside_.empty() && alone && alone->value == &expr && !key.empty() && base.kind == GraphKind::Live) define(key, base);
    if (inside_.empty() && alone && alone->value == &expr && base.kind == GraphKind::Placeholder) unit_->configures = true, isLive_ = false;
    return {};
}

/// All that was to be written down before.
GraphValue GraphReader::merged() {
    unit_->merges = true;
    for (const GraphUnit& one : graph_.units)
        if (one.summary) unit_->reads.insert(unit_->reads.end(), one.reads.begin(), one.reads.end());
    return live();
}

GraphValue GraphReader::saverCall(const ast::Call& expr, const ast::Attribute& method) {
    GraphSave save{&expr, method.value, ast::argumentOf(expr, 1, "save_path"), ast::argumentOf(expr, 2, "global_step"),
                   method.attr == "restore"};
    if (save.path) eval(*save.path);
    if (save.step) eval(*save.step);
    const bool isPlain = std::ranges::all_of(expr.keywords, [](const ast::keyword* one) {
        return isAnyOf(one->name.text(), {"sess", "save_path", "global_step"});
    });
    if ((method.attr != "save" && method.attr != "restore") || !save.path || !isPlain)
        hinder(expr, "the saver does something that is not known");
    const bool isKnown = std::ranges::any_of(graph_.saves, [&](const GraphSave& one) { return one.call == &expr; });
    if (!isKnown && unit_->scope) graph_.saves.push_back(save);
    return {};
}

/// What a function, and those that it calls, make.
void GraphReader::collectMakers(const ast::FunctionDef& function) {
    ast::walk(function, [&](const ast::Node& node) {
        const auto* made = ast::as<ast::Call>(&node);
        if (!made) return true;
        const std::string name = nameOf(*made->func);
        if (rules_.is("variable", name) || rules_.is("maker", name) || rules_.is("layer", name)) unit_->makers.push_back(made);
        const auto* inner = ast::as<ast::FunctionDef>(analysis_.callee(*made));
        if (inner && analysis_.isOwn(*inner) && inside_.insert(inner).second) {
            collectMakers(*inner);
            inside_.erase(inner);
        }
        return true;
    });
}

/// A function of the file: its body is looked into with what it is given.
GraphValue GraphReader::userCall(const ast::Call& expr, const ast::FunctionDef& function) {
    const bool isMethod = isBoundMethod(function, *expr.func, analysis_), wasLiveBefore = isLive_;
    const ast::arguments& parameters = *function.args;
    std::vector<GraphValue> given;
    GraphValue most;
    auto look = [&](const ast::Expr& argument) {
        const GraphValue value = eval(argument);
        checkHandedOptimiser(argument, value);
        if (most.kind < value.kind && value.kind <= GraphKind::Placeholder) most = value;
        return value;
    };
    for (const ast::Expr* argument : expr.args) given.push_back(look(*argument));
    std::map<std::string, GraphValue> named;
    for (const ast::keyword* keyword : expr.keywords) named[std::string(keyword->name.text())] = look(*keyword->value);
    if (runsGraph(function) || function.name == "__init__" || done_.contains(&function)) {  // what it builds is its own
        runs_ = runs_ || runsGraph(function);
        return {};
    }
    if (inside_.contains(&function) || inside_.size() > mostDepth) return computed({most});
    std::size_t place = 0;
    const std::map<std::string, GraphValue> before = graph_.values;
    for (const ast::arg* parameter : parameters.args) {
        const bool isSelf = isMethod && parameter == parameters.args.front();
        if (isSelf) continue;
        GraphValue value;
        if (place < given.size()) value = given[place++];
        else if (auto found = named.find(std::string(parameter->name.text())); found != named.end()) value = found->second;
        if (value.kind == GraphKind::Placeholder) value.kind = GraphKind::Live;
        value.unit = -1;
        graph_.values[keys_.parameter(function, parameter->name)] = value;
    }
    for (const ast::arg* parameter : parameters.kwonlyargs)
        if (auto found = named.find(std::string(parameter->name.text())); found != named.end())
            graph_.values[keys_.parameter(function, parameter->name)] = found->second;
    GraphValue result;
    inside_.insert(&function);
    results_.push_back(&result);
    const std::size_t makers = unit_->makers.size();
    const bool wasLive = std::exchange(isLive_, false);
    runAll(function.body);
    const bool isRun = isLive_ || isLiveKind(most.kind);
    results_.pop_back();
    inside_.erase(&function);
    // What it makes belongs to what runs again and again if the call does.
    if (isLiveKind(result.kind)) collectMakers(function);
    else if (!isRun) unit_->makers.resize(makers);
    isLive_ = result.kind == GraphKind::Feed ? wasLiveBefore : wasLive || isRun;  // placeholders are only its keys
    result.unit = -1;
    for (auto& [key, value] : before)
        if (value.unit >= 0 || value.kind != GraphKind::Plain) graph_.values[key] = value;
    return result;
}

GraphValue GraphReader::builtinCall(const ast::Call& expr, std::string_view name) {
    const GraphValue most = arguments(expr);
    if (isLiveKind(most.kind)) return isAnyOf(name, {"print", "isinstance", "len", "type"}) ? (isLive_ = true, GraphValue()) : live();
    if (most.kind == GraphKind::State &&
        isAnyOf(name, {"zip", "list", "tuple", "dict", "enumerate", "reversed", "sorted", "set", "filter"}))
        return {GraphKind::State, true};
    if (most.kind == GraphKind::State && isAnyOf(name, {"sum", "map"})) return live();
    return {};
}

GraphValue GraphReader::call(const ast::Call& expr) {
    if (isRun(expr)) return runCall(expr);
    if (const std::string name = nameOf(*expr.func); !name.empty()) return namedCall(expr, name);
    const ast::Node* callee = analysis_.callee(expr);
    if (const auto* function = ast::as<ast::FunctionDef>(callee); function && analysis_.isOwn(*function)) return userCall(expr, *function);
    if (const auto* method = ast::as<ast::Attribute>(expr.func)) return methodCall(expr, *method);
    if (const auto* name = ast::as<ast::NameExpr>(expr.func); name && !keys_.names().owner(*name, name->id.text()))
        return builtinCall(expr, name->id.text());
    const GraphValue function = eval(*expr.func);
    const GraphValue most = arguments(expr);
    return computed({function, most});
}

}  // namespace regraft
