#pragma once
// The classes of a file that are stateful modules of a source framework.

#include <unordered_map>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

struct ModuleClass {
    const ast::ClassDef* definition = nullptr;
    const Framework* framework = nullptr;
    bool isUnread = false;                          ///< its layers are made as they are first called, and nothing could read it otherwise
    const ast::FunctionDef* constructor = nullptr;  ///< its own; null if it has none
    const ast::FunctionDef* call = nullptr;         ///< its own method that calling an instance runs
    std::vector<const ast::ClassDef*> bases;        ///< those of the file
};

class ModuleClasses {
public:
    ModuleClasses(const ParsedFile& file, const Analysis& analysis);

    const std::vector<const ModuleClass*>& all() const { return ordered_; }
    /// The module class that `definition` is; null if it is none.
    const ModuleClass* find(const ast::Node* definition) const;
    /// The innermost module class whose definition contains `node`.
    const ModuleClass* around(const ast::Node& node) const;
    /// The method of a module class that `node` stands in; null outside of such.
    const ast::FunctionDef* methodAround(const ast::Node& node) const;
    /// The class's own constructor or the one it inherits within the file.
    const ast::FunctionDef* constructorOf(const ModuleClass& of, int depth = 0) const;

private:
    bool addIfModule(const ast::ClassDef& definition);

    const Analysis& analysis_;
    std::unordered_map<const ast::Node*, ModuleClass> classes_;
    std::vector<const ModuleClass*> ordered_;  ///< by position
};

/// The function or class of the file that `expr` (the function of a call, a base) stands for; null if it is not known.
const ast::Node* definitionOf(const ast::Expr& expr, const Analysis& analysis);

/// Whether `call` is `super()` or `super(C, self)`.
bool isSuper(const ast::Expr& expr);

}  // namespace regraft
