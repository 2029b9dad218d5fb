#include "emit/threaded_outcomes.h"

#include "ast/visit.h"
#include "emit/class_outcomes.h"
#include "lift/key_reuse.h"
#include "lower/build.h"
#include "mapping/predicates.h"
#include "semantic/calls/transformations.h"

namespace regraft {

void ThreadedOutcomes::prepare() {
    const bool hasKeys = std::ranges::any_of(context_.from, [](const Framework* source) { return !source->generators.classes.empty(); });
    if (!context_.target.generators.standForKeys || context_.isNeutral || !hasKeys) return;
    const ast::Module& module = *context_.file.module;
    const ScopeNames names(module, context_.analysis);
    threaded_ = std::make_unique<ThreadedKeys>(
        names, context_.analysis, [this](std::string_view name) { return context_.request.isTaken && context_.request.isTaken(name); });
    Arena& arena = context_.arena;
    for (const ThreadedKeys::Statement& split : threaded_->statements()) requestSplit(split);
    for (const ThreadedKeys::Replaced& one : threaded_->replaced())
        context_.request.rewrites.push_back(
            {one.node, one.key ? py::source(arena, *one.key) : py::name(arena, py::ExprKind::Name, arena.copy(one.text))});
    for (KeyReuse& reuse : reusedKeys(names, context_.calls, context_.analysis, context_.file)) {
        if (reuse.use) reusedKeys_[reuse.use] = std::move(reuse.problem);
        else
            context_.sink.report(DiagCode::Approximate, reuse.node->span, "",
                                 {ast::as<ast::Call>(reuse.node)->func->span.of(context_.file.text), reuse.problem});
    }
    ast::walk(module, [&](const ast::Node& node) {
        if (const auto* call = ast::as<ast::Call>(&node)) collectMappedKeys(*call);
        return true;
    });
    for (const ast::arg* parameter : keyParameters(names, context_.analysis))
        if (parameter->annotation) keyAnnotations_.insert(parameter->annotation);
}

/// `jax.vmap(f)(keys)`: a list of generators is no array, so that f is called for each of them.
void ThreadedOutcomes::collectMappedKeys(const ast::Call& call) {
    const semantic::Transformed* function = semantic::transformedOf(context_.analysis.typeOf(*call.func));
    auto holds = [&](const ast::Expr* argument) { return holdsGenerators(*context_.analysis.typeOf(*argument)); };
    if (function && std::ranges::any_of(call.args, holds)) mappedKeys_.insert(function->site);
}

const neutral::Expr* ThreadedOutcomes::overKeys(const Use& use, const neutral::Expr& meaning) const {
    if (meaning.kind != neutral::ExprKind::Operation) return &meaning;
    LiftContext lifting{*use.framework, context_.arena, meaning.form, meaning.source};
    const Tables& tables = Tables::builtin();
    if (meaning.operation->name == "vmap" && mappedKeys_.contains(use.site.node))
        return makeOperation(*tables.operation("map_each"), {meaning.parts.begin(), meaning.parts.end()}, lifting);
    const bool isArray = meaning.operation->name == "random.split" && !context_.target.generators.standForKeys && !context_.isNeutral;
    const auto* assign = ast::as<ast::Assign>(context_.analysis.parent(*use.site.node));
    const bool isUnpacked = isArray && assign && assign->targets.size() == 1 && assign->targets[0]->kind == ast::Kind::Tuple;
    return isUnpacked ? makeOperation(*tables.operation("unstack"), {&meaning, nullptr}, lifting) : &meaning;
}

/// What is left of a statement that splits keys off.
void ThreadedOutcomes::requestSplit(const ThreadedKeys::Statement& split) {
    if (split.lines.empty()) return context_.request.deletions.push_back(split.statement);
    Arena& arena = context_.arena;
    StatementRewrite rewrite{split.statement};
    std::vector<WrittenLine> lines;
    for (const ThreadedKeys::Statement::Line& line : split.lines) {
        const py::Expr* value =
            line.value.empty() ? py::source(arena, *split.key) : py::name(arena, py::ExprKind::Name, arena.copy(line.value));
        lines.push_back({py::source(arena, *line.target), value});
    }
    rewrite.line = lines.front();
    rewrite.after.assign(lines.begin() + 1, lines.end());
    context_.request.statements.push_back(std::move(rewrite));
}

std::optional<Outcome> ThreadedOutcomes::outcomeOf(const Use& use) {
    if (!threaded_ || !threaded_->isDone(use))
        return namesGenerator(use) ? std::optional(generatorClassOutcome(use, context_)) : std::nullopt;
    const ast::Expr* key = splitKey(use);
    const bool isGone = !keyPlace(*key).empty();
    context_.replaced.takeOut(use.site.node->span, isGone ? std::vector<Span>() : std::vector<Span>{key->span});
    return Outcome::Exact;
}

std::string_view ThreadedOutcomes::problemOfReuse(const Use& use) const {
    const auto found = reusedKeys_.find(&use);
    return found == reusedKeys_.end() ? std::string_view() : found->second;
}

/// The class of generators or keys, in annotations and the like.
bool ThreadedOutcomes::namesGenerator(const Use& use) const {
    if (use.site.call || use.site.receiver || context_.target.generators.written.empty()) return false;
    const auto& also = use.framework->arrayAlso;
    const bool isArray = use.name == use.framework->array || std::ranges::find(also, use.name) != also.end();
    if (isArray) return keyAnnotations_.contains(use.site.node);
    const bool isClass = use.framework->generators.has(use.name);
    return isClass && (use.inAnnotation || !context_.target.randomKeys);
}

}  // namespace regraft
