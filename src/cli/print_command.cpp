#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "cli/streams.h"
#include "parse/parse.h"
#include "project/file_io.h"
#include "project/large_stack.h"
#include "project/parallel.h"
#include "project/project.h"

namespace regraft {
namespace {

constexpr std::pair<std::string_view, Stage> stages[] = {
    {"tokens", Stage::Tokens},   {"ast", Stage::Ast},         {"names", Stage::Names}, {"types", Stage::Types},
    {"effects", Stage::Effects}, {"neutral", Stage::Neutral}, {"edits", Stage::Edits},
};

Stage stageOf(std::string_view name) {
    return std::find_if(std::begin(stages), std::end(stages), [&](const auto& stage) { return stage.first == name; })->second;
}

struct Printed {
    std::string text;
    std::string problem;  ///< in place of the text
    ExitCode code = nothingLeft;
};

Printed printBytes(const Arguments& arguments, const Settings& settings, const InputFile& input, std::string bytes,
                   const Project::Module* module) {
    auto decoded = SourceFile::decode(input.shown, std::move(bytes));
    if (const auto* error = std::get_if<DecodeError>(&decoded))
        return {"", fmt::format("{}:{}:1: {}", input.shown, error->line, error->message), notParsed};
    const SourceFile& file = std::get<SourceFile>(decoded);
    if (const auto error = parseModule(file.text()).error) {
        const Position at = file.position(error->span.begin);
        return {"", fmt::format("{}:{}:{}: {}", input.shown, at.line, at.column, error->message), notParsed};
    }
    if (module) return {printStage(*module->source, stageOf(arguments.print), settings.convert, arguments.json, module->context), "", nothingLeft};
    return {printStage(file, stageOf(arguments.print), settings.convert, arguments.json), "", nothingLeft};
}

Printed printOne(const Arguments& arguments, const Settings& settings, const InputFile& input, const Project::Module* module) {
    auto bytes = input.path.empty() ? readStandardInput() : readFile(input.path);
    if (const auto* error = std::get_if<IoError>(&bytes)) return {"", input.shown + ": " + error->reason, runFailed};
    return printBytes(arguments, settings, input, std::get<std::string>(std::move(bytes)), module);
}

/// The projects that the files belong to, analysed; nothing where they are read from standard input.
std::vector<std::unique_ptr<Project>> projectsOf(const std::vector<InputFile>& files, const Settings& settings, unsigned jobs) {
    std::vector<std::filesystem::path> paths;
    for (const InputFile& file : files)
        if (!file.path.empty()) paths.push_back(absolutePath(file.path));
    std::vector<std::unique_ptr<Project>> projects;
    for (const ProjectRequest& request : requestsFor(paths))
        projects.push_back(std::make_unique<Project>(request, settings.convert, Parallel(jobs)));
    return projects;
}

const Project::Module* moduleOf(const InputFile& input, const std::vector<std::unique_ptr<Project>>& projects) {
    for (const auto& project : projects)
        if (const Project::Module* module = input.path.empty() ? nullptr : project->find(absolutePath(input.path))) return module;
    return nullptr;
}

}  // namespace

int runPrint(const Arguments& arguments, const Settings& settings) {
    std::vector<InputFile> files;
    if (settings.standardInput) {
        files.push_back(standardInputFile(arguments));
    } else {
        auto inputs = findInputs(arguments, settings);
        if (const auto* error = std::get_if<UsageError>(&inputs)) {
            complain(error->message);
            return runFailed;
        }
        files = std::get<Walked>(std::move(inputs)).files;
    }
    const auto projects = projectsOf(files, settings, arguments.jobs);
    int code = nothingLeft;
    runOnLargeStacks(1, [&](unsigned) {
        for (const InputFile& input : files) {
            const Printed printed = printOne(arguments, settings, input, moduleOf(input, projects));
            if (!printed.problem.empty()) complain(printed.problem);
            const std::string title = files.size() > 1 && !arguments.json ? "# " + input.shown + "\n" : "";
            const int one = printed.code == nothingLeft ? answer(title + printed.text) : printed.code;
            if (one != nothingLeft && code != runFailed) code = one;
        }
    });
    return code;
}

}  // namespace regraft
