#include <algorithm>

#include "base/python_names.h"
#include "semantic/evaluator.h"
#include "semantic/python_names.h"

namespace regraft::semantic {

namespace {
constexpr int maxIterations = 3;
}

/// What a slot holds where two paths meet. A name bound on one path only holds that, if it holds anything; but in a
/// module it may then be Python's own.
const Type* Evaluator::joinSlot(Environment::Slot slot, const Type* a, const Type* b) {
    if (a && b) return join(a, b);
    if (!a && !b) return nullptr;
    const Type* bound = a ? a : b;
    if (at_->function.frame != 0 || slot >= moduleSlots_.size()) return bound;
    SymbolId symbol = moduleSlots_[slot];
    bool shadows = symbol != none && isPythonBuiltin(facts_.scopes.symbols[symbol].name.text());
    return shadows ? unknownType() : bound;
}

/// Goes on from where all live `ends` meet, each given as changes of the present state. Says whether a name that held
/// something already now holds something else; such names become unknown if `widens`.
bool Evaluator::merge(std::vector<Branch>& ends, bool widens) {
    std::vector<Environment::Change> all;
    std::size_t live = 0;
    bool noneIsLive = std::none_of(ends.begin(), ends.end(), [](const Branch& end) { return end.isLive; });
    for (const Branch& end : ends) {
        if (!end.isLive && !noneIsLive) continue;
        ++live;
        all.insert(all.end(), end.changes.begin(), end.changes.end());
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.slot < b.slot; });
    bool changed = false;
    for (std::size_t i = 0; i < all.size();) {
        Environment::Slot slot = all[i].slot;
        const Type* before = environment().get(slot);
        const Type* joined = all[i].value;
        std::size_t count = 1;
        for (++i; i < all.size() && all[i].slot == slot; ++i, ++count) joined = joinSlot(slot, joined, all[i].value);
        if (count < live) joined = joinSlot(slot, before, joined);
        bool differs = before && joined && !sameType(before, joined);
        changed = changed || differs;
        environment().set(slot, differs && widens ? unknownType() : joined);
    }
    environment().isLive = !noneIsLive;
    return changed;
}

/// Along `elif` in a loop: there may be thousands.
void Evaluator::executeIf(const ast::If& first) {
    bool wasLive = environment().isLive;
    Environment::Mark start = environment().mark();
    std::vector<Branch> ends;
    auto endBranch = [&](Environment::Mark mark) {
        Branch end = environment().snapshot(start);
        environment().takeBack(mark);
        ends.push_back(std::move(end));
    };
    for (const ast::If* node = &first; node;) {
        evaluate(*node->test);
        Environment::Mark mark = environment().mark();
        narrow(*node->test, true);
        executeBody(node->body);
        endBranch(mark);
        narrow(*node->test, false);
        const ast::If* next = node->orelse.size() == 1 ? ast::as<ast::If>(node->orelse[0]) : nullptr;
        if (!next) executeBody(node->orelse);
        node = next;
    }
    endBranch(start);
    merge(ends);
    environment().isLive = environment().isLive && wasLive;
}

void Evaluator::executeFor(const ast::Node&, const ast::Expr& target, const ast::Expr& iter, std::span<ast::Stmt* const> body,
                           std::span<ast::Stmt* const> orelse) {
    const Type* element = iterationOf(membersOf(iter, evaluate(iter)));
    iterate(
        [&] {
            assign(target, element);
            executeBody(body);
        },
        orelse, false);
}

void Evaluator::executeWhile(const ast::While& loop) {
    const auto* test = ast::as<ast::Constant>(loop.test);
    bool isEndless =
        test && (test->value.type == ast::Literal::Type::True || (test->value.type == ast::Literal::Type::Int && test->value.text != "0"));
    iterate(
        [&] {
            evaluate(*loop.test);
            narrow(*loop.test, true);
            executeBody(loop.body);
        },
        loop.orelse, isEndless);
}

/// Evaluates a loop's body until what it starts from stays the same.
void Evaluator::iterate(const std::function<void()>& body, std::span<ast::Stmt* const> orelse, bool isEndless) {
    bool wasLive = environment().isLive;
    Loop loop;
    at_->loops.push_back(&loop);
    int limit = at_->loops.size() > 3 ? 2 : maxIterations;
    for (int round = 0; round <= limit; ++round) {
        loop.mark = environment().mark();
        loop.breaks.clear();
        loop.continues.clear();
        body();
        std::vector<Branch> ends = std::move(loop.continues);
        ends.push_back(environment().takeBack(loop.mark));
        ends.push_back({});  // before the first time
        if (!merge(ends, round + 1 >= limit)) break;
    }
    at_->loops.pop_back();
    std::vector<Branch> ends = std::move(loop.breaks);
    Environment::Mark mark = environment().mark();
    executeBody(orelse);
    Branch through = environment().takeBack(mark);
    through.isLive = through.isLive && !isEndless;
    ends.push_back(std::move(through));
    merge(ends);
    environment().isLive = environment().isLive && wasLive;
}

void Evaluator::leaveLoop(bool isBreak) {
    if (!at_->loops.empty() && environment().isLive) {
        Loop& loop = *at_->loops.back();
        (isBreak ? loop.breaks : loop.continues).push_back(environment().snapshot(loop.mark));
    }
    environment().isLive = false;
}

/// A handler starts from any point of the body.
template <class Try>
void Evaluator::executeTry(const Try& statement) {
    bool wasLive = environment().isLive;
    Environment::Mark mark = environment().mark();
    std::size_t recording = environment().startRecording();
    executeBody(statement.body);
    std::vector<Environment::Change> history = environment().stopRecording(recording);
    executeBody(statement.orelse);
    std::vector<Branch> ends;
    ends.push_back(environment().takeBack(mark));
    for (const ast::ExceptHandler* handler : statement.handlers) {
        for (const auto& [slot, value] : history) environment().set(slot, joinSlot(slot, environment().get(slot), value));
        if (handler->type) evaluate(*handler->type);
        SymbolId name = handler->name ? facts_.scopes.symbolOf[handler->id] : none;
        if (name != none) store(name, simpleType(TypeKind::Other));
        executeBody(handler->body);
        ends.push_back(environment().takeBack(mark));
    }
    merge(ends);
    bool isLive = environment().isLive && wasLive;
    environment().isLive = true;
    executeBody(statement.finalbody);
    environment().isLive = environment().isLive && isLive;
}
template void Evaluator::executeTry(const ast::Try&);
template void Evaluator::executeTry(const ast::TryStar&);

void Evaluator::executeWith(std::span<ast::withitem* const> items, std::span<ast::Stmt* const> body) {
    for (const ast::withitem* item : items) {
        const Type* context = withoutNone(evaluate(*item->context_expr));
        if (!item->optional_vars) continue;
        const Type* value = unknown({context});
        if (context->kind == TypeKind::Instance) {
            if (FunctionInfo* enter = method(*context->definition, "__enter__")) value = read(enter->result);
        } else if (context->kind == TypeKind::Iterator) {
            value = elementOf(arena_, context);  // a generator that is a context manager
        } else if (context->kind == TypeKind::Other) {
            value = context;
        }
        assign(*item->optional_vars, value);
    }
    executeBody(body);
}

void Evaluator::executeMatch(const ast::Match& statement) {
    bool wasLive = environment().isLive;
    const Type* subject = evaluate(*statement.subject);
    Environment::Mark mark = environment().mark();
    std::vector<Branch> ends;
    bool isExhaustive = false;
    for (const ast::match_case* arm : statement.cases) {
        bindPattern(*arm->pattern, subject);
        if (arm->guard) evaluate(*arm->guard);
        executeBody(arm->body);
        ends.push_back(environment().takeBack(mark));
        const auto* pattern = ast::as<ast::MatchAs>(arm->pattern);
        isExhaustive = isExhaustive || (pattern && !pattern->pattern && !arm->guard);
    }
    if (!isExhaustive) ends.push_back({});
    merge(ends);
    environment().isLive = environment().isLive && wasLive;
}

}  // namespace regraft::semantic
