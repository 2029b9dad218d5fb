#include "lift/entry_functions.h"

#include <algorithm>
#include <span>

#include "ast/visit.h"

namespace regraft {

namespace {

constexpr std::string_view setUps[] = {"setUp",       "setUpClass",   "setUpModule",   "setup_method",
                                       "setup_class", "setup_module", "setup_function"};
constexpr std::string_view runners[] = {"fixture", "command", "main"};

bool isAmong(std::string_view name, std::span<const std::string_view> names) { return std::ranges::find(names, name) != names.end(); }

/// `pytest.fixture`, `@click.command()`, `hydra.main(…)`: somebody registers the function, and calls it later.
bool isRegistered(const ast::FunctionDef& function) {
    return std::ranges::any_of(function.decorator_list, [](const ast::Expr* decorator) {
        const auto* call = ast::as<ast::Call>(decorator);
        const ast::Expr* called = call ? call->func : decorator;
        const auto* member = ast::as<ast::Attribute>(called);
        const auto* name = ast::as<ast::NameExpr>(called);
        return (member && isAmong(member->attr.text(), runners)) || (name && name->id == "fixture");
    });
}

/// What pytest and unittest look for tests in.
bool isTestClass(const ast::Node& scope) {
    const auto* definition = ast::as<ast::ClassDef>(&scope);
    if (!definition) return false;
    return definition->name.text().starts_with("Test") || std::ranges::any_of(definition->bases, [](const ast::Expr* base) {
               const auto* member = ast::as<ast::Attribute>(base);
               const auto* name = ast::as<ast::NameExpr>(base);
               return (member && member->attr.text().ends_with("TestCase")) || (name && name->id.text().ends_with("TestCase"));
           });
}

bool isHandedArguments(const ast::Node& function, const CallGraph& calls) {
    return std::ranges::any_of(calls.calls(), [&](const KnownCall& call) {
        return call.callee == &function && (!call.call->args.empty() || !call.call->keywords.empty());
    });
}

}  // namespace

bool isEntryFunction(const ast::Node& function, const CallGraph& calls, const Analysis& analysis) {
    const auto* plain = ast::as<ast::FunctionDef>(&function);
    if (!plain) return false;
    const ast::Node* scope = scopeAround(function, analysis);
    if (!scope || isFunction(*scope)) return false;
    const std::string_view name = functionName(function);
    const bool isMethod = scope->kind == ast::Kind::ClassDef;
    const bool isNamedSo = isMethod ? isTestClass(*scope) && (name.starts_with("test") || isAmong(name, setUps))
                                    : name.starts_with("test_") || isAmong(name, setUps);
    return (isNamedSo || isRegistered(*plain)) && !isHandedArguments(function, calls);
}

bool holdsTests(const CallGraph& calls, const Analysis& analysis) {
    bool found = false;
    ast::walk(calls.module(), [&](const ast::Node& node) {
        found = found || (functionName(node).starts_with("test") && isEntryFunction(node, calls, analysis));
        return !found && !isFunction(node);
    });
    return found;
}

}  // namespace regraft
