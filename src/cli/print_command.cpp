#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

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
    if (module)
        return {printStage(*module->source, stageOf(arguments.print), settings.convert, arguments.json, module->context), "", nothingLeft};
    return {printStage(file, stageOf(arguments.print), settings.convert, arguments.json), "", nothingLeft};
}

Printed printOne(const Arguments& arguments, const Settings& settings, const InputFile& input, const Project::Module* module) {
    auto bytes = input.path.empty() ? readStandardInput() : readFile(input.path);
    if (const auto* error = std::get_if<IoError>(&bytes)) return {"", input.shown + ": " + error->reason, runFailed};
    return printBytes(arguments, settings, input, std::get<std::string>(std::move(bytes)), module);
}

/// What each file gives, in their order. Those of a project are looked at part by part.
std::vector<Printed> printEach(const Arguments& arguments, const Settings& settings, const std::vector<InputFile>& files) {
    std::vector<Printed> printed(files.size());
    std::map<std::filesystem::path, std::vector<std::size_t>> byPath;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].path.empty()) printed[i] = printOne(arguments, settings, files[i], nullptr);
        else byPath[absolutePath(files[i].path)].push_back(i);
    }
    std::vector<std::filesystem::path> paths;
    for (const auto& [path, same] : byPath) paths.push_back(path);
    const Parallel parallel(arguments.jobs);
    for (const ProjectRequest& request : requestsFor(paths)) {
        Project project(request, settings.convert, parallel);
        while (project.next())
            for (const auto& path : project.files())
                for (const std::size_t i : byPath.at(path)) printed[i] = printOne(arguments, settings, files[i], project.find(path));
    }
    return printed;
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
    std::vector<Printed> printed;
    runOnLargeStacks(1, [&](unsigned) { printed = printEach(arguments, settings, files); });
    int code = nothingLeft;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!printed[i].problem.empty()) complain(printed[i].problem);
        const std::string title = files.size() > 1 && !arguments.json ? "# " + files[i].shown + "\n" : "";
        const int one = printed[i].code == nothingLeft ? answer(title + printed[i].text) : printed[i].code;
        if (one != nothingLeft && code != runFailed) code = one;
    }
    return code;
}

}  // namespace regraft
