#include "sessions/graph_reader.h"

#include "ast/names.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"

namespace regraft {

namespace {

/// `tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES)`
bool isTrainables(const ast::Call& call) {
    const auto* key = call.args.empty() ? nullptr : ast::as<ast::Attribute>(call.args[0]);
    return key && (key->attr == "TRAINABLE_VARIABLES" || key->attr == "GLOBAL_VARIABLES");
}

}  // namespace

const ast::Expr* GraphReader::scopeAsked(const ast::Call& call) {
    for (const ast::keyword* one : call.keywords)
        if (one->name == "scope") return one->value;
    const std::size_t place = isTrainables(call) ? 1 : 0;
    return place < call.args.size() ? call.args[place] : nullptr;
}

bool GraphReader::asksTrainables(const ast::Call& call) const {
    const std::string name = nameOf(*call.func);
    const auto* key = call.args.empty() ? nullptr : ast::as<ast::Attribute>(call.args[0]);
    return rules_.is("collection", name) ? key && key->attr == "TRAINABLE_VARIABLES" : rules_.is("trainables", name);
}

GraphReader::GraphReader(ParsedFile& file, const Analysis& analysis, const Framework& framework)
    : file_(file),
      analysis_(analysis),
      framework_(framework),
      rules_(*framework.sessions),
      keys_(*file.module, analysis) {}

std::string GraphReader::nameOf(const ast::Expr& expr) const {
    std::string name(analysis_.qualifiedName(expr));
    const auto& old = framework_.oldInterface;
    if (old && name.starts_with(old->module + ".")) return framework_.module + name.substr(old->module.size());
    return name;
}

SessionGraph& GraphReader::read() {
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        const auto* member = ast::as<ast::Attribute>(&node);
        if (name && name->ctx == ast::ExprContext::Store) ++graph_.bindings[keys_.of(*name)];
        if (member && member->ctx == ast::ExprContext::Store) ++graph_.bindings[keys_.of(*member)];
        if (const auto* call = ast::as<ast::Call>(&node)) {
            graph_.keepsScopes = graph_.keepsScopes || asksByScope(*call);
            if (rules_.is("naming", nameOf(*call->func)) && startsVariables(*call)) graph_.startingScope = call;
        }
        return true;
    });
    findSessions();
    for (const ast::Stmt* statement : file_.module->body)
        if (const auto* definition = ast::as<ast::ClassDef>(statement)) readClass(*definition);
    readScope(*file_.module);
    for (const bool runs : {true, false})  // those that run it call those that build it
        ast::walk(*file_.module, [&](const ast::Node& node) {
            if (isFunction(node) && !done_.contains(&node) && contains(node, runs)) readScope(node);
            return true;
        });
    handFeeds();
    return graph_;
}

/// `tf.variable_scope('rnn', initializer=…)`: what variables start with that say nothing of it.
bool GraphReader::startsVariables(const ast::Call& call) {
    constexpr std::size_t place = 3;
    return call.args.size() > place || ast::keywordOf(call, "initializer");
}

/// Whether variables are found again by the scope that they were made in.
bool GraphReader::asksByScope(const ast::Call& call) const {
    const std::string name = nameOf(*call.func);
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (method && method->attr == "reuse_variables") return true;
    const bool reuses = std::ranges::any_of(call.keywords, [](const ast::keyword* one) { return one->name == "reuse"; });
    if (rules_.is("naming", name)) return reuses || startsVariables(call);
    if (rules_.is("layer", name)) return reuses;
    if (rules_.is("variables", name)) return scopeAsked(call);
    return rules_.is("collection", name) && isTrainables(call) && scopeAsked(call);
}

/// The constructor first: it calls the methods that build the rest.
void GraphReader::readClass(const ast::ClassDef& definition) {
    for (const ast::Stmt* statement : definition.body) {
        const auto* method = ast::as<ast::FunctionDef>(statement);
        if (method && method->name == "__init__") readScope(*method);
    }
}

void GraphReader::readScope(const ast::Node& scope) {
    if (!done_.insert(&scope).second) return;
    flatten(bodyOf(scope), scope, {});
}

/// Whether code of the scope, functions inside it left out, may run a graph.
bool GraphReader::runsGraph(const ast::Node& scope) const { return contains(scope, true); }

bool GraphReader::contains(const ast::Node& scope, bool runs) const {
    bool found = false;
    ast::walk(scope, [&](const ast::Node& node) {
        if (&node != &scope && opensScope(node)) return false;
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const std::string name = call ? nameOf(*call->func) : "";
        if (runs)
            found = found || rules_.is("session", name) || (method && name.empty() && (method->attr == "run" || method->attr == "eval"));
        else found = found || rules_.is("placeholder", name);
        return !found;
    });
    return found;
}

/// Blocks that name or order what is built in them, and those of sessions.
bool GraphReader::isTransparent(const ast::With& with) {
    for (const ast::withitem* item : with.items) {
        const auto* call = ast::as<ast::Call>(item->context_expr);
        const std::string name = call ? nameOf(*call->func) : "";
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const bool isDefault = method && (method->attr == "as_default");
        const GraphKind base = isDefault ? valueOf(*method->value).kind : valueOf(*item->context_expr).kind;
        const bool isOfSession = base == GraphKind::Session || base == GraphKind::Graph;
        const bool isNamed = rules_.is("scope", name) || (rules_.is("naming", name) && !graph_.keepsScopes) || rules_.is("order", name) ||
                             rules_.is("session", name);
        if (!isNamed && !isOfSession) return false;
    }
    return true;
}

/// `self._build()` alone, of a method of the class itself.
const ast::FunctionDef* GraphReader::ownMethod(const ast::Stmt& statement, const ast::Node& scope) const {
    const auto* alone = ast::as<ast::ExprStmt>(&statement);
    const auto* call = alone ? ast::as<ast::Call>(alone->value) : nullptr;
    const ast::Node* callee = call && call->args.empty() && call->keywords.empty() ? analysis_.callee(*call) : nullptr;
    const auto* method = ast::as<ast::FunctionDef>(callee);
    if (!method || !analysis_.isOwn(*method) || done_.contains(method)) return nullptr;
    const ast::ClassDef* owner = ownerOf(*method, analysis_);
    return owner && owner == ownerOf(scope, analysis_) ? method : nullptr;
}

namespace {

/// `__name__ == "__main__"`
bool isMainGuard(const ast::If& choice) {
    const auto* compare = ast::as<ast::Compare>(choice.test);
    const auto* name = compare ? ast::as<ast::NameExpr>(compare->left) : nullptr;
    return name && name->id == "__name__" && choice.orelse.empty();
}

}  // namespace

void GraphReader::flatten(std::span<ast::Stmt* const> body, const ast::Node& scope, std::vector<const ast::With*> around) {
    for (const ast::Stmt* statement : body) {
        if (const auto* with = ast::as<ast::With>(statement); with && isTransparent(*with)) {
            graph_.blocks.push_back(with);
            GraphUnit items;
            items.statement = statement;
            items.scope = &scope;
            readItems(*with, items);
            around.push_back(with);
            flatten(with->body, scope, around);
            around.pop_back();
        } else if (const auto* choice = ast::as<ast::If>(statement); choice && isMainGuard(*choice)) {
            flatten(choice->body, scope, around);
        } else if (const ast::FunctionDef* method = ownMethod(*statement, scope)) {
            readScope(*method);
        } else if (const ast::FunctionDef* function = inlined(*statement, scope)) {
            readInlined(*function, *statement, scope, around);
        } else {
            readUnit(*statement, scope, around);
        }
    }
}

/// What the head of a block binds: `with tf.Session() as sess:`. Operations that have to run before are told with the units inside.
void GraphReader::readItems(const ast::With& with, GraphUnit& unit) {
    unit_ = &unit;
    for (const ast::withitem* item : with.items) {
        GraphValue value = eval(*item->context_expr);
        if (item->optional_vars) bind(*item->optional_vars, value);
    }
    unit_ = nullptr;
}

/// Whether the statement binds one call of these to a name: `done = tf.no_op()`.
bool GraphReader::bindsOnly(const GraphUnit& unit, std::initializer_list<std::string_view> rules) const {
    const auto* assign = ast::as<ast::Assign>(unit.statement);
    const auto* call = assign && assign->targets.size() == 1 ? ast::as<ast::Call>(assign->value) : nullptr;
    return call && std::ranges::any_of(rules, [&](std::string_view rule) { return rules_.is(rule, nameOf(*call->func)); });
}

/// The operations that `with tf.control_dependencies([…])` makes it wait for; one that does nothing itself is run for their sake.
void GraphReader::readAwaited(GraphUnit& unit) {
    const bool isGroup = bindsOnly(unit, {"group", "nothing"});
    for (const ast::With* with : unit.around)
        for (const ast::withitem* item : with->items) {
            const auto* call = ast::as<ast::Call>(item->context_expr);
            if (!call || !rules_.is("order", nameOf(*call->func)) || (!isLive_ && !isGroup)) continue;
            arguments(*call);
            if (!isGroup) continue;
            const auto* list = call->args.empty() ? nullptr : ast::as<ast::List>(call->args[0]);
            if (!list) hinder(*call, "what it waits for is not written out in a list");
            else unit.parts.insert(unit.parts.end(), list->elts.begin(), list->elts.end());
        }
}

void GraphReader::readUnit(const ast::Stmt& statement, const ast::Node& scope, const std::vector<const ast::With*>& around) {
    GraphUnit unit;
    unit.statement = &statement;
    unit.scope = &scope;
    unit.inlinedAt = inlinedAt_;
    unit.around = around;
    unit_ = &unit;
    isLive_ = draws_ = runs_ = false;
    run(statement);
    readAwaited(unit);
    finishUnit();
    const std::vector<const ast::Expr*> parts = unit.isGroup ? unit.parts : std::vector<const ast::Expr*>();
    graph_.units.push_back(std::move(unit));
    unit_ = nullptr;
    const int group = static_cast<int>(graph_.units.size()) - 1;
    for (const ast::Expr* part : parts) readPart(*part, group, scope, around);
}

/// `tf.group(v.assign(a), w.assign(b))`: each of its assignments is one of what runs.
void GraphReader::readPart(const ast::Expr& part, int group, const ast::Node& scope, const std::vector<const ast::With*>& around) {
    const auto* call = ast::as<ast::Call>(&part);
    const std::string name = call ? nameOf(*call->func) : "";
    if (!call || rules_.is("group", name) || rules_.is("nothing", name) || valueOf(part).kind != GraphKind::Operation) return;
    ast::ExprStmt& made = *file_.arena.make<ast::ExprStmt>();
    made.kind = ast::Kind::ExprStmt;
    made.id = analysis_.statementOf(part)->id;
    made.span = part.span;
    made.value = const_cast<ast::Expr*>(&part);
    readUnit(made, scope, around);
    GraphUnit& unit = graph_.units.back();
    unit.alone = &part;
    unit.group = group;
    if (!unit.steps.empty()) unit.obstacle = "the optimiser's step is made in the middle of something else", unit.obstacleAt = &part;
}

void GraphReader::finishUnit() {
    GraphUnit& unit = *unit_;
    if (!isLive_) unit.makers.clear();
    if (isLive_) unit.kind = GraphKind::Live;
    else if (draws_ && !unit.defines.empty() && graph_.values[unit.defines.front()].kind == GraphKind::Draw) unit.kind = GraphKind::Draw;
    else if (!unit.defines.empty()) unit.kind = graph_.values[unit.defines.front()].kind;
    if (unit.kind == GraphKind::Operation || unit.kind == GraphKind::Feed) unit.kind = GraphKind::Plain;
    if (unit.configures) unit.kind = GraphKind::Settings;
    unit.isMixed = isLive_ && runs_;
    const auto* assign = ast::as<ast::Assign>(unit.statement);
    const auto* call = assign ? ast::as<ast::Call>(assign->value) : nullptr;
    const bool isOne = assign && assign->targets.size() == 1 && unit.defines.size() == 1;
    unit.isStep = isOne && unit.steps.size() == 1 && unit.steps[0].call == call && !unit.steps[0].onlyComputes;
    unit.isGroup = isOne && bindsOnly(unit, {"group", "nothing"});
}

GraphValue GraphReader::valueOf(const ast::Expr& expr) {
    GraphUnit none;
    GraphUnit* before = std::exchange(unit_, &none);
    const bool wasLive = isLive_, drew = draws_, ran = runs_;
    const GraphValue value = eval(expr);
    unit_ = before;
    isLive_ = wasLive, draws_ = drew, runs_ = ran;
    return value;
}

std::vector<GraphRead> GraphReader::readsOf(const ast::Expr& expr) {
    GraphUnit none;
    GraphUnit* before = std::exchange(unit_, &none);
    eval(expr);
    unit_ = before;
    return std::move(none.reads);
}

void GraphReader::hinder(const ast::Node& at, std::string problem) {
    if (!unit_ || !unit_->obstacle.empty()) return;
    unit_->obstacle = std::move(problem);
    unit_->obstacleAt = &at;
}

}  // namespace regraft
