#pragma once

#include <string>
#include <unordered_map>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Modules of the program as values, and their names.
class ProgramModules {
public:
    explicit ProgramModules(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          mirrors_(parts.mirrors) {}

    /// The module that this one gets under a name (ModuleFinder), remembered; noModule if it is none of the program.
    ModuleId find(const std::string& name);
    /// A name of another module, or that module itself; null if it is not of the program.
    const Type* nameOfModule(ModuleId module, Name name);
    /// A module of the program as a value.
    const Type* moduleType(ModuleId module);
    /// The module of the program that a value is; noModule if it is something else.
    ModuleId moduleOf(const Type* type) const;
    /// `name` inside a package that has no module of its own: `import space.core` without space/__init__.py.
    const Type* dottedModule(const ApiName& owner, Name name);

private:
    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Mirrors& mirrors_;
    std::unordered_map<std::string, ModuleId> known_;  ///< by name
};

}  // namespace regraft::semantic
