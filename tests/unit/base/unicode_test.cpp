#include "base/unicode/unicode.h"

#include <catch2/catch.hpp>

using namespace regraft;

TEST_CASE("identifier characters") {
    REQUIRE(unicode::isNameStart(U'a'));
    REQUIRE(unicode::isNameStart(U'_'));
    REQUIRE_FALSE(unicode::isNameStart(U'1'));
    REQUIRE(unicode::isNameRest(U'1'));
    REQUIRE(unicode::isNameStart(U'é'));
    REQUIRE(unicode::isNameStart(U'蟒'));
    REQUIRE_FALSE(unicode::isNameStart(U'€'));
    REQUIRE_FALSE(unicode::isNameStart(U'\u0301'));  // combining acute accent
    REQUIRE(unicode::isNameRest(U'\u0301'));
    REQUIRE_FALSE(unicode::isNameRest(U'\u00A0'));
}

TEST_CASE("printable characters") {
    REQUIRE(unicode::isPrintable(U' '));
    REQUIRE_FALSE(unicode::isPrintable(U'\n'));
    REQUIRE_FALSE(unicode::isPrintable(U'\u00A0'));
    REQUIRE_FALSE(unicode::isPrintable(U'\u00AD'));
    REQUIRE(unicode::isPrintable(U'é'));
    REQUIRE_FALSE(unicode::isPrintable(0xD800));
    REQUIRE_FALSE(unicode::isPrintable(0xFFFE));
}

TEST_CASE("normalization form KC") {
    REQUIRE(unicode::nfkc("plain") == "plain");
    REQUIRE(unicode::nfkc("𝔘𝔫𝔦𝔠𝔬𝔡𝔢") == "Unicode");
    REQUIRE(unicode::nfkc("ﬁ") == "fi");
    REQUIRE(unicode::nfkc("e\u0301") == "é");
    REQUIRE(unicode::nfkc("µ") == "μ");                                         // micro sign to Greek mu
    REQUIRE(unicode::nfkc("\u1112\u1161\u11AB") == "한");                       // Hangul letters to a syllable
    REQUIRE(unicode::nfkc("q\u0307\u0323") == unicode::nfkc("q\u0323\u0307"));  // marks are ordered
}

TEST_CASE("characters by name") {
    REQUIRE(unicode::byName("DIGIT ONE") == U'1');
    REQUIRE(unicode::byName("latin small letter e with acute") == U'é');
    REQUIRE(unicode::byName("CJK UNIFIED IDEOGRAPH-4E00") == U'一');
    REQUIRE_FALSE(unicode::byName("CJK UNIFIED IDEOGRAPH-0041"));
    REQUIRE(unicode::byName("HANGUL SYLLABLE HAN") == U'한');
    REQUIRE(unicode::byName("HANGUL SYLLABLE A") == U'아');
    REQUIRE(unicode::byName("NULL") == U'\0');  // an alias
    REQUIRE(unicode::byName("VS17") == char32_t{0xE0100});
    REQUIRE_FALSE(unicode::byName("NO SUCH CHARACTER"));
    REQUIRE_FALSE(unicode::byName(""));
}

TEST_CASE("UTF-8 there and back") {
    for (const char32_t point : {U'\0', U'a', U'é', U'€', char32_t{0xD800}, U'𝔘', char32_t{0x10FFFF}}) {
        std::string text;
        unicode::appendUtf8(text, point);
        std::size_t i = 0;
        REQUIRE(unicode::decodeAt(text, i) == point);
        REQUIRE(i == text.size());
    }
    std::size_t i = 0;
    REQUIRE(unicode::decodeAt("\xE2", i) == 0xE2);  // a cut sequence
    REQUIRE(i == 1);
}
