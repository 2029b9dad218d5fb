#pragma once
// Which parameter of a converted model is which of the original's, class by class: what reports carry and `regraft weights` goes by.
//
//     class Net(nnx.Module):                                 class Net(nn.Module):
//         def __init__(self, *, rngs):                           def __init__(self):
//             self.fc = nnx.Linear(4, 2, rngs=rngs)      →           self.fc = nn.Linear(4, 2)
//
//     Net: fc is a layer; its weight (out_features, in_features) is kernel (in_features, out_features)

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/condition.h"
#include "mapping/layer_members.h"
#include "mapping/tables.h"

namespace regraft {

/// An array of the source, or the part of it that is joined there with others.
struct ArrayPiece {
    std::string source;  ///< below the layer: "kernel"
    std::vector<NamedAxis> layout;
    int part = -1;    ///< -1: the whole
    unsigned of = 0;  ///< how many parts it has
    friend bool operator==(const ArrayPiece&, const ArrayPiece&) = default;
};

struct CarriedArray {
    std::string target;  ///< below the layer: "weight"
    std::vector<NamedAxis> layout;
    bool optional = false;  ///< not known here whether the layer has it
    /// Joined along the axis `part`, if there are several; each the sum of pieces, or zeros without one.
    std::vector<std::vector<ArrayPiece>> parts;
    friend bool operator==(const CarriedArray&, const CarriedArray&) = default;
};

struct LayerMap {
    std::string operation, source, target;  ///< "layers.linear", "flax.nnx.Linear", "torch.nn.Linear"
    std::vector<CarriedArray> arrays;
    std::vector<std::string> dropped;  ///< arrays of the source that nobody needs
    friend bool operator==(const LayerMap&, const LayerMap&) = default;
};

struct ModuleMember;

/// What a member of a module can be.
struct MemberKind {
    enum class What { Layer, Class, Array, Constant, Any } what = What::Any;  // a constant is made by the constructor, and not carried over
    std::size_t layer = 0;                                                    ///< Layer: which of the file's
    std::string name;                                                         ///< Class: of the program
    std::map<std::string, long> sizes;                                        ///< Layer: axes whose sizes are known
    std::vector<ModuleMember> inside;                                         ///< Layer: the modules in it
    friend bool operator==(const MemberKind& a, const MemberKind& b);
};

struct ModuleMember {
    std::string source, target;     ///< "conv1", "layers.0"; a `*` stands for as many as there are
    bool optional = false;          ///< it is there on some condition
    std::vector<MemberKind> kinds;  ///< one of these
    friend bool operator==(const ModuleMember&, const ModuleMember&) = default;
};

inline bool operator==(const MemberKind& a, const MemberKind& b) {
    return a.what == b.what && a.layer == b.layer && a.name == b.name && a.sizes == b.sizes && a.inside == b.inside;
}

struct ModuleMap {
    std::string name;
    std::vector<ModuleMember> members;
};

/// Of one file.
struct ParameterMap {
    std::vector<LayerMap> layers;
    std::vector<ModuleMap> classes;
    std::vector<MemberKind> containers;  ///< made anywhere in the file: what a member of unknown make can be
    std::string streams;                 ///< an attribute of the source's modules that holds no weights: "rngs"

    bool isEmpty() const { return classes.empty(); }
    /// The index of a layer, added if it is new.
    std::size_t indexOf(LayerMap layer);
};

/// The name below a class where it has a module of its operation, which that calls `stem`: "layers.*" of "item". As in the catalogue where
/// the class's table doesn't say.
std::string ownName(const Operation& operation, std::string_view stem, const Framework& framework, std::string_view className);

/// A layer as two frameworks' classes have it; `arguments` are those of the operation.
LayerMap mapLayer(const Operation& operation, const Environment& arguments, const Framework& source, std::string_view sourceClass,
                  const Framework& target, std::string_view targetClass);

/// As JSON, on one line.
std::string writeParameterMap(const ParameterMap& map);
/// Nothing if the text is none; then `error` says why.
std::optional<ParameterMap> readParameterMap(std::string_view text, std::string& error);

}  // namespace regraft
