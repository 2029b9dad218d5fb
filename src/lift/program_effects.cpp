#include "lift/program_effects.h"

#include "ast/visit.h"

namespace regraft {

struct ProgramEffects::File {
    File(const ast::Module& moduleNode, const Analysis& analysisOfFile)
        : module(moduleNode), analysis(analysisOfFile), calls(moduleNode, analysisOfFile) {}

    const ast::Module& module;
    const Analysis& analysis;
    CallGraph calls;
    ScopeAliases aliases;
};

ProgramEffects::~ProgramEffects() = default;

ProgramEffects::ProgramEffects(const Program& program, bool rebinds, bool keyed) {
    std::vector<std::unique_ptr<File>> files;
    for (ModuleId id = 0; id < program.size(); ++id)
        files.push_back(std::make_unique<File>(*program.file(id).module, program.analysis(id)));
    for (const auto& file : files) values_.insert(file->calls.values().begin(), file->calls.values().end());
    for (const auto& file : files) file->calls.addValues(values_);
    for (const auto& file : files) collectPassing(*file);
    if (rebinds) {
        std::vector<ReturnedParameters::File> all;
        for (const auto& file : files)
            all.push_back({&file->calls, &file->analysis, [&file, this](const ast::Node& node) { return file->aliases.around(node, file->analysis, this); }});
        returned_ = std::make_unique<ReturnedParameters>(std::move(all));
    }
    if (keyed) collectKeyed(files);
}

void ProgramEffects::collectPassing(const File& file) {
    ast::walk(file.module, [&](const ast::Node& node) {
        if (isFunction(node) && regraft::returnsArgument(node, file.analysis)) passing_.insert(&node);
        return true;
    });
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
