#pragma once
// Completion scripts for shells, made from the definition of the command line.

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace regraft {

struct CompletedOption {
    std::vector<std::string> names;  ///< "-j", "--jobs"
    std::string help;
    bool takesValue = false;
    std::vector<std::string> values;  ///< that can follow; empty: files
};

struct CompletedCommand {
    std::string name, help;
    std::vector<CompletedOption> options;
    std::vector<std::string> values;  ///< of its positional argument; empty: files
};

std::vector<CompletedCommand> completedCommands(const CLI::App& app);

std::string bashCompletions(const std::vector<CompletedCommand>& commands);
std::string zshCompletions(const std::vector<CompletedCommand>& commands);
std::string fishCompletions(const std::vector<CompletedCommand>& commands);

}  // namespace regraft
