#pragma once
// The arrays and modules that a layer owns: as its operation names them, and as a framework's class has them.
//
//     layers.conv     "weight": "(out_channels, in_each, *kernel)"
//     flax.nnx.Conv   "kernel": "weight[*kernel, in_each, out_channels]"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "ast/ast.h"

namespace regraft {

class TemplateStore;
struct TableProblem;

/// One axis of an array: the named axes that are merged in it. "*kernel" stands for as many as there are, "-height" runs backwards.
using NamedAxis = std::vector<std::string>;

/// What the layers of an operation own.
struct LayerMember {
    std::string name;                 ///< "weight"; "item*" for as many as there are
    std::vector<NamedAxis> axes;      ///< of an array
    std::string module;               ///< a module: "module", or its operation
    const ast::Expr* when = nullptr;  ///< it is there on this condition; null: always

    bool isMany() const { return name.ends_with('*'); }
    /// Without its star.
    std::string_view stem() const { return std::string_view(name).substr(0, name.size() - (isMany() ? 1 : 0)); }
};

/// How a class has one or several of them.
struct OwnMember {
    std::string name;                             ///< "kernel", "layers.*"
    std::vector<std::vector<std::string>> parts;  ///< the operation's arrays, joined; each a sum of some. Empty: nothing of the operation
    std::vector<NamedAxis> layout;                ///< empty: as the operation has it
    std::string layer;                            ///< of a module with a class of its own: that

    bool joins() const { return parts.size() > 1; }
};

/// The name of the axis along which arrays are joined.
inline constexpr const char* partAxis = "part";

std::vector<LayerMember> readLayerMembers(const nlohmann::json& object, TemplateStore& store, std::vector<TableProblem>& problems);
std::vector<OwnMember> readOwnMembers(const nlohmann::json& object, TemplateStore& store, std::vector<TableProblem>& problems);

/// What is wrong with how a class has the members of its operation; empty if nothing.
std::string checkOwnMember(const OwnMember& own, const std::vector<LayerMember>& members);

}  // namespace regraft
