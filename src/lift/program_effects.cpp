#include "lift/program_effects.h"

#include <algorithm>

#include "lift/passing_functions.h"

namespace regraft {

struct ProgramEffects::File {
    File(const ast::Module& moduleNode, const Analysis& analysisOfFile)
        : module(moduleNode),
          analysis(analysisOfFile),
          calls(moduleNode, analysisOfFile) {}

    const ast::Module& module;
    const Analysis& analysis;
    CallGraph calls;
    ScopeAliases aliases;
};

ProgramEffects::~ProgramEffects() = default;

ProgramEffects::ProgramEffects(const Program& program, bool rebinds, bool keyed, const ParallelFor& parallelFor) {
    std::vector<std::unique_ptr<File>> files = read(program, parallelFor);
    if (rebinds) {
        std::vector<ReturnedParameters::File> all;
        for (const auto& file : files)
            all.push_back({&file->calls, &file->analysis,
                           [&file, this](const ast::Node& node) { return file->aliases.around(node, file->analysis, this); }});
        returned_ = std::make_unique<ReturnedParameters>(std::move(all));
    }
    if (keyed) collectKeyed(files);
    for (const auto& file : files) {
        const auto isChanged = [&](const KnownCall& call) {
            return (returned_ && returned_->of(*call.callee)) || keyed_.contains(call.callee);
        };
        concerned_.push_back(std::any_of(file->calls.calls().begin(), file->calls.calls().end(), isChanged));
    }
    parallelFor(files.size(), [&](std::size_t i) { files[i].reset(); });  // takes a while
}

/// Each file's calls, and its functions that may return what they are given.
std::vector<std::unique_ptr<ProgramEffects::File>> ProgramEffects::read(const Program& program, const ParallelFor& parallelFor) {
    std::vector<std::unique_ptr<File>> files(program.size());
    std::vector<FunctionSet> passing(program.size());
    parallelFor(program.size(), [&](std::size_t i) {
        const auto id = static_cast<ModuleId>(i);
        files[i] = std::make_unique<File>(*program.file(id).module, program.analysis(id));
        passing[i] = passingFunctions(files[i]->module, files[i]->analysis);
    });
    for (std::size_t i = 0; i < files.size(); ++i) {
        values_.insert(files[i]->calls.values().begin(), files[i]->calls.values().end());
        passing_.merge(passing[i]);
        files[i]->calls.shareValues(values_);
    }
    return files;
}

/// Who calls a function that takes a key, in whatever file, needs one too.
void ProgramEffects::collectKeyed(const std::vector<std::unique_ptr<File>>& files) {
    for (std::size_t before = SIZE_MAX; before != keyed_.size();) {
        before = keyed_.size();
        for (const auto& file : files) {
            RandomKeys keys(file->calls, file->analysis, keyed_);
            for (const RandomKeys::Parameter& parameter : keys.parameters()) keyed_.emplace(parameter.function, parameter.key);
        }
    }
}

}  // namespace regraft
