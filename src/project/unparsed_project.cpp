#include "project/unparsed_project.h"

#include <algorithm>

#include "mapping/tables.h"
#include "project/file_io.h"
#include "project/import_names.h"
#include "project/mentions.h"
#include "project/parallel.h"

namespace regraft {

namespace fs = std::filesystem;

UnparsedProject::UnparsedProject(const fs::path& root, const std::vector<fs::path>& paths, const Parallel& parallel) : index_(root, paths) {
    files_.resize(paths.size());
    for (FileNumber i = 0; i < paths.size(); ++i) {
        files_[i].path = paths[i];
        places_.emplace(paths[i].string(), i);
    }
    read(parallel);
    connect();
}

void UnparsedProject::read(const Parallel& parallel) {
    const Mentions mentions;
    parallel(files_.size(), [&](std::size_t i) {
        const auto bytes = readFile(files_[i].path);
        const auto* text = std::get_if<std::string>(&bytes);
        const std::string_view content = text ? std::string_view(*text) : std::string_view();
        files_[i].isRead = text != nullptr;
        files_[i].size = content.size();
        files_[i].imports = importNames(content);
        files_[i].mentions = mentions.in(content, files_[i].imports);
        files_[i].content = keyOf(content);
    });
}

/// Who imports whom.
void UnparsedProject::connect() {
    for (FileNumber i = 0; i < files_.size(); ++i) {
        for (const std::string& name : files_[i].imports) {
            const FileNumber target = index_.find(i, name);
            if (target == ModuleIndex::none || target == i) continue;
            files_[i].imported.push_back(target);
            files_[target].importers.push_back(i);
        }
    }
}

FileNumber UnparsedProject::at(const fs::path& path) const {
    const auto place = places_.find(path.string());
    return place == places_.end() ? ModuleIndex::none : place->second;
}

std::vector<const Framework*> UnparsedProject::imported(const std::vector<bool>& among) const {
    std::vector<const Framework*> found;
    for (FileNumber i = 0; i < files_.size(); ++i) {
        if (!among[i] || !files_[i].mentions) continue;
        for (const std::string& name : files_[i].imports)
            if (const Framework* framework = name.front() == '.' ? nullptr : Tables::builtin().frameworkOfModule(name))
                found.push_back(framework);
    }
    std::sort(found.begin(), found.end(), [](const Framework* a, const Framework* b) { return a->id < b->id; });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace regraft
