#include "sessions/leaving.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

namespace {

class Leaving {
public:
    Leaving(SessionGraph& graph, GraphReader& reader, const ParsedFile& file, const Analysis& analysis, SessionPlan& plan)
        : graph_(graph),
          reader_(reader),
          file_(file),
          analysis_(analysis),
          plan_(plan) {}

    void run() {
        collectGone();
        checkNames();
        checkSummaries();
        checkReads();
        checkSessions();
    }

private:
    /// All that built the graph leaves its place; what no run needs was never computed.
    void collectGone() {
        for (std::size_t i = 0; i < graph_.units.size(); ++i) {
            const GraphUnit& unit = graph_.units[i];
            const bool isMoved = std::ranges::any_of(plan_.functions, [&](const GraphFunction& function) {
                return std::ranges::find(function.units, static_cast<int>(i)) != function.units.end();
            });
            const bool isPart = unit.kind == GraphKind::Live || unit.kind == GraphKind::Placeholder || unit.isStep || unit.isGroup;
            const bool isOfSession = unit.kind == GraphKind::Initialiser || unit.kind == GraphKind::Session ||
                                     unit.kind == GraphKind::Graph || unit.kind == GraphKind::Settings;
            if (unit.isMixed) {
                hinder(*unit.statement, "this adds to the graph where it runs");
                continue;
            }
            if (isMoved || isPart || isOfSession) plan_.gone.insert(static_cast<int>(i));
            if (isPart && !isMoved) checkUnused(unit);
            if (isPart && unit.kind != GraphKind::Placeholder) checkForm(unit);
            if (unit.kind == GraphKind::Placeholder) checkPlaceholder(unit);
            if (!isPart && !unit.obstacle.empty()) hinder(*unit.obstacleAt, unit.obstacle);
        }
        for (const ast::With* with : graph_.blocks) plan_.dissolved.push_back(with);
    }

    void checkSummaries() {
        const auto merges = std::ranges::count_if(graph_.units, [](const GraphUnit& unit) { return unit.merges; });
        for (const WrittenSummary& one : graph_.written)
            if (one.values && (merges != 1 || !one.step)) hinder(*one.call, "which values are written down is not known");
        for (const GraphUnit& unit : graph_.units)
            if (unit.summary && merges && !reader_.nameOf(*unit.summary->func).ends_with(".scalar"))
                hinder(*unit.summary, "this writes down more than numbers");
    }

    /// What layers make has other names than it had.
    void checkNames() {
        const bool hasLayers = std::ranges::any_of(graph_.units, [&](const GraphUnit& unit) {
            return std::ranges::any_of(unit.makers,
                                       [&](const ast::Call* made) { return reader_.rules().is("layer", reader_.nameOf(*made->func)); });
        });
        if (graph_.nameRead && hasLayers) hinder(*graph_.nameRead, "variables of layers have other names");
        if (graph_.startingScope && makesLayers()) hinder(*graph_.startingScope, "layers in it would start in their own way");
        for (const GraphUnit& unit : graph_.units)
            for (const ast::Call* call : unit.gradients)
                if (call->args.size() != 2 || !call->keywords.empty()) hinder(*call, "gradients with further arguments");
        for (const GraphUnit& unit : graph_.units)
            for (const ast::Call* all : unit.all)
                if (GraphReader::scopeAsked(*all) && makesUnnamed())
                    hinder(*all, "variables without a scope are asked for by the scope that they were made in");
    }

    bool makesUnnamed() const {
        return calls([&](std::string_view name) { return reader_.rules().is("variable", name) && !reader_.rules().is("named", name); });
    }

    bool makesLayers() const {
        return calls([&](std::string_view name) { return reader_.rules().is("layer", name) || reader_.rules().is("maker", name); });
    }

    template <typename Predicate>
    bool calls(Predicate isWanted) const {
        bool found = false;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            found = found || (call && isWanted(reader_.nameOf(*call->func)));
            return !found;
        });
        return found;
    }

    void checkUnused(const GraphUnit& unit) {
        if (unit.summary || unit.alone) return;
        if (unit.kind == GraphKind::Live && unit.defines.empty() && !unit.isStep)
            hinder(*unit.statement, "this does something with a part of the graph while that is built");
    }

    void checkForm(const GraphUnit& unit) {
        if (!unit.obstacle.empty()) hinder(*unit.obstacleAt, unit.obstacle);
        if (!unit.steps.empty() && !unit.isStep && !isComputing(unit))
            hinder(*unit.statement, "the optimiser's step is made in the middle of something else");
        bool isPlain = true;
        ast::walk(*unit.statement, [&](const ast::Node& node) {
            isPlain = isPlain && node.kind != ast::Kind::Return && node.kind != ast::Kind::Yield;
            return true;
        });
        if (!isPlain) hinder(*unit.statement, "a function gives part of the graph back");
    }

    /// `pairs = optimizer.compute_gradients(loss)`
    bool isComputing(const GraphUnit& unit) const {
        const auto* assign = ast::as<ast::Assign>(unit.statement);
        return assign && unit.steps.size() == 1 && unit.steps[0].call == assign->value && !unit.steps[0].pairs && unit.defines.size() == 1;
    }

    void checkPlaceholder(const GraphUnit& unit) {
        for (const std::string& key : unit.defines)
            if (graph_.values[key].kind == GraphKind::Placeholder && !graph_.values[key].call)
                hinder(*unit.statement, "placeholders are made among other things");
    }

    /// Nothing may be left that looks at what has gone into functions.
    void checkReads() {
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            const auto* member = ast::as<ast::Attribute>(&node);
            if ((name && name->ctx == ast::ExprContext::Load) || (member && member->ctx == ast::ExprContext::Load))
                checkRead(static_cast<const ast::Expr&>(node));
            return true;
        });
    }

    void checkRead(const ast::Expr& expr) {
        const std::string key = reader_.keys().of(expr);
        const auto found = key.empty() ? graph_.values.end() : graph_.values.find(key);
        if (found == graph_.values.end() || found->second.unit < 0 || !plan_.gone.contains(found->second.unit)) return;
        const GraphKind kind = found->second.kind;
        if (kind == GraphKind::Session || kind == GraphKind::Graph || kind == GraphKind::Settings || kind == GraphKind::Initialiser) return;
        for (int unit : plan_.gone)
            if (graph_.units[static_cast<std::size_t>(unit)].statement->span.contains(expr.span)) return;
        for (const GraphUnit& unit : graph_.units)
            for (const GraphStep& step : unit.steps)
                if (step.rate && step.rate->span.contains(expr.span)) return;
        for (const PlannedRun& run : plan_.runs) {
            if (run.run->fetches && run.run->fetches->span.contains(expr.span)) return;
            const auto* dict = ast::as<ast::Dict>(run.run->feed);
            if (dict && isKeyOf(expr, *dict)) return;
        }
        for (const ast::Dict* dict : plan_.feeds)
            if (isKeyOf(expr, *dict)) return;
        for (const ast::With* with : graph_.blocks)
            for (const ast::withitem* item : with->items)
                if (item->span.contains(expr.span)) return;
        if (std::ranges::any_of(graph_.handed, [&](const HandedSession& one) { return one.argument == &expr; })) return;
        for (const GraphInlined& one : graph_.inlined)
            if (one.call->span.contains(expr.span) || isResult(expr, *one.function)) return;
        hinder(expr, "this looks at a part of the graph");
    }

    static bool isResult(const ast::Expr& expr, const ast::FunctionDef& function) {
        return function.body.back()->kind == ast::Kind::Return && function.body.back()->span.contains(expr.span);
    }

    static bool isKeyOf(const ast::Expr& expr, const ast::Dict& dict) {
        return std::ranges::any_of(dict.keys, [&](const ast::Expr* key) { return key && key->span.contains(expr.span); });
    }

    /// A session that is used for something else is still needed.
    void checkSessions() {
        for (const ast::Expr* read : graph_.sessionReads) {
            const ast::Node* parent = analysis_.parent(*read);
            const auto* method = ast::as<ast::Attribute>(parent);
            const bool isRun =
                std::ranges::any_of(plan_.runs, [&](const PlannedRun& run) { return run.run->call->span.contains(read->span); });
            const bool isGone = std::ranges::any_of(
                plan_.gone, [&](int unit) { return graph_.units[static_cast<std::size_t>(unit)].statement->span.contains(read->span); });
            const bool isHanded = std::ranges::any_of(graph_.handed, [&](const HandedSession& one) { return one.argument == read; });
            const bool isWriters = method && method->attr == "graph" && analysis_.parent(*method)->kind == ast::Kind::Call;
            const bool isSaved =
                std::ranges::any_of(graph_.saves, [&](const GraphSave& save) { return save.call->span.contains(read->span); });
            const bool isBlock = std::ranges::any_of(graph_.blocks, [&](const ast::With* with) {
                return with->span.contains(read->span) && with->body.front()->span.begin > read->span.begin;
            });
            const bool isClosed = method && (method->attr == "close" || method->attr == "finalize");
            if (!isRun && !isGone && !isBlock && !isClosed && !isSaved && !isHanded && !isWriters)
                hinder(*read, "the session is handed to something else");
        }
    }

    void hinder(const ast::Node& node, std::string problem) { plan_.obstacles.push_back({&node, std::move(problem)}); }

    SessionGraph& graph_;
    GraphReader& reader_;
    const ParsedFile& file_;
    const Analysis& analysis_;
    SessionPlan& plan_;
};

}  // namespace

void takeAway(SessionGraph& graph, GraphReader& reader, const ParsedFile& file, const Analysis& analysis, SessionPlan& plan) {
    Leaving(graph, reader, file, analysis, plan).run();
}

}  // namespace regraft
