#include "emit/session_writer.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lower/build.h"

namespace regraft {

SessionWriter::SessionWriter(SessionGraph& graph, GraphReader& reader, const SessionPlan& plan, ParsedFile& file, const Analysis& analysis,
                             std::function<std::string(const std::string&)> freshName)
    : graph_(graph),
      reader_(reader),
      plan_(plan),
      file_(file),
      arena_(file.arena),
      analysis_(analysis),
      freshName_(std::move(freshName)) {}

const py::Expr* SessionWriter::name(std::string_view text, py::ExprKind kind) { return py::name(arena_, kind, arena_.copy(text)); }

const py::Expr* SessionWriter::source(const ast::Expr& expr) { return py::source(arena_, expr); }

const py::Expr* SessionWriter::call(const py::Expr* function, std::vector<const py::Expr*> arguments) {
    std::vector<py::Argument> all;
    for (const py::Expr* argument : arguments) all.push_back({{}, argument, nullptr});
    return py::call(arena_, function, all);
}

const py::Expr* SessionWriter::member(const py::Expr* value, std::string_view name) {
    return py::attribute(arena_, value, arena_.copy(name));
}

bool SessionWriter::isMoved(int index) const {
    return std::ranges::any_of(
        plan_.functions, [&](const GraphFunction& function) { return std::ranges::find(function.units, index) != function.units.end(); });
}

const ast::ClassDef* SessionWriter::ownerOf(const GraphFunction& function) const {
    return function.place < 0 ? nullptr : regraft::ownerOf(*unit(function.place).scope, analysis_);
}

void SessionWriter::write(EmitRequest& request) {
    request_ = &request;
    for (const GraphFunction& function : plan_.functions) {
        const bool isTaken = std::ranges::find(names_, function.base) != names_.end();
        if (function.isDropped) names_.push_back("");
        else names_.push_back(isFree(function.base) && !isTaken ? function.base : freshName_(function.base));
    }
    writeFunctions();
    for (const PlannedRun& run : plan_.runs) writeRun(run);
    savers();
    takeOut();
    feeds();
    dissolve();
    closings();
    forget();
    withoutSessions();
    summaries();
    for (const GraphUnit& one : graph_.units)  // a learning rate that each step sets
        for (const GraphStep& step : one.steps)
            if (step.rate) request_->rewrites.push_back({step.rate, py::literal(arena_, "0.001")});
    for (const ast::Call* made : graph_.iterators)
        request_->rewrites.push_back({made, call(name("iter"), {source(*ast::as<ast::Attribute>(made->func)->value)})});
}

/// `writer.add_summary(summary, step)`
void SessionWriter::summaries() {
    std::vector<const py::Expr*> names;
    for (const GraphUnit& one : graph_.units)
        if (one.summary) names.push_back(source(one.summary->args.empty() ? *one.summary->keywords[0]->value : *one.summary->args[0]));
    for (const WrittenSummary& one : graph_.written) {
        if (one.values) {
            const py::Expr* list = py::node(arena_, py::ExprKind::List, names);
            request_->rewrites.push_back(
                {one.call,
                 call(name("write_scalars", py::ExprKind::Helper), {source(*one.writer), list, source(*one.values), source(*one.step)}),
                 true});
        } else if (const ast::Stmt* statement = analysis_.statementOf(*one.call); statement->kind == ast::Kind::ExprStmt) {
            request_->deletions.push_back(statement);
            gone_.push_back({statement->span, {}});
        }
    }
}

/// Functions take no sessions any more, and are given none.
void SessionWriter::withoutSessions() {
    std::set<const ast::arg*> removed;
    std::map<const ast::Call*, std::vector<const ast::Expr*>> calls;
    for (const HandedSession& one : graph_.handed) {
        if (removed.insert(one.parameter).second) {
            DefinitionEdit edit;
            edit.kind = DefinitionEdit::Kind::Removed;
            edit.function = one.function;
            edit.parameter = one.parameter;
            request_->definitions.push_back(std::move(edit));
        }
        calls[one.call].push_back(one.argument);
    }
    for (const auto& [given, arguments] : calls) {
        std::vector<py::Argument> rest;
        auto goes = [&](const ast::Expr* argument) { return std::ranges::find(arguments, argument) != arguments.end(); };
        for (const ast::Expr* argument : given->args)
            if (!goes(argument)) rest.push_back({{}, source(*argument), argument});
        for (const ast::keyword* keyword : given->keywords)
            if (!goes(keyword->value)) rest.push_back({keyword->name ? keyword->name.text() : "**", source(*keyword->value), keyword});
        request_->rewrites.push_back({given, py::call(arena_, source(*given->func), rest), true});
    }
}

/// Whether only part of the graph had this name, which is gone.
bool SessionWriter::isFree(const std::string& text) const {
    bool isFound = false;
    for (const auto& [key, value] : graph_.values) {
        if (GraphKeys::nameOf(key) != text || GraphKeys::isMember(key)) continue;
        const auto bound = graph_.bindings.find(key);
        if (value.unit < 0 || !plan_.gone.contains(value.unit) || bound == graph_.bindings.end() || bound->second != 1) return false;
        if (isMoved(value.unit) && !unit(value.unit).isStep) return false;
        isFound = true;
    }
    return isFound;
}

/// Statements that go and nothing takes along.
void SessionWriter::takeOut() {
    Outline rest;
    rest.takesComments = true;
    for (int index : plan_.gone) {
        const GraphUnit& one = unit(index);
        if (one.alone) continue;
        const bool isStep = one.isStep || one.merges || (!one.steps.empty() && isMoved(index));
        if (!isMoved(index) || isStep) {
            Gone gone{one.statement->span, {}};
            auto keep = [&](const ast::Expr* expr) {
                if (expr) gone.kept.push_back(expr->span);
            };
            if (isStep && isMoved(index))
                for (const GraphStep& step : one.steps)
                    for (const ast::Expr* part : {step.optimiser, step.loss, step.pairs, step.variables, step.counter}) keep(part);
            for (const ast::Expr* part : one.isGroup ? one.parts : std::vector<const ast::Expr*>()) keep(part);
            if (one.summary)
                for (const ast::Expr* argument : one.summary->args) keep(argument);
            for (const std::string& key : one.defines)
                if (const ast::Call* call = graph_.values[key].call; call && one.kind == GraphKind::Placeholder) {
                    for (const ast::Expr* argument : call->args) keep(argument);
                    for (const ast::keyword* keyword : call->keywords) keep(keyword->value);
                }
            gone_.push_back(std::move(gone));
        }
        if (one.inlinedAt) continue;  // it goes with its function
        const bool isTaken = std::ranges::any_of(request_->outlines, [&](const Outline& outline) {
            return std::ranges::find(outline.gone, one.statement) != outline.gone.end();
        });
        if (!isTaken) rest.gone.push_back(one.statement);
    }
    if (!rest.gone.empty()) request_->outlines.push_back(std::move(rest));
}

/// Blocks of sessions go; those that name what is made in them stay as long as something is.
void SessionWriter::dissolve() {
    for (const ast::With* with : plan_.dissolved) {
        bool isNeeded = false;
        for (std::size_t i = 0; i < graph_.units.size(); ++i) {
            const GraphUnit& one = graph_.units[i];
            isNeeded = isNeeded || (std::ranges::find(one.around, with) != one.around.end() && !plan_.gone.contains(static_cast<int>(i)));
        }
        for (const ast::withitem* item : with->items) {
            const auto* call = ast::as<ast::Call>(item->context_expr);
            const std::string name = call ? reader_.nameOf(*call->func) : "";
            const bool isName = reader_.rules().is("scope", name) || reader_.rules().is("naming", name);
            if (isName && isNeeded) continue;
            request_->removals.push_back(item->context_expr);
            gone_.push_back({item->span, {}});
        }
    }
}

/// `{x: a}` that is handed on by its name: `{'x': a}`
void SessionWriter::feeds() {
    for (const ast::Dict* dict : plan_.feeds)
        for (const ast::Expr* key : dict->keys) {
            request_->rewrites.push_back({key, py::literal(arena_, arena_.copy("'" + GraphKeys::nameOf(reader_.keys().of(*key)) + "'"))});
            gone_.push_back({key->span, {}});
        }
}

/// `tf.disable_v2_behavior()`; a graph that starts anew has variables of its own, even where they have the names of others.
void SessionWriter::forget() {
    const bool isNamed = std::ranges::any_of(graph_.units, [&](const GraphUnit& one) {
        return std::ranges::any_of(one.makers,
                                   [&](const ast::Call* made) { return reader_.rules().is("named", reader_.nameOf(*made->func)); });
    });
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* alone = ast::as<ast::ExprStmt>(&node);
        const auto* call = alone ? ast::as<ast::Call>(alone->value) : nullptr;
        const std::string name = call ? reader_.nameOf(*call->func) : "";
        if (!reader_.rules().is("forget", name) || (isNamed && reader_.rules().is("anew", name))) return true;
        request_->deletions.push_back(alone);
        gone_.push_back({alone->span, {}});
        return false;
    });
}

/// `sess.close()`
void SessionWriter::closings() {
    std::set<const ast::Stmt*> closed;
    for (const ast::Expr* read : graph_.sessionReads) {
        const ast::Stmt* statement = analysis_.statementOf(*read);
        const auto* alone = ast::as<ast::ExprStmt>(statement);
        const auto* call = alone ? ast::as<ast::Call>(alone->value) : nullptr;
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (!method || method->value != read || (method->attr != "close" && method->attr != "finalize")) continue;
        const bool isGone = std::ranges::any_of(plan_.gone, [&](int index) { return unit(index).statement == statement; });
        if (!isGone && closed.insert(statement).second) request_->deletions.push_back(statement);
    }
}

}  // namespace regraft
