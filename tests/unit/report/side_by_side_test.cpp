#include "report/side_by_side.h"

#include <catch2/catch.hpp>

using namespace regraft;

namespace {

/// One letter a row, and what the sides show.
std::string sketch(std::string_view before, std::string_view after, std::initializer_list<std::uint32_t> findings = {}) {
    ReportedFile file;
    for (const std::uint32_t line : findings) {
        file.findings.emplace_back();
        file.findings.back().start.position.line = line;
    }
    const auto side = [](const std::optional<SideText>& text) {
        if (!text) return std::string("-");
        std::string line = std::to_string(text->number) + ":";
        for (const auto& [part, differs] : text->parts) line += differs ? "[" + std::string(part) + "]" : std::string(part);
        return line;
    };
    std::string out;
    for (const SideRow& row : sideBySide(before, after, file)) {
        if (row.kind == SideRow::Kind::Gap) out += "..." + std::to_string(row.skipped) + "\n";
        else if (row.kind == SideRow::Kind::Finding) out += "!\n";
        else out += side(row.left) + " | " + side(row.right) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("nothing to show") {
    CHECK(sketch("", "").empty());
    CHECK(sketch("a\nb\n", "a\nb\n") == "...2\n");
}

TEST_CASE("what differs in a line, by words") {
    CHECK(sketch("x = torch.cat(a)\n", "x = jnp.concatenate(a)\n") == "1:x = [torch].[cat](a) | 1:x = [jnp].[concatenate](a)\n");
    CHECK(sketch("aa\n", "aa aaa\n") == "1:aa | 1:aa[ aaa]\n");
    CHECK(sketch("f(a, b)\n", "f(b)\n") == "1:f([a, ]b) | 1:f(b)\n");
    CHECK(sketch("\u00e9\n", "\u00e8\n") == "1:[\u00e9] | 1:[\u00e8]\n");                              // the first byte is the same
    CHECK(sketch("import torch\n", "class A(B, C):\n") == "1:[import torch] | 1:[class A(B, C):]\n");  // hardly anything is shared
}

TEST_CASE("lines that came and went") {
    CHECK(sketch("a\nb\n", "b\n") == "1:a | -\n2:b | 1:b\n");
    CHECK(sketch("b\n", "a\nb\n") == "- | 1:a\n1:b | 2:b\n");
}

TEST_CASE("findings stand below their lines, with lines around them") {
    CHECK(sketch("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", {1, 1}) ==
          "1:1 | 1:1\n!\n!\n2:2 | 2:2\n3:3 | 3:3\n4:4 | 4:4\n...5\n");
}
