#include "project/project_root.h"

#include <algorithm>
#include <array>
#include <set>

namespace regraft {

namespace fs = std::filesystem;

namespace {

bool isProjectRoot(const fs::path& folder) {
    std::error_code error;
    return std::ranges::any_of(std::array{"pyproject.toml", "setup.py", "setup.cfg", ".git"},
                               [&](const char* mark) { return fs::exists(folder / mark, error); });
}

}  // namespace

const fs::path& ProjectRoots::of(const fs::path& folder) {
    if (const auto known = roots_.find(folder.native()); known != roots_.end()) return known->second;
    const fs::path above = folder.parent_path();
    const fs::path root = isProjectRoot(folder) ? folder : above == folder ? fs::path() : of(above);
    return roots_.emplace(folder.native(), root).first->second;
}

fs::path importRoot(const fs::path& file) {
    std::error_code error;
    fs::path folder = file.parent_path();
    while (folder != folder.parent_path() && fs::exists(folder / "__init__.py", error)) folder = folder.parent_path();
    return folder;
}

namespace {

void addWalked(std::set<fs::path>& files, const fs::path& folder) {
    for (InputFile& file : walk({folder.string()}, {}).files)
        if (file.isPython && file.path.extension() != ".ipynb") files.insert(std::move(file.path));
}

void addSiblings(std::set<fs::path>& files, const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".py" && at->is_regular_file(error)) files.insert(at->path());
}

}  // namespace

std::vector<fs::path> projectFiles(const fs::path& root, const std::vector<fs::path>& inputs) {
    std::set<fs::path> files(inputs.begin(), inputs.end());
    if (!root.empty()) addWalked(files, root);
    std::set<fs::path> packages, folders;
    for (const fs::path& input : inputs) {
        if (!root.empty()) break;
        const fs::path top = importRoot(input), folder = input.parent_path();
        if (top == folder) folders.insert(folder);
        else packages.insert(top / *folder.lexically_relative(top).begin());
    }
    for (const fs::path& folder : packages) addWalked(files, folder);
    for (const fs::path& folder : folders) addSiblings(files, folder);
    return {files.begin(), files.end()};
}

}  // namespace regraft
