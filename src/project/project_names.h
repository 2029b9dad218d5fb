#pragma once

#include <filesystem>

#include "project/project_root.h"

namespace regraft {

/// Names files by their place in their project, so that one has the same name however it is reached.
class ProjectNames {
public:
    /// `fallback` is the root of what lies in no project.
    explicit ProjectNames(std::filesystem::path fallback) : fallback_(std::move(fallback)) {}

    /// The path of a file, which is absolute, in its project; empty if it lies in none, nor below the fallback.
    std::filesystem::path of(const std::filesystem::path& file);

private:
    std::filesystem::path fallback_;
    ProjectRoots roots_;
};

}  // namespace regraft
