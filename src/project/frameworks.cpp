#include "project/frameworks.h"

#include "mapping/tables.h"

namespace regraft {

std::string newestVersion(std::string_view framework) {
    const Framework* known = Tables::builtin().framework(framework);
    return known && !known->versions.empty() ? known->versions.back() : std::string();
}

std::vector<std::string> frameworkImportNames() {
    std::vector<std::string> names = {"__array_namespace__", "array_namespace", "xp", "regraft"};
    for (const Framework& known : Tables::builtin().frameworks()) {
        names.push_back(known.module);
        for (const std::string& module : known.importModules) names.push_back(module.substr(0, module.find('.')));
    }
    return names;
}

}  // namespace regraft
