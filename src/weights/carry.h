#pragma once
// One array of the target, made of those of a checkpoint.

#include <string>
#include <vector>

#include "mapping/parameter_map.h"
#include "weights/axis_sizes.h"
#include "weights/checkpoint.h"

namespace regraft {

struct CarriedPiece {
    std::string name;  ///< in the checkpoint
    const Tensor* tensor = nullptr;
    ArrayPiece piece;
};

struct Carried {
    std::string target;
    std::vector<NamedAxis> layout;                 ///< empty: the one piece as it is
    std::vector<std::vector<CarriedPiece>> parts;  ///< joined; each the sum of pieces, or zeros
    AxisSizes sizes;
};

/// The array, its bytes in `storage`.
std::variant<Tensor, CheckpointProblem> carry(const Carried& carried, std::deque<std::string>& storage);

}  // namespace regraft
