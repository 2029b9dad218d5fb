#include <catch2/catch.hpp>

#include "neutral/dtype_codes.h"

using namespace regraft;

TEST_CASE("NumPy's codes for dtypes") {
    CHECK(parseDTypeCode("f4") == DType::Float32);
    CHECK(parseDTypeCode("<i8") == DType::Int64);
    CHECK(parseDTypeCode("|u1") == DType::UInt8);
    CHECK(parseDTypeCode("?") == DType::Bool);
    CHECK_FALSE(parseDTypeCode(">f4"));  // of the other byte order
    CHECK_FALSE(parseDTypeCode("S10"));
    CHECK_FALSE(parseDTypeCode(""));
}
