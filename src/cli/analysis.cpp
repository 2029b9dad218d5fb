#include "cli/analysis.h"

#include <fmt/format.h>

#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/streams.h"
#include "project/destination.h"
#include "project/in_place/in_place.h"
#include "project/interruption.h"
#include "project/large_stack.h"
#include "project/run.h"
#include "report/counts.h"

namespace regraft {
namespace {

/// Where the files go; null: nowhere.
std::unique_ptr<FileSink> sinkFor(const Arguments& arguments, const Settings& settings) {
    if (settings.destination == Destination::Mirror) return mirrorInto(arguments.out);
    if (settings.destination != Destination::InPlace) return nullptr;
    auto sink = std::make_unique<InPlace>(journalFolder(settings.paths));
    const Recovery& found = sink->recovery();
    if (!found.finished.empty())
        note(fmt::format("finished a run that was killed: {} it had converted", counted(found.finished.size(), "file")));
    if (found.undone > 0) note("a run was killed before it had changed anything; it is done anew");
    return sink;
}

RunOptions runOptions(const Arguments& arguments, const Settings& settings, Progress& progress, FileSink* sink) {
    RunOptions options;
    options.convert = settings.convert;
    options.selection = settings.selection;
    options.jobs = arguments.jobs;
    if (settings.showsChanges()) options.keep = KeptTexts::Changed;
    if (settings.destination == Destination::StandardOutput) options.keep = KeptTexts::All;
    options.sink = sink;
    options.cacheFolder = settings.cacheFolder;
    options.warn = [](const std::string& what) { note(what); };
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
        runOnLargeStacks(
            1, [&](unsigned) { run.files.push_back(convertBytes(std::move(file), std::get<std::string>(std::move(bytes)), options)); });
    }
    run.from = options.convert.from;
    for (const std::string& name : run.files[0].from)
        if (options.convert.from.empty()) run.from.push_back({name, ""});
    return run;
}

std::vector<InputFile> pythonOf(std::vector<InputFile> files) {
    std::erase_if(files, [](const InputFile& file) { return !file.isPython; });
    return files;
}

std::variant<RunResult, UsageError> run(const Arguments& arguments, const Settings& settings) {
    Progress progress(!arguments.quiet && !settings.printsCode());
    if (settings.standardInput) return runOnStandardInput(arguments, runOptions(arguments, settings, progress, nullptr));
    auto inputs = findInputs(arguments, settings);
    if (auto* error = std::get_if<UsageError>(&inputs)) return std::move(*error);
    Walked& walked = std::get<Walked>(inputs);
    if (settings.destination == Destination::Mirror)
        if (const auto collision = mirrorCollision(walked.files)) return UsageError{*collision};
    const auto sink = sinkFor(arguments, settings);
    RunOptions options = runOptions(arguments, settings, progress, sink.get());
    const Interruption interruption([&] { note("interrupted" + (sink ? ": " + sink->abandon() : std::string())); });
    if (settings.shard) options.elsewhere = pythonOf(takeShard(walked.files, *settings.shard));
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
