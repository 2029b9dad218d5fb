#pragma once
// In which forms code asks a framework for its version:
//
//     np.__version__        jax.__version_info__        parse(np.__version__)        tuple(map(int, np.__version__.split(".")[:2]))
//     np.__version__.split(".")[0]

#include "mapping/tables.h"
#include "semantic/analysis.h"

namespace regraft {

enum class VersionForm {
    None,       ///< something else, or what only holds a part of it that is none of these
    Text,       ///< "1.26.4"
    Parsed,     ///< what compares as versions do
    Major,      ///< the number before the first dot
    MajorText,  ///< … as text
};

/// `parse("2.0")`, `LooseVersion(np.__version__)`: what makes versions of texts, with one argument.
bool isVersionParser(const ast::Call& call);

class VersionForms {
public:
    VersionForms(const Framework& framework, const Analysis& analysis) : framework_(framework), analysis_(analysis) {}

    VersionForm of(const ast::Expr& expr, int depth = 0) const;
    /// What a name of the module is bound to, if it is so once, and not shadowed at `expr`; null otherwise.
    const ast::Expr* valueOf(const ast::Expr& expr) const;

private:
    VersionForm ofCall(const ast::Call& call, int depth) const;
    bool isPartsOfText(const ast::Expr& expr, int depth) const;
    bool makesNumbers(const ast::Expr& expr, int depth) const;

    const Framework& framework_;
    const Analysis& analysis_;
};

}  // namespace regraft
