#include "source/source_file.h"

#include <catch2/catch.hpp>

using namespace regraft;
using namespace std::string_literals;

namespace {

SourceFile decoded(std::string bytes) {
    auto result = SourceFile::decode("t.py", std::move(bytes));
    if (const auto* error = std::get_if<DecodeError>(&result)) FAIL(error->message);
    return std::get<SourceFile>(std::move(result));
}

DecodeError refused(std::string bytes) {
    auto result = SourceFile::decode("t.py", std::move(bytes));
    REQUIRE(std::holds_alternative<DecodeError>(result));
    return std::get<DecodeError>(result);
}

std::string encoded(const SourceFile& file, std::string_view text) {
    auto result = file.encode(text);
    if (const auto* error = std::get_if<DecodeError>(&result)) FAIL(error->message);
    return std::get<std::string>(result);
}

}  // namespace

TEST_CASE("plain UTF-8") {
    const SourceFile file = decoded("x = 'é'\n");
    CHECK(file.text() == "x = 'é'\n");
    CHECK(file.encoding() == "utf-8");
    CHECK_FALSE(file.hasBom());
    CHECK(encoded(file, file.text()) == "x = 'é'\n");
}

TEST_CASE("an empty file has one line") {
    const SourceFile file = decoded("");
    CHECK(file.lineCount() == 1);
    CHECK(file.line(1).empty());
    CHECK(file.position(0).line == 1);
    CHECK(encoded(file, "").empty());
}

TEST_CASE("a BOM is taken off and put back") {
    const SourceFile file = decoded("\xEF\xBB\xBFx = 1\n");
    CHECK(file.hasBom());
    CHECK(file.text() == "x = 1\n");
    CHECK(encoded(file, "y = 1\n") == "\xEF\xBB\xBFy = 1\n");
    CHECK(refused("\xEF\xBB\xBF# coding: latin-1\n").message == "encoding problem: iso-8859-1 with BOM");
    CHECK(refused("\xEF\xBB\xBF# coding: utf8\n").message == "encoding problem: utf8 with BOM");
    CHECK(decoded("\xEF\xBB\xBF# coding: UTF_8\n").hasBom());
}

TEST_CASE("line endings are kept and counted") {
    const SourceFile file = decoded("a\r\nb\rc\n\fd\r\ne");
    CHECK(file.lineCount() == 5);
    CHECK(file.newline() == "\r\n");
    CHECK(file.line(2) == "b");
    CHECK(file.line(4) == "\fd");
    CHECK(file.line(5) == "e");
    CHECK(file.lineStart(3) == 5);
    CHECK(encoded(file, file.text()) == "a\r\nb\rc\n\fd\r\ne");
    CHECK(decoded("a\rb\r").newline() == "\r");
    CHECK(decoded("a\nb\r\nc\n").newline() == "\n");
    CHECK(decoded("a\r\r\nb").lineCount() == 3);
}

TEST_CASE("columns count characters") {
    const SourceFile file = decoded("ab\n'é😀'x\n");
    const auto at = [&](std::uint32_t offset) {
        const Position p = file.position(offset);
        return std::pair(p.line, p.column);
    };
    CHECK(at(0) == std::pair(1U, 1U));
    CHECK(at(2) == std::pair(1U, 3U));
    CHECK(at(3) == std::pair(2U, 1U));
    CHECK(at(11) == std::pair(2U, 5U));  // the x: quote, é, 😀 and quote before it
    CHECK(at(13) == std::pair(3U, 1U));
}

TEST_CASE("declared encodings") {
    const SourceFile latin = decoded("# -*- coding: latin-1 -*-\nx = '\xE9'\n");
    CHECK(latin.encoding() == "latin-1");
    CHECK(latin.line(2) == "x = 'é'");
    CHECK(encoded(latin, latin.text()) == "# -*- coding: latin-1 -*-\nx = '\xE9'\n");

    const SourceFile windows = decoded("#!/usr/bin/python\n# vim: set fileencoding=windows-1252 :\nx = '\x80'\n");
    CHECK(windows.encoding() == "cp1252");
    CHECK(windows.line(3) == "x = '€'");
    CHECK(encoded(windows, "'ü€'") == "'\xFC\x80'");

    CHECK(decoded("#coding:Shift_JIS\nx = '\x93\xFA'").line(2) == "x = '日'");
    CHECK(decoded("# coding: utf8\nx = 'é'").encoding() == "utf-8");
}

TEST_CASE("what cannot be decoded is refused with its line") {
    DecodeError error = refused("a\nb = '\xE9'\n");
    CHECK(error.line == 2);
    CHECK(error.offset == 7);
    CHECK(error.message == "byte 0xe9 is not valid UTF-8, and no encoding is declared");
    error = refused("\n# coding: utf-9\n");
    CHECK(error.line == 2);
    CHECK(error.message == "unknown encoding: utf-9");
    CHECK(refused("# coding: utf-16\n").message == "unknown encoding: utf-16");
    CHECK(refused("# coding: rot13\n").message == "unknown encoding: rot13");
    CHECK(refused("# coding: ascii\r\n\r\nx='\xE9'").line == 3);
    CHECK(refused("# coding: cp1252\nx='\x81'").message == "byte 0x81 is not valid cp1252");
    CHECK(refused("\xFF\xFE#\0\n\0"s).line == 1);
    CHECK(refused("'\xED\xA0\x80'").offset == 1);     // a surrogate
    CHECK(refused("'\xC0\xAF'").offset == 1);         // overlong
    CHECK(refused("12345678'\xE2\x82").offset == 9);  // cut short
}

TEST_CASE("what cannot be encoded is refused") {
    const SourceFile file = decoded("# coding: latin-1\nx = 1\n");
    const auto result = file.encode("# coding: latin-1\nx = '€'\n");
    REQUIRE(std::holds_alternative<DecodeError>(result));
    CHECK(std::get<DecodeError>(result).message == "character U+20AC cannot be written in latin-1");
    CHECK(std::get<DecodeError>(result).line == 2);
}

TEST_CASE("an encoding that decodes two byte sequences to one character gives back the file's own") {
    // UTF-7 may write "a" as itself or in base 64.
    const std::string bytes = "# coding: utf-7\nx = '+AGE-'\n";
    const SourceFile file = decoded(bytes);
    CHECK(file.line(2) == "x = 'a'");
    CHECK(encoded(file, file.text()) == bytes);
    CHECK(std::holds_alternative<DecodeError>(file.encode("y = 1\n")));
}
