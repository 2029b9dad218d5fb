#pragma once
// Layers in the target: their classes, and where those have what the operation calls an array or an argument.
//
//     self.fc.weight        self.fc.kernel.T
//     conv.out_channels     conv.out_features

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lower/lower.h"

namespace regraft {

/// The classes of the target that may stand for what the operation makes: names, Api or Helper. A function is none.
std::vector<const py::Expr*> layerClasses(const neutral::Expr& layer, const LowerContext& context);

/// Where the target's layers have an array or an argument.
struct TargetMember {
    std::string own;        ///< "kernel", "in_proj.kernel"; empty: nowhere
    std::vector<int> axes;  ///< axis i of it is axis axes[i] of the operation's array; empty: the same
    std::string problem;    ///< why it is nowhere
};

/// What an attribute of a layer that `maker` made is: an array, or an argument that it keeps.
TargetMember memberOfMaker(std::string_view name, const LayerMaker& maker, bool isArgument, const LowerContext& context);

/// `member`: an application of layers.array or layers.argument.
TargetMember targetMember(const neutral::Expr& member, const LowerContext& context);

/// `array`, an application of layers.array, as the target has it: an application of layers.cell.
const neutral::Expr* cellOf(const neutral::Expr& array, const LowerContext& context);

/// Whether an expression stands for the array that is written into.
using IsWritten = std::function<bool(const ast::Expr&)>;

/// What a write of `value` over a layer's array leaves in the target's, whose axes stand in another order.
const neutral::Expr* inOwnAxes(const neutral::Expr& value, const IsWritten& isWritten, const neutral::Expr& array,
                               const std::vector<int>& axes, const LowerContext& context);

/// The order that undoes another one.
std::vector<int> inverted(const std::vector<int>& axes);
const neutral::Expr* permuted(const neutral::Expr& array, const std::vector<int>& axes, const LowerContext& context);

}  // namespace regraft
