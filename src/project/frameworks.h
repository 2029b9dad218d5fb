#pragma once
// The frameworks as the command line knows them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regraft {

struct KnownFramework {
    std::string name;                      ///< "tensorflow"
    std::vector<std::string> aliases;      ///< {"tf"}
    std::vector<std::string> versions;     ///< known ones, oldest first
    std::vector<std::string> importNames;  ///< top-level modules that belong to it
};

std::span<const KnownFramework> knownFrameworks();

/// By name or alias; null if there is no such framework.
const KnownFramework* findFramework(std::string_view name);

/// A file that contains none of these words uses no framework. More than the import names: code written to the
/// array API standard may import nothing.
std::vector<std::string> frameworkImportNames();

}  // namespace regraft
