#include "project/project.h"

#include <algorithm>
#include <map>

#include "lift/program_effects.h"
#include "mapping/tables.h"
#include "parse/parse.h"
#include "project/file_io.h"
#include "project/frameworks.h"
#include "project/import_names.h"
#include "project/parallel.h"
#include "project/project_root.h"
#include "semantic/program.h"

namespace regraft {

namespace fs = std::filesystem;

fs::path absolutePath(const fs::path& path) {
    std::error_code error;
    const fs::path result = fs::absolute(path, error);
    return (error ? path : result).lexically_normal();
}

std::vector<ProjectRequest> requestsFor(const std::vector<fs::path>& files) {
    std::map<fs::path, ProjectRequest> byRoot;
    std::map<fs::path, fs::path> roots;  // by folder
    for (const fs::path& file : files) {
        auto [root, isNew] = roots.try_emplace(file.parent_path());
        if (isNew) root->second = projectRoot(file.parent_path());
        ProjectRequest& request = byRoot[root->second];
        request.root = root->second;
        request.files.push_back(file);
    }
    std::vector<ProjectRequest> requests;
    for (auto& [root, request] : byRoot)
        if (!root.empty()) requests.push_back(std::move(request));
    if (auto none = byRoot.find({}); none != byRoot.end()) requests.push_back(std::move(none->second));
    return requests;
}

/// A file as far as it is known without parsing it.
struct UnparsedFile {
    std::string bytes;
    CacheKey content;
    bool mentions = false;
    std::vector<std::string> imports;
    std::vector<std::size_t> imported, importers;
};

namespace {

/// Files that imports connect, however far, by their numbers, in order.
using Island = std::vector<std::size_t>;

std::vector<Island> islandsOf(const std::vector<UnparsedFile>& files) {
    std::vector<Island> islands;
    std::vector<bool> isReached(files.size());
    for (std::size_t start = 0; start < files.size(); ++start) {
        if (isReached[start]) continue;
        Island island{start};
        isReached[start] = true;
        const auto reach = [&](std::size_t file) {
            if (!isReached[file]) isReached[file] = true, island.push_back(file);
        };
        for (std::size_t next = 0; next < island.size(); ++next) {
            const UnparsedFile& file = files[island[next]];
            for (std::size_t other : file.imported) reach(other);
            for (std::size_t other : file.importers) reach(other);
        }
        std::sort(island.begin(), island.end());
        islands.push_back(std::move(island));
    }
    return islands;
}

}  // namespace

struct Project::State : ModuleFinder {
    std::vector<fs::path> paths;
    std::vector<UnparsedFile> files;
    std::unique_ptr<ModuleIndex> index;
    std::vector<ModuleId> moduleOf;   ///< by file
    std::vector<std::size_t> fileOf;  ///< by module
    std::vector<std::unique_ptr<ParsedFile>> parsed;
    std::vector<Module> modules;      ///< by file
    std::unordered_map<std::string, std::size_t> places;
    std::unique_ptr<Program> program;
    std::unique_ptr<ProgramEffects> effects;

    ModuleId find(ModuleId importer, std::string_view name) const override { return idOf(index->find(fileOf[importer], name)); }
    ModuleId submodule(ModuleId package, std::string_view name) const override {
        return idOf(index->submodule(fileOf[package], name));
    }
    ModuleId idOf(std::size_t file) const { return file == ModuleIndex::none ? noModule : moduleOf[file]; }

    void read(const Parallel& parallel);
    void connect();
    std::vector<bool> choose(const std::vector<fs::path>& asked, const CacheKey& options, ConversionCache* cache);
    CacheKey keyOfIsland(const Island& island, const CacheKey& options) const;
    bool needsAnalysis(const Island& island, const std::vector<bool>& asked, const CacheKey& key, ConversionCache* cache);
    std::vector<const Framework*> imported() const;
    void parse(const std::vector<bool>& chosen, const Parallel& parallel);
};

void Project::State::read(const Parallel& parallel) {
    files.resize(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) places.emplace(paths[i].string(), i);
    const FrameworkScan scan(frameworkImportNames());
    parallel(paths.size(), [&](std::size_t i) {
        auto bytes = readFile(paths[i]);
        if (auto* text = std::get_if<std::string>(&bytes)) files[i].bytes = std::move(*text);
        files[i].mentions = scan.mentionsOne(files[i].bytes);
        files[i].imports = importNames(files[i].bytes);
        files[i].content = keyOf(files[i].bytes);
    });
}

/// Who imports whom.
void Project::State::connect() {
    for (std::size_t i = 0; i < files.size(); ++i) {
        for (const std::string& name : files[i].imports) {
            const std::size_t target = index->find(i, name);
            if (target == ModuleIndex::none || target == i) continue;
            files[i].imported.push_back(target);
            files[target].importers.push_back(i);
        }
    }
}

/// What is known of a file depends on those that it is connected with, on all that they contain and where they are.
CacheKey Project::State::keyOfIsland(const Island& island, const CacheKey& options) const {
    KeyMaker maker;
    maker.add(options);
    for (const std::size_t file : island) maker.add(paths[file].string()).add(files[file].content);
    return maker.key();
}

/// Takes from the cache what it has of the files that are asked for; whether that was not all.
bool Project::State::needsAnalysis(const Island& island, const std::vector<bool>& asked, const CacheKey& key, ConversionCache* cache) {
    bool isMissing = false;
    for (const std::size_t i : island) {
        if (!asked[i]) continue;
        Module& module = modules[i];
        module.content = files[i].content;
        module.mentionsFramework = files[i].mentions;
        module.key = KeyMaker().add(key).add(paths[i].string()).key();
        module.cache = cache;
        if (cache) module.cached = cache->find(module.key);
        isMissing = isMissing || !module.cached;
    }
    return isMissing;
}

/// The files to analyse.
std::vector<bool> Project::State::choose(const std::vector<fs::path>& asked, const CacheKey& options, ConversionCache* cache) {
    std::vector<bool> isAsked(files.size()), chosen(files.size());
    for (const fs::path& path : asked) isAsked[places.at(path.string())] = true;
    for (const Island& island : islandsOf(files)) {
        const bool mentions = std::any_of(island.begin(), island.end(), [&](std::size_t i) { return files[i].mentions; });
        if (!mentions || !needsAnalysis(island, isAsked, keyOfIsland(island, options), cache)) continue;
        for (const std::size_t i : island) chosen[i] = true;
    }
    return chosen;
}

/// The frameworks that the project imports anywhere.
std::vector<const Framework*> Project::State::imported() const {
    std::vector<const Framework*> found;
    for (const Framework& framework : Tables::builtin().frameworks()) {
        const bool any = std::any_of(files.begin(), files.end(), [&](const UnparsedFile& file) {
            return file.mentions && std::any_of(file.imports.begin(), file.imports.end(), [&](const std::string& name) {
                return name.front() != '.' && Tables::builtin().frameworkOfModule(name) == &framework;
            });
        });
        if (any) found.push_back(&framework);
    }
    return found;
}

void Project::State::parse(const std::vector<bool>& chosen, const Parallel& parallel) {
    std::vector<std::unique_ptr<ParsedFile>> results(files.size());
    parallel(files.size(), [&](std::size_t i) {
        if (!chosen[i]) return;
        auto decoded = SourceFile::decode(paths[i].string(), files[i].bytes);
        if (!std::holds_alternative<SourceFile>(decoded)) return;
        modules[i].source = std::make_shared<const SourceFile>(std::get<SourceFile>(std::move(decoded)));
        modules[i].mentionsFramework = files[i].mentions;
        results[i] = parseModule(modules[i].source->text()).file;
    });
    moduleOf.assign(files.size(), noModule);
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i].bytes = {};
        if (!results[i]) continue;
        moduleOf[i] = static_cast<ModuleId>(fileOf.size());
        fileOf.push_back(i);
        parsed.push_back(std::move(results[i]));
    }
}

Project::Project(const ProjectRequest& request, const ConvertOptions& options, const Parallel& parallel, ConversionCache* cache)
    : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.paths = projectFiles(request.root, request.files);
    state.index = std::make_unique<ModuleIndex>(request.root, state.paths);
    state.read(parallel);
    state.connect();
    const std::vector<const Framework*> from = sourceFrameworks(state.imported(), options);
    if (from.empty()) return;
    state.modules.resize(state.files.size());
    KeyMaker known;
    known.add(keyOf(options));
    for (const Framework* framework : from) known.add(framework->name);
    state.parse(state.choose(request.files, known.key(), cache), parallel);
    std::vector<ProgramModule> modules;
    for (const auto& parsed : state.parsed) modules.push_back({parsed.get(), from});
    state.program = std::make_unique<Program>(std::move(modules), state);
    state.program->analyse(std::cref(parallel));
    const Framework* target = Tables::builtin().framework(options.to.framework);
    if (target) state.effects = std::make_unique<ProgramEffects>(*state.program, !target->isMutable, static_cast<bool>(target->randomKeys));
    for (ModuleId id = 0; id < state.fileOf.size(); ++id) state.modules[state.fileOf[id]].context = {state.program.get(), id, state.effects.get()};
}
Project::~Project() = default;

const Project::Module* Project::find(const fs::path& path) const {
    const auto place = state_->places.find(path.string());
    if (place == state_->places.end() || state_->modules.empty()) return nullptr;
    const Module& module = state_->modules[place->second];
    return module.context.program || module.cached ? &module : nullptr;
}

}  // namespace regraft
