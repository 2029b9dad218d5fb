#pragma once
// Models that are put together by calling layers with symbolic tensors.
//
//     inputs = keras.Input(shape=(8,))               an input
//     x = layers.Dense(16)(inputs)                   a step, with the place where a layer is called
//     outputs = layers.Dense(classes)(x)             another; `classes` is given from outside
//     model = keras.Model(inputs, outputs)

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/tables.h"
#include "semantic/analysis.h"

namespace regraft {

/// A layer of the graph, which is to be a member.
struct GraphLayer {
    std::string member;
    const ast::Expr* maker = nullptr;         ///< what makes it; null: it is given from outside as the variable of the same name
    const ast::FunctionDef* block = nullptr;  ///< it is a function of the file that makes layers and calls them: `conv_block(x, 32)`
    std::vector<Span> arguments = {};         ///< of the call of that function, what the layers are made of
};

struct LayerGraph {
    const ast::Call* model = nullptr;                 ///< the call that makes a model of it; null: it is a function's, `scope`
    const ast::Node* scope = nullptr;                 ///< the function or module that it stands in
    std::vector<const ast::Stmt*> inputs;             ///< `x = Input(…)`
    std::vector<std::string_view> parameters;         ///< what calling the model gives, by names
    bool takesList = false;                           ///< as one list
    std::vector<const ast::Stmt*> steps;              ///< in order
    const ast::Expr* result = nullptr;                ///< what it gives
    std::vector<const ast::Stmt*> layerMakers;        ///< `dense = Dense(3)`, of layers that nothing else uses
    std::vector<const ast::Stmt*> preparations;       ///< of a function: other statements, before layers are made
    std::vector<GraphLayer> layers;                   ///< in the order in which they are made
    std::map<const ast::Expr*, std::string> members;  ///< places in the steps and the result that are members now, with their names
    std::vector<Span> cuts;                           ///< arguments there that only making a layer needs, with their commas
    std::vector<std::string_view> given;              ///< variables of the function around, which the layers are made of
};

/// All of a file that can be read as classes; others are left.
std::vector<LayerGraph> findLayerGraphs(const ParsedFile& file, const Analysis& analysis, const Framework& framework);

}  // namespace regraft
