#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completions.h"

namespace regraft {
namespace {

std::string words(const CompletedCommand& command) {
    std::string out;
    for (const CompletedOption& option : command.options) out += fmt::format("{}{}", out.empty() ? "" : " ", fmt::join(option.names, " "));
    return out;
}

/// The values of the option before the cursor, as cases of `$command$previous`.
std::string valueCases(const CompletedCommand& command) {
    std::string out;
    for (const CompletedOption& option : command.options) {
        if (!option.takesValue) continue;
        std::vector<std::string> patterns;
        for (const std::string& name : option.names) patterns.push_back(command.name + name);
        const std::string reply = option.values.empty() ? "compgen -f -- \"$current\""
                                                        : fmt::format("compgen -W '{}' -- \"$current\"", fmt::join(option.values, " "));
        out += fmt::format("    {}) mapfile -t COMPREPLY < <({}); return ;;\n", fmt::join(patterns, "|"), reply);
    }
    return out;
}

}  // namespace

std::string bashCompletions(const std::vector<CompletedCommand>& commands) {
    std::vector<std::string> names;
    std::string values, options;
    for (const CompletedCommand& command : commands) {
        names.push_back(command.name);
        values += valueCases(command);
        options += fmt::format("    {}) options='{}' words='{}' ;;\n", command.name, words(command), fmt::join(command.values, " "));
    }
    return fmt::format(R"(_regraft() {{
  local current=$2 previous=$3 command=${{COMP_WORDS[1]}} options='' words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- "$current")
    return
  fi
  case $command$previous in
{}  esac
  case $command in
{}    *) return ;;
  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  elif [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}}
complete -o filenames -F _regraft regraft
)",
                       fmt::join(names, " "), values, options);
}

}  // namespace regraft
