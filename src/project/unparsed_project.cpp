#include "project/unparsed_project.h"

#include <algorithm>

#include "mapping/tables.h"
#include "project/file_io.h"
#include "project/framework_scan.h"
#include "project/frameworks.h"
#include "project/import_names.h"
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
    const FrameworkScan scan(frameworkImportNames());
    parallel(files_.size(), [&](std::size_t i) {
        const auto bytes = readFile(files_[i].path);
        const auto* text = std::get_if<std::string>(&bytes);
        const std::string_view content = text ? std::string_view(*text) : std::string_view();
        files_[i].size = content.size();
        files_[i].mentions = scan.mentionsOne(content);
        files_[i].imports = importNames(content);
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

std::vector<const Framework*> UnparsedProject::imported() const {
    std::vector<const Framework*> found;
    for (const Framework& framework : Tables::builtin().frameworks()) {
        const bool any = std::any_of(files_.begin(), files_.end(), [&](const UnparsedFile& file) {
            return file.mentions && std::any_of(file.imports.begin(), file.imports.end(), [&](const std::string& name) {
                return name.front() != '.' && Tables::builtin().frameworkOfModule(name) == &framework;
            });
        });
        if (any) found.push_back(&framework);
    }
    return found;
}

}  // namespace regraft
