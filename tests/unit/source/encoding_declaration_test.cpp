#include "source/encoding_declaration.h"

#include <catch2/catch.hpp>

using namespace regraft;
using namespace std::string_view_literals;

namespace {

std::string found(std::string_view bytes) {
    const auto declaration = findEncodingDeclaration(bytes);
    return declaration ? declaration->name : "-";
}

}  // namespace

TEST_CASE("where CPython finds an encoding declaration") {
    CHECK(found("# -*- coding: koi8-r -*-\n") == "koi8-r");
    CHECK(found("#coding=x") == "x");
    CHECK(found(" \t\f# coding:x\n") == "x");
    CHECK(found("# encoding: x.y_z-1 more") == "x.y_z-1");
    CHECK(found("#!/bin/sh\n#coding:x\n") == "x");
    CHECK(found("\n#coding:x\n") == "x");
    CHECK(found("#\r#coding:x\r") == "x");
    CHECK(found("#\r\n#coding:x\r\n") == "x");
    CHECK(found("# coding x coding: y") == "y");
    CHECK(found("# coding: , coding=y") == "y");
    CHECK(found("# coding:\n# coding: y") == "y");
    CHECK(found("# \xE9 coding: y") == "y");
}

TEST_CASE("where CPython finds none") {
    CHECK(found("") == "-");
    CHECK(found("x = 1  # coding: x\n") == "-");
    CHECK(found("x = 1\n# coding: x\n") == "-");
    CHECK(found("\\\n# coding: x\n") == "-");
    CHECK(found("\n\n# coding: x\n") == "-");
    CHECK(found("# coding : x\n") == "-");
    CHECK(found("'''\n# coding: x\n'''") == "-");
    CHECK(found("# coding:\nx:y") == "-");
    CHECK(found("coding: x") == "-");
    CHECK(found("#\0coding: x"sv) == "-");
}

TEST_CASE("only the spellings of utf-8 and latin-1 are folded") {
    CHECK(found("#coding:UTF-8") == "utf-8");
    CHECK(found("#coding:utf_8_sig") == "utf-8");
    CHECK(found("#coding:utf8") == "utf8");
    CHECK(found("#coding:utf-8x") == "utf-8x");
    CHECK(found("#coding:Latin_1") == "iso-8859-1");
    CHECK(found("#coding:ISO-8859-1-unix") == "iso-8859-1");
    CHECK(found("#coding:iso-8859-15") == "iso-8859-15");
    CHECK(found("#coding:iso-latin-1-mac") == "iso-8859-1");
}

TEST_CASE("the declaration's place") {
    const auto declaration = findEncodingDeclaration("#!x\n# coding: y\n");
    REQUIRE(declaration);
    CHECK(declaration->line == 2);
    CHECK(declaration->offset == 14);
}
