#pragma once
// Reads the statements of a block before `Model(inputs, outputs)` as a graph of layers.

#include <map>
#include <optional>

#include "modules/functional/layer_graph.h"

namespace regraft {

/// The functions of the file that make layers and call them, as graphs; null: not readable so.
using BlockGraphs = std::map<const ast::FunctionDef*, std::optional<LayerGraph>>;

struct GraphContext {
    const ParsedFile& file;
    const Analysis& analysis;
    const Framework& framework;
    BlockGraphs& blocks;  ///< those that were met
};

/// `model` is made by the statement at `place` of the scope. Nothing if it can't be read so.
std::optional<LayerGraph> readModel(const GraphContext& context, const ast::Node& scope, std::size_t place, const ast::Call& model);

}  // namespace regraft
