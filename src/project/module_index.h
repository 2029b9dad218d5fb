#pragma once
// Which file of a project an import means.

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace regraft {

class ModuleIndex {
public:
    static constexpr std::size_t none = SIZE_MAX;

    /// `root` may be empty.
    ModuleIndex(std::filesystem::path root, const std::vector<std::filesystem::path>& files);

    /// The file that `importer` gets under this name: relative, "..core", or absolute, "pkg.core". `none` if it is no file
    /// of the project, or if it cannot be told which.
    std::size_t find(std::size_t importer, std::string_view name) const;
    /// A module or package right inside a package.
    std::size_t submodule(std::size_t package, std::string_view name) const;

private:
    std::size_t at(const std::string& place) const;
    std::size_t findRelative(std::size_t importer, std::string_view name) const;
    std::size_t findAbsolute(std::size_t importer, std::string_view name) const;
    bool isOutside(std::size_t importer, std::string_view name, std::string_view first) const;

    struct File {
        std::string folder, importRoot;
        bool isPackage = false, isInPackage = false;
    };
    std::string root_;
    std::vector<File> files_;
    std::unordered_map<std::string, std::size_t> places_;               ///< by path without suffix; packages by their folder
    std::unordered_map<std::string, std::vector<std::string>> starts_;  ///< by a name's first part: folders it may be in
};

}  // namespace regraft
