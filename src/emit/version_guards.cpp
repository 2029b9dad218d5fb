#include "emit/version_guards.h"

#include <algorithm>
#include <string>

#include "ast/visit.h"

namespace regraft {

namespace {

template <typename Nodes>
bool holdsNode(const Nodes& nodes, const ast::Node* node) {
    return std::ranges::any_of(nodes, [&](const auto* one) { return one == node; });
}

/// More than so many statements do something else than look for a name, and the names in them are meant to be there.
constexpr std::size_t mostProbes = 2;

bool expectsAbsence(const ast::Expr* type) {
    if (const auto* tuple = ast::as<ast::Tuple>(type)) return std::ranges::any_of(tuple->elts, expectsAbsence);
    const auto* name = type ? ast::as<ast::NameExpr>(type) : nullptr;
    return name && (name->id == "AttributeError" || name->id == "ImportError" || name->id == "ModuleNotFoundError");
}

using Statements = std::span<ast::Stmt* const>;

/// The statements of `outer` among which `inner` stands; empty if it stands elsewhere in it.
Statements blockAround(const ast::Node& outer, const ast::Node* inner) {
    std::vector<Statements> blocks;
    if (const auto* module = ast::as<ast::Module>(&outer)) blocks = {module->body};
    else if (const auto* function = ast::as<ast::FunctionDef>(&outer)) blocks = {function->body};
    else if (const auto* branch = ast::as<ast::If>(&outer)) blocks = {branch->body, branch->orelse};
    else if (const auto* loop = ast::as<ast::For>(&outer)) blocks = {loop->body, loop->orelse};
    else if (const auto* repeated = ast::as<ast::While>(&outer)) blocks = {repeated->body, repeated->orelse};
    else if (const auto* context = ast::as<ast::With>(&outer)) blocks = {context->body};
    const auto found = std::ranges::find_if(blocks, [&](Statements block) { return holdsNode(block, inner); });
    return found == blocks.end() ? Statements() : *found;
}

bool leaves(Statements block) {
    if (block.empty()) return false;
    const ast::Kind last = block.back()->kind;
    return last == ast::Kind::Return || last == ast::Kind::Raise || last == ast::Kind::Continue || last == ast::Kind::Break;
}

}  // namespace

bool VersionGuards::areAsked() const {
    const std::string version = framework_.module + ".__version__";
    if (analysis_.uses().empty()) return false;
    const ast::Node* top = analysis_.uses().front().site.node;
    while (const ast::Node* outer = analysis_.parent(*top)) top = outer;
    bool looksForNames = false;
    ast::walk(*top, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        looksForNames = looksForNames || (name && name->id == "hasattr");
        return !looksForNames;
    });
    return looksForNames || std::ranges::any_of(analysis_.uses(), [&](const Use& use) { return use.name == version; });
}

/// What a node around says of whether what stands inside it runs.
std::optional<bool> VersionGuards::lets(const ast::Node& outer, const ast::Node* inner, std::string_view version) const {
    const ast::Expr* test = nullptr;
    bool isOther = false;
    if (const auto* branch = ast::as<ast::If>(&outer); branch && inner != branch->test) {
        test = branch->test;
        isOther = !holdsNode(branch->body, inner);
    } else if (const auto* choice = ast::as<ast::IfExp>(&outer); choice && inner != choice->test) {
        test = choice->test;
        isOther = inner == choice->orelse;
    } else if (const auto* several = ast::as<ast::BoolOp>(&outer)) {
        return afterOperands(*several, inner, version);
    }
    const std::optional<bool> holds = test ? conditions_.holds(*test, version) : std::nullopt;
    return holds ? std::optional(*holds != isOther) : std::nullopt;
}

/// `hasattr(jax, "tree_map") and jax.tree_map`
std::optional<bool> VersionGuards::afterOperands(const ast::BoolOp& several, const ast::Node* inner, std::string_view version) const {
    std::optional<bool> runs;
    for (const ast::Expr* operand : several.values) {
        if (operand == inner) break;
        const std::optional<bool> holds = conditions_.holds(*operand, version);
        if (holds && *holds == (several.op == ast::BooleanOp::Or)) return false;
        if (holds) runs = true;
    }
    return runs;
}

/// Of the statements before one in its block: `if NEW: return …`, `assert OLD`.
std::optional<bool> VersionGuards::reached(const ast::Node& outer, const ast::Node* inner, std::string_view version) const {
    std::optional<bool> runs;
    for (const ast::Stmt* before : blockAround(outer, inner)) {
        if (before == inner) break;
        const auto* branch = ast::as<ast::If>(before);
        const auto* claim = ast::as<ast::Assert>(before);
        const bool leavesBody = branch && leaves(branch->body), leavesOther = branch && leaves(branch->orelse);
        if (!leavesBody && !leavesOther && !claim) continue;
        const std::optional<bool> holds = conditions_.holds(claim ? *claim->test : *branch->test, version);
        if (!holds) continue;
        if (claim ? !*holds : *holds ? leavesBody : leavesOther) return false;
        runs = true;
    }
    return runs;
}

std::optional<bool> VersionGuards::runsUnder(const ast::Node& node, std::string_view version) const {
    std::optional<bool> runs;
    const ast::Node* inner = &node;
    for (const ast::Node* outer = analysis_.parent(node); outer; inner = outer, outer = analysis_.parent(*outer)) {
        for (const std::optional<bool> said : {lets(*outer, inner, version), reached(*outer, inner, version)}) {
            if (said == false) return false;
            if (said) runs = true;
        }
    }
    return runs;
}

bool mayBeAbsent(const ast::Node& node, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(&node);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (function && function->id == "getattr" && call->args.size() == 3) return true;
    const ast::Node* inner = &node;
    for (const ast::Node* outer = analysis.parent(node); outer; inner = outer, outer = analysis.parent(*outer)) {
        if (outer->kind == ast::Kind::FunctionDef || outer->kind == ast::Kind::Lambda) return false;  // runs later
        const auto* attempt = ast::as<ast::Try>(outer);
        if (attempt && attempt->body.size() <= mostProbes && holdsNode(attempt->body, inner) &&
            std::ranges::any_of(attempt->handlers, [](const ast::ExceptHandler* h) { return expectsAbsence(h->type); }))
            return true;
    }
    return false;
}

}  // namespace regraft
