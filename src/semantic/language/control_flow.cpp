#include "semantic/language/control_flow.h"

#include <algorithm>

#include "ast/display.h"
#include "ast/node_base.h"
#include "ast/visit.h"
#include "semantic/definitions/classes.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/layers.h"
#include "semantic/language/assignments.h"
#include "semantic/language/branches.h"
#include "semantic/language/expressions.h"
#include "semantic/language/narrowing.h"
#include "semantic/language/statements.h"

namespace regraft::semantic {

namespace {

constexpr int maxIterations = 3;

bool namesImportError(const ast::Expr& type) {
    if (ast::isDisplay(&type))
        return std::ranges::any_of(ast::elementsOf(&type), [](const ast::Expr* one) { return namesImportError(*one); });
    const auto* name = ast::as<ast::NameExpr>(&type);
    return name && (name->id == "ImportError" || name->id == "ModuleNotFoundError");
}

}  // namespace

/// The names that some statements import from a source framework.
std::vector<SymbolId> ControlFlow::importedFromSource(std::span<ast::Stmt* const> body) {
    std::vector<SymbolId> found;
    const auto add = [&](std::span<ast::alias* const> names) {
        for (const ast::alias* one : names) {
            const SymbolId id = facts_.scopes.symbolOf[one->id];
            const bool isHere = id != none && facts_.scopes.symbols[id].frame == state_.at->function.frame;
            const Type* held = isHere ? state_.environment().get(facts_.scopes.symbols[id].slot) : nullptr;
            const ApiName* api = held ? apiOf(held) : nullptr;
            if (api && facts_.isSource(api->framework)) found.push_back(id);
        }
    };
    for (const ast::Stmt* statement : body) {
        if (const auto* import = ast::as<ast::Import>(statement)) add(import->names);
        if (const auto* import = ast::as<ast::ImportFrom>(statement)) add(import->names);
    }
    return found;
}

void ControlFlow::executeIf(const ast::If& first) {
    bool wasLive = state_.environment().isLive;
    Environment::Mark start = state_.environment().mark();
    std::vector<Environment::Branch> ends;
    auto endBranch = [&](Environment::Mark mark) {
        Environment::Branch end = state_.environment().snapshot(start);
        state_.environment().takeBack(mark);
        ends.push_back(std::move(end));
    };
    for (const ast::If* node = &first; node;) {
        expressions_.evaluate(*node->test);
        Environment::Mark mark = state_.environment().mark();
        narrowing_.narrow(*node->test, true);
        statements_.executeBody(node->body);
        endBranch(mark);
        narrowing_.narrow(*node->test, false);
        const ast::If* next = node->orelse.size() == 1 ? ast::as<ast::If>(node->orelse[0]) : nullptr;
        if (!next) statements_.executeBody(node->orelse);
        node = next;
    }
    endBranch(start);
    branches_.merge(ends);
    state_.environment().isLive = state_.environment().isLive && wasLive;
}

template <class For>
void ControlFlow::executeFor(const For& loop) {
    const Type* element = classes_.iterationOf(layers_.membersOf(*loop.iter, expressions_.evaluate(*loop.iter)));
    iterate(
        [&] {
            assignments_.assign(*loop.target, element);
            statements_.executeBody(loop.body);
        },
        loop.orelse, false);
}
template void ControlFlow::executeFor(const ast::For&);
template void ControlFlow::executeFor(const ast::AsyncFor&);

void ControlFlow::executeWhile(const ast::While& loop) {
    const auto* test = ast::as<ast::Constant>(loop.test);
    bool isEndless =
        test && (test->value.type == ast::Literal::Type::True || (test->value.type == ast::Literal::Type::Int && test->value.text != "0"));
    iterate(
        [&] {
            expressions_.evaluate(*loop.test);
            narrowing_.narrow(*loop.test, true);
            statements_.executeBody(loop.body);
        },
        loop.orelse, isEndless);
}

/// Evaluates a loop's body until what it starts from stays the same.
void ControlFlow::iterate(const std::function<void()>& body, std::span<ast::Stmt* const> orelse, bool isEndless) {
    bool wasLive = state_.environment().isLive;
    Loop loop;
    state_.at->loops.push_back(&loop);
    int limit = state_.at->loops.size() > 3 ? 2 : maxIterations;
    for (int round = 0; round <= limit; ++round) {
        loop.mark = state_.environment().mark();
        loop.breaks.clear();
        loop.continues.clear();
        body();
        std::vector<Environment::Branch> ends = std::move(loop.continues);
        ends.push_back(state_.environment().takeBack(loop.mark));
        ends.push_back({});  // before the first time
        if (!branches_.merge(ends, round + 1 >= limit)) break;
    }
    state_.at->loops.pop_back();
    std::vector<Environment::Branch> ends = std::move(loop.breaks);
    Environment::Mark mark = state_.environment().mark();
    statements_.executeBody(orelse);
    Environment::Branch through = state_.environment().takeBack(mark);
    through.isLive = through.isLive && !isEndless;
    ends.push_back(std::move(through));
    branches_.merge(ends);
    state_.environment().isLive = state_.environment().isLive && wasLive;
}

void ControlFlow::leaveLoop(bool isBreak) {
    if (!state_.at->loops.empty() && state_.environment().isLive) {
        Loop& loop = *state_.at->loops.back();
        (isBreak ? loop.breaks : loop.continues).push_back(state_.environment().snapshot(loop.mark));
    }
    state_.environment().isLive = false;
}

template <class Try>
void ControlFlow::executeTry(const Try& statement) {
    bool wasLive = state_.environment().isLive;
    Environment::Mark mark = state_.environment().mark();
    std::size_t recording = state_.environment().startRecording();
    statements_.executeBody(statement.body);
    const std::vector<SymbolId> imported = importedFromSource(statement.body);
    std::vector<Environment::Change> history = state_.environment().stopRecording(recording);
    statements_.executeBody(statement.orelse);
    std::vector<Environment::Branch> ends;
    ends.push_back(state_.environment().takeBack(mark));
    for (const ast::ExceptHandler* handler : statement.handlers) {
        for (const auto& [slot, value] : history)
            state_.environment().set(slot, branches_.joinSlot(slot, state_.environment().get(slot), value));
        if (handler->type) expressions_.evaluate(*handler->type);
        SymbolId name = handler->name ? facts_.scopes.symbolOf[handler->id] : none;
        if (name != none) state_.store(name, simpleType(TypeKind::Other));
        const std::vector<SymbolId> settled = state_.settled;
        if (handler->type && namesImportError(*handler->type))
            state_.settled.insert(state_.settled.end(), imported.begin(), imported.end());
        statements_.executeBody(handler->body);
        state_.settled = settled;
        ends.push_back(state_.environment().takeBack(mark));
    }
    branches_.merge(ends);
    bool isLive = state_.environment().isLive && wasLive;
    state_.environment().isLive = true;
    statements_.executeBody(statement.finalbody);
    state_.environment().isLive = state_.environment().isLive && isLive;
}
template void ControlFlow::executeTry(const ast::Try&);
template void ControlFlow::executeTry(const ast::TryStar&);

template <class With>
void ControlFlow::executeWith(const With& statement) {
    for (const ast::withitem* item : statement.items) {
        const Type* context = withoutNone(expressions_.evaluate(*item->context_expr));
        if (!item->optional_vars) continue;
        const Type* value = state_.unknown({context});
        if (context->kind == TypeKind::Instance) {
            if (FunctionInfo* enter = classes_.method(*context->definition, "__enter__")) value = state_.read(enter->result);
        } else if (context->kind == TypeKind::Iterator) {
            value = elementOf(arena_, context);  // a generator that is a context manager
        } else if (context->kind == TypeKind::Other) {
            value = context;
        }
        assignments_.assign(*item->optional_vars, value);
    }
    statements_.executeBody(statement.body);
}
template void ControlFlow::executeWith(const ast::With&);
template void ControlFlow::executeWith(const ast::AsyncWith&);

void ControlFlow::executeMatch(const ast::Match& statement) {
    bool wasLive = state_.environment().isLive;
    const Type* subject = expressions_.evaluate(*statement.subject);
    Environment::Mark mark = state_.environment().mark();
    std::vector<Environment::Branch> ends;
    bool isExhaustive = false;
    for (const ast::match_case* arm : statement.cases) {
        bindPattern(*arm->pattern, subject);
        if (arm->guard) expressions_.evaluate(*arm->guard);
        statements_.executeBody(arm->body);
        ends.push_back(state_.environment().takeBack(mark));
        const auto* pattern = ast::as<ast::MatchAs>(arm->pattern);
        isExhaustive = isExhaustive || (pattern && !pattern->pattern && !arm->guard);
    }
    if (!isExhaustive) ends.push_back({});
    branches_.merge(ends);
    state_.environment().isLive = state_.environment().isLive && wasLive;
}

/// Binds what a pattern captures; only a capture of the whole subject says what it holds.
void ControlFlow::bindPattern(const ast::Pattern& pattern, const Type* subject) {
    if (const auto* capture = ast::as<ast::MatchAs>(&pattern)) {
        if (capture->pattern) bindPattern(*capture->pattern, subject);
        if (capture->name) state_.store(facts_.scopes.symbolOf[capture->id], capture->pattern ? state_.unknown({subject}) : subject);
        return;
    }
    if (const auto* star = ast::as<ast::MatchStar>(&pattern); star && star->name)
        state_.store(facts_.scopes.symbolOf[star->id], simpleType(TypeKind::List));
    if (const auto* mapping = ast::as<ast::MatchMapping>(&pattern); mapping && mapping->rest)
        state_.store(facts_.scopes.symbolOf[mapping->id], simpleType(TypeKind::Dict));
    bool isAlternative = pattern.kind == ast::Kind::MatchOr;
    ast::forEachChild(pattern, [&](const ast::Node& child) {
        if (isExpression(child)) expressions_.evaluate(static_cast<const ast::Expr&>(child));
        else if (child.kind != ast::Kind::Identifier)
            bindPattern(static_cast<const ast::Pattern&>(child), isAlternative ? subject : state_.unknown({subject}));
    });
}

}  // namespace regraft::semantic
