#include "parsing.h"

using namespace regraft;

namespace {

std::string repeated(std::string_view part, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += part;
    return out;
}

}  // namespace

TEST_CASE("nesting is capped") {
    REQUIRE(accepts(repeated("(", 200) + "x" + repeated(")", 200)));
    REQUIRE(refused(repeated("(", 50000) + repeated(")", 50000)).message == "too many nested parentheses");
    for (const char* chain : {"-", "not ", "lambda:", "a if b else ", "x**", "f'{"}) {
        INFO(chain);
        REQUIRE_FALSE(accepts(repeated(chain, 50000) + "x"));
    }
    for (const char* chain : {".x", "()", "[0]"}) {
        REQUIRE(accepts("x" + repeated(chain, 500)));
        REQUIRE(refused("x" + repeated(chain, 50000)).message == "too deeply nested");
    }
    REQUIRE(refused(repeated("(", 150) + "x" + repeated(repeated(".y", 20) + ")", 150)).message == "too deeply nested");
    std::string blocks;
    for (std::size_t i = 0; i < 150; ++i) blocks += std::string(i, ' ') + "if x:\n";
    REQUIRE(refused(blocks).message == "too many levels of indentation");
}

TEST_CASE("what is long but not deep has no cap") {
    const auto sum = parsed("x" + repeated(" + x", 100000));
    REQUIRE(ast::dump(*sum->module).size() > 100000 * 20);
    REQUIRE(parsed("x = [" + repeated("1,", 200000) + "]")->nodeCount > 200000);
    const auto chain = parsed("if a:\n  b\n" + repeated("elif c:\n  d\n", 20000));
    REQUIRE(ast::dump(*chain->module).find("orelse=[]") != std::string::npos);
    REQUIRE(accepts(repeated("x;", 100000)));
    REQUIRE(accepts("x" + repeated(" and x", 100000)));
    REQUIRE(accepts(repeated("x = ", 100000) + "y"));
}
