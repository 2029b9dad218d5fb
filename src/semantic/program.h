#pragma once
// The modules of a project, analysed together: what one defines is known in all that import it, and what all of them
// pass to a function says what its parameters hold.

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "semantic/analysis.h"
#include "semantic/module_id.h"

namespace regraft {

/// One module to analyse. The file must outlive the program.
struct ProgramModule {
    ParsedFile* file = nullptr;
    std::vector<const Framework*> from;  ///< never empty
    bool isMigration = false;            ///< as of analyse()
};

/// Knows which module an import means.
class ModuleFinder {
public:
    virtual ~ModuleFinder() = default;
    /// The module that `importer` gets under this name, "pkg.core" or, relative to it, ".core", "..", ".";
    /// noModule if it is none of the program.
    virtual ModuleId find(ModuleId importer, std::string_view name) const = 0;
    /// `name` inside a package: its module or subpackage; noModule if it has none.
    virtual ModuleId submodule(ModuleId package, std::string_view name) const = 0;
};

/// Calls its second argument with 0 … count-1, on any threads, and returns when all calls have.
using ParallelFor = std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

/// Modules analysed together. Nodes of all their files are distinct objects and live as long as the files, so a
/// pointer to a function's or class's node names it in the whole program (Type::definition, Analysis::callee).
class Program {
public:
    /// The order of the modules decides nothing but the order in which equal evidence is joined; give them by path.
    Program(std::vector<ProgramModule> modules, const ModuleFinder& finder);
    ~Program();

    /// Analyses all modules. The result depends on the modules only, never on threads.
    void analyse(const ParallelFor& parallelFor);

    std::size_t size() const;
    const Analysis& analysis(ModuleId module) const;
    ParsedFile& file(ModuleId module) const;
    std::span<const Framework* const> from(ModuleId module) const;
    /// Where a function, lambda, class or module is defined; noModule for other nodes.
    ModuleId moduleOf(const ast::Node& definition) const;
    /// Whether another module of the program takes this module-level name from it.
    bool isTaken(ModuleId module, std::string_view name) const;
    /// Frees what is known of a module once it is converted; its nodes stay.
    void release(ModuleId module);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace regraft
