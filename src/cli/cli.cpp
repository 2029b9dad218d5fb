#include "cli/cli.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>

#include "cli/commands.h"
#include "cli/configuration.h"
#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "cli/streams.h"
#include "cli/user_tables.h"

namespace regraft {
namespace {

void startLog(bool verbose) {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("regraft", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    spdlog::set_pattern("[%H:%M:%S.%e] %v");
    spdlog::set_level(verbose ? spdlog::level::debug : spdlog::level::warn);
}

int showFiles(const Arguments& arguments, const Settings& settings) {
    const auto inputs = findInputs(arguments, settings);
    if (const auto* error = std::get_if<UsageError>(&inputs)) {
        complain(error->message);
        return runFailed;
    }
    std::string out;
    for (const InputFile& file : std::get<Walked>(inputs).files) out += file.shown + "\n";
    return answer(out);
}

int runOnFiles(const Arguments& arguments) {
    if (const auto error = useMappings(arguments)) {
        complain(error->message);
        return runFailed;
    }
    const auto settings = resolveSettings(arguments);
    if (const auto* error = std::get_if<UsageError>(&settings)) {
        complain(error->message);
        return runFailed;
    }
    const Settings& resolved = std::get<Settings>(settings);
    if (arguments.showSettings) return answer(showSettings(arguments));
    if (arguments.showFiles && !resolved.standardInput) return showFiles(arguments, resolved);
    if (!arguments.print.empty()) return runPrint(arguments, resolved);
    return arguments.command == "baseline" ? runBaseline(arguments, resolved) : runConvert(arguments, resolved);
}

bool readsSources(const Arguments& arguments) {
    return arguments.command == "convert" || arguments.command == "check" || arguments.command == "baseline";
}

/// The command line on top of the configuration that it leads to.
std::variant<Arguments, ParseOutcome> parse(int argc, char** argv) {
    auto written = parseArguments(argc, argv);
    const auto* arguments = std::get_if<Arguments>(&written);
    if (!arguments || !readsSources(*arguments)) return written;
    auto configured = configuredArguments(*arguments);
    if (auto* error = std::get_if<UsageError>(&configured)) return ParseOutcome{runFailed, std::move(error->message)};
    return parseArguments(argc, argv, std::get<Arguments>(std::move(configured)));
}

int dispatch(const Arguments& arguments) {
    if (arguments.command == "map") return runMap(arguments);
    if (arguments.command == "coverage") return runCoverage(arguments);
    if (arguments.command == "rule") return runRule(arguments);
    if (arguments.command == "merge") return runMerge(arguments);
    if (arguments.command == "weights") return runWeights(arguments);
    if (arguments.command == "completions") return runCompletions(arguments);
    if (arguments.command == "tables") return runTables(arguments);
    if (arguments.command == "man") return runManPage();
    return runOnFiles(arguments);
}

}  // namespace

int runCommandLine(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a reader that went away must not end a run that is writing files
    const auto parsed = parse(argc, argv);
    if (const auto* outcome = std::get_if<ParseOutcome>(&parsed)) {
        if (outcome->exitCode == 0) return answer(outcome->text);
        complain(outcome->text);
        return outcome->exitCode;
    }
    const Arguments& arguments = std::get<Arguments>(parsed);
    startLog(arguments.verbose);
    return dispatch(arguments);
}

}  // namespace regraft
