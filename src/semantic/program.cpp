#include "semantic/program.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>

#include "semantic/analyser.h"
#include "semantic/listed_names.h"
#include "semantic/world.h"

namespace regraft {

using semantic::Phase;

namespace {

struct PhasePlan {
    Phase phase;
    int passes;  ///< over all modules, at most
    int rounds;  ///< over one module in a pass
};
constexpr std::array<PhasePlan, 3> plan = {{{Phase::Patient, 4, 2}, {Phase::Free, 4, 3}, {Phase::Forcing, 12, 3}}};

}  // namespace

struct Program::State {
    State(std::vector<ProgramModule> given, const ModuleFinder& finder) : modules(std::move(given)), world(finder) {}

    std::vector<ProgramModule> modules;
    semantic::World world;
    std::vector<std::unique_ptr<Analyser>> analysers;  ///< while analysing
    std::vector<std::unique_ptr<Analysis>> analyses;   ///< afterwards
    std::vector<std::unordered_set<std::string_view>> taken;

    void bind(const ParallelFor& parallelFor);
    void connect();
    bool pass(const ParallelFor& parallelFor, const std::vector<std::vector<ModuleId>>& levels, const PhasePlan& phase);
    void show(ModuleId module, std::shared_ptr<const semantic::Interface> shown);
    void noteTaken(ModuleId taker);
};

/// Binds the names of all modules.
void Program::State::bind(const ParallelFor& parallelFor) {
    analysers.resize(modules.size());
    world.outlines.resize(modules.size());
    parallelFor(modules.size(), [&](std::size_t i) {
        analysers[i] = std::make_unique<Analyser>(*modules[i].file, modules[i].from, modules[i].isMigration);
        world.outlines[i] = semantic::outlineOf(analysers[i]->facts());
    });
}

/// Says what belongs to which module.
void Program::State::connect() {
    world.interfaces.resize(modules.size());
    world.witnesses.resize(modules.size());
    world.editions.resize(modules.size());
    for (ModuleId id = 0; id < modules.size(); ++id) {
        world.roots.push_back(modules[id].file->module);
        for (const semantic::Scope& scope : analysers[id]->facts().scopes.scopes) world.owners[scope.node] = id;
        analysers[id]->join(world, id);
    }
}

/// Level by level; what the modules of a level show is seen by those of the next. Whether anything was evaluated.
bool Program::State::pass(const ParallelFor& parallelFor, const std::vector<std::vector<ModuleId>>& levels, const PhasePlan& phase) {
    bool any = false;
    for (const std::vector<ModuleId>& level : levels) {
        std::vector<std::shared_ptr<const semantic::Interface>> shown(level.size());
        parallelFor(level.size(), [&](std::size_t i) {
            Analyser& analyser = *analysers[level[i]];
            if (analyser.step(phase.phase, phase.rounds))
                shown[i] = semantic::makeInterface(analyser.facts(), phase.phase == Phase::Patient);
        });
        for (std::size_t i = 0; i < level.size(); ++i) {
            if (!shown[i]) continue;
            any = true;
            show(level[i], std::move(shown[i]));
        }
    }
    return any;
}

void Program::State::show(ModuleId module, std::shared_ptr<const semantic::Interface> shown) {
    for (const auto& [about, evidence] : shown->evidence) {
        std::vector<ModuleId>& witnesses = world.witnesses[about];
        auto place = std::lower_bound(witnesses.begin(), witnesses.end(), module);
        if (place == witnesses.end() || *place != module) witnesses.insert(place, module);
    }
    world.interfaces[module] = std::move(shown);
    world.editions[module] = ++world.shown;
}

/// Which names of other modules a module has imported or read. What another module imports itself, a star brings along unasked: `np`
/// counts as taken where it is read.
void Program::State::noteTaken(ModuleId taker) {
    const semantic::Facts& facts = analysers[taker]->facts();
    auto isImport = [&](ModuleId source, std::string_view text) {
        return std::ranges::any_of(analysers[source]->facts().imports,
                                   [&](const ImportedName& name) { return !name.isStar && name.boundName.text() == text; });
    };
    for (const ImportedName& name : facts.imports) {
        const auto* from = ast::as<ast::ImportFrom>(name.statement);
        ModuleId source = from ? world.finder.find(taker, semantic::importedModule(*from)) : noModule;
        if (source == noModule || source == taker) continue;
        if (!name.isStar) {
            taken[source].insert(name.alias->name.text());
            continue;
        }
        const semantic::ListedNames listed = semantic::listedNames(*modules[source].file->module);
        for (const auto& [text, origin] : world.outlines[source].names)
            if (listed.isWhole ? listed.names.contains(text) : !text.starts_with('_') && !isImport(source, text))
                taken[source].insert(text);
    }
    for (const auto& [key, fact] : facts.foreignNames) taken[key.first].insert(key.second);
}

Program::Program(std::vector<ProgramModule> modules, const ModuleFinder& finder)
    : state_(std::make_unique<State>(std::move(modules), finder)) {}
Program::~Program() = default;

void Program::analyse(const ParallelFor& parallelFor) {
    State& state = *state_;
    state.bind(parallelFor);
    state.connect();
    std::vector<const semantic::Facts*> all;
    for (const auto& analyser : state.analysers) all.push_back(&analyser->facts());
    auto levels = semantic::levelsOf(state.world, all);
    for (std::vector<ModuleId>& level : levels)  // the longest first, so that all threads end about the same time
        std::ranges::sort(level, std::ranges::greater(), [&](ModuleId id) { return state.modules[id].file->nodeCount; });
    for (const PhasePlan& phase : plan)
        for (int i = 0; i < phase.passes && state.pass(parallelFor, levels, phase); ++i) {
        }
    state.taken.resize(size());
    for (ModuleId id = 0; id < size(); ++id) state.noteTaken(id);
    state.analyses.resize(size());
    parallelFor(size(), [&](std::size_t i) {
        state.analyses[i] = state.analysers[i]->finish();
        state.world.interfaces[i].reset();  // nobody looks around any more
    });
    state.analysers.clear();
}

std::size_t Program::size() const { return state_->modules.size(); }
const Analysis& Program::analysis(ModuleId module) const { return *state_->analyses[module]; }
ParsedFile& Program::file(ModuleId module) const { return *state_->modules[module].file; }
std::span<const Framework* const> Program::from(ModuleId module) const { return state_->modules[module].from; }
ModuleId Program::moduleOf(const ast::Node& definition) const { return state_->world.ownerOf(definition); }
bool Program::isTaken(ModuleId module, std::string_view name) const { return state_->taken[module].contains(name); }
void Program::release(ModuleId module) { state_->analyses[module].reset(); }

}  // namespace regraft
