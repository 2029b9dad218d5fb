#include <catch2/catch.hpp>

#include "neutral/dtype.h"

using namespace regraft;

TEST_CASE("names of dtypes are the standard's and read back") {
    for (DType dtype : {DType::Bool, DType::Int8, DType::UInt64, DType::Float32, DType::Complex128})
        CHECK(parseDType(dtypeName(dtype)) == dtype);
    CHECK_FALSE(parseDType("float"));
}

TEST_CASE("frameworks combine dtypes differently") {
    DTypeRules numpy{.defaultFloat = DType::Float64, .defaultInt = DType::Int64, .promotion = Promotion::NumPy};
    DTypeRules torch{.defaultFloat = DType::Float32, .defaultInt = DType::Int64, .promotion = Promotion::Torch};
    CHECK(promote(DType::Int32, DType::Float32, numpy) == DType::Float64);
    CHECK(promote(DType::Int32, DType::Float32, torch) == DType::Float32);
    CHECK(promote(DType::Int8, DType::Float32, numpy) == DType::Float32);
    CHECK(promote(DType::UInt8, DType::Int8, numpy) == DType::Int16);
    CHECK(promote(DType::Bool, DType::Int16, torch) == DType::Int16);
    CHECK(promote(DType::Float64, DType::Complex64, numpy) == DType::Complex128);
    CHECK(promote(DType::Int32, DType::Complex64, torch) == DType::Complex64);
    CHECK(promote(DType::BFloat16, DType::Float16, torch) == DType::Float32);
    CHECK(promote(DType::Unknown, DType::Float32, numpy) == DType::Unknown);
}

TEST_CASE("floats that come of integers") {
    const DTypeRules numpy{.defaultFloat = DType::Float64, .promotion = Promotion::NumPy};
    const DTypeRules wideJax{.defaultFloat = DType::Float64, .promotion = Promotion::Jax};
    CHECK(floatOf(DType::Int32, numpy) == DType::Float64);
    CHECK(floatOf(DType::Int32, wideJax) == DType::Float32);
    CHECK(floatOf(DType::Bool, wideJax) == DType::Float32);
    CHECK(floatOf(DType::DefaultInt64, wideJax) == DType::Float64);
    CHECK(floatOf(DType::Complex64, wideJax) == DType::Complex64);
    CHECK(floatOf(DType::Unknown, wideJax) == DType::Unknown);
}

TEST_CASE("integers of default width have that of the framework they come to") {
    const DTypeRules narrow{.defaultInt = DType::DefaultInt32, .promotion = Promotion::None};
    CHECK(withDefaultWidth(DType::Int64) == DType::DefaultInt64);
    CHECK(dtypeName(DType::DefaultInt64) == "int64");
    CHECK(parseDType("int64") == DType::Int64);
    CHECK(underRules(DType::DefaultInt64, narrow) == DType::DefaultInt32);
    CHECK(underRules(DType::Int64, narrow) == DType::Int64);
    CHECK(promote(DType::DefaultInt64, DType::Int64, narrow) == DType::Int64);
    CHECK(promote(DType::Bool, DType::DefaultInt64, narrow) == DType::DefaultInt64);
    CHECK(promote(DType::UInt8, DType::DefaultInt64, narrow) == DType::DefaultInt64);
}
