#include "modules/functional/layer_graph.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "modules/functional/graph_reader.h"

namespace regraft {

namespace {

/// `Model(…)` as the value that a statement binds or returns.
const ast::Call* modelMade(const ast::Stmt& statement, const Analysis& analysis, const Framework& framework) {
    const auto* assign = ast::as<ast::Assign>(&statement);
    const auto* result = ast::as<ast::Return>(&statement);
    const auto* call = ast::as<ast::Call>(assign ? assign->value : result ? result->value : nullptr);
    const std::string_view name = call ? analysis.qualifiedName(*call->func) : std::string_view();
    const bool isModel = name.ends_with(framework.modules->whole) ||
                         name.ends_with("." + framework.modules->whole.substr(framework.modules->whole.rfind('.') + 1));
    return !name.empty() && isModel && call->args.size() + call->keywords.size() >= 2 ? call : nullptr;
}

/// Graphs all of whose blocks are called by graphs alone; for others their functions have to stay.
std::vector<LayerGraph> closed(std::vector<LayerGraph> graphs, const ParsedFile& file) {
    const auto usesOf = [&](const ast::FunctionDef& function) {
        std::size_t uses = 0;
        ast::walk(*file.module, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            uses += name && name->id == function.name;
            return true;
        });
        return uses;
    };
    const auto callsOf = [&](const ast::FunctionDef& function) {
        std::size_t calls = 0;
        for (const LayerGraph& graph : graphs)
            calls += static_cast<std::size_t>(std::ranges::count(graph.layers, &function, &GraphLayer::block));
        return calls;
    };
    const auto isOpen = [&](const LayerGraph& graph) {
        const auto* own = graph.model ? nullptr : ast::as<ast::FunctionDef>(graph.scope);
        return (own && usesOf(*own) != callsOf(*own)) || std::ranges::any_of(graph.layers, [&](const GraphLayer& layer) {
                   return layer.block &&
                          std::ranges::none_of(graphs, [&](const LayerGraph& other) { return !other.model && other.scope == layer.block; });
               });
    };
    for (std::size_t before = graphs.size() + 1; before != graphs.size();) {
        before = graphs.size();
        std::vector<bool> open;
        for (const LayerGraph& graph : graphs) open.push_back(isOpen(graph));
        std::vector<LayerGraph> kept;
        for (std::size_t i = 0; i < graphs.size(); ++i)
            if (!open[i]) kept.push_back(std::move(graphs[i]));
        graphs = std::move(kept);
    }
    return graphs;
}

}  // namespace

std::vector<LayerGraph> findLayerGraphs(const ParsedFile& file, const Analysis& analysis, const Framework& framework) {
    std::vector<LayerGraph> found;
    BlockGraphs blocks;
    const GraphContext context{file, analysis, framework, blocks};
    const auto look = [&](const ast::Node& scope) {
        const std::span<ast::Stmt* const> block = bodyOf(scope);
        for (std::size_t i = 0; i < block.size(); ++i)
            if (const ast::Call* model = modelMade(*block[i], analysis, framework))
                if (auto graph = readModel(context, scope, i, *model)) found.push_back(std::move(*graph));
    };
    look(*file.module);
    ast::walk(*file.module, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::FunctionDef) look(node);
        return true;
    });
    for (auto& [function, graph] : blocks)
        if (graph) found.push_back(std::move(*graph));
    std::ranges::sort(found, {}, [](const LayerGraph& graph) { return graph.model ? graph.model->span.begin : graph.scope->span.begin; });
    return closed(std::move(found), file);
}

}  // namespace regraft
