#include "cli/framework_argument.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "mapping/tables.h"

namespace regraft {
namespace {

std::string knownNames() {
    std::vector<std::string> names;
    for (const Framework& framework : Tables::builtin().frameworks()) names.push_back(framework.name);
    std::sort(names.begin(), names.end());
    return fmt::format("{}", fmt::join(names, ", "));
}

/// "2.21" names what the tables call "2.21", and so do "2" and "2.21.0".
bool namesVersion(std::string_view written, std::string_view known) {
    const auto extends = [](std::string_view longer, std::string_view shorter) {
        return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '.');
    };
    return extends(written, known) || extends(known, written);
}

/// One of the versions the tables compare, or between two of them.
bool isKnown(const Framework& framework, std::string_view written) {
    const auto& versions = framework.versions;
    if (std::any_of(versions.begin(), versions.end(), [&](const std::string& known) { return namesVersion(written, known); })) return true;
    return !versions.empty() && !isOlder(written, versions.front()) && isOlder(written, versions.back());
}

}  // namespace

std::variant<FrameworkVersion, UsageError> parseFramework(std::string_view option, std::string_view text) {
    if (const std::size_t comma = text.find(','); comma != text.npos)
        return UsageError{fmt::format("{}: versions of further distributions ({}) are not available in this version of regraft", option,
                                      text.substr(comma + 1))};
    const std::size_t at = std::min(text.find('@'), text.size());
    const std::string_view name = text.substr(0, at);
    const Framework* framework = Tables::builtin().framework(name);
    if (!framework) return UsageError{fmt::format("{}: unknown framework `{}`; known: {}", option, name, knownNames())};
    FrameworkVersion result{framework->name, ""};
    if (at == text.size()) return result;
    result.version = text.substr(at + 1);
    if (!isKnown(*framework, result.version))
        return UsageError{fmt::format("{}: version `{}` of {} is not known; known: {}", option, result.version, framework->name,
                                      fmt::join(framework->versions, ", "))};
    return result;
}

}  // namespace regraft
