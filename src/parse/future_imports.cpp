#include "parse/future_imports.h"

#include <algorithm>
#include <string>

#include "parse/syntax_failure.h"

namespace regraft {

void FutureImports::seen(const ast::ImportFrom& import) {
    static constexpr std::string_view features[] = {"nested_scopes",  "generators",     "division",         "absolute_import",
                                                    "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
                                                    "generator_stop", "annotations"};
    for (const ast::alias* feature : import.names) {
        const std::string_view name = feature->name.text();
        if (name == "braces") failSyntax("not a chance", feature->span);
        if (std::find(std::begin(features), std::end(features), name) == std::end(features))
            failSyntax("future feature " + std::string(name) + " is not defined", feature->span);
    }
    ++count_;
    last_ = import.span;
}

void FutureImports::finish(const ast::Module& module) const {
    std::size_t leading = 0;
    for (std::size_t i = 0; i < module.body.size(); ++i) {
        const auto* import = ast::as<ast::ImportFrom>(module.body[i]);
        const auto* statement = ast::as<ast::ExprStmt>(module.body[i]);
        const auto* constant = statement ? ast::as<ast::Constant>(statement->value) : nullptr;
        const bool docstring = i == 0 && constant && constant->value.type == ast::Literal::Type::Str;
        if (import && import->module == std::string_view("__future__")) ++leading;
        else if (!docstring) break;
    }
    if (leading < count_) failSyntax("from __future__ imports must occur at the beginning of the file", last_);
}

}  // namespace regraft
