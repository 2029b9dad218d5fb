#pragma once
// Which arrays of a checkpoint are which of the target's: a report's maps of classes, followed along the checkpoint's names.

#include "weights/carry.h"
#include "weights/names.h"

namespace regraft {

/// All files' maps of a run together.
struct ModelMaps {
    std::vector<ParameterMap> files;
};

/// What becomes of a checkpoint, or why it doesn't fit.
using Assigned = std::variant<std::vector<Carried>, CheckpointProblem>;

/// `model`: the class whose instance was saved; empty: the one that fits.
Assigned assign(const Checkpoint& checkpoint, const ModelMaps& maps, const std::string& model);

}  // namespace regraft
