#include <catch2/catch.hpp>

#include "lift/aliases.h"
#include "lift_case.h"

using namespace regraft;
using test::LiftCase;

namespace {

/// What follows from a write to `name` in the statement: "x <- x[0]; …", or the obstacle.
std::string effectOf(const std::string& code, std::string_view statement, std::string_view name) {
    LiftCase file(code);
    const ast::Stmt& at = file.statement(statement);
    const ast::NameExpr* found = nullptr;
    ast::walk(at, [&](const ast::Node& node) {
        if (const auto* one = ast::as<ast::NameExpr>(&node); one && one->id == name) found = one;
        return true;
    });
    WriteEffect effect = ScopeAliases().around(at, *file.analysis, nullptr)->ofWrite(placeOf(*found, *file.analysis), at);
    if (!effect.obstacle.empty()) return effect.obstacle;
    std::string out;
    for (const AliasUpdate& update : effect.updates)
        out += (out.empty() ? "" : "; ") + std::string(update.target->span.of(file.text)) + (update.isUpward ? " <- " : " = ") +
               std::string(update.value->span.of(file.text));
    for (const std::string& parameter : effect.parameters) out += " (" + parameter + ")";
    return out;
}

}  // namespace

TEST_CASE("a name alone") {
    CHECK(effectOf("x = torch.zeros(3)\nx.add_(1)\nprint(x)\n", "x.add_", "x") == "");
    CHECK(effectOf("x = torch.zeros(3)\ny = x + 1\nx.add_(1)\nprint(x, y)\n", "x.add_", "x") == "");
}

TEST_CASE("names and views follow, as long as they are read") {
    CHECK(effectOf("x = torch.zeros(3)\ny = x\nx.add_(1)\nprint(y)\n", "x.add_", "x") == "y = x");
    CHECK(effectOf("x = torch.zeros(3)\ny = x\nx.add_(1)\nprint(x)\n", "x.add_", "x") == "");
    CHECK(effectOf("x = torch.zeros(3)\ny = x\ny.add_(1)\nprint(x)\n", "y.add_", "y") == "x <- y");
    CHECK(effectOf("x = torch.zeros(3, 3)\nrow = x[0]\nrow.add_(1)\nprint(x)\n", "row.add_", "row") == "x <- row");
    CHECK(effectOf("x = torch.zeros(3, 3)\na = x[0]\nb = x.T\na.add_(1)\nprint(b)\n", "a.add_", "a") == "x <- a; b = x.T");
    CHECK(effectOf("x = torch.zeros(3)\nd = {'k': x}\nx.add_(1)\nprint(d['k'])\n", "x.add_", "x") == "d['k'] = x");
}

TEST_CASE("a name that was bound anew has nothing to do with it") {
    CHECK(effectOf("x = torch.zeros(3)\ny = x\nx = torch.ones(3)\nx.add_(1)\nprint(y)\n", "x.add_", "x") == "");
    CHECK(effectOf("x = torch.zeros(3)\ny = x\nz = x\nx = torch.ones(3)\ny.add_(1)\nprint(z)\n", "y.add_", "y") == "`z` shares its memory");
}

TEST_CASE("what cannot follow stands against it") {
    CHECK(effectOf("x = torch.zeros(3)\nxs = []\nxs.append(x)\nx.add_(1)\nprint(xs)\n", "x.add_", "x") == "it is kept in `xs`");
    CHECK(effectOf("x = torch.zeros(3)\ny = x if x.sum() else 0\nx.add_(1)\nprint(y)\n", "x.add_", "x") == "`y` shares its memory");
    CHECK(effectOf("def f():\n    x = torch.zeros(3)\n    yield x\n    x.add_(1)\n", "x.add_", "x") == "it has been handed out by `yield`");
}

TEST_CASE("parts of something that has no name") {
    CHECK(effectOf("for p in parts():\n    p = torch.relu(p)\n    p.add_(1)\n", "p.add_", "p") == "");
    CHECK(effectOf("def f(ps: list[torch.Tensor]):\n    for p in ps:\n        p.add_(1)\n", "p.add_", "p") == "`ps` shares its memory");
    CHECK(effectOf("for p in parts():\n    p.add_(1)\n    torch.relu(p)\n", "p.add_", "p") == "it is part of what the loop runs over");
}

TEST_CASE("loops: fresh each time, or kept") {
    CHECK(effectOf("xs = []\nfor i in range(3):\n    x = torch.zeros(3)\n    x.add_(1)\n    xs.append(x)\n", "x.add_", "x") == "");
    CHECK(effectOf("xs = []\nx = torch.zeros(3)\nfor i in range(3):\n    x.add_(1)\n    xs.append(x)\n", "x.add_", "x") ==
          "it is kept in `xs`");
}

TEST_CASE("parameters are the caller's") {
    CHECK(effectOf("def f(x: torch.Tensor):\n    x.add_(1)\n    return x\n", "x.add_", "x") == " (x)");
    CHECK(effectOf("def f(x: torch.Tensor):\n    y = x[0]\n    y.add_(1)\n    return x\n", "y.add_", "y") == "x <- y (x)");
    CHECK(effectOf("def f(x: torch.Tensor):\n    x = x.clone()\n    x.add_(1)\n    return x\n", "x.add_", "x") == "");
}
