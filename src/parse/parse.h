#pragma once
// Text to abstract syntax. The only room that sees ANTLR.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ast/ast.h"
#include "base/arena.h"
#include "base/name.h"
#include "parse/token.h"
#include "source/span.h"

namespace regraft {

/// Everything known about a parsed text. Owns its memory; the text must outlive it.
struct ParsedFile {
    std::string_view text;
    Arena arena;
    std::unique_ptr<Interner> names;
    ast::Module* module = nullptr;
    ast::NodeId nodeCount = 0;   ///< all ids are below this
    std::vector<Token> tokens;   ///< in source order, without comments
    std::vector<Span> comments;  ///< in source order, from `#` to before the line ending
};

struct SyntaxError {
    std::string message;
    Span span;               ///< where; of the offending token, or empty at its start
    bool pythonTwo = false;  ///< the text is Python 2
};

/// Exactly one of `file` and `error` is set.
struct ParseResult {
    std::unique_ptr<ParsedFile> file;
    std::optional<SyntaxError> error;
};

/// Parses a whole module. `text` is SourceFile::text().
ParseResult parseModule(std::string_view text);

/// Parses one expression, as table templates need it (`file->module` holds one ExprStmt).
ParseResult parseExpression(std::string_view text);

/// Parses a part of a file's text that stands there as a string, such as an annotation in quotes. The nodes belong to the
/// file, with spans in its text; null if the part is no expression.
ast::Expr* parsePart(ParsedFile& file, Span part);

}  // namespace regraft
