#include <catch2/catch.hpp>

#include "ast/dump.h"
#include "ast/equal.h"
#include "ast/literal_repr.h"
#include "ast/visit.h"
#include "base/arena.h"

using namespace regraft;
using namespace regraft::ast;

namespace {

std::string repr(Literal::Type type, std::string_view text) {
    std::string out;
    appendLiteral(out, {type, false, text});
    return out;
}

/// Trees without a parser, which this room doesn't know.
class Trees {
public:
    Expr* name(std::string_view text) {
        return arena.make<NameExpr>(Expr{Node{Kind::NameExpr, next++, {0, 1}}}, names.intern(text), ExprContext::Load);
    }
    Expr* number(std::string_view digits) {
        return arena.make<Constant>(Expr{Node{Kind::Constant, next++, {0, 1}}}, Literal{Literal::Type::Int, false, digits});
    }
    Expr* add(Expr* left, Expr* right) { return arena.make<BinOp>(Expr{Node{Kind::BinOp, next++, {0, 3}}}, left, BinaryOp::Add, right); }

    Arena arena;
    Interner names{arena};
    NodeId next = 0;
};

}  // namespace

TEST_CASE("CPython's names") {
    REQUIRE(kindName(Kind::NameExpr) == "Name");
    REQUIRE(kindName(Kind::ExprStmt) == "Expr");
    REQUIRE(kindName(Kind::FunctionDef) == "FunctionDef");
    REQUIRE(opName(BinaryOp::FloorDiv) == "FloorDiv");
    REQUIRE(opSymbol(BinaryOp::MatMult) == "@");
    REQUIRE(opName(CompareOp::NotIn) == "NotIn");
    REQUIRE(opSymbol(CompareOp::IsNot) == "is not");
    REQUIRE(opName(UnaryOperator::Invert) == "Invert");
    REQUIRE(opSymbol(UnaryOperator::Not) == "not");
}

TEST_CASE("integers are shown in decimal") {
    REQUIRE(repr(Literal::Type::Int, "0xFF") == "255");
    REQUIRE(repr(Literal::Type::Int, "0b1_01") == "5");
    REQUIRE(repr(Literal::Type::Int, "0O17") == "15");
    REQUIRE(repr(Literal::Type::Int, "1_000") == "1000");
    REQUIRE(repr(Literal::Type::Int, "00") == "0");
    REQUIRE(repr(Literal::Type::Int, "0x1_0000_0000_0000_0000_0000") == "1208925819614629174706176");
    REQUIRE(repr(Literal::Type::Int, "0xde0b6b3a7640000") == "1000000000000000000");  // zeros inside
}

TEST_CASE("floats have the shortest digits, laid out as Python does") {
    REQUIRE(repr(Literal::Type::Float, "1.") == "1.0");
    REQUIRE(repr(Literal::Type::Float, "1e5") == "100000.0");
    REQUIRE(repr(Literal::Type::Float, "1e16") == "1e+16");
    REQUIRE(repr(Literal::Type::Float, "1e15") == "1000000000000000.0");
    REQUIRE(repr(Literal::Type::Float, ".0001") == "0.0001");
    REQUIRE(repr(Literal::Type::Float, ".00001") == "1e-05");
    REQUIRE(repr(Literal::Type::Float, "1.50e300") == "1.5e+300");
    REQUIRE(repr(Literal::Type::Float, "1e999") == "inf");
    REQUIRE(repr(Literal::Type::Float, "0.1") == "0.1");
    REQUIRE(repr(Literal::Type::Float, "0e0") == "0.0");
    REQUIRE(repr(Literal::Type::Complex, "2.50J") == "2.5j");
    REQUIRE(repr(Literal::Type::Complex, "1j") == "1j");
}

TEST_CASE("strings are quoted as repr does") {
    REQUIRE(repr(Literal::Type::Str, "a") == "'a'");
    REQUIRE(repr(Literal::Type::Str, "it's") == "\"it's\"");
    REQUIRE(repr(Literal::Type::Str, "'\"") == "'\\'\"'");
    REQUIRE(repr(Literal::Type::Str, "\n\t\\\x7f\x01") == "'\\n\\t\\\\\\x7f\\x01'");
    REQUIRE(repr(Literal::Type::Str, "é€\u00a0\U0001F40D") == "'é€\\xa0\U0001F40D'");
    REQUIRE(repr(Literal::Type::Str, "\xED\xA0\x80") == "'\\ud800'");
    REQUIRE(repr(Literal::Type::Bytes, "a'\xff") == "b\"a'\\xff\"");
    REQUIRE(repr(Literal::Type::Ellipsis, "") == "Ellipsis");
}

TEST_CASE("dump with positions") {
    Trees trees;
    REQUIRE(dump(*trees.add(trees.name("a"), trees.number("1")), true, "a\n+1") ==
            "BinOp(left=Name(id='a', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), op=Add(), "
            "right=Constant(value=1, lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), lineno=1, col_offset=0, "
            "end_lineno=2, end_col_offset=1)");
}

TEST_CASE("equality looks at structure, not at positions") {
    Trees one, two;
    Expr* a = one.add(one.name("x"), one.number("1"));
    Expr* b = two.add(two.name("x"), two.number("1"));
    b->span = {5, 9};
    REQUIRE(equal(*a, *b));
    REQUIRE_FALSE(equal(*a, *two.add(two.name("y"), two.number("1"))));
    REQUIRE_FALSE(equal(*a, *two.add(two.name("x"), two.number("2"))));
    REQUIRE_FALSE(equal(*a, *two.name("x")));
}

TEST_CASE("walking, dumping and comparing need no C++ stack") {
    Trees trees;
    Expr* sum = trees.name("x");
    for (int i = 0; i < 200000; ++i) sum = trees.add(sum, trees.name("y"));
    std::size_t count = 0;
    walk(*sum, [&](const Node&) { return ++count > 0; });
    REQUIRE(count == 400001);
    REQUIRE(equal(*sum, *sum));
    REQUIRE(dump(*sum).size() > 400000);
}

TEST_CASE("walking goes in field order and can skip what is below") {
    Trees trees;
    Expr* tree = trees.add(trees.add(trees.name("a"), trees.name("b")), trees.name("c"));
    std::string seen;
    walk(*tree, [&](const Node& node) {
        if (const auto* name = as<NameExpr>(&node)) seen += name->id.text();
        return true;
    });
    REQUIRE(seen == "abc");
    seen.clear();
    walk(*tree, [&](const Node& node) {
        if (const auto* name = as<NameExpr>(&node)) seen += name->id.text();
        const auto* sum = as<BinOp>(&node);
        return !sum || &node == tree;
    });
    REQUIRE(seen == "c");
}
