#include "project/frameworks.h"

#include "mapping/tables.h"

namespace regraft {

std::string newestVersion(std::string_view framework) {
    const Framework* known = Tables::builtin().framework(framework);
    return known && !known->versions.empty() ? known->versions.back() : std::string();
}

}  // namespace regraft
