#pragma once
// What the tests of the parser share.

#include <catch2/catch.hpp>

#include <string>

#include "ast/dump.h"
#include "parse/parse.h"

namespace regraft {

inline std::unique_ptr<ParsedFile> parsed(std::string_view text) {
    ParseResult result = parseModule(text);
    INFO(text);
    if (result.error) FAIL("refused: " << result.error->message);
    return std::move(result.file);
}

inline SyntaxError refused(std::string_view text) {
    ParseResult result = parseModule(text);
    INFO(text);
    if (!result.error) FAIL("accepted");
    return *result.error;
}

/// The message, and the text that it points at.
inline std::string refusal(std::string_view text) {
    const SyntaxError error = refused(text);
    return error.message + " @ " + std::string(error.span.of(text));
}

inline bool accepts(std::string_view text) { return parseModule(text).file != nullptr; }

/// The dump of a module's only expression.
inline std::string dumped(std::string_view text) {
    const auto file = parsed(text);
    const auto* statement = ast::as<ast::ExprStmt>(file->module->body[0]);
    return statement ? ast::dump(*statement->value) : ast::dump(*file->module->body[0]);
}

}  // namespace regraft
