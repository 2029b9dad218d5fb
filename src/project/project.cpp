#include "project/project.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "emit/early_needs.h"
#include "emit/read_source.h"
#include "lift/program_effects.h"
#include "mapping/tables.h"
#include "parse/parse.h"
#include "project/file_io.h"
#include "project/mentions.h"
#include "project/parallel.h"
#include "project/partition.h"
#include "project/project_root.h"
#include "project/unparsed_project.h"
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
    ProjectRoots roots;
    for (const fs::path& file : files) {
        const fs::path& root = roots.of(file.parent_path());
        ProjectRequest& request = byRoot[root];
        request.root = root;
        request.files.push_back(file);
    }
    std::vector<ProjectRequest> requests;
    for (auto& [root, request] : byRoot)
        if (!root.empty()) requests.push_back(std::move(request));
    if (auto none = byRoot.find({}); none != byRoot.end()) requests.push_back(std::move(none->second));
    return requests;
}

namespace {

/// What is analysed at once, in bytes of source: some 350,000 lines.
constexpr std::size_t maxPart = 14u << 20;

/// Whether a file may use one of the frameworks: code written to the standard need not import it.
bool uses(const UnparsedFile& file, const std::vector<const Framework*>& from, const Mentions& mentions) {
    const bool needsNoImport = std::ranges::any_of(from, [](const Framework* framework) { return framework->isNeutral; });
    return file.mentions && (needsNoImport || mentions.areImported(file.imports));
}

}  // namespace

struct Project::State : ModuleFinder {
    State(const ProjectRequest& request, const ConvertOptions& convertOptions, const Parallel& parallelFor, ConversionCache* known)
        : unparsed(request.root, projectFiles(request.root, request.files), parallelFor),
          options(convertOptions),
          parallel(parallelFor),
          cache(known) {}

    UnparsedProject unparsed;
    const ConvertOptions& options;
    const Parallel& parallel;
    ConversionCache* cache;
    std::vector<const Framework*> from;
    std::vector<bool> isAsked;                      ///< by file
    std::vector<std::vector<Island>> parts = {{}};  ///< the first has what needs no analysis
    std::unordered_map<FileNumber, Module> modules;
    std::size_t next = 0;

    // Of this part:
    std::vector<fs::path> asked;
    std::unordered_map<FileNumber, std::size_t> islandOf;
    std::unordered_map<FileNumber, ModuleId> moduleOf;
    std::vector<FileNumber> fileOf;  ///< by module
    std::vector<std::unique_ptr<ParsedFile>> parsed;
    std::unique_ptr<Program> program;
    std::unique_ptr<ProgramEffects> effects;

    ModuleId find(ModuleId importer, std::string_view name) const override {
        return idOf(importer, unparsed.index().find(fileOf[importer], name));
    }
    ModuleId submodule(ModuleId package, std::string_view name) const override {
        return idOf(package, unparsed.index().submodule(fileOf[package], name));
    }
    ModuleId idOf(ModuleId seeker, FileNumber file) const;

    void plan();
    bool isKnown(const Island& island, const CacheKey& common);
    void clear();
    void parse(const std::vector<Island>& islands);
    void analyse();
};

ModuleId Project::State::idOf(ModuleId seeker, FileNumber file) const {
    const auto module = moduleOf.find(file);
    if (module == moduleOf.end() || islandOf.at(file) != islandOf.at(fileOf[seeker])) return noModule;
    return module->second;
}

/// Whether the cache has all that is asked of an island. What is known of a file depends on those that it is connected with, on all
/// that they contain and where they are.
bool Project::State::isKnown(const Island& island, const CacheKey& common) {
    KeyMaker maker;
    maker.add(common);
    for (const FileNumber file : island) maker.add(unparsed.files()[file].path.string()).add(unparsed.files()[file].content);
    const CacheKey key = maker.key();
    bool isMissing = false;
    for (const FileNumber i : island) {
        if (!isAsked[i]) continue;
        Module& module = modules[i];
        module.content = unparsed.files()[i].content;
        module.mentionsFramework = unparsed.files()[i].mentions;
        module.key = KeyMaker().add(key).add(unparsed.files()[i].path.string()).key();
        module.cache = cache;
        if (cache) module.cached = cache->find(module.key);
        isMissing = isMissing || !module.cached;
    }
    return !isMissing;
}

/// Puts islands into parts that are analysed at once, as many as there is room for.
void Project::State::plan() {
    KeyMaker maker;
    maker.add(keyOf(options));
    for (const Framework* framework : from) maker.add(framework->name);
    const CacheKey common = maker.key();
    const Mentions mentions(from);
    std::size_t room = 0;
    for (Island& island : partition(unparsed.files(), maxPart)) {
        const bool isUsed =
            std::any_of(island.begin(), island.end(), [&](FileNumber file) { return uses(unparsed.files()[file], from, mentions); });
        if (!isUsed || isKnown(island, common)) {
            parts.front().push_back(std::move(island));
            continue;
        }
        const std::size_t bytes = bytesOf(island, unparsed.files());
        if (bytes > room) {
            parts.emplace_back();
            room = maxPart;
        }
        room -= std::min(bytes, room);
        parts.back().push_back(std::move(island));
    }
}

/// Forgets the part before.
void Project::State::clear() {
    effects.reset();
    parallel(parsed.size(), [&](std::size_t i) {
        program->release(static_cast<ModuleId>(i));
        Module& module = modules.at(fileOf[i]);
        module.source.reset(), module.read.reset(), module.context = {};
        parsed[i].reset();
    });
    program.reset();
    parsed.clear();
    fileOf.clear();
    moduleOf.clear();
    islandOf.clear();
    asked.clear();
}

void Project::State::parse(const std::vector<Island>& islands) {
    std::vector<FileNumber> files;
    for (std::size_t i = 0; i < islands.size(); ++i) {
        for (const FileNumber file : islands[i]) islandOf.emplace(file, i);
        files.insert(files.end(), islands[i].begin(), islands[i].end());
    }
    std::vector<std::shared_ptr<const SourceFile>> sources(files.size());
    std::vector<std::unique_ptr<ParsedFile>> results(files.size());
    std::vector<std::shared_ptr<const ReadSource>> readings(files.size());
    parallel(files.size(), [&](std::size_t i) {
        const std::string path = unparsed.files()[files[i]].path.string();
        auto bytes = readFile(path);
        if (!std::holds_alternative<std::string>(bytes)) return;
        auto decoded = SourceFile::decode(path, std::get<std::string>(std::move(bytes)));
        if (!std::holds_alternative<SourceFile>(decoded)) return;
        sources[i] = std::make_shared<const SourceFile>(std::get<SourceFile>(std::move(decoded)));
        ParsedReading reading = parseAsRead(*sources[i], options);
        readings[i] = std::move(reading.read);
        results[i] = std::move(reading.parsed);
    });
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!results[i]) continue;
        modules[files[i]].source = std::move(sources[i]);
        modules[files[i]].read = std::move(readings[i]);
        moduleOf.emplace(files[i], static_cast<ModuleId>(fileOf.size()));
        fileOf.push_back(files[i]);
        parsed.push_back(std::move(results[i]));
    }
}

void Project::State::analyse() {
    const Framework* target = Tables::builtin().framework(options.to.framework);
    const bool staysInFramework = isMigration(from, target);
    std::vector<ProgramModule> all;
    for (const auto& file : parsed) all.push_back({file.get(), from, staysInFramework});
    program = std::make_unique<Program>(std::move(all), *this);
    program->analyse(std::cref(parallel));
    if (target && !staysInFramework)
        effects =
            std::make_unique<ProgramEffects>(*program, !target->isMutable, static_cast<bool>(target->randomKeys), std::cref(parallel));
    std::set<std::size_t> withTarget;  // islands
    std::map<std::size_t, LayerNeeds> layers;
    const bool waits = target && target->modules && target->modules->infersSizes;
    for (ModuleId id = 0; id < fileOf.size(); ++id)
        if (std::ranges::count(importedFrameworks(*parsed[id]), target)) withTarget.insert(islandOf.at(fileOf[id]));
    for (ModuleId id = 0; waits && id < fileOf.size(); ++id)
        layers[islandOf.at(fileOf[id])] |= layerNeeds({*parsed[id], program->analysis(id), program->from(id)});
    for (ModuleId id = 0; id < fileOf.size(); ++id) {
        const std::size_t island = islandOf.at(fileOf[id]);
        modules[fileOf[id]].context = {
            program.get(), id, effects.get(), withTarget.contains(island), layers[island], modules[fileOf[id]].read.get()};
    }
}

Project::Project(const ProjectRequest& request, const ConvertOptions& options, const Parallel& parallel, ConversionCache* cache)
    : state_(std::make_unique<State>(request, options, parallel, cache)) {
    state_->isAsked.resize(state_->unparsed.files().size());
    for (const fs::path& path : request.files) state_->isAsked[state_->unparsed.at(path)] = true;
    // What lies beside a file of no project need not belong to it.
    const std::vector<bool> all(state_->isAsked.size(), true);
    state_->from = sourceFrameworks(state_->unparsed.imported(request.root.empty() ? state_->isAsked : all), options);
    state_->plan();
}
Project::~Project() = default;

std::vector<FrameworkVersion> Project::sources() const {
    std::vector<FrameworkVersion> sources;
    for (const Framework* framework : state_->from) sources.push_back({framework->name, ""});
    return sources;
}

bool Project::next() {
    State& state = *state_;
    state.clear();
    if (state.next == state.parts.size()) return false;
    const std::vector<Island> islands = std::move(state.parts[state.next]);
    const bool needsAnalysis = state.next++ > 0;
    for (const Island& island : islands)
        for (const FileNumber file : island)
            if (state.isAsked[file]) state.asked.push_back(state.unparsed.files()[file].path);
    if (!needsAnalysis) return true;
    state.parse(islands);
    state.analyse();
    return true;
}

const std::vector<fs::path>& Project::files() const { return state_->asked; }

const std::vector<std::string>* Project::imports(const fs::path& path) const {
    const FileNumber file = state_->unparsed.at(path);
    return file == ModuleIndex::none ? nullptr : &state_->unparsed.files()[file].imports;
}

bool Project::mentionsNone(const fs::path& path) const {
    const FileNumber file = state_->unparsed.at(path);
    return file != ModuleIndex::none && state_->unparsed.files()[file].isRead && !state_->unparsed.files()[file].mentions;
}

const Project::Module* Project::find(const fs::path& path) const {
    const auto module = state_->modules.find(state_->unparsed.at(path));
    if (module == state_->modules.end()) return nullptr;
    return module->second.context.program || module->second.cached ? &module->second : nullptr;
}

}  // namespace regraft
