#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "cli/streams.h"
#include "parse/parse.h"
#include "project/file_io.h"
#include "project/large_stack.h"

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

Printed printBytes(const Arguments& arguments, const Settings& settings, const InputFile& input, std::string bytes) {
    auto decoded = SourceFile::decode(input.shown, std::move(bytes));
    if (const auto* error = std::get_if<DecodeError>(&decoded))
        return {"", fmt::format("{}:{}:1: {}", input.shown, error->line, error->message), notParsed};
    const SourceFile& file = std::get<SourceFile>(decoded);
    if (const auto error = parseModule(file.text()).error) {
        const Position at = file.position(error->span.begin);
        return {"", fmt::format("{}:{}:{}: {}", input.shown, at.line, at.column, error->message), notParsed};
    }
    return {printStage(file, stageOf(arguments.print), settings.convert, arguments.json), "", nothingLeft};
}

Printed printOne(const Arguments& arguments, const Settings& settings, const InputFile& input) {
    auto bytes = input.path.empty() ? readStandardInput() : readFile(input.path);
    if (const auto* error = std::get_if<IoError>(&bytes)) return {"", input.shown + ": " + error->reason, runFailed};
    return printBytes(arguments, settings, input, std::get<std::string>(std::move(bytes)));
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
    int code = nothingLeft;
    runOnLargeStacks(1, [&](unsigned) {
        for (const InputFile& input : files) {
            const Printed printed = printOne(arguments, settings, input);
            if (!printed.problem.empty()) complain(printed.problem);
            const std::string title = files.size() > 1 && !arguments.json ? "# " + input.shown + "\n" : "";
            const int one = printed.code == nothingLeft ? answer(title + printed.text) : printed.code;
            if (one != nothingLeft && code != runFailed) code = one;
        }
    });
    return code;
}

}  // namespace regraft
