#include "project/module_index.h"

#include <algorithm>

#include "mapping/tables.h"
#include "project/project_root.h"

namespace regraft {

namespace fs = std::filesystem;

namespace {

/// Without it, the name is one of several files'.
bool isStub(const fs::path& path) { return path.extension() == ".pyi"; }

std::string placeBelow(std::string folder, std::string_view name) {
    while (!name.empty()) {
        const std::size_t dot = std::min(name.find('.'), name.size());
        folder += "/" + std::string(name.substr(0, dot));
        name.remove_prefix(std::min(dot + 1, name.size()));
    }
    return folder;
}

}  // namespace

ModuleIndex::ModuleIndex(fs::path root, const std::vector<fs::path>& files) : root_(root.string()) {
    std::unordered_map<std::string, std::string> importRoots;  // by folder
    for (const fs::path& path : files) {
        File file;
        file.folder = path.parent_path().string();
        auto [known, isNew] = importRoots.try_emplace(file.folder);
        if (isNew) known->second = regraft::importRoot(path).string();
        file.importRoot = known->second;
        file.isPackage = path.stem() == "__init__";
        file.isInPackage = file.importRoot != file.folder;
        const std::string place = file.isPackage ? file.folder : file.folder + "/" + path.stem().string();
        auto [taken, isFirst] = places_.try_emplace(place, files_.size());
        if (!isFirst && (file.isPackage || !isStub(path))) taken->second = files_.size();  // a package before a module of its name
        for (const std::string& start : {file.importRoot, root_, root_ + "/src"}) {
            if (start.empty() || place.size() <= start.size() || !place.starts_with(start + "/")) continue;
            const std::string_view below = std::string_view(place).substr(start.size() + 1);
            std::vector<std::string>& folders = starts_[std::string(below.substr(0, below.find('/')))];
            if (std::find(folders.begin(), folders.end(), start) == folders.end()) folders.push_back(start);
        }
        files_.push_back(std::move(file));
    }
}

std::size_t ModuleIndex::at(const std::string& place) const {
    const auto found = places_.find(place);
    return found == places_.end() ? none : found->second;
}

std::size_t ModuleIndex::find(std::size_t importer, std::string_view name) const {
    if (name.empty()) return none;
    return name.front() == '.' ? findRelative(importer, name) : findAbsolute(importer, name);
}

std::size_t ModuleIndex::submodule(std::size_t package, std::string_view name) const {
    return files_[package].isPackage ? at(files_[package].folder + "/" + std::string(name)) : none;
}

std::size_t ModuleIndex::findRelative(std::size_t importer, std::string_view name) const {
    std::string folder = files_[importer].folder;
    for (name.remove_prefix(1); name.starts_with("."); name.remove_prefix(1)) folder.resize(std::min(folder.rfind('/'), folder.size()));
    return at(placeBelow(folder, name));
}

/// Installed packages come first, unless the importer lies in the package itself.
bool ModuleIndex::isOutside(std::size_t importer, std::string_view name, std::string_view first) const {
    if (!Tables::builtin().frameworkOfModule(name)) return false;
    const File& file = files_[importer];
    const auto isAround = [&](const std::string& start) {
        const std::string own = start + "/" + std::string(first);
        return !start.empty() && at(own) != none && (file.folder + "/").starts_with(own + "/");
    };
    return !isAround(file.importRoot) && !isAround(root_) && !isAround(root_ + "/src");
}

std::size_t ModuleIndex::findAbsolute(std::size_t importer, std::string_view name) const {
    const File& file = files_[importer];
    const std::string_view first = name.substr(0, name.find('.'));
    if (isOutside(importer, name, first)) return none;
    if (!file.isInPackage)
        if (const std::size_t beside = at(placeBelow(file.folder, name)); beside != none) return beside;
    const auto starts = starts_.find(std::string(first));
    if (starts == starts_.end()) return none;
    const std::vector<std::string>& folders = starts->second;
    std::size_t found = none;
    bool isAmbiguous = false;
    for (const std::string& folder : folders) {
        const std::size_t here = at(placeBelow(folder, name));
        if (here == none) continue;
        if (folder == file.importRoot) return here;
        isAmbiguous = isAmbiguous || (found != none && found != here);
        found = here;
    }
    return isAmbiguous ? none : found;
}

}  // namespace regraft
