#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "project/walk.h"

namespace regraft {

/// Finds the roots of projects, and remembers them.
class ProjectRoots {
public:
    /// The nearest folder at or above `folder` that is the root of a project: it has a pyproject file, a setup file or a
    /// repository. Empty if there is none.
    const std::filesystem::path& of(const std::filesystem::path& folder);

private:
    std::unordered_map<std::string, std::filesystem::path> roots_;  ///< by folder
};

/// The folder that the outermost package around a file lies in: what absolute imports start from. The file's own
/// folder, if that is no package.
std::filesystem::path importRoot(const std::filesystem::path& file);

/// The files that may tell something about `inputs` of one project: all of it; where there is no root, what lies in the
/// same package or folder.
std::vector<std::filesystem::path> projectFiles(const std::filesystem::path& root, const std::vector<std::filesystem::path>& inputs);

}  // namespace regraft
