#include "report/excerpt.h"

#include <catch2/catch.hpp>

#include "report/printable.h"

using namespace regraft;

namespace {

/// The excerpt for the first place of `what` in `text`.
std::string excerpt(const std::string& text, std::string_view what) {
    ReportedFile file;
    file.source = std::make_shared<const SourceFile>(std::get<SourceFile>(SourceFile::decode("t.py", text)));
    const auto begin = static_cast<std::uint32_t>(text.find(what));
    const Span span{begin, begin + static_cast<std::uint32_t>(what.size())};
    ReportedFinding finding;
    finding.start = {file.source->position(span.begin), span.begin};
    finding.end = {file.source->position(span.end), span.end};
    finding.span = span;
    return excerptOf(file, finding, Paint(false));
}

}  // namespace

TEST_CASE("one line, with those around it") {
    CHECK(excerpt("a\nb = here()\nc\nd\n", "here()") ==
          "  |\n"
          "1 | a\n"
          "2 | b = here()\n"
          "  |     ^^^^^^\n"
          "3 | c\n"
          "  |\n");
}

TEST_CASE("the first and the last line of a file") {
    CHECK(excerpt("here", "here") == "  |\n1 | here\n  | ^^^^\n  |\n");
    CHECK(excerpt("here\n", "here") == "  |\n1 | here\n  | ^^^^\n  |\n");
}

TEST_CASE("carets stand under wide characters and behind tabs") {
    CHECK(excerpt("\tx = '日本', here", "here").find("\n  |              ^^^^\n") == std::string::npos);
    CHECK(excerpt("\tx = '日本', here", "here") ==
          "  |\n"
          "1 |     x = '日本', here\n"
          "  |                 ^^^^\n"
          "  |\n");
    CHECK(excerpt("e\u0301 = here", "here") == "  |\n1 | e\u0301 = here\n  |     ^^^^\n  |\n");
}

TEST_CASE("several lines: the first and the last of many") {
    CHECK(excerpt("x = f(a,\n      b)\n", "f(a,\n      b)") ==
          "  |\n"
          "1 | x = f(a,\n"
          "  |     ^^^^\n"
          "2 |       b)\n"
          "  |       ^^\n"
          "  |\n");
    const std::string many = excerpt("f(\n1,\n2,\n3,\n4,\n5,\n6)\n", "f(\n1,\n2,\n3,\n4,\n5,\n6)");
    CHECK(many.find("2 | 1,") != std::string::npos);
    CHECK(many.find("...\n7 | 6)") != std::string::npos);
    CHECK(many.find("4 | 3,") == std::string::npos);
}

TEST_CASE("an empty span has one caret, and the end of the file a place") {
    CHECK(excerpt("x = (\n", "") == "  |\n1 | x = (\n  | ^\n  |\n");
    ReportedFile file;
    file.source = std::make_shared<const SourceFile>(std::get<SourceFile>(SourceFile::decode("t.py", "x = (\n")));
    ReportedFinding end;
    end.start = end.end = {{2, 1}, 6};
    end.span = {6, 6};
    CHECK(excerptOf(file, end, Paint(false)).find("2 |\n  | ^\n") != std::string::npos);
}

TEST_CASE("a very long line is cut around the finding") {
    const std::string text = "x = [" + std::string(5000, '1') + ", here, " + std::string(5000, '2') + "]\n";
    const std::string shown = excerpt(text, "here");
    CHECK(shown.size() < 800);
    const std::size_t line = shown.find("here"), carets = shown.find("^^^^");
    REQUIRE(line != std::string::npos);
    REQUIRE(carets != std::string::npos);
    const auto columnOf = [&](std::size_t at) {
        return printableLine(shown.substr(shown.rfind('\n', at) + 1, at - shown.rfind('\n', at) - 1)).columns.back();
    };
    CHECK(columnOf(line) == columnOf(carets));
}

TEST_CASE("the lines beside a long one are shown from their beginning") {
    const std::string text = "before\nf(" + std::string(400, '1') + ", here)\nafter" + std::string(200, '2') + "\n";
    const std::string shown = excerpt(text, "here");
    CHECK(shown.find("1 | before\n") != std::string::npos);
    CHECK(shown.find("3 | after222") != std::string::npos);
}

TEST_CASE("the terminal obeys nothing in the source") {
    CHECK(excerpt("x = '\x1b[2J' + here", "here").find('\x1b') == std::string::npos);
    CHECK(printable("a\nb\x07\u202E") == "a\uFFFDb\uFFFD\uFFFD");
    CHECK(printable("\xFF.py") == "?.py");
}
