#pragma once
// What the modules of a program show each other while they are analysed.

#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "neutral/type.h"
#include "semantic/program.h"

namespace regraft::semantic {

struct Facts;

/// A function as other modules see it. Types lie in the Interface.
struct FunctionFace {
    std::vector<const Type*> declared, guessed, defaults;  ///< by parameter; null without
    const Type* declaredResult = nullptr;
    const Type* result = nullptr;
    const ast::ClassDef* owner = nullptr;
    bool isStatic = false, isClassMethod = false, isProperty = false, isGenerator = false;
};

/// A class as other modules see it.
struct ClassFace {
    std::vector<const Type*> bases;
    std::unordered_map<std::string_view, const Type*> attributes, declared;
    std::vector<std::string_view> fields;
};

/// What a module's calls pass to a function of another module, or what it sets on another's class.
struct Evidence {
    const ast::Node* definition;
    std::vector<const Type*> passed;                                ///< by parameter
    std::vector<std::pair<std::string_view, const Type*>> written;  ///< attributes
};

/// What a module shows the others after a pass. Never changed once it is shown, so that any thread may read it.
struct Interface {
    Arena arena;
    std::unordered_map<std::string_view, const Type*> names;  ///< of the module's own scope
    std::unordered_map<const ast::Node*, FunctionFace> functions;
    std::unordered_map<const ast::Node*, ClassFace> classes;
    std::map<ModuleId, std::vector<Evidence>> evidence;  ///< for other modules
};

/// A name followed to where it is defined: a name of `module`, or the module itself.
struct Found {
    ModuleId module = noModule;  ///< noModule: not of the program
    std::string_view name = {};  ///< empty: the module itself
};

/// What the statements of a module say of its names, before anything is evaluated.
struct ModuleOutline {
    /// Of a name that a single `from module import original` binds, these two; of others, no module.
    struct Origin {
        std::string module;
        std::string_view original;
    };
    std::unordered_map<std::string_view, Origin> names;
    std::vector<std::string> stars;  ///< modules whose names it takes all
};

/// All modules, as one of them sees them. Nothing here changes while modules are evaluated.
struct World {
    explicit World(const ModuleFinder& moduleFinder) : finder(moduleFinder) {}

    const ModuleFinder& finder;
    std::vector<const ast::Module*> roots;
    std::vector<ModuleOutline> outlines;
    std::unordered_map<const ast::Node*, ModuleId> owners;     ///< of modules, functions, lambdas and classes
    std::vector<std::shared_ptr<const Interface>> interfaces;  ///< null: not evaluated yet
    std::vector<std::vector<ModuleId>> witnesses;              ///< by module: those that have evidence for it, in order
    std::vector<std::uint32_t> editions;                       ///< by module: the count of interfaces shown when its own was
    std::uint32_t shown = 0;                                   ///< how many interfaces were shown so far

    /// `name` of `module`, followed through re-exports.
    Found find(ModuleId module, std::string_view name, int depth = 0) const;
    /// What `from source import name` gives `importer`; `source` may be a folder that is no module, as namespace packages are.
    Found imported(ModuleId importer, std::string_view source, std::string_view name, int depth = 0) const;
    ModuleId ownerOf(const ast::Node& definition) const;
    /// What the module that a function or class is defined in shows of it; null if nothing yet.
    const FunctionFace* function(ModuleId owner, const ast::Node& definition) const;
    const ClassFace* classOf(ModuleId owner, const ast::Node& definition) const;
};

ModuleOutline outlineOf(const Facts& facts);

/// The modules in the order of their imports: one needs those of earlier levels only, unless imports go in circles.
std::vector<std::vector<ModuleId>> levelsOf(const World& world, const std::vector<const Facts*>& modules);

/// What a module shows now. `isPatient`: what is not known yet may still become known.
std::shared_ptr<const Interface> makeInterface(const Facts& facts, bool isPatient);

}  // namespace regraft::semantic
