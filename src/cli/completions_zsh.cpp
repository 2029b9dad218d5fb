#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completions.h"

namespace regraft {
namespace {

/// Inside single quotes, within a specification of _arguments.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') out += "'\\'";
        else if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string action(const std::vector<std::string>& values) {
    return values.empty() ? "_files" : fmt::format("({})", fmt::join(values, " "));
}

std::string specification(const CompletedOption& option) {
    std::string out;
    for (const std::string& name : option.names)
        out +=
            fmt::format(" \\\n        '*{}[{}]{}'", name, escaped(option.help), option.takesValue ? ":value:" + action(option.values) : "");
    return out;
}

}  // namespace

std::string zshCompletions(const std::vector<CompletedCommand>& commands) {
    std::string names, cases;
    for (const CompletedCommand& command : commands) {
        names += fmt::format("    '{}:{}'\n", command.name, escaped(command.help));
        cases += fmt::format("    {})\n      _arguments", command.name);
        for (const CompletedOption& option : command.options) cases += specification(option);
        cases += fmt::format(" \\\n        '*:argument:{}'\n      ;;\n", action(command.values));
    }
    return fmt::format(R"(#compdef regraft

_regraft() {{
  local -a commands
  commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
{}  esac
}}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _regraft "$@"
else
  compdef _regraft regraft
fi
)",
                       names, cases);
}

}  // namespace regraft
