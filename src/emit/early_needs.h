#pragma once
// What code does with the arrays of layers that it takes to be there as soon as a module is made:
//
//     for name, p in model.named_parameters(): …             whether the module has been called is not looked at
//     sum(p.numel() for p in model.parameters())             unless the module has been called before in the function
//     target = Net(); target.load_state_dict(state)
//     target = copy.deepcopy(model)
//     head = nn.Linear(model.fc.in_features, 2)

#include <functional>
#include <span>
#include <string_view>

#include "emit/layer_needs.h"
#include "semantic/analysis.h"

namespace regraft {

/// A file whose code is looked at, and what it is converted from.
struct CodeOfModules {
    const ParsedFile& file;
    const Analysis& analysis;
    std::span<const Framework* const> from;
};

/// What the code needs of layers.
LayerNeeds layerNeeds(const CodeOfModules& code);

/// `p.requires_grad = …` of an array of a module.
bool marksParameter(const Use& use, const Analysis& analysis);

/// Whether a statement gives a module another layer for one that it has: `model.fc = nn.Linear(6, 2)`.
bool replacesLayer(const ast::Assign& statement, const Analysis& analysis);

/// Whether the variable of this text is bound in the scope, before the place, to the value of a call for which `makes` holds, and nothing
/// was called with it since, nor it itself. `file`: the text that spans are of.
bool isJustMade(std::string_view variable, const ast::Node& place, const ast::Node& scope, std::string_view file,
                const std::function<bool(const ast::Expr&)>& makes);

/// Whether a use gives arrays to a module, or asks it for them, that has been made just before and surely not been called.
bool asksJustMade(const Use& use, const CodeOfModules& code);

/// Whether a use asks a module for its parameters that has not been called in the function before.
bool asksUncalled(const Use& use, const CodeOfModules& code);

/// Whether a call is of copy.deepcopy, with a module.
bool copiesModule(const ast::Call& call, const CodeOfModules& code);

}  // namespace regraft
