#pragma once
// From the paths a user names to the files they mean.

#include <filesystem>
#include <string>
#include <vector>

namespace regraft {

/// One file to work on.
struct InputFile {
    std::filesystem::path path;                  ///< where it is; empty for standard input
    std::string shown;                           ///< how people see it: as named, or the named folder and what is below
    std::filesystem::path relative;              ///< to the root that was named: its place in a mirror and in the JSON report
    bool isPython = true;                        ///< else it is only copied
    std::filesystem::path inProject = relative;  ///< below the root of its project, however it was reached
    bool isSurrounding = false;                  ///< no Python, but it may name the framework: dependencies, configurations, documents
};

struct PathProblem {
    std::string path, reason;
    bool isNamed;  ///< by the user; else a folder that could not be read
};

struct WalkOptions {
    bool surroundings = false;                   ///< also files around the code that may name a framework
    bool otherFiles = false;                     ///< also what is not Python, to copy it, and modules that git ignores and others import
    std::vector<std::filesystem::path> without;  ///< folders not to enter: the one that is written to
    std::vector<std::string> exclude;            ///< globs, on names and on paths below the root that was named
    std::filesystem::path excludeFolder;         ///< or below this folder; absolute
    bool forceExclude = false;                   ///< also of what is named itself
};

struct Walked {
    std::vector<InputFile> files;  ///< by path, each once
    std::vector<PathProblem> problems;
};

/// Files named are taken whatever they are called; folders are searched for Python, without what git ignores and
/// without virtual environments, caches and vendored packages.
Walked walk(const std::vector<std::string>& named, const WalkOptions& options);

}  // namespace regraft
