#include "cli/configuration_keys.h"

#include <algorithm>
#include <numeric>

namespace regraft {
namespace {

const ConfigKey keys[] = {
    {"from", &Arguments::from},
    {"to", &Arguments::to},
    {"exclude", &Arguments::exclude},
    {"force-exclude", &Arguments::forceExclude},
    {"cache-dir", &Arguments::cacheDir},
    {"no-cache", &Arguments::noCache},
    {"jobs", &Arguments::jobs},
    {"on-unsupported", &Arguments::onUnsupported},
    {"fidelity", &Arguments::fidelity},
    {"dtypes", &Arguments::dtypes},
    {"helpers", &Arguments::helpers},
    {"mappings", &Arguments::mappings},
    {"select", &Arguments::select},
    {"ignore", &Arguments::ignore},
    {"per-file-ignores", &Arguments::perFileIgnores, true},
    {"baseline", &Arguments::baseline},
    {"report", &Arguments::reports},
    {"fail-on", &Arguments::failOn},
    {"exit-zero", &Arguments::exitZero},
    {"color", &Arguments::color},
};

/// How many letters must be changed, added or taken away.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row.back();
}

}  // namespace

std::span<const ConfigKey> configKeys() { return keys; }

const ConfigKey* findConfigKey(std::string_view name) {
    const auto found = std::find_if(std::begin(keys), std::end(keys), [&](const ConfigKey& key) { return key.name == name; });
    return found == std::end(keys) ? nullptr : found;
}

std::string nearestConfigKey(std::string_view name) {
    const auto nearest = std::min_element(std::begin(keys), std::end(keys), [&](const ConfigKey& a, const ConfigKey& b) {
        return distance(a.name, name) < distance(b.name, name);
    });
    return distance(nearest->name, name) <= std::max<std::size_t>(1, name.size() / 3) ? std::string(nearest->name) : "";
}

}  // namespace regraft
