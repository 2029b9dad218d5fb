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

using Statements = std::span<ast::Stmt* const>;

template <typename Branching>
std::vector<Statements> bodyAndElse(const ast::Node& outer) {
    return {static_cast<const Branching&>(outer).body, static_cast<const Branching&>(outer).orelse};
}

template <typename Outer>
std::vector<Statements> bodyOf(const ast::Node& outer) {
    return {static_cast<const Outer&>(outer).body};
}

template <typename Attempt>
std::vector<Statements> blocksOfAttempt(const ast::Node& attempt) {
    const auto& of = static_cast<const Attempt&>(attempt);
    return {of.body, of.orelse, of.finalbody};
}

std::vector<Statements> blocksOf(const ast::Node& outer) {
    switch (outer.kind) {
        case ast::Kind::Module: return bodyOf<ast::Module>(outer);
        case ast::Kind::FunctionDef: return bodyOf<ast::FunctionDef>(outer);
        case ast::Kind::AsyncFunctionDef: return bodyOf<ast::AsyncFunctionDef>(outer);
        case ast::Kind::ClassDef: return bodyOf<ast::ClassDef>(outer);
        case ast::Kind::With: return bodyOf<ast::With>(outer);
        case ast::Kind::AsyncWith: return bodyOf<ast::AsyncWith>(outer);
        case ast::Kind::ExceptHandler: return bodyOf<ast::ExceptHandler>(outer);
        case ast::Kind::match_case: return bodyOf<ast::match_case>(outer);
        case ast::Kind::If: return bodyAndElse<ast::If>(outer);
        case ast::Kind::For: return bodyAndElse<ast::For>(outer);
        case ast::Kind::AsyncFor: return bodyAndElse<ast::AsyncFor>(outer);
        case ast::Kind::While: return bodyAndElse<ast::While>(outer);
        case ast::Kind::Try: return blocksOfAttempt<ast::Try>(outer);
        case ast::Kind::TryStar: return blocksOfAttempt<ast::TryStar>(outer);
        default: return {};
    }
}

/// Of an import, or of an attribute: the errors of the one don't catch the other's.
bool expectsAbsence(const ast::Expr* type, bool isImport) {
    if (const auto* tuple = ast::as<ast::Tuple>(type))
        return std::ranges::any_of(tuple->elts, [&](const ast::Expr* one) { return expectsAbsence(one, isImport); });
    const auto* name = type ? ast::as<ast::NameExpr>(type) : nullptr;
    if (!name) return false;
    return isImport ? name->id == "ImportError" || name->id == "ModuleNotFoundError" : name->id == "AttributeError";
}

/// A loop or a branch is no look for a name.
bool isProbe(const ast::Stmt* statement) {
    if (const auto* with = ast::as<ast::With>(statement)) return std::ranges::all_of(with->body, isProbe);
    return blocksOf(*statement).empty();
}

/// The statements of `outer` among which `inner` stands; empty if it stands elsewhere in it.
Statements blockAround(const ast::Node& outer, const ast::Node* inner) {
    const std::vector<Statements> blocks = blocksOf(outer);
    const auto found = std::ranges::find_if(blocks, [&](Statements block) { return holdsNode(block, inner); });
    return found == blocks.end() ? Statements() : *found;
}

bool leaves(Statements block) {
    if (block.empty()) return false;
    const ast::Kind last = block.back()->kind;
    return last == ast::Kind::Return || last == ast::Kind::Continue || last == ast::Kind::Break;
}

bool raises(Statements block) { return !block.empty() && block.back()->kind == ast::Kind::Raise; }

}  // namespace

bool VersionGuards::areAsked() const {
    const std::string version = framework_.module + ".__version";                        // `__version__`, `__version_info__`
    const auto asks = [&](std::string_view name) { return name.starts_with(version); };  // and `np.__version__.split`
    if (std::ranges::any_of(analysis_.imports(), [&](const ImportedName& import) { return asks(import.target); })) return true;
    if (analysis_.uses().empty()) return false;
    if (std::ranges::any_of(analysis_.uses(), [&](const Use& use) { return asks(use.name); })) return true;
    const ast::Node* top = analysis_.uses().front().site.node;
    while (const ast::Node* outer = analysis_.parent(*top)) top = outer;
    bool looksForNames = false;
    ast::walk(*top, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        looksForNames = looksForNames || (name && name->id == "hasattr");
        return !looksForNames;
    });
    return looksForNames;
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

/// Of the statements before one in its block: `if NEW: return …`
std::optional<bool> VersionGuards::reached(const ast::Node& outer, const ast::Node* inner, std::string_view version) const {
    std::optional<bool> runs;
    for (const ast::Stmt* before : blockAround(outer, inner)) {
        if (before == inner) break;
        const auto* branch = ast::as<ast::If>(before);
        const bool leavesBody = branch && leaves(branch->body), leavesOther = branch && leaves(branch->orelse);
        if (!leavesBody && !leavesOther) continue;
        const std::optional<bool> holds = conditions_.holds(*branch->test, version);
        if (!holds) continue;
        if (*holds ? leavesBody : leavesOther) return false;
        runs = true;
    }
    return runs;
}

bool VersionGuards::refuses(const ast::Node& node, std::string_view version) const {
    for (const ast::Node* outer = analysis_.parent(node); outer; outer = analysis_.parent(*outer)) {
        if (const auto* claim = ast::as<ast::Assert>(outer)) return conditions_.holds(*claim->test, version) == false;
        if (const auto* branch = ast::as<ast::If>(outer)) {
            const std::optional<bool> holds = conditions_.holds(*branch->test, version);
            return holds && raises(*holds ? branch->body : branch->orelse);
        }
    }
    return false;
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
    if (function && function->id == "getattr" && call->args.size() == 3 && !analysis.isBound("getattr", node)) return true;
    const ast::Node* inner = &node;
    bool isImport = node.kind == ast::Kind::Import || node.kind == ast::Kind::ImportFrom;
    for (const ast::Node* outer = analysis.parent(node); outer; inner = outer, outer = analysis.parent(*outer)) {
        isImport = isImport || outer->kind == ast::Kind::Import || outer->kind == ast::Kind::ImportFrom;
        const bool isFunction =
            outer->kind == ast::Kind::FunctionDef || outer->kind == ast::Kind::AsyncFunctionDef || outer->kind == ast::Kind::Lambda;
        if (isFunction) return false;  // runs later
        const auto* attempt = ast::as<ast::Try>(outer);
        if (attempt && attempt->body.size() <= mostProbes && holdsNode(attempt->body, inner) &&
            std::ranges::all_of(attempt->body, isProbe) &&
            std::ranges::any_of(attempt->handlers, [&](const ast::ExceptHandler* h) { return expectsAbsence(h->type, isImport); }))
            return true;
    }
    return false;
}

}  // namespace regraft
