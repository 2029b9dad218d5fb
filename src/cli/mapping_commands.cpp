#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/streams.h"
#include "emit/coverage.h"
#include "emit/describe.h"

namespace regraft {
namespace {

/// The framework an option names; null if it was not given.
std::variant<const Framework*, UsageError> optionalFramework(std::string_view option, const std::string& text) {
    if (text.empty()) return nullptr;
    auto named = parseFramework(option, text);
    if (auto* error = std::get_if<UsageError>(&named)) return std::move(*error);
    return Tables::builtin().framework(std::get<FrameworkVersion>(named).framework);
}

}  // namespace

int runMap(const Arguments& arguments) {
    const auto target = optionalFramework("--to", arguments.to);
    if (const auto* error = std::get_if<UsageError>(&target)) return refuse(error->message);
    const auto text = describeMapping(arguments.subject, std::get<const Framework*>(target));
    if (!text)
        return refuse(fmt::format("no table names `{}`: is it spelled in full, as `torch.cat` or `torch.Tensor.sum`?", arguments.subject));
    return answer(*text);
}

int runCoverage(const Arguments& arguments) {
    const auto source = optionalFramework("--from", arguments.from.empty() ? "" : arguments.from.front());
    const auto target = optionalFramework("--to", arguments.to);
    for (const auto* framework : {&source, &target})
        if (const auto* error = std::get_if<UsageError>(framework)) return refuse(error->message);
    return answer(coverageTable(std::get<const Framework*>(source), std::get<const Framework*>(target)));
}

}  // namespace regraft
