#include "cli/analysis.h"

#include "cli/inputs.h"
#include "cli/progress.h"
#include "project/destination.h"
#include "project/large_stack.h"

namespace regraft {
namespace {

RunOptions runOptions(const Arguments& arguments, const Settings& settings, Progress& progress) {
    RunOptions options;
    options.convert = settings.convert;
    options.selection = settings.selection;
    options.jobs = arguments.jobs;
    if (settings.showsChanges()) options.keep = KeptTexts::Changed;
    if (settings.destination == Destination::StandardOutput) options.keep = KeptTexts::All;
    if (settings.destination == Destination::InPlace) options.write = writeInPlace();
    if (settings.destination == Destination::Mirror) options.write = writeMirror(arguments.out);
    options.progress = progress.callback();
    return options;
}

RunResult runOnStandardInput(const Arguments& arguments, const RunOptions& options) {
    RunResult run;
    run.to = options.convert.to;
    InputFile file = standardInputFile(arguments);
    auto bytes = readStandardInput();
    if (const auto* error = std::get_if<IoError>(&bytes)) {
        run.files.push_back(failedFile(std::move(file), DiagCode::UnreadableFile, error->reason));
    } else {
        runOnLargeStacks(1, [&](unsigned) {
            run.files.push_back(convertBytes(std::move(file), std::get<std::string>(std::move(bytes)), options));
        });
    }
    run.from = options.convert.from;
    for (const std::string& name : run.files[0].from)
        if (options.convert.from.empty()) run.from.push_back({name, ""});
    return run;
}

std::variant<RunResult, UsageError> run(const Arguments& arguments, const Settings& settings) {
    Progress progress(!arguments.quiet && !settings.printsCode());
    const RunOptions options = runOptions(arguments, settings, progress);
    if (settings.standardInput) return runOnStandardInput(arguments, options);
    auto inputs = findInputs(arguments, settings);
    if (auto* error = std::get_if<UsageError>(&inputs)) return std::move(*error);
    Walked& walked = std::get<Walked>(inputs);
    if (settings.destination == Destination::Mirror)
        if (const auto collision = mirrorCollision(walked.files)) return UsageError{*collision};
    RunResult result = convertFiles(std::move(walked.files), options);
    for (const PathProblem& problem : walked.problems)
        result.files.push_back(failedFile({problem.path, problem.path, problem.path, true}, DiagCode::UnreadableFile, problem.reason));
    return result;
}

}  // namespace

std::variant<Report, UsageError> analyseInputs(const Arguments& arguments, const Settings& settings) {
    auto result = run(arguments, settings);
    if (auto* error = std::get_if<UsageError>(&result)) return std::move(*error);
    std::error_code error;
    return makeReport(std::get<RunResult>(std::move(result)), std::filesystem::current_path(error));
}

}  // namespace regraft
