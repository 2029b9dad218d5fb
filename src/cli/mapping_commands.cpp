#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/mapping_queries.h"
#include "cli/streams.h"

namespace regraft {

int runMap(const Arguments& arguments) {
    std::string target;
    if (!arguments.to.empty()) {
        auto framework = parseFramework("--to", arguments.to);
        if (const auto* error = std::get_if<UsageError>(&framework)) {
            complain(error->message);
            return runFailed;
        }
        target = std::get<FrameworkVersion>(framework).framework;
    }
    const auto text = describeMapping(arguments.subject, target);
    if (!text) {
        complain(fmt::format("no table names `{}`: is it spelled in full, as `torch.cat` or `torch.Tensor.sum`?", arguments.subject));
        return runFailed;
    }
    return answer(*text);
}

int runCoverage(const Arguments&) { return answer(coverageTable()); }

}  // namespace regraft
