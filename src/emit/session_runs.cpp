// Calls of functions where a session ran.

#include <algorithm>

#include "ast/display.h"
#include "ast/visit.h"
#include "emit/session_writer.h"
#include "lift/calls.h"
#include "lower/build.h"

namespace regraft {

namespace {

std::size_t tensors(const PlannedRun& run) {
    return static_cast<std::size_t>(
        std::ranges::count_if(run.fetched, [](const Fetched& one) { return one.kind != Fetched::Kind::Nothing; }));
}

constexpr std::string_view unmade = "variables are asked for by their scope where they may not be made yet";

bool isOnlyStored(const PlannedRun& run) { return run.function < 0; }

}  // namespace

/// `a, b = sess.run([…])`
bool SessionWriter::isUnpacked(const PlannedRun& run) const {
    const auto* assign = ast::as<ast::Assign>(analysis_.parent(*run.run->call));
    if (!assign || assign->value != run.run->call || assign->targets.size() != 1) return false;
    const ast::Expr* target = assign->targets[0];
    return ast::isDisplay(target) && !ast::hasStar(target) && ast::elementsOf(target).size() == run.fetched.size();
}

std::vector<GraphObstacle> SessionWriter::obstacles() {
    std::vector<GraphObstacle> all;
    for (const PlannedRun& run : plan_.runs) {
        if (run.isInitialiser) continue;
        const ast::Call& call = *run.run->call;
        const bool isAlone = analysis_.parent(call)->kind == ast::Kind::ExprStmt;
        if (run.form == PlannedRun::Form::One || isUnpacked(run) || (isAlone && run.function >= 0)) continue;
        const bool isWhole = tensors(run) == run.fetched.size() || (tensors(run) <= 1 && run.fetched.size() <= 4);
        bool isOrdered = true;
        if (run.function >= 0) {
            std::size_t next = 0;
            for (const Fetched& one : run.fetched) isOrdered = isOrdered && (one.kind == Fetched::Kind::Nothing || one.result == next++);
            isOrdered = isOrdered && (next == plan_.functions[static_cast<std::size_t>(run.function)].results.size() || tensors(run) <= 1);
        }
        if (!isWhole || !isOrdered) all.push_back({&call, "the list that this gives is used as a whole"});
    }
    for (const GraphFunction& function : plan_.functions)
        for (int index : function.units)
            if (!unit(index).all.empty() && (!needsTape(function) || function.taped.contains(index)) &&
                !GraphReader::scopeAsked(*unit(index).all.front()))
                all.push_back({unit(index).all.front(), "all variables of the graph are asked for"});
    for (const GraphFunction& function : plan_.functions)
        for (int index : function.units)
            for (const ast::Call* asked : unit(index).all)
                if (function.isEntry && GraphReader::scopeAsked(*asked) && !makesAll(function)) all.push_back({asked, std::string(unmade)});
    for (const GraphFunction& function : plan_.functions)
        if (function.isEntry)
            for (std::size_t called : function.calls)
                for (int index : plan_.functions[called].units)
                    for (const ast::Call* asked : unit(index).all)
                        if (GraphReader::scopeAsked(*asked) && !makesAll(function)) all.push_back({asked, std::string(unmade)});
    for (const GraphFunction& function : plan_.functions)
        for (int index : function.steps)
            for (const GraphStep& step : unit(index).steps)
                if (step.rate && reader_.keys().of(*step.rate).empty())
                    all.push_back({step.rate, "the learning rate that is computed here has no name"});
    return all;
}

/// Whether all that functions make by their first runs is made by this one: only then it finds all variables of a scope.
bool SessionWriter::makesAll(const GraphFunction& function) const {
    std::set<const ast::Call*> made, all;
    auto add = [&](const auto& self, const GraphFunction& one) -> void {
        for (int index : one.units) made.insert(unit(index).makers.begin(), unit(index).makers.end());
        for (std::size_t called : one.calls) self(self, plan_.functions[called]);
    };
    add(add, function);
    for (std::size_t i = 0; i < graph_.units.size(); ++i)
        if (isMoved(static_cast<int>(i))) all.insert(graph_.units[i].makers.begin(), graph_.units[i].makers.end());
    return std::ranges::includes(made, all);
}

/// What the function is a member of: `self`, or the object whose graph it is.
const py::Expr* SessionWriter::receiver(const PlannedRun& run) {
    const GraphFunction& function = plan_.functions[static_cast<std::size_t>(run.function)];
    const ast::ClassDef* owner = ownerOf(function);
    if (!owner) return nullptr;
    for (const ast::Node* at = run.run->call; at; at = analysis_.parent(*at))
        if (isFunction(*at) && regraft::ownerOf(*at, analysis_) == owner) return name(argumentsOf(*at)->args[0]->name.text());
    const ast::Expr* found = nullptr;
    auto look = [&](const ast::Expr& expr) {
        ast::walk(expr, [&](const ast::Node& node) {
            const auto* attribute = ast::as<ast::Attribute>(&node);
            if (!found && attribute && GraphKeys::isMember(reader_.keys().of(*attribute))) found = attribute->value;
            return !found;
        });
    };
    if (run.run->fetches) look(*run.run->fetches);
    return found ? source(*found) : nullptr;
}

const py::Expr* SessionWriter::callOf(const PlannedRun& run) {
    const GraphFunction& function = plan_.functions[static_cast<std::size_t>(run.function)];
    const py::Expr* base = receiver(run);
    const std::string& called = names_[static_cast<std::size_t>(run.function)];
    std::vector<py::Argument> arguments;
    if (run.mapping) {
        arguments.push_back({"**", source(*run.mapping), nullptr});
    } else {
        // By place if what is fed was evaluated in this order.
        const bool isOrdered = std::ranges::is_sorted(run.fed, {}, [](const FedValue& one) { return one.value->span.begin; });
        std::vector<FedValue> fed = run.fed;
        std::ranges::sort(fed, {}, [](const FedValue& one) { return one.value->span.begin; });
        beginFunction(function);
        for (const FedValue& one : isOrdered ? run.fed : fed)
            arguments.push_back({isOrdered ? std::string_view() : arena_.copy(local(one.key)), source(*one.value), nullptr});
    }
    return py::call(arena_, base ? member(base, called) : name(called), arguments);
}

const py::Expr* SessionWriter::number(const py::Expr* value, bool isNested) {
    return isNested ? call(name("to_numbers", py::ExprKind::Helper), {value}) : call(member(value, "numpy"), {});
}

bool SessionWriter::hasNested(const PlannedRun& run) const {
    return std::ranges::any_of(plan_.functions[static_cast<std::size_t>(run.function)].results,
                               [](const Fetched& one) { return one.isNested; });
}

const py::Expr* SessionWriter::stored(const Fetched& one) { return number(source(*one.expr), one.isNested); }

/// One tensor of what the function gives.
const py::Expr* SessionWriter::fetchedAlone(const PlannedRun& run, const Fetched& one) {
    if (one.kind == Fetched::Kind::Nothing) return py::literal(arena_, "None");
    if (isOnlyStored(run)) return stored(one);
    const py::Expr* given = callOf(run);
    if (plan_.functions[static_cast<std::size_t>(run.function)].results.size() > 1)
        given = py::node(arena_, py::ExprKind::Subscript, {given, py::literal(arena_, arena_.copy(std::to_string(one.result)))});
    return number(given, one.isNested);
}

/// A list of all that is fetched.
const py::Expr* SessionWriter::list(const PlannedRun& run) {
    if (!isOnlyStored(run) && tensors(run) > 1) {
        return py::node(arena_, py::ExprKind::Comprehension, {number(name("value"), hasNested(run)), callOf(run)}, "value");
    }
    std::vector<const py::Expr*> items;
    for (const Fetched& one : run.fetched) items.push_back(fetchedAlone(run, one));
    if (!isOnlyStored(run) && tensors(run) == 0) items.front() = callOf(run);  // it gives None
    return py::node(arena_, py::ExprKind::List, items);
}

/// Operations give nothing, so nothing is bound to them.
bool SessionWriter::unpack(const PlannedRun& run) {
    if (!isUnpacked(run) || isOnlyStored(run)) return false;
    const auto* assign = ast::as<ast::Assign>(analysis_.parent(*run.run->call));
    const auto targets = ast::elementsOf(assign->targets[0]);
    const std::size_t count = plan_.functions[static_cast<std::size_t>(run.function)].results.size();
    std::vector<std::string> texts(count, "_");
    std::size_t taken = 0;
    const Fetched* last = nullptr;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const Fetched& one = run.fetched[i];
        if (one.kind == Fetched::Kind::Nothing) continue;
        if (texts[one.result] != "_") return false;
        texts[one.result] = targets[i]->span.of(file_.text);
        last = &one;
        ++taken;
    }
    if (taken == 0) return false;
    std::string text;
    if (taken == 1) text = texts[last->result];
    else
        for (const std::string& one : texts) text += (text.empty() ? "" : ", ") + one;
    request_->rewrites.push_back({run.run->call, taken == 1 ? fetchedAlone(run, *last) : list(run), true});
    if (text != assign->targets[0]->span.of(file_.text)) request_->insertions.push_back({assign->targets[0]->span, text});
    return true;
}

void SessionWriter::writeRun(const PlannedRun& run) {
    const ast::Call& whole = *run.run->call;
    if (run.isInitialiser) {
        const ast::Stmt* statement = analysis_.statementOf(whole);
        gone_.push_back({statement->span, {}});
        const bool isGone = std::ranges::any_of(plan_.gone, [&](int index) { return unit(index).statement == statement; });
        if (!isGone) request_->deletions.push_back(statement);
        return;
    }
    Gone gone{whole.span, {}};
    for (const FedValue& fed : run.fed)
        if (!run.mapping) gone.kept.push_back(fed.value->span);
    if (run.mapping) gone.kept.push_back(run.mapping->span);
    for (const Fetched& one : run.fetched)
        if (one.kind != Fetched::Kind::Nothing && one.key.empty()) gone.kept.push_back(one.expr->span);
    gone_.push_back(std::move(gone));
    if (unpack(run)) return;
    const bool isAlone = analysis_.parent(whole)->kind == ast::Kind::ExprStmt;
    const py::Expr* value = nullptr;
    if (!isOnlyStored(run) && (isAlone || (run.form == PlannedRun::Form::One && run.fetched[0].kind == Fetched::Kind::Nothing)))
        value = callOf(run);
    else if (run.form == PlannedRun::Form::One) value = fetchedAlone(run, run.fetched[0]);
    else value = list(run);
    if (run.form == PlannedRun::Form::Tuple && !isAlone && !isUnpacked(run)) value = call(name("tuple"), {value});
    request_->rewrites.push_back({&whole, value, true});
}

}  // namespace regraft
