#include "project/project_root.h"

#include <algorithm>
#include <array>

namespace regraft {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 5> markers = {"pyproject.toml", "setup.py", "setup.cfg", ".git", ".hg"};

bool isRoot(const fs::path& folder) {
    std::error_code error;
    return std::any_of(markers.begin(), markers.end(), [&](const char* name) { return fs::exists(folder / name, error); });
}

}  // namespace

const fs::path& ProjectRoots::rootOf(const fs::path& folder) {
    if (const auto found = known_.find(folder); found != known_.end()) return found->second;
    fs::path root;
    if (isRoot(folder)) root = folder;
    else if (folder.has_relative_path()) root = rootOf(folder.parent_path());
    return known_.emplace(folder, std::move(root)).first->second;
}

fs::path ProjectRoots::pathInProject(const fs::path& file) {
    const fs::path& root = rootOf(file.parent_path());
    const fs::path below = file.lexically_relative(root.empty() ? fallback_ : root);
    return below.empty() || *below.begin() == ".." ? fs::path() : below;
}

}  // namespace regraft
