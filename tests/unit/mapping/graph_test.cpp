#include <catch2/catch.hpp>

#include "mapping/graph.h"
#include "mapping/instantiate.h"
#include "mapping/template_store.h"

using namespace regraft;

TEST_CASE("a graph reads back to the same form") {
    const Tables& tables = Tables::builtin();
    const Framework& framework = *tables.framework("torch");
    TemplateStore store;
    Arena arena;
    std::string error;
    const ast::Expr* x = store.expression("x", error);
    const ast::Expr* axis = store.expression("(0, -1)", error);
    LiftContext context{framework, arena, neutral::Form::Function, x};
    const Operation& sum = *tables.operation("sum");
    std::vector<const neutral::Expr*> parts(sum.parameters.size());
    parts[0] = makeSource(*x, arrayType(arena, framework.id, DType::Float32, 2), arena);
    parts[static_cast<std::size_t>(sum.parameterIndex("axis"))] = makeLiteral(*axis, arena);
    Graph graph = makeGraph({{axis, makeOperation(sum, parts, context)}});

    REQUIRE(graph.nodes.size() == 2);
    CHECK(graph.nodes[0].input == "h0");
    CHECK(graph.nodes[0].type == "array float32 2");
    CHECK(graph.nodes[1].operation == "sum");
    CHECK(graph.nodes[1].arguments[1].second.literal == R"({"tuple":[0,-1]})");
    auto again = readGraph(writeGraph(graph), error);
    REQUIRE(again);
    CHECK(*again == graph);
}

TEST_CASE("what is no graph is refused with a reason") {
    std::string error;
    CHECK_FALSE(readGraph("[]", error));
    CHECK_FALSE(error.empty());
}
