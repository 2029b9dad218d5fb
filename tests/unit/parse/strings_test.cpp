#include "parsing.h"

using namespace regraft;

namespace {

std::string str(std::string_view text) {
    const auto file = parsed(text);
    const auto* constant = ast::as<ast::Constant>(ast::as<ast::ExprStmt>(file->module->body[0])->value);
    REQUIRE(constant);
    return std::string(constant->value.text);
}

}  // namespace

TEST_CASE("escapes") {
    REQUIRE(str(R"('\a\b\f\n\r\t\v\\\'\"')") == "\a\b\f\n\r\t\v\\'\"");
    REQUIRE(str(R"('\x41\101\u00e9\U0001F40D')") == "AA\u00e9\U0001F40D");
    REQUIRE(str(R"('\7\18\400')") ==
            "\a\001"
            "8\u0100");
    REQUIRE(str(R"('\N{DIGIT ONE}\N{latin small letter e with acute}')") == "1é");
    REQUIRE(str(R"('\d\ ')") == "\\d\\ ");  // unknown escapes stand for themselves
    REQUIRE(str("'a\\\nb'") == "ab");
    REQUIRE(str("'a\\\r\nb'") == "ab");
    REQUIRE(str(R"('\ud800')") == "\xED\xA0\x80");
    REQUIRE(str(R"(r'\n\'')") == "\\n\\'");
    REQUIRE(str(R"(b'\x41\377\400\N{x}\u0041')") == std::string("A\xFF\0\\N{x}\\u0041", 15 - 1));
}

TEST_CASE("escapes that can't be") {
    REQUIRE(refusal(R"('ab\x1')").find("truncated \\xXX escape @ \\x1") != std::string::npos);
    REQUIRE(refusal(R"('\N{NO SUCH NAME}')").find("unknown Unicode character name") != std::string::npos);
    REQUIRE(refusal(R"('\U00110000')").find("illegal Unicode character") != std::string::npos);
    REQUIRE(refusal(R"(b'\x1')").starts_with("(value error) invalid \\x escape at position 0"));
    REQUIRE(refusal("b'é'").starts_with("bytes can only contain ASCII literal characters"));
}

TEST_CASE("line endings in strings are line feeds") { REQUIRE(str("'''a\r\nb\rc'''") == "a\nb\nc"); }

TEST_CASE("adjoining literals are one") {
    REQUIRE(str("'a' \"b\"\\\n r'\\c'") == "ab\\c");
    REQUIRE(dumped("u'a' 'b'") == "Constant(value='ab', kind='u')");
    REQUIRE(dumped("b'a' b'b'") == "Constant(value=b'ab')");
    REQUIRE(refusal("'a' b'b'").starts_with("cannot mix bytes and nonbytes literals"));
    const std::string_view text = "x = ('a'\n     'b')";
    const auto file = parsed(text);
    REQUIRE(ast::as<ast::Assign>(file->module->body[0])->value->span.of(text) == "'a'\n     'b'");
}

TEST_CASE("f-strings") {
    REQUIRE(dumped("f''") == "JoinedStr(values=[])");
    REQUIRE(dumped("f'{{a}}'") == "JoinedStr(values=[Constant(value='{a}')])");
    REQUIRE(dumped("'a' f'b{c}' 'd'") ==
            "JoinedStr(values=[Constant(value='ab'), FormattedValue(value=Name(id='c', ctx=Load()), conversion=-1), "
            "Constant(value='d')])");
    REQUIRE(dumped("f'{a!r:>{w}}'") ==
            "JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=114, "
            "format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), "
            "conversion=-1)]))])");
    REQUIRE(dumped("f'{a = }'") ==
            "JoinedStr(values=[Constant(value='a = '), FormattedValue(value=Name(id='a', ctx=Load()), conversion=114)])");
    REQUIRE(dumped("f'{a=:5}'") ==
            "JoinedStr(values=[Constant(value='a='), FormattedValue(value=Name(id='a', ctx=Load()), conversion=-1, "
            "format_spec=JoinedStr(values=[Constant(value='5')]))])");
    REQUIRE(dumped("rf'\\{a}'") ==
            "JoinedStr(values=[Constant(value='\\\\'), FormattedValue(value=Name(id='a', ctx=Load()), conversion=-1)])");
    REQUIRE(dumped("f'\\N{DIGIT ONE}'") == "JoinedStr(values=[Constant(value='1')])");
}

TEST_CASE("parts of f-strings have spans of their own") {
    const std::string_view text = "f'ab{ x.y :{w}}'";
    const auto file = parsed(text);
    const auto* joined = ast::as<ast::JoinedStr>(ast::as<ast::ExprStmt>(file->module->body[0])->value);
    const auto* field = ast::as<ast::FormattedValue>(joined->values[1]);
    REQUIRE(joined->values[0]->span.of(text) == "ab");
    REQUIRE(field->span.of(text) == "{ x.y :{w}}");
    REQUIRE(field->value->span.of(text) == "x.y");
    REQUIRE(field->format_spec->span.of(text) == ":{w}");
}

TEST_CASE("t-strings") {
    REQUIRE(dumped("t'a{b}'") ==
            "TemplateStr(values=[Constant(value='a'), Interpolation(value=Name(id='b', ctx=Load()), str='b', "
            "conversion=-1)])");
    REQUIRE(refusal("t'a' 'b'").starts_with("cannot mix t-string literals"));
}

TEST_CASE("f-strings that can't be") {
    REQUIRE(refusal("f'{}'") == "invalid syntax @ }");
    REQUIRE(refusal("f'}'").starts_with("f-string: single '}' is not allowed"));
    REQUIRE(refusal("f'{a!x}'").starts_with("f-string: invalid conversion character 'x'"));
    REQUIRE(refusal("f'{a! r}'").starts_with("f-string: conversion type must come right after"));
    REQUIRE(refusal("f'{*a}'").starts_with("can't use starred expression here"));
    REQUIRE(refusal("f'{a b}'").starts_with("invalid syntax"));
}
