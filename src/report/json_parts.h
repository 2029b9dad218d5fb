#pragma once
// What the JSON formats share.

#include <nlohmann/json.hpp>

#include <string>

#include "report/model.h"

namespace regraft {

using Json = nlohmann::ordered_json;

Json findingJson(const ReportedFinding& finding);

/// As text, on one line with `indent` -1. What is no UTF-8 is replaced.
std::string jsonText(const Json& json, int indent);

/// What nlohmann/json says of a document, without its own "[json.exception.…] ".
std::string jsonReason(const std::exception& error);

}  // namespace regraft
