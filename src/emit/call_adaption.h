#pragma once
// A call written for one signature, written for another:
//
//   np.foo(a, 0)         →  np.foo(a, axis=0)      what took a place by position has another place now
//   tf.foo(x, dim=1)     →  tf.foo(x, axis=1)      a parameter has another name

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lower/python_expr.h"
#include "mapping/bind.h"

namespace regraft {

/// The two signatures, and what tables say of their parameters.
struct SignatureChange {
    bool takesNothing = false;  ///< `after` is empty since there are no parameters any more, and not since nothing is known
    std::span<const Parameter> before, after;
    std::vector<std::pair<std::string, std::string>> renamed;
    std::vector<std::string> sameDefaults;
    std::vector<std::pair<std::string, std::string>> leftOut;  ///< parameters that went and are done without, and what that changes
};

struct AdaptedCall {
    std::vector<py::Argument> arguments;
    bool changed = false;
    std::string gone;     ///< a parameter that is given and does not exist any more
    std::string missing;  ///< one that has to be given now
    std::string other;    ///< one that is omitted and has another default now: "`axis` was 1 and is None"
};

/// The call's arguments as the second signature takes them.
AdaptedCall adaptCall(const ast::Call& call, const SignatureChange& change, Arena& arena);

}  // namespace regraft
