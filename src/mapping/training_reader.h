#pragma once
// What tables say of how a framework's code trains.

#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "mapping/reader.h"
#include "mapping/training_rules.h"

namespace regraft {

/// Of `training` in a framework.json.
std::shared_ptr<const TrainingRules> readTraining(const nlohmann::json& object, TableProblems& problems);

}  // namespace regraft
