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

/// The cases in one display, or what holds them.
TestCases casesIn(std::vector<std::string_view> names, const ast::Expr* cases) {
    const bool areWritten = ast::isDisplay(cases) && !ast::hasStar(cases);
    return {std::move(names), areWritten ? ast::elementsOf(cases) : std::span<ast::Expr* const>(), areWritten ? nullptr : cases};
}

/// `parameters(1, 2)`, `parameters((1, "a"), (2, "b"))`, and with all cases in one argument: `parameters([(1, "a"), (2, "b")])`.
TestCases callsIn(const ast::Call& call, std::span<const std::string_view> parameters, bool areNamed) {
    std::vector<std::string_view> names(parameters.begin(), parameters.end());
    const auto isCase = [](const ast::Expr* one) {
        return one->kind == ast::Kind::Tuple || one->kind == ast::Kind::Dict || one->kind == ast::Kind::Constant;
    };
    TestCases cases =
        call.args.size() == 1 && !isCase(call.args[0]) ? casesIn(std::move(names), call.args[0]) : TestCases{std::move(names), call.args};
    cases.areCalls = true;
    cases.areNamed = areNamed;
    return cases;
}

/// `product(axis=(0, 1), keepdims=[True, False])`
std::vector<TestCases> productOf(const ast::Call& call) {
    std::vector<TestCases> all;
    for (const ast::keyword* keyword : call.keywords)
        if (keyword->name) all.push_back(casesIn({keyword->name.text()}, keyword->value));
    return all;
}

/// What a case gives by name: `{"axis": 0}`, `dict(axis=0)`; empty if it is no such case.
std::vector<const ast::Expr*> namedValues(const ast::Expr& testCase, std::span<const std::string_view> names) {
    std::vector<const ast::Expr*> values(names.size());
    auto put = [&](std::string_view name, const ast::Expr* value) {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == name) values[i] = value;
    };
    const auto* call = ast::as<ast::Call>(&testCase);
    if (call && call->args.empty() && ast::lastName(*call->func) == "dict") {
        for (const ast::keyword* keyword : call->keywords)
            if (keyword->name) put(keyword->name.text(), keyword->value);
        return values;
    }
    const auto* dict = ast::as<ast::Dict>(&testCase);
    if (!dict) return {};
    for (std::size_t i = 0; i < dict->keys.size(); ++i) put(ast::writtenText(dict->keys[i]), dict->values[i]);
    return values;
}

}  // namespace

std::vector<TestCases> testCasesOf(const ast::Expr& decorator, std::span<const std::string_view> parameters) {
    const auto* call = ast::as<ast::Call>(&decorator);
    const auto* function = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    if (!function) return {};
    const std::string_view owner = ast::lastName(*function->value);
    if (function->attr == "parametrize" && owner == "mark" && call->args.size() >= 2)
        return {casesIn(writtenNames(*call->args[0]), call->args[1])};
    if (owner != "parameterized") return {};
    if (function->attr == "product") return productOf(*call);
    if (function->attr == "parameters") return {callsIn(*call, parameters, false)};
    if (function->attr == "named_parameters") return {callsIn(*call, parameters, true)};
    return {};
}

std::vector<const ast::Expr*> valuesOfCase(const ast::Expr& testCase, const TestCases& cases) {
    const std::size_t count = cases.names.size();
    if (testCase.kind == ast::Kind::Starred) return {};
    if (cases.areCalls)
        if (std::vector<const ast::Expr*> named = namedValues(testCase, cases.names); !named.empty()) return named;
    const auto* call = ast::as<ast::Call>(&testCase);
    const bool isMarked = call && !cases.areCalls && ast::lastName(*call->func) == "param";  // `pytest.param(1, 2, id="small")`
    if (count == 1 && !isMarked && !(cases.areCalls && ast::isDisplay(&testCase))) return {&testCase};
    std::span<ast::Expr* const> values;
    if (isMarked) values = call->args;
    else if (ast::isDisplay(&testCase) && !ast::hasStar(&testCase)) values = ast::elementsOf(&testCase);
    else return {};
    if (cases.areNamed && !values.empty()) values = values.subspan(1);
    if (values.size() > count || (values.size() != count && !cases.areCalls)) return {};
    std::vector<const ast::Expr*> given(values.begin(), values.end());
    given.resize(count);
    return given;
}

}  // namespace regraft::semantic
