#pragma once
// `from __future__ import …` must come first, and must name features that exist.

#include "ast/ast.h"

namespace regraft {

class FutureImports {
public:
    /// Any import from __future__, wherever it stands.
    void seen(const ast::ImportFrom& import);
    /// The module is complete: all that were seen must be at its beginning.
    void finish(const ast::Module& module) const;

private:
    std::size_t count_ = 0;
    Span last_;
};

}  // namespace regraft
