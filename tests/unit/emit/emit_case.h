#pragma once
// A rewrite written as text: `{"x.sum(dim=1)", "jax.numpy.sum(x, axis=1)"}` replaces the first expression of that
// text. In the second, what also stands in the first is the user's; dotted names of the target are APIs;
// `helpers.f` is a helper; everything else is new.

#include <string>
#include <vector>

#include "emit/rewrite.h"

namespace regraft::test {

struct TextRewrite {
    std::string from;  ///< "f(…": the longest expression that begins with "f("
    std::string to;
};

struct EmitCase {
    std::string source;
    std::vector<TextRewrite> rewrites;
    std::vector<TextRewrite> statements = {};  ///< to: "target = value"
    std::string fromFramework = "torch";
    std::string target = "jax";
    std::vector<EmitRequest::Setup> setups = {};
};

struct Emitted {
    std::string text;
    std::vector<std::string> refusals;
    std::vector<Edit> edits;
};

/// Fails the test if the output does not parse.
Emitted emitCase(const EmitCase& input);

/// The text after one rewrite, the file otherwise as it is.
std::string rewritten(const std::string& source, const std::string& from, const std::string& to);
std::string rewritten(const std::string& source, const std::vector<TextRewrite>& rewrites);

}  // namespace regraft::test
