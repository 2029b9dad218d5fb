#pragma once
// Everything the analysis finds of one file.

#include <deque>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "semantic/analysis.h"
#include "semantic/api_index.h"
#include "semantic/binder.h"
#include "semantic/scopes.h"
#include "semantic/values.h"
#include "semantic/world.h"

namespace regraft::semantic {

/// Something several parts of the program write and read, in no known order: a captured name, an attribute, a
/// function's result. It only ever grows, but for results, which are what the last evaluation gave.
struct Fact {
    const Type* type = pendingType();
    std::uint32_t version = 0;
    std::uint32_t reader = 0;  ///< the evaluation that has noted this fact already
};

struct Facts;
struct Transformed;

/// A function, a lambda, or the module, as far as its evaluation goes.
struct FunctionInfo {
    const ast::Node* node = nullptr;
    const ast::arguments* arguments = nullptr;
    FrameId frame = 0;
    const ast::ClassDef* owner = nullptr;     ///< of a method
    std::vector<const ast::arg*> parameters;  ///< posonly, args, vararg, kwonly, kwarg
    std::vector<const Type*> declared;        ///< by annotation; null without
    std::vector<const Type*> defaults;        ///< null without
    std::vector<const Type*> passed;          ///< joined over the calls in this file
    std::vector<const Type*> guessed;         ///< from how it is used; null without
    std::vector<std::uint8_t> documented;     ///< StandIns that its docstring or its body tells of each; empty without any, and of a mirror
    std::vector<std::uint8_t> untold;         ///< UntoldStandIns that nothing here speaks against, of each; none of a mirror
    std::vector<char> givenArrays;            ///< some call gives what is known to be an array
    std::vector<char> traced;                 ///< a framework calls it with arrays, or containers of them
    const Type* type = nullptr;               ///< of the function as a value
    const Type* declaredResult = nullptr;
    Fact result;
    bool isStatic = false, isClassMethod = false, isProperty = false;
    bool isGivenOthers = false;  ///< a decorator of the program calls it with other arguments than it gets
    bool isOpaque = false;       ///< an unknown decorator: what the name holds is not this function
    bool isContextManager = false;
    bool isGenerator = false;
    ModuleId home = noModule;  ///< another module, whose function this mirrors
    bool isForeign() const { return home != noModule; }
    bool isPublic = false;  ///< called from elsewhere, perhaps
    bool isRunning = false, isDirty = true, sawPending = false;
    std::vector<std::pair<Fact*, std::uint32_t>> reads;
    /// Whether anything it depends on has changed since its last evaluation.
    bool needsEvaluation() const;
};

struct ClassInfo {
    const ast::ClassDef* node = nullptr;
    std::vector<const Type*> bases;
    std::unordered_map<Name, Fact> attributes;
    std::unordered_map<Name, const Type*> declared;  ///< by annotation in the class body
    Fact registered{unknownType()};                  ///< changes when an attribute is made by a call
    std::vector<Name> fields;                        ///< declared names in order: of a dataclass or named tuple
    const Type* type = nullptr;
    const Type* instance = nullptr;
    ModuleId home = noModule;  ///< another module, whose class this mirrors
    bool isForeign() const { return home != noModule; }
    Fact membership;  ///< of a mirror: which attributes there are
    /// Of a mirror: whether its module has said anything yet.
    bool isShown() const { return membership.version > 0; }
    std::vector<std::pair<Name, const Type*>> written;  ///< of a mirror: attributes that this module sets
};

constexpr int maxBases = 20;  ///< above each other: classes may claim to inherit from themselves

void initialise(ClassInfo& info, const ast::Node& definition, Arena& arena);
/// Finds the parameters of `info.node`, of which nothing is known yet.
void initialise(FunctionInfo& info, Arena& arena);
/// Makes what is known of the functions of the file, one a frame.
void prepareFunctions(Facts& facts);

struct Facts : TypeSource {
    Facts(ParsedFile& parsed, std::span<const Framework* const> sources);

    const Type* typeOf(const ast::Expr& expr) const override;
    bool isSource(const Framework* framework) const;
    /// A name that imports alone bind, be it several: what they give is no array of anybody's guess.
    bool isImported(const ast::Expr& expr) const;
    bool isSource(FrameworkId framework) const { return framework < isSource_.size() && isSource_[framework]; }
    /// As Tables::arrayMember and Tables::operationOfSymbol, remembered.
    const ApiRef& arrayMember(const Framework& framework, Name member);
    const Operation* operationOfSymbol(std::string_view symbol);
    /// As World::find, remembered.
    const Found& nameOfModule(ModuleId module, Name name);
    /// Keeps the type of an expression.
    const Type* note(const ast::Expr& expr, const Type* type) { return types[expr.id] = type; }
    const ast::Node* parent(const ast::Node& node) const { return outline.parents[node.id]; }
    /// The scope that `node` stands in.
    ScopeId scopeAround(const ast::Node& node) const;
    /// Whether a node is one of this file's: ids are counted by file, those of another would find an answer to something else.
    bool isOwn(const ast::Node& node) const { return file.arena.owns(&node); }
    /// The function, lambda or module that `node` opens a frame for.
    FunctionInfo& function(const ast::Node& node) { return *functions[scopes.scopes[scopes.scopeOf[node.id]].frame]; }

    ParsedFile& file;
    std::unordered_map<ast::NodeId, const Type*>
        guessedResults;           ///< of calls of unknown functions, names and comparisons of unknown values, by how they are used
    ast::NodeId firstQuoted = 0;  ///< nodes from here on stand in annotations in quotes
    Arena& arena;
    const Tables& tables;
    std::vector<const Framework*> from;
    bool isMigration = false;  ///< the code stays in its framework
    ScopeTree scopes;
    Outline outline;
    ApiIndex apis;
    std::vector<const Type*> types;                             ///< by node; null: not evaluated
    std::vector<const ApiName*> names;                          ///< by node: what an expression refers to
    std::vector<std::uint32_t> useOf;                           ///< by node: index in `uses`, else `none`
    std::unordered_map<ast::NodeId, const ast::Node*> callees;  ///< by call: the function or class of the program that is called
    std::deque<Use> usePool;                                    ///< while evaluating; a null node is a use that was withdrawn
    std::vector<Use> uses;                                      ///< in order, once all is evaluated
    std::vector<ImportedName> imports;
    std::vector<const Framework*> imported;  ///< all frameworks the file imports
    struct Given {
        std::string_view to;  ///< a function of neither a framework nor the program
        bool arrays = false, functions = false;
    };
    std::unordered_map<ast::NodeId, Given> given;          ///< by call: what such a function gets of a source framework, or of the program
    bool usesDataLibrary = false;                          ///< values may be data frames, images …
    std::vector<const ApiName*> stars;                     ///< modules whose names are all imported
    std::vector<std::unique_ptr<FunctionInfo>> functions;  ///< by frame
    std::unordered_map<const ast::Node*, ClassInfo> classes;
    std::vector<Fact> symbols;                                             ///< by symbol: of captured ones
    std::map<std::pair<const ast::Node*, int>, Transformed*> transformed;  ///< functions made of others, by where
    std::vector<std::pair<std::string_view, const Type*>> exports;         ///< what the module's names hold in the end

    // Of a module of a program:
    const World* world = nullptr;  ///< null: the file is analysed alone
    ModuleId self = noModule;
    std::unordered_map<const ast::Node*, std::unique_ptr<FunctionInfo>> foreignFunctions;
    std::uint32_t looked = 0;                    ///< how many interfaces had been shown when this module last looked at them
    std::vector<FunctionInfo*> functionMirrors;  ///< of them, as they came
    std::vector<ClassInfo*> classMirrors;        ///< of `classes`, as they came
    std::map<std::pair<ModuleId, std::string_view>, Fact> foreignNames;  ///< names point into the other module's file

private:
    std::vector<bool> isSource_;
    std::vector<std::unordered_map<Name, ApiRef>> arrayMembers_;  ///< by framework
    std::unordered_map<std::string, const Operation*> operations_;
    std::unordered_map<ModuleId, std::unordered_map<Name, Found>> found_;
};

/// Fills `facts.imports`, `imported` and `stars`.
void collectImports(Facts& facts);

/// What a file imports under a framework's name may be a module of the program, as in the framework's own sources.
void claimOwnImports(Facts& facts);
/// The qualified name an import statement takes a name from: "torch.nn", ".sub", "..".
std::string importedModule(const ast::ImportFrom& statement);
/// Orders the uses, outer ones first.
void arrangeUses(Facts& facts);

std::string describeNames(const Facts& facts);
std::string describeTypes(const Facts& facts);
/// A type in words: "array torch float32 (2, 3)".
std::string describeType(const Type& type, const Tables& tables);

}  // namespace regraft::semantic
