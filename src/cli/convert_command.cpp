#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/streams.h"
#include "project/destination.h"
#include "project/large_stack.h"
#include "report/unified_diff.h"

namespace regraft {
namespace {

RunOptions runOptions(const Arguments& arguments, const Settings& settings, Progress& progress) {
    RunOptions options;
    options.convert = settings.convert;
    options.jobs = arguments.jobs;
    options.keepTexts = settings.printsCode();
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

/// The code itself, where it goes to standard output.
std::string printedCode(const RunResult& result, Destination destination) {
    std::string out;
    for (const FileResult& file : result.files)
        out += destination == Destination::Diff ? unifiedDiff(file.original, file.output, file.input.shown) : file.output;
    return out;
}

std::optional<UsageError> deliver(const ReportRequest& request, const RunResult& result, const Arguments& arguments,
                                  bool toStandardError) {
    const bool toFile = !request.file.empty();
    const ReportStyle style{!toFile && request.format->forPeople && wantsColor(arguments.color, toStandardError),
                            !arguments.quiet};
    const std::string text = request.format->render(result, style);
    if (const auto error = toFile ? writeFile(request.file, text) : print(text, toStandardError))
        return UsageError{fmt::format("cannot write {}: {}", toFile ? request.file : "the report", error->reason)};
    return std::nullopt;
}

}  // namespace

int runConvert(const Arguments& arguments, const Settings& settings) {
    const auto outcome = run(arguments, settings);
    if (const auto* error = std::get_if<UsageError>(&outcome)) {
        complain(error->message);
        return runFailed;
    }
    const RunResult& result = std::get<RunResult>(outcome);
    bool failed = false;
    if (settings.printsCode())
        if (const auto error = print(printedCode(result, settings.destination), false)) {
            complain("cannot write standard output: " + error->reason);
            failed = true;
        }
    for (const ReportRequest& request : settings.reports)
        if (const auto error = deliver(request, result, arguments, settings.printsCode())) {
            complain(error->message);
            failed = true;
        }
    return failed ? runFailed : exitCodeOf(result, arguments.failOn, arguments.exitZero);
}

}  // namespace regraft
