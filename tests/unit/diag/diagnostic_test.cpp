#include "diag/diagnostic.h"

#include <catch2/catch.hpp>

#include <set>

using namespace regraft;

TEST_CASE("the table is in the order of its numbers, none twice") {
    const auto rows = allDiagnostics();
    REQUIRE(rows.size() > 10);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        INFO(rows[i].name);
        CHECK(rows[i - 1].code < rows[i].code);
    }
}

TEST_CASE("every row can be found by its code and says what to do") {
    std::set<std::string_view> names;
    for (const DiagInfo& row : allDiagnostics()) {
        INFO(row.name);
        CHECK(&info(row.code) == &row);
        CHECK(findDiagnostic(codeText(row.code)) == &row);
        CHECK(names.insert(row.name).second);
        CHECK_FALSE(row.message.empty());
        CHECK_FALSE(row.help.empty());
        CHECK(row.help.back() != '.');
    }
    CHECK(codeText(DiagCode::SyntaxError) == "RG0001");
    CHECK(findDiagnostic("RG9999") == nullptr);
    CHECK(findDiagnostic("rg0001") == nullptr);
}

TEST_CASE("every wording can be filled") {
    DiagnosticSink sink;
    for (const DiagInfo& row : allDiagnostics()) {
        INFO(row.name);
        const Diagnostic& made = sink.report(row.code, {1, 2}, "torch.cat", {"one", "two", "three", "four"});
        CHECK(made.message.find('{') == std::string::npos);
        CHECK(made.severity() == row.severity);
    }
}

TEST_CASE("a brace in an argument is text") {
    DiagnosticSink sink;
    CHECK(sink.report(DiagCode::UnknownApi, {0, 1}, "", {"a{0}{b"}).message == "`a{0}{b` has no mapping");
}

TEST_CASE("diagnostics are sorted by place, then code; equal ones kept once") {
    DiagnosticSink sink;
    sink.report(DiagCode::UnknownMethod, {5, 6}, "b", {"b"});
    sink.report(DiagCode::UnknownApi, {5, 6}, "b", {"b"});
    sink.report(DiagCode::UnknownApi, {1, 9}, "a", {"a"});
    sink.report(DiagCode::UnknownMethod, {5, 6}, "b", {"b"});
    sink.sort();
    REQUIRE(sink.all().size() == 3);
    CHECK(sink.all()[0].span == Span{1, 9});
    CHECK(sink.all()[1].code == DiagCode::UnknownApi);
    CHECK(sink.all()[2].code == DiagCode::UnknownMethod);
}
