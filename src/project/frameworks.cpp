#include "project/frameworks.h"

#include <algorithm>

namespace regraft {

std::span<const KnownFramework> knownFrameworks() {
    static const std::vector<KnownFramework> known = {
        {"numpy", {"np"}, {"2.4"}, {"numpy"}},
        {"torch", {"pytorch"}, {"2.13"}, {"torch"}},
        {"jax", {}, {"0.10"}, {"jax", "flax", "optax"}},
        {"tensorflow", {"tf"}, {"2.21"}, {"tensorflow", "keras"}},
        {"array_api", {}, {"2025.12"}, {"array_api_strict", "array_api_compat"}},
    };
    return known;
}

const KnownFramework* findFramework(std::string_view name) {
    for (const KnownFramework& known : knownFrameworks())
        if (known.name == name || std::find(known.aliases.begin(), known.aliases.end(), name) != known.aliases.end())
            return &known;
    return nullptr;
}

std::vector<std::string> frameworkImportNames() {
    std::vector<std::string> names = {"__array_namespace__", "array_namespace", "xp"};
    for (const KnownFramework& known : knownFrameworks())
        names.insert(names.end(), known.importNames.begin(), known.importNames.end());
    return names;
}

}  // namespace regraft
