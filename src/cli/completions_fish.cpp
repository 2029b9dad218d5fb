#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completions.h"

namespace regraft {
namespace {

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string optionLine(const std::string& condition, const CompletedOption& option) {
    std::string out = fmt::format("complete -c regraft -n {}", quoted(condition));
    for (const std::string& name : option.names) out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (option.takesValue && option.values.empty()) out += " -r -F";
    if (!option.values.empty()) out += fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(option.values, " "))));
    return out + fmt::format(" -d {}\n", quoted(option.help));
}

}  // namespace

std::string fishCompletions(const std::vector<CompletedCommand>& commands) {
    std::string out = "complete -c regraft -n __fish_use_subcommand -f\n";
    for (const CompletedCommand& command : commands) {
        const std::string condition = "__fish_seen_subcommand_from " + command.name;
        out += fmt::format("complete -c regraft -n __fish_use_subcommand -f -a {} -d {}\n", command.name, quoted(command.help));
        for (const CompletedOption& option : command.options) out += optionLine(condition, option);
        if (!command.values.empty())
            out += fmt::format("complete -c regraft -n {} -f -a {}\n", quoted(condition),
                               quoted(fmt::format("{}", fmt::join(command.values, " "))));
    }
    return out;
}

}  // namespace regraft
