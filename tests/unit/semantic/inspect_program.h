#pragma once
// Analyses several texts as a program and asks for what was found in one of them.

#include <map>

#include "inspect.h"
#include "semantic/program.h"

namespace regraft::test {

using Texts = std::map<std::string, std::string>;

/// Modules by their dotted names; "pkg/" is the package pkg.
class InspectedProgram : public ModuleFinder {
public:
    explicit InspectedProgram(Texts texts, std::vector<std::string> from = {"torch"});

    Inspection in(const std::string& module) const { return Inspection(program_->analysis(idOf(module))); }
    const Program& program() const { return *program_; }
    ModuleId idOf(const std::string& module) const;

private:
    ModuleId find(ModuleId importer, std::string_view name) const override;
    ModuleId submodule(ModuleId package, std::string_view name) const override;

    std::map<std::string, std::string> texts_;
    std::vector<std::string> names_;
    std::vector<std::unique_ptr<ParsedFile>> files_;
    std::unique_ptr<Program> program_;
};

}  // namespace regraft::test
