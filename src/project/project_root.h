#pragma once

#include <filesystem>
#include <map>

namespace regraft {

/// Which project a file belongs to: the nearest folder with a pyproject.toml, a setup file or a repository. So a file has
/// the same name in its project, however it is reached.
class ProjectRoots {
public:
    /// `fallback` is the root of what lies in no project.
    explicit ProjectRoots(std::filesystem::path fallback) : fallback_(std::move(fallback)) {}

    /// The path of a file, which is absolute, in its project; empty if it lies in none, nor below the fallback.
    std::filesystem::path pathInProject(const std::filesystem::path& file);

private:
    /// Empty if the folder is in no project.
    const std::filesystem::path& rootOf(const std::filesystem::path& folder);

    std::filesystem::path fallback_;
    std::map<std::filesystem::path, std::filesystem::path> known_;
};

}  // namespace regraft
