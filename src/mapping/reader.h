#pragma once
// JSON of the tables to their structs. The table compiler and the lazy loader share it.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "mapping/tables.h"
#include "mapping/template_store.h"

namespace regraft {

/// What is wrong in a table, and where: a JSON pointer below the value that was read ("/overloads/0/lift").
struct TableProblem {
    std::string pointer;
    std::string message;
};
using TableProblems = std::vector<TableProblem>;

Framework readFramework(const nlohmann::json& json, TableProblems& problems);
Operation readOperation(std::string_view name, const nlohmann::json& json, TemplateStore& store, TableProblems& problems);
ApiEntry readEntry(const nlohmann::json& json, const Framework& framework, TemplateStore& store, TableProblems& problems);
/// A lowering as written in a table: "to", "when", "unsupported", "differs".
VersionChange readChange(const nlohmann::json& json, TemplateStore& store, TableProblems& problems);
Lowering readLowering(const nlohmann::json& json, const Framework& framework, TemplateStore& store, TableProblems& problems);

}  // namespace regraft
