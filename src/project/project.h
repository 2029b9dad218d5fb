#pragma once
// The files of a project, read, parsed and analysed together.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "emit/convert.h"
#include "project/cache/conversion_cache.h"

namespace regraft {

class Parallel;

/// Files of one project that are asked for.
struct ProjectRequest {
    std::filesystem::path root;                ///< empty: files that belong to no project
    std::vector<std::filesystem::path> files;  ///< absolute
};

/// The projects that files belong to. Files that belong to none are one request together, the last.
std::vector<ProjectRequest> requestsFor(const std::vector<std::filesystem::path>& files);

std::filesystem::path absolutePath(const std::filesystem::path& path);

/// A project, analysed part by part, so that one part is in memory at a time. A part is what imports connect, however far, if any
/// file of it uses a framework (partition.h). What is found of a file is the same whatever else was asked for.
class Project {
public:
    struct Module {
        std::shared_ptr<const SourceFile> source;
        std::shared_ptr<const ReadSource> read;  ///< what it was read as; null if that is the source itself
        ProgramContext context;
        bool mentionsFramework = true;
        CacheKey content;                     ///< of its bytes
        CacheKey key;                         ///< of all that its conversion depends on
        std::optional<ConvertedFile> cached;  ///< what an earlier run made of it: then it was not parsed
        ConversionCache* cache = nullptr;     ///< takes what this run makes of it; may be null
    };

    /// Reads the project. `cache` may be null; modules whose conversions it has are not analysed, unless others need them.
    Project(const ProjectRequest& request, const ConvertOptions& options, const Parallel& parallel, ConversionCache* cache = nullptr);
    ~Project();

    /// The frameworks that are converted from.
    std::vector<FrameworkVersion> sources() const;
    /// Analyses the next part in place of the one before; false if there is none. If it throws, the part is there, unanalysed.
    bool next();
    /// The files of this part that were asked for; those that need no analysis are a part of their own.
    const std::vector<std::filesystem::path>& files() const;
    /// What a file imports (import_names.h); null if it is none of the project's.
    const std::vector<std::string>* imports(const std::filesystem::path& path) const;
    /// Whether a file is known to have nothing to do with any framework.
    bool mentionsNone(const std::filesystem::path& path) const;
    /// A file of this part that was analysed, or that the cache has; null if it cannot be parsed or has nothing to convert.
    const Module* find(const std::filesystem::path& path) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace regraft
