#pragma once
// The import statements of a file: what each name means and where the statement stands.

#include <string>
#include <string_view>
#include <vector>

#include "emit/source_tree.h"
#include "mapping/tables.h"

namespace regraft {

enum class ImportPlace {
    Module,       ///< a statement of the module itself
    Guarded,      ///< in a try that expects it to fail
    Conditional,  ///< under an if or the like, at module level
    Function,
    Class
};

struct Import {
    const ast::Stmt* statement = nullptr;
    const ast::alias* alias = nullptr;
    std::string target;      ///< what the bound name means: "torch", "jax.numpy"; empty for relative imports
    std::string module;      ///< what is loaded: of `import torch.fft` "torch.fft", though it binds torch
    std::string_view bound;  ///< the name; empty for a star
    bool isStar = false;
    ImportPlace place = ImportPlace::Module;
    const ast::Node* function = nullptr;  ///< the innermost function around it
};

/// All imports, in order.
std::vector<Import> scanImports(const SourceTree& tree);

/// Whether the dotted `name` is `prefix` or lies below it.
bool isBelow(std::string_view name, std::string_view prefix);

bool belongsTo(const Import& import, const Framework& framework);

/// The statements among which `statement` stands.
std::span<ast::Stmt* const> blockOf(const ast::Stmt& statement, const SourceTree& tree);

}  // namespace regraft
