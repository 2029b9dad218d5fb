#include "emit/session_outcomes.h"

#include <algorithm>

#include "ast/names.h"
#include "ast/visit.h"
#include "lower/build.h"
#include "mapping/session_rules.h"

namespace regraft {

void SessionOutcomes::convert() {
    if (!context_.migrates || !context_.target.sessions || isOlder(context_.targetVersion(), context_.target.sessions->until)) return;
    GraphReader reader(context_.file, context_.analysis, context_.target);
    SessionGraph& graph = reader.read();
    if (graph.runs.empty()) return reportCounters(reader);
    SessionPlan plan = planSessions(graph, reader, context_.file, context_.analysis);
    SessionWriter writer(graph, reader, plan, context_.file, context_.analysis,
                         [this](const std::string& base) { return context_.freshName(base); });
    if (plan.obstacles.empty()) plan.obstacles = writer.obstacles();
    for (int index : plan.gone)  // other files may look at parts of the graph
        for (const std::string& key : graph.units[static_cast<std::size_t>(index)].defines)
            if (!GraphKeys::isMember(key) && context_.request.isTaken && context_.request.isTaken(GraphKeys::nameOf(key)))
                plan.obstacles.push_back(
                    {graph.units[static_cast<std::size_t>(index)].statement, "`" + GraphKeys::nameOf(key) + "` is imported elsewhere"});
    for (const GraphInlined& one : graph.inlined)
        if (context_.request.isTaken && context_.request.isTaken(one.function->name.text()))
            plan.obstacles.push_back({one.call, "`" + std::string(one.function->name.text()) + "` is imported elsewhere"});
    std::set<std::uint32_t> told;
    for (const GraphObstacle& obstacle : plan.obstacles) {
        if (!told.insert(obstacle.node->span.begin).second) continue;
        const std::string& session = context_.target.sessions->parts.at("session").front();
        context_.sink.report(DiagCode::Gone, obstacle.node->span, session,
                             {session, context_.target.name, context_.targetVersion(),
                              ", and this keeps the graph from becoming functions: " + obstacle.problem});
    }
    sessions_ = plan.obstacles.empty() ? Sessions::Converted : Sessions::Left;
    if (sessions_ == Sessions::Left) return;
    writer.write(context_.request);
    gone_ = writer.gone();
    layers_ = writer.layers();
    once_.insert(writer.once().begin(), writer.once().end());
    const std::string& savers = context_.target.sessions->parts.at("saver").front();
    for (const ast::Call* saver : writer.checkpoints())
        context_.sink.report(DiagCode::Changed, saver->span, savers,
                             {savers, context_.target.name, context_.target.sessions->until,
                              "checkpoints hold what is named here, in another form, and no list of them is kept"});
}

/// `optimizer.apply_gradients(pairs, global_step=step)` where no graph is built: optimisers count in a variable of their own now.
void SessionOutcomes::reportCounters(const GraphReader& reader) {
    std::vector<const ast::Call*> counting;
    bool makesOptimisers = false;
    ast::walk(*context_.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (call) makesOptimisers = makesOptimisers || reader.rules().is("optimiser", reader.nameOf(*call->func));
        if (method && reader.rules().is("optimises", method->attr.text()) && ast::keywordOf(*call, "global_step")) counting.push_back(call);
        return true;
    });
    if (!makesOptimisers) return;
    for (const ast::Call* call : counting) {
        const std::string name = "global_step";
        context_.sink.report(DiagCode::Gone, ast::keywordOf(*call, name)->span, name,
                             {name, context_.target.name, context_.targetVersion(),
                              ": optimisers count in `iterations`; add 1 to a variable of your own by hand"});
    }
}

bool SessionOutcomes::staysWithGraph(const Use& use) const {
    if (!context_.target.sessions || isOlder(context_.targetVersion(), context_.target.sessions->until)) return false;
    const auto& old = context_.target.oldInterface;
    const std::string name =
        old && use.name.starts_with(old->module + ".") ? context_.target.module + use.name.substr(old->module.size()) : use.name;
    auto is = [&](std::string_view part) { return context_.target.sessions->is(part, name); };
    if (is("layer")) return !layers_.contains(use.site.node);
    if (is("named") || is("naming")) return sessions_ != Sessions::Converted;
    return sessions_ == Sessions::Left && (is("optimiser") || is("default"));
}

bool SessionOutcomes::isByVariable(const Use& use) const {
    if (!context_.target.sessions || !context_.target.sessions->is("moved", use.name)) return false;
    const ast::Expr* root = use.site.call && use.site.node == use.site.call ? use.site.call->func : use.site.node;
    while (const auto* outer = ast::as<ast::Attribute>(root)) root = outer->value;
    const auto* name = ast::as<ast::NameExpr>(root);
    return name &&
           std::ranges::none_of(context_.analysis.imports(), [&](const ImportedName& import) { return import.boundName == name->id; });
}

const py::Expr* SessionOutcomes::withLayer(const Use& use, const py::Expr& code) const {
    if (once_.contains(use.site.node) && code.kind != py::ExprKind::Call) return &code;  // only its name is another one
    if (once_.contains(use.site.node))
        return py::call(context_.arena, py::name(context_.arena, py::ExprKind::Helper, "once"),
                        {{{}, py::node(context_.arena, py::ExprKind::Lambda, {&code}), nullptr}});
    const auto found = layers_.find(use.site.node);
    if (found == layers_.end() || code.kind != py::ExprKind::Call || code.parts[0]->kind != py::ExprKind::Call) return &code;
    Arena& arena = context_.arena;
    const std::vector<py::Argument> arguments(code.arguments.begin(), code.arguments.end());
    if (!found->second.name.empty()) {
        *found->second.made = *code.parts[0];
        return py::call(arena, py::name(arena, py::ExprKind::Name, arena.copy(std::string_view(found->second.name))), arguments);
    }
    std::vector<py::Argument> given{{{}, py::node(arena, py::ExprKind::Lambda, {code.parts[0]}), nullptr},
                                    {{}, py::literal(arena, arena.copy("\"" + use.name.substr(use.name.rfind('.') + 1) + "\"")), nullptr}};
    for (const ast::keyword* keyword : use.site.call->keywords)
        if (keyword->name == "name") given.push_back({{}, py::source(arena, *keyword->value), nullptr});
    return py::call(arena, py::call(arena, py::name(arena, py::ExprKind::Helper, "scoped"), given), arguments);
}

bool SessionOutcomes::goesWithSession(const Use& use) const {
    const Span span = use.site.node->span;
    return std::ranges::any_of(gone_, [&](const SessionWriter::Gone& gone) {
        return gone.whole.contains(span) && std::ranges::none_of(gone.kept, [&](Span kept) { return kept.contains(span); });
    });
}

const py::Expr* SessionOutcomes::madeElsewhere(const Use& use) const {
    const auto found = layers_.find(use.site.node);
    return found == layers_.end() ? nullptr : found->second.made;
}

}  // namespace regraft
