#pragma once
// The first walk over a file: parents, scopes, bindings, and which symbol every name means.

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ast/ast.h"
#include "parse/parse.h"
#include "semantic/scopes.h"

namespace regraft::semantic {

/// What the first walk finds besides scopes.
struct Outline {
    std::vector<const ast::Node*> parents;    ///< by node
    std::vector<const ast::Node*> functions;  ///< FunctionDef, AsyncFunctionDef, Lambda in source order
    std::vector<const ast::Node*> imports;    ///< Import and ImportFrom statements in source order
    /// By class: the attributes that its methods set on their first parameter.
    std::unordered_map<const ast::Node*, std::unordered_set<Name>> selfAttributes;
};

/// Fills `scopes` and `outline` from the file.
void bindNames(const ParsedFile& file, ScopeTree& scopes, Outline& outline);

}  // namespace regraft::semantic
