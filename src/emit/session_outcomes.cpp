// Graphs and sessions of an older version: functions, or a report of what stands against it.

#include <algorithm>

#include "emit/conversion.h"
#include "lower/build.h"
#include "mapping/session_rules.h"

namespace regraft {

void UseOutcomes::convertSessions() {
    if (!migration_ || !target_.sessions || isOlder(versionOf(target_, options_.to), target_.sessions->until)) return;
    GraphReader reader(*frontend_.parsed, *frontend_.analysis, target_);
    SessionGraph& graph = reader.read();
    if (graph.runs.empty()) return;
    SessionPlan plan = planSessions(graph, reader, *frontend_.parsed, *frontend_.analysis);
    SessionWriter writer(graph, reader, plan, *frontend_.parsed, *frontend_.analysis,
                         [this](const std::string& base) { return freshName(base); });
    if (plan.obstacles.empty()) plan.obstacles = writer.obstacles();
    for (int index : plan.gone)  // other files may look at parts of the graph
        for (const std::string& key : graph.units[static_cast<std::size_t>(index)].defines)
            if (!GraphKeys::isMember(key) && request_.isTaken && request_.isTaken(GraphKeys::nameOf(key)))
                plan.obstacles.push_back(
                    {graph.units[static_cast<std::size_t>(index)].statement, "`" + GraphKeys::nameOf(key) + "` is imported elsewhere"});
    std::set<std::uint32_t> told;
    for (const GraphObstacle& obstacle : plan.obstacles) {
        if (!told.insert(obstacle.node->span.begin).second) continue;
        const std::string& session = target_.sessions->parts.at("session").front();
        sink_.report(DiagCode::Gone, obstacle.node->span, session,
                     {session, target_.name, versionOf(target_, options_.to),
                      ", and this keeps the graph from becoming functions: " + obstacle.problem});
    }
    sessions_ = plan.obstacles.empty() ? Sessions::Converted : Sessions::Left;
    if (sessions_ == Sessions::Left) return;
    writer.write(request_);
    sessionGone_ = writer.gone();
    sessionLayers_ = writer.layers();
    const std::string& savers = target_.sessions->parts.at("saver").front();
    for (const ast::Call* saver : writer.checkpoints())
        sink_.report(DiagCode::Changed, saver->span, savers,
                     {savers, target_.name, target_.sessions->until,
                      "checkpoints hold what is named here, in another form, and no list of them is kept"});
}

/// What has a meaning only within a graph is left where that is not converted.
bool UseOutcomes::staysWithGraph(const Use& use) const {
    if (!target_.sessions || isOlder(versionOf(target_, options_.to), target_.sessions->until)) return false;
    const auto& old = target_.oldInterface;
    const std::string name =
        old && use.name.starts_with(old->module + ".") ? target_.module + use.name.substr(old->module.size()) : use.name;
    auto is = [&](std::string_view part) { return target_.sessions->is(part, name); };
    if (is("layer")) return !sessionLayers_.contains(use.site.node);
    if (is("named") || is("naming")) return sessions_ != Sessions::Converted;
    return sessions_ == Sessions::Left && (is("optimiser") || is("default"));
}

/// A part of a module that has moved, by a variable for the module: `flags = tf.app.flags`, and later `flags.DEFINE_integer(…)`.
bool UseOutcomes::isByVariable(const Use& use) const {
    if (!target_.sessions || !target_.sessions->is("moved", use.name)) return false;
    const ast::Expr* root = use.site.call && use.site.node == use.site.call ? use.site.call->func : use.site.node;
    while (const auto* outer = ast::as<ast::Attribute>(root)) root = outer->value;
    const auto* name = ast::as<ast::NameExpr>(root);
    return name &&
           std::ranges::none_of(frontend_.analysis->imports(), [&](const ImportedName& import) { return import.boundName == name->id; });
}

/// `tf.keras.layers.Dense(3)(x)`: the layer is made before the function, or by its first run.
const py::Expr* UseOutcomes::sessionLayer(const Use& use, const py::Expr& code) {
    const auto found = sessionLayers_.find(use.site.node);
    if (found == sessionLayers_.end() || code.kind != py::ExprKind::Call || code.parts[0]->kind != py::ExprKind::Call) return &code;
    Arena& arena = frontend_.parsed->arena;
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

bool UseOutcomes::goesWithSession(const Use& use) const {
    const Span span = use.site.node->span;
    return std::ranges::any_of(sessionGone_, [&](const SessionWriter::Gone& gone) {
        return gone.whole.contains(span) && std::ranges::none_of(gone.kept, [&](Span kept) { return kept.contains(span); });
    });
}

}  // namespace regraft
