#include "ast/integer.h"

#include <catch2/catch.hpp>

#include "parse/parse.h"

using namespace regraft;

namespace {

std::optional<std::int64_t> value(const char* text) {
    ParseResult parsed = parseModule(text);
    REQUIRE(parsed.file);
    return ast::integerValue(ast::as<ast::ExprStmt>(parsed.file->module->body[0])->value);
}

}  // namespace

TEST_CASE("integer literals") {
    CHECK(value("3") == 3);
    CHECK(value("-1") == -1);
    CHECK(value("+7") == 7);
    CHECK(value("1_000") == 1000);
    CHECK(value("0x1F") == 31);
    CHECK(value("0b101") == 5);
    CHECK(value("-0o17") == -15);
    CHECK(value("00") == 0);
}

TEST_CASE("what is no integer, or none that fits") {
    CHECK_FALSE(value("9223372036854775808"));
    CHECK_FALSE(value("99999999999999999999"));
    CHECK_FALSE(value("1.0"));
    CHECK_FALSE(value("True"));
    CHECK_FALSE(value("~1"));
    CHECK_FALSE(ast::integerValue(nullptr));
}
