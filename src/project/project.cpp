#include "project/project.h"

#include <algorithm>
#include <map>

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
    bool mentions = false;
    std::vector<std::string> imports;
    std::vector<std::size_t> imported, importers;
};

namespace {

using Marks = std::vector<bool>;

/// Of `within`, those that imports connect with one of `starts`.
Marks connected(const std::vector<UnparsedFile>& files, const Marks& within, const Marks& starts) {
    Marks marks(files.size());
    std::vector<std::size_t> open;
    const auto reach = [&](std::size_t file) {
        if (within[file] && !marks[file]) marks[file] = true, open.push_back(file);
    };
    for (std::size_t i = 0; i < files.size(); ++i)
        if (starts[i]) reach(i);
    while (!open.empty()) {
        const std::size_t file = open.back();
        open.pop_back();
        for (std::size_t next : files[file].imported) reach(next);
        for (std::size_t next : files[file].importers) reach(next);
    }
    return marks;
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

    ModuleId find(ModuleId importer, std::string_view name) const override { return idOf(index->find(fileOf[importer], name)); }
    ModuleId submodule(ModuleId package, std::string_view name) const override {
        return idOf(index->submodule(fileOf[package], name));
    }
    ModuleId idOf(std::size_t file) const { return file == ModuleIndex::none ? noModule : moduleOf[file]; }

    void read(const Parallel& parallel);
    void connect();
    Marks choose(const std::vector<fs::path>& asked) const;
    std::vector<const Framework*> imported() const;
    void parse(const Marks& chosen, const Parallel& parallel);
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

Marks Project::State::choose(const std::vector<fs::path>& asked) const {
    const Marks all(files.size(), true);
    Marks mention(files.size()), starts(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) mention[i] = files[i].mentions;
    for (const fs::path& path : asked) starts[places.at(path.string())] = true;
    return connected(files, connected(files, all, mention), starts);
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

void Project::State::parse(const Marks& chosen, const Parallel& parallel) {
    std::vector<std::unique_ptr<ParsedFile>> results(files.size());
    modules.resize(files.size());
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

Project::Project(const ProjectRequest& request, const ConvertOptions& options, const Parallel& parallel)
    : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.paths = projectFiles(request.root, request.files);
    state.index = std::make_unique<ModuleIndex>(request.root, state.paths);
    state.read(parallel);
    state.connect();
    const std::vector<const Framework*> from = sourceFrameworks(state.imported(), options);
    if (from.empty()) return;
    state.parse(state.choose(request.files), parallel);
    std::vector<ProgramModule> modules;
    for (const auto& parsed : state.parsed) modules.push_back({parsed.get(), from});
    state.program = std::make_unique<Program>(std::move(modules), state);
    state.program->analyse(std::cref(parallel));
    for (ModuleId id = 0; id < state.fileOf.size(); ++id) state.modules[state.fileOf[id]].context = {state.program.get(), id};
}
Project::~Project() = default;

const Project::Module* Project::find(const fs::path& path) const {
    const auto place = state_->places.find(path.string());
    if (place == state_->places.end() || !state_->program) return nullptr;
    const Module& module = state_->modules[place->second];
    return module.context.program ? &module : nullptr;
}

}  // namespace regraft
