#include "table_compiler/check_helper.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "ast/visit.h"
#include "base/python_names.h"
#include "parse/parse.h"
#include "source/line_of.h"

namespace regraft {

namespace {

std::unordered_set<std::string_view> boundNames(const ast::Module& module) {
    std::unordered_set<std::string_view> bound;
    ast::walk(module, [&](const ast::Node& node) {
        if (const auto* name = ast::as<ast::NameExpr>(&node); name && name->ctx == ast::ExprContext::Store) bound.insert(name->id.text());
        if (const auto* argument = ast::as<ast::arg>(&node)) bound.insert(argument->name.text());
        if (const auto* function = ast::as<ast::FunctionDef>(&node)) bound.insert(function->name.text());
        if (const auto* type = ast::as<ast::ClassDef>(&node)) bound.insert(type->name.text());
        if (const auto* alias = ast::as<ast::alias>(&node)) {
            std::string_view name = (alias->asname ? alias->asname : alias->name).text();
            bound.insert(name.substr(0, name.find('.')));
        }
        return true;
    });
    return bound;
}

}  // namespace

std::string checkHelper(std::string_view name, std::string_view text, const std::function<bool(std::string_view)>& isHelper) {
    ParseResult parsed = parseModule(text);
    if (parsed.error) return fmt::format("{}: {}", lineOf(text, parsed.error->span.begin), parsed.error->message);
    std::unordered_set<std::string_view> bound = boundNames(*parsed.file->module);
    if (!bound.contains(name)) return fmt::format("1: it does not define `{}`", name);
    std::string problem;
    ast::walk(*parsed.file->module, [&](const ast::Node& node) {
        const auto* read = ast::as<ast::NameExpr>(&node);
        if (!read || !problem.empty()) return problem.empty();
        std::string_view id = read->id.text();
        bool known = bound.contains(id) || isHelper(id) || isPythonBuiltin(id);
        if (!known) problem = fmt::format("{}: `{}` is neither imported nor a helper", lineOf(text, read->span.begin), id);
        return true;
    });
    return problem;
}

}  // namespace regraft
