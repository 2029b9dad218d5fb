#include "cli/arguments.h"

#include <algorithm>
#include <sstream>

#include "cli/app.h"

namespace regraft {
namespace {

/// `regraft --print=ast FILE` is short for `regraft convert --print=ast FILE`.
std::vector<std::string> withCommand(int argc, char** argv) {
    std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (!words.empty() && words[0].starts_with("--print")) words.insert(words.begin(), "convert");
    return words;
}

/// What was written on the command line does not come from a file.
void forgetOrigins(const CLI::App& app, Arguments& arguments) {
    for (const CLI::App* command : app.get_subcommands())
        for (const CLI::Option* option : command->get_options())
            if (option->count() > 0) arguments.origins.erase(option->get_single_name());
}

}  // namespace

std::string Arguments::label(const std::string& key, std::size_t index) const {
    const auto found = origins.find(key);
    if (found == origins.end() || found->second.empty()) return "--" + key;
    return found->second[std::min(index, found->second.size() - 1)];
}

std::filesystem::path Arguments::folderOf(const std::string& key) const {
    std::error_code error;
    const auto current = std::filesystem::current_path(error);
    return isConfigured(key) ? (current / configFile).lexically_normal().parent_path() : current;
}

std::variant<Arguments, ParseOutcome> parseArguments(int argc, char** argv, Arguments configured) {
    Arguments arguments = std::move(configured);
    const auto app = makeApp(arguments);
    std::vector<std::string> words = withCommand(argc, argv);
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    try {
        app->parse(words);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) return ParseOutcome{2, error.what()};
        std::ostringstream text;
        app->exit(error, text, text);
        return ParseOutcome{0, text.str()};
    }
    if (arguments.command.empty()) return ParseOutcome{2, "a command is missing: see regraft --help"};
    forgetOrigins(*app, arguments);
    return arguments;
}

}  // namespace regraft
