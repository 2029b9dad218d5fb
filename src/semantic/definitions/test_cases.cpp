#include "semantic/definitions/test_cases.h"

#include "ast/display.h"
#include "ast/names.h"

namespace regraft::semantic {

namespace {

/// `"a, b"`, `["a", "b"]`
std::vector<std::string_view> writtenNames(const ast::Expr& expr) {
    std::vector<std::string_view> names;
    if (ast::isDisplay(&expr)) {
        for (const ast::Expr* item : ast::elementsOf(&expr)) names.push_back(ast::writtenText(item));
        return names;
    }
    std::string_view rest = ast::writtenText(&expr);
    while (!rest.empty()) {
        const std::size_t end = rest.find(',');
        std::string_view name = rest.substr(0, end);
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        if (!name.empty()) names.push_back(name);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return names;
}

}  // namespace

TestCases testCasesOf(const ast::Expr& decorator) {
    const auto* call = ast::as<ast::Call>(&decorator);
    const auto* function = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    if (!function || function->attr != "parametrize" || ast::lastName(*function->value) != "mark" || call->args.size() < 2) return {};
    return {writtenNames(*call->args[0]), call->args[1]};
}

std::vector<const ast::Expr*> valuesOfCase(const ast::Expr& testCase, std::size_t names) {
    const auto* call = ast::as<ast::Call>(&testCase);
    const bool isMarked = call && ast::lastName(*call->func) == "param";  // `pytest.param(1, 2, id="small")`
    if (names == 1 && !isMarked) return {&testCase};
    std::span<ast::Expr* const> values;
    if (isMarked) values = call->args;
    else if (ast::isDisplay(&testCase) && !ast::hasStar(&testCase)) values = ast::elementsOf(&testCase);
    return values.size() == names ? std::vector<const ast::Expr*>(values.begin(), values.end()) : std::vector<const ast::Expr*>();
}

}  // namespace regraft::semantic
