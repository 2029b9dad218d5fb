#include <catch2/catch.hpp>

#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "mapping/template_store.h"

using namespace regraft;

namespace {

/// Parameters `(x, axis=None, keepdims=False)` with what a test binds to them.
struct Fixture {
    TemplateStore store;
    Arena arena;
    std::string error;
    Environment environment{store.signature("(x, axis=None, keepdims=False)", error), {nullptr, nullptr, nullptr}};

    void bind(std::size_t i, const Type* type, const char* text) {
        environment.values[i] = makeSource(*store.expression(text, error), type, arena);
    }
    Truth operator()(const char* condition) { return evaluate(*store.expression(condition, error), environment); }
};

}  // namespace

TEST_CASE("an omitted parameter has its default") {
    Fixture is;
    CHECK(is("axis is None") == Truth::True);
    CHECK(is("given(axis)") == Truth::False);
    CHECK(is("keepdims == True") == Truth::False);
}

TEST_CASE("a literal argument is known") {
    Fixture is;
    is.bind(1, simpleType(TypeKind::Int), "-1");
    CHECK(is("axis is None") == Truth::False);
    CHECK(is("axis == -1") == Truth::True);
    CHECK(is("axis in (0, 1)") == Truth::False);
    CHECK(is("is_int(axis) and not keepdims") == Truth::True);
}

TEST_CASE("what can't be known is Unknown, not False") {
    Fixture is;
    is.bind(0, unknownType(), "a");
    is.bind(1, simpleType(TypeKind::Int), "k");
    CHECK(is("is_array(x)") == Truth::Unknown);
    CHECK(is("rank(x) == 2") == Truth::Unknown);
    CHECK(is("axis == 0") == Truth::Unknown);
    CHECK(is("axis is None") == Truth::False);
    CHECK(is("is_array(x) and axis is None") == Truth::False);
}

TEST_CASE("ranks and dtypes of arrays") {
    Fixture is;
    is.bind(0, arrayType(is.arena, 1, DType::Int32, 2), "a");
    CHECK(is("rank(x) == 2") == Truth::True);
    CHECK(is("rank(x) >= 3") == Truth::False);
    CHECK(is("is_integer_array(x)") == Truth::True);
    CHECK(is("is_bool_array(x) or is_floating_array(x)") == Truth::False);
}

TEST_CASE("unsigned integers") {
    Fixture is;
    is.bind(0, arrayType(is.arena, 1, DType::UInt8, 2), "a");
    CHECK(is("is_unsigned_array(x)") == Truth::True);
    is.bind(0, arrayType(is.arena, 1, DType::Int8, 2), "a");
    CHECK(is("is_unsigned_array(x)") == Truth::False);
    is.bind(0, arrayType(is.arena, 1, DType::Unknown, 2), "a");
    CHECK(is("is_unsigned_array(x)") == Truth::Unknown);
}

TEST_CASE("a shape, or a sequence of ints") {
    Fixture is;
    is.bind(0, simpleType(TypeKind::Shape), "a");
    CHECK(is("is_shape(x)") == Truth::True);
    const Type* ints[]{simpleType(TypeKind::Int), simpleType(TypeKind::Int)};
    is.bind(0, tupleType(is.arena, ints), "a");
    CHECK(is("is_shape(x)") == Truth::True);
    const Type* mixed[]{simpleType(TypeKind::Int), simpleType(TypeKind::Float)};
    is.bind(0, tupleType(is.arena, mixed), "a");
    CHECK(is("is_shape(x)") == Truth::False);
    is.bind(0, unknownType(), "a");
    CHECK(is("is_shape(x)") == Truth::Unknown);
}

TEST_CASE("integers that a sum soon overflows") {
    Fixture is;
    is.bind(0, arrayType(is.arena, 1, DType::Int16, 2), "a");
    CHECK(is("is_small_integer_array(x)") == Truth::True);
    is.bind(0, arrayType(is.arena, 1, DType::Int32, 2), "a");
    CHECK(is("is_small_integer_array(x)") == Truth::False);
    is.bind(0, arrayType(is.arena, 1, DType::Bool, 2), "a");
    CHECK(is("is_small_integer_array(x)") == Truth::False);
}

TEST_CASE("a dtype is compared by name") {
    Fixture is;
    Type dtype{TypeKind::DType};
    dtype.dtype = DType::Float64;
    is.bind(1, &dtype, "d");
    CHECK(is("axis in (float32, float64)") == Truth::True);
    CHECK(is("axis == int8") == Truth::False);
    CHECK(is("axis is None") == Truth::False);
    dtype.dtype = DType::Unknown;
    CHECK(is("axis == float64") == Truth::Unknown);
    CHECK(is("axis is None") == Truth::False);
}

TEST_CASE("keys that select by arrays") {
    Fixture is;
    const Type* slice = simpleType(TypeKind::Slice);
    auto key = [&](std::vector<const Type*> parts) { is.bind(0, tupleType(is.arena, parts), "k"); };
    key({slice, simpleType(TypeKind::Int)});
    CHECK(is("is_key_array(x)") == Truth::False);
    key({slice, arrayType(is.arena, 1, DType::Int64, 1)});
    CHECK(is("is_key_array(x)") == Truth::True);
    key({slice, unknownType()});
    CHECK(is("is_key_array(x)") == Truth::Unknown);
    key({unknownType(), listType(is.arena, simpleType(TypeKind::Int))});
    CHECK(is("is_key_array(x)") == Truth::True);
    is.bind(0, arrayType(is.arena, 1, DType::Int64, 0), "k");
    CHECK(is("is_key_array(x)") == Truth::False);
}

TEST_CASE("a misspelt condition is found when the table is read") {
    Fixture is;
    auto check = [&](const char* text) { return checkCondition(*is.store.expression(text, is.error), is.environment.parameters); };
    CHECK(check("is_array(x) and axis is None").empty());
    CHECK_FALSE(check("is_aray(x)").empty());
    CHECK_FALSE(check("dim is None").empty());
}

TEST_CASE("parts of strings, floats and lists that stand for arrays") {
    Fixture is;
    is.bind(1, simpleType(TypeKind::Str), "'...ij,...jk'");
    CHECK(is("'->' in axis") == Truth::False);
    CHECK(is("'...' in axis and '->' not in axis") == Truth::True);
    is.bind(1, simpleType(TypeKind::Str), "equation");
    CHECK(is("'->' in axis") == Truth::Unknown);
    is.bind(1, simpleType(TypeKind::Float), "-0.5");
    CHECK(is("axis < 0") == Truth::True);
    const Type* number = simpleType(TypeKind::Float);
    is.bind(0, listType(is.arena, number), "[1.0, 2.0]");
    CHECK(is("rank(x) == 1") == Truth::True);
    is.bind(0, listType(is.arena, listType(is.arena, number)), "[[1.0], [2.0]]");
    CHECK(is("rank(x) == 2") == Truth::True);
}

TEST_CASE("sizes of axes") {
    Fixture is;
    constexpr std::int64_t sizes[] = {1, 3, -1};
    Type array = *arrayType(is.arena, 1, DType::Float32, 3);
    array.shape = sizes;
    is.bind(0, is.arena.make<Type>(array), "a");
    is.bind(1, simpleType(TypeKind::Int), "0");
    CHECK(is("size(x, axis) == 1") == Truth::True);
    CHECK(is("size(x, -2) == 1") == Truth::False);
    CHECK(is("axis - 0 == 0") == Truth::True);
    CHECK(is("axis - rank(x) == 0") == Truth::False);
    CHECK(is("axis + rank(x) == rank(x)") == Truth::True);
    CHECK(is("size(x, -1) == 1") == Truth::Unknown);
    CHECK(is("size(x, 3) == 1") == Truth::Unknown);
    is.bind(1, simpleType(TypeKind::Int), "k");
    CHECK(is("size(x, axis) == 1") == Truth::Unknown);
}

TEST_CASE("texts that are written out in a list are among others") {
    Fixture is;
    CHECK(is("axis <= ('mae', 'mse')") == Truth::True);  // omitted
    is.bind(1, simpleType(TypeKind::List), "['mae', metric]");
    CHECK(is("axis <= ('mae', 'mse')") == Truth::True);
    CHECK(is("axis <= ('mse',)") == Truth::False);
    is.bind(1, simpleType(TypeKind::List), "names");
    CHECK(is("axis <= ('mae', 'mse')") == Truth::Unknown);
}
