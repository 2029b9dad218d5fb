#pragma once
// The expressions and signatures of tables, parsed by our own parser and kept.

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "neutral/operation.h"
#include "parse/parse.h"

namespace regraft {

/// Owns parsed templates. Not thread-safe.
class TemplateStore {
public:
    /// The expression, or null with the reason in `error`.
    const ast::Expr* expression(std::string_view text, std::string& error);
    /// The parameters of "(x, /, *, axis: axes = None)"; `error` is set if it is no signature.
    std::span<const Parameter> signature(std::string_view text, std::string& error);
    /// The parameters of the function `name` that a Python module defines; `error` is set if there is none.
    std::span<const Parameter> functionSignature(std::string_view module, std::string_view name, std::string& error);
    std::string_view keep(std::string_view text);
    Arena& arena() { return arena_; }

private:
    ParsedFile* parse(std::string text, bool module, std::string& error);

    Arena arena_;
    std::deque<std::string> texts_;
    std::deque<std::unique_ptr<ParsedFile>> files_;
};

}  // namespace regraft
