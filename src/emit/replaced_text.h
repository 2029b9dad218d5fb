#pragma once
// Text that becomes new code as a whole, so that nothing more becomes of the uses in it:
//
//     np.issubdtype(x.dtype, np.floating)   →   jnp.issubdtype(x.dtype, jnp.floating)      np.floating has gone with the call

#include <vector>

#include "lower/python_expr.h"
#include "semantic/analysis.h"

namespace regraft {

/// The replaced text around the use that is looked at; uses are looked at in the order of the text.
class ReplacedText {
public:
    explicit ReplacedText(const Analysis& analysis) : analysis_(analysis) {}

    /// From here on, uses inside the node and in nothing that `code` keeps of it are gone.
    void replace(const ast::Node& node, const py::Expr& code);
    /// The same of all in the span but for what is kept.
    void takeOut(Span span, std::vector<Span> kept);
    /// Whether the node stands in text that is replaced.
    bool isGone(const ast::Node& node);

private:
    struct Replaced {
        Span whole;
        std::vector<Span> kept;
    };

    const Analysis& analysis_;
    std::vector<Replaced> replaced_;  ///< outer ones first
};

}  // namespace regraft
