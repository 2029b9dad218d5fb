#include "sessions/run_reader.h"

#include <algorithm>

#include "ast/display.h"
#include "ast/visit.h"
#include "lift/calls.h"

namespace regraft {

const GraphUnit* RunReader::unitOf(const std::string& key) const {
    const auto found = graph_.values.find(key);
    return found == graph_.values.end() || found->second.unit < 0 ? nullptr : &graph_.units[static_cast<std::size_t>(found->second.unit)];
}

PlannedRun RunReader::read(const GraphRun& run) {
    PlannedRun out;
    out.run = &run;
    if (!run.fetches) hinder(*run.call, "what is run is not known");
    else fetch(*run.fetches, out);
    out.isInitialiser = run.fetches && std::ranges::all_of(out.fetched, [&](const Fetched& one) {
                            return one.kind == Fetched::Kind::Nothing && reader_.valueOf(*one.expr).kind == GraphKind::Initialiser;
                        });
    if (run.feed && !out.isInitialiser) feed(*run.feed, out);
    return out;
}

void RunReader::fetch(const ast::Expr& expr, PlannedRun& out) {
    const GraphUnit* unit = unitOf(reader_.keys().of(expr));
    const auto* assign = unit ? ast::as<ast::Assign>(unit->statement) : nullptr;
    const bool isNamedList = assign && assign->targets.size() == 1 && ast::isDisplay(assign->value) && !ast::isDisplay(assign->targets[0]);
    const ast::Expr& whole = isNamedList ? *assign->value : expr;
    if (!ast::isDisplay(&whole)) {
        out.fetched.push_back(item(whole));
        return;
    }
    if (ast::hasStar(&whole)) hinder(expr, "what is run is not known: there is a star in it");
    out.form = whole.kind == ast::Kind::Tuple ? PlannedRun::Form::Tuple : PlannedRun::Form::List;
    for (const ast::Expr* element : ast::elementsOf(&whole)) out.fetched.push_back(item(*element));
}

Fetched RunReader::item(const ast::Expr& expr) {
    Fetched fetched = fetchedFrom(expr);
    fetched.isNested = fetched.isNested || isContainer(expr);
    return fetched;
}

/// Whether several tensors are in it: `tf.while_loop(…)`, the state that `tf.nn.dynamic_rnn(…)` gives beside the outputs.
bool RunReader::isContainer(const ast::Expr& expr) const {
    const Type* type = analysis_.typeOf(expr);
    if (type->isArray()) return false;
    if (ast::isDisplay(&expr) || expr.kind == ast::Kind::Dict || type->isSequence() || type->kind == TypeKind::Dict) return true;
    const auto* call = ast::as<ast::Call>(&expr);
    const GraphUnit* unit = call ? nullptr : unitOf(reader_.keys().of(expr));
    const auto* assign = unit ? ast::as<ast::Assign>(unit->statement) : nullptr;
    if (assign) call = ast::as<ast::Call>(assign->value);
    return call && reader_.rules().is("containers", reader_.nameOf(*call->func));
}

/// Whether an operation, which gives nothing, is in a container.
bool RunReader::runsAny(const ast::Expr& expr) const {
    if (const auto* dict = ast::as<ast::Dict>(&expr))
        return std::ranges::any_of(dict->values, [&](const ast::Expr* one) { return runsAny(*one); });
    if (ast::isDisplay(&expr))
        return ast::hasStar(&expr) || std::ranges::any_of(ast::elementsOf(&expr), [&](const ast::Expr* one) { return runsAny(*one); });
    const GraphKind kind = reader_.valueOf(expr).kind;
    return kind != GraphKind::Live && kind != GraphKind::Placeholder && kind != GraphKind::State;
}

Fetched RunReader::fetchedFrom(const ast::Expr& expr) {
    const GraphValue value = reader_.valueOf(expr);
    const std::string key = reader_.keys().of(expr);
    const bool isContainer = ast::isDisplay(&expr) || expr.kind == ast::Kind::Dict;
    if (isContainer && (value.kind != GraphKind::Live || runsAny(expr))) hinder(expr, "what is run lies in containers inside of others");
    switch (value.kind) {
        case GraphKind::Initialiser: return {Fetched::Kind::Nothing, &expr, key};
        case GraphKind::Operation: {
            const GraphUnit* unit = unitOf(key);
            if (unit && (unit->isStep || unit->isGroup)) return {Fetched::Kind::Nothing, &expr, key};
            const auto* call = ast::as<ast::Call>(&expr);
            const std::string name = call ? reader_.nameOf(*call->func) : "";
            if (reader_.rules().is("group", name) || reader_.rules().is("nothing", name)) return {Fetched::Kind::Nothing, &expr, ""};
            if (unit) return {Fetched::Kind::Tensor, &expr, key};
            break;
        }
        case GraphKind::Live:
        case GraphKind::Placeholder:
            if (unitOf(key)) {
                return {Fetched::Kind::Tensor, &expr, key, value.isContainer};
            }
            break;
        case GraphKind::Draw:
            if (unitOf(key)) return {Fetched::Kind::Tensor, &expr, key};
            return {Fetched::Kind::Stored, &expr, ""};
        case GraphKind::State: return {Fetched::Kind::Stored, &expr, key, value.isContainer};
        case GraphKind::Plain:
            if (key.empty() || unitOf(key) || ast::as<ast::Call>(&expr)) return {Fetched::Kind::Stored, &expr, key};
            hinder(expr, "what is run is not known: it comes from elsewhere");
            return {Fetched::Kind::Stored, &expr, key};
        default: hinder(expr, "what is run is no tensor"); return {};
    }
    // An expression of its own: by itself if nothing of the graph's is in it, else part of a function.
    const std::vector<GraphRead> reads = reader_.readsOf(expr);
    const bool isOwn = std::ranges::none_of(reads, [&](const GraphRead& read) {
        const GraphKind kind = read.unit < 0 ? GraphKind::Plain : graph_.units[static_cast<std::size_t>(read.unit)].kind;
        return kind == GraphKind::Live || kind == GraphKind::Placeholder || kind == GraphKind::Draw;
    });
    if (isOwn) return {Fetched::Kind::Stored, &expr, ""};
    ast::walk(expr, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        const std::string inner = name ? reader_.keys().of(*name) : "";
        if (!inner.empty() && graph_.bindings[inner] > 0 && !unitOf(inner))
            hinder(*name, "it is part of what is run, and changes from run to run");
        return true;
    });
    return {Fetched::Kind::Tensor, &expr, ""};
}

void RunReader::operations(const ast::Expr& expr, std::set<int>& units) {
    const std::string key = reader_.keys().of(expr);
    const GraphUnit* unit = unitOf(key);
    const auto* call = ast::as<ast::Call>(&expr);
    if (call && reader_.rules().is("group", reader_.nameOf(*call->func))) {
        for (const ast::Expr* part : call->args) operations(*part, units);
    } else if (unit && unit->isGroup) {
        for (const ast::Expr* part : unit->parts) operations(*part, units);
    } else if (const auto alone = std::ranges::find(graph_.units, &expr, &GraphUnit::alone); alone != graph_.units.end()) {
        units.insert(static_cast<int>(alone - graph_.units.begin()));
    } else if (unit) {
        units.insert(graph_.values[key].unit);
    } else if (!call || !reader_.rules().is("nothing", reader_.nameOf(*call->func))) {
        hinder(expr, "it is run, and where it is made is not known");
    }
}

/// The dicts that an expression may be: written out here, bound once, or what a function of the file returns.
std::vector<const ast::Dict*> RunReader::dictsOf(const ast::Expr& expr) {
    if (const auto* dict = ast::as<ast::Dict>(&expr)) return {dict};
    const auto* call = ast::as<ast::Call>(&expr);
    const auto* function = call ? ast::as<ast::FunctionDef>(analysis_.callee(*call)) : nullptr;
    std::vector<const ast::Dict*> all;
    bool isKnown = true;
    if (function && analysis_.isOwn(*function)) {
        ast::walk(*function, [&](const ast::Node& node) {
            if (const auto* result = ast::as<ast::Return>(&node)) {
                const auto* dict = result->value ? ast::as<ast::Dict>(result->value) : nullptr;
                if (dict) all.push_back(dict);
                isKnown = isKnown && dict;
            }
            return &node == function || !isFunction(node);
        });
        return isKnown ? all : std::vector<const ast::Dict*>();
    }
    const auto* name = ast::as<ast::NameExpr>(&expr);
    const ast::Node* owner = name ? reader_.keys().names().owner(*name, name->id.text()) : nullptr;
    if (!owner) return {};
    for (const ast::NameExpr* store : reader_.keys().names().stores(*owner, name->id.text())) {
        const auto* assign = ast::as<ast::Assign>(analysis_.parent(*store));
        const bool isOne = assign && assign->targets.size() == 1;
        const std::vector<const ast::Dict*> dicts = isOne && (ast::as<ast::Dict>(assign->value) || ast::as<ast::Call>(assign->value))
                                                        ? dictsOf(*assign->value)
                                                        : std::vector<const ast::Dict*>();
        all.insert(all.end(), dicts.begin(), dicts.end());
        isKnown = isKnown && !dicts.empty();
    }
    for (const ast::NameExpr* read : reader_.keys().names().reads(*owner, name->id.text())) {
        const ast::Node* parent = analysis_.parent(*read);
        const bool isArgument = parent->kind == ast::Kind::Call || parent->kind == ast::Kind::keyword;
        isKnown = isKnown && isArgument;
    }
    return isKnown ? all : std::vector<const ast::Dict*>();
}

void RunReader::feed(const ast::Expr& expr, PlannedRun& out) {
    if (const auto* none = ast::as<ast::Constant>(&expr); none && none->value.type == ast::Literal::Type::None) return;
    const std::vector<const ast::Dict*> dicts = dictsOf(expr);
    if (dicts.empty()) return hinder(expr, "what is fed is not known here");
    std::vector<std::string> first;
    for (const ast::Dict* dict : dicts) {
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < dict->keys.size(); ++i) {
            const std::string key = dict->keys[i] ? reader_.keys().of(*dict->keys[i]) : "";
            if (!unitOf(key)) return hinder(expr, "what is fed is no variable of the graph");
            keys.push_back(key);
            if (dict == dicts.front()) out.fed.push_back({key, dict->values[i]});
        }
        if (dict == dicts.front()) first = keys;
        std::ranges::sort(keys);
        std::vector<std::string> sorted = first;
        std::ranges::sort(sorted);
        if (keys != sorted) return hinder(expr, "what is fed differs from case to case");
    }
    if (dicts.size() == 1 && dicts.front() == &expr) return;
    out.mapping = &expr;
    for (const ast::Dict* dict : dicts)
        if (std::ranges::find(plan_.feeds, dict) == plan_.feeds.end()) plan_.feeds.push_back(dict);
}

}  // namespace regraft
