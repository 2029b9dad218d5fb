#pragma once
// The files of a project as far as they are known without parsing them: what they mention and whom they import.

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "project/cache/conversion_cache.h"
#include "project/module_index.h"

namespace regraft {

class Parallel;
struct Framework;

/// The number of a file in its project.
using FileNumber = std::size_t;

struct UnparsedFile {
    std::filesystem::path path;  ///< absolute
    std::size_t size = 0;        ///< in bytes
    CacheKey content;            ///< of its bytes
    bool isRead = false;         ///< else it could not be read, and nothing is known of it
    bool mentions = false;       ///< it has to do with a framework (mentions.h)
    std::vector<std::string> imports;
    std::vector<FileNumber> imported, importers;
};

class UnparsedProject {
public:
    /// Reads every file once; what cannot be read counts as empty.
    UnparsedProject(const std::filesystem::path& root, const std::vector<std::filesystem::path>& paths, const Parallel& parallel);

    const std::vector<UnparsedFile>& files() const { return files_; }
    const ModuleIndex& index() const { return index_; }
    /// ModuleIndex::none if it is not of the project.
    FileNumber at(const std::filesystem::path& path) const;
    /// The frameworks that these of its files import.
    std::vector<const Framework*> imported(const std::vector<bool>& among) const;

private:
    void read(const Parallel& parallel);
    void connect();

    std::vector<UnparsedFile> files_;
    ModuleIndex index_;
    std::unordered_map<std::string, FileNumber> places_;
};

}  // namespace regraft
