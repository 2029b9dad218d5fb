#include "semantic/program.h"

namespace regraft {

struct Program::State {
    std::vector<ProgramModule> modules;
    std::vector<std::unique_ptr<Analysis>> analyses;
};

Program::Program(std::vector<ProgramModule> modules, const ModuleFinder&) : state_(std::make_unique<State>()) {
    state_->modules = std::move(modules);
    state_->analyses.resize(state_->modules.size());
}
Program::~Program() = default;

void Program::analyse(const ParallelFor& parallelFor) {
    parallelFor(size(), [&](std::size_t i) { state_->analyses[i] = regraft::analyse(*state_->modules[i].file, state_->modules[i].from); });
}

std::size_t Program::size() const { return state_->modules.size(); }
const Analysis& Program::analysis(ModuleId module) const { return *state_->analyses[module]; }
ParsedFile& Program::file(ModuleId module) const { return *state_->modules[module].file; }
std::span<const Framework* const> Program::from(ModuleId module) const { return state_->modules[module].from; }
ModuleId Program::moduleOf(const ast::Node&) const { return noModule; }
bool Program::isTaken(ModuleId, std::string_view) const { return false; }
void Program::release(ModuleId module) { state_->analyses[module].reset(); }

}  // namespace regraft
