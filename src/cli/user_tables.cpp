#include "cli/user_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/exit_code.h"
#include "cli/streams.h"
#include "cli/table_examples.h"
#include "mapping/builtin.h"
#include "mapping/bundle.h"
#include "report/counts.h"
#include "table_compiler/compiler.h"

namespace regraft {
namespace {

struct Compiled {
    std::vector<std::string> problems, apis;
};

/// Without problems, the tables are in use.
Compiled use(const std::vector<std::filesystem::path>& files) {
    TableCompiler compiler;
    compiler.start(builtinTables());
    for (const std::filesystem::path& file : files) compiler.extend(file);
    compiler.finish();
    if (compiler.problems().empty()) useTables(writeBundle(compiler.bundle()));
    return {compiler.problems(), compiler.extendedApis()};
}

}  // namespace

std::optional<UsageError> useMappings(const Arguments& a) {
    if (a.mappings.empty()) return std::nullopt;
    std::vector<std::filesystem::path> files;
    for (const std::string& file : a.mappings)
        files.push_back((a.folderOf("mappings") / file).lexically_proximate(std::filesystem::current_path()));
    const std::vector<std::string> problems = use(files).problems;
    if (problems.empty()) return std::nullopt;
    return UsageError{problems.front() +
                      (problems.size() == 1 ? "" : fmt::format(" (and {} more: see `regraft tables check`)", problems.size() - 1))};
}

int runTables(const Arguments& a) {
    const Compiled compiled = use({a.paths.begin(), a.paths.end()});
    if (!compiled.problems.empty()) {
        (void)print(fmt::format("{}\n", fmt::join(compiled.problems, "\n")), false);
        return runFailed;
    }
    if (a.subject == "test") return testExamples(a, compiled.apis);
    return answer(fmt::format("{}: nothing is wrong\n", counted(a.paths.size(), "table")));
}

}  // namespace regraft
