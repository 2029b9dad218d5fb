// Keys of random numbers in targets that draw from generators.

#include "ast/visit.h"
#include "emit/conversion.h"
#include "lift/key_reuse.h"
#include "lower/build.h"
#include "mapping/predicates.h"
#include "semantic/calls/transformations.h"

namespace regraft {

void UseOutcomes::prepareThreadedKeys() {
    const bool hasKeys = std::ranges::any_of(frontend_.from, [](const Framework* source) { return !source->generators.classes.empty(); });
    if (!target_.generators.standForKeys || neutral_ || !hasKeys) return;
    const ast::Module& module = *frontend_.parsed->module;
    const ScopeNames names(module, *frontend_.analysis);
    threaded_ = std::make_unique<ThreadedKeys>(names, *frontend_.analysis,
                                               [this](std::string_view name) { return request_.isTaken && request_.isTaken(name); });
    Arena& arena = frontend_.parsed->arena;
    for (const ThreadedKeys::Statement& split : threaded_->statements()) requestSplit(split);
    for (const ThreadedKeys::Replaced& one : threaded_->replaced())
        request_.rewrites.push_back(
            {one.node, one.key ? py::source(arena, *one.key) : py::name(arena, py::ExprKind::Name, arena.copy(one.text))});
    for (KeyReuse& reuse : reusedKeys(names, calls_, *frontend_.analysis, *frontend_.parsed)) {
        if (reuse.use) reusedKeys_[reuse.use] = std::move(reuse.problem);
        else
            sink_.report(DiagCode::Approximate, reuse.node->span, "",
                         {ast::as<ast::Call>(reuse.node)->func->span.of(frontend_.parsed->text), reuse.problem});
    }
    ast::walk(module, [&](const ast::Node& node) {
        if (const auto* call = ast::as<ast::Call>(&node)) collectMappedKeys(*call);
        return true;
    });
    for (const ast::arg* parameter : keyParameters(names, *frontend_.analysis))
        if (parameter->annotation) keyAnnotations_.insert(parameter->annotation);
}

/// `jax.vmap(f)(keys)`: a list of generators is no array, so that f is called for each of them.
void UseOutcomes::collectMappedKeys(const ast::Call& call) {
    const semantic::Transformed* function = semantic::transformedOf(frontend_.analysis->typeOf(*call.func));
    auto holds = [&](const ast::Expr* argument) { return holdsGenerators(*frontend_.analysis->typeOf(*argument)); };
    if (function && std::ranges::any_of(call.args, holds)) mappedKeys_.insert(function->site);
}

/// The meaning as it is where keys are generators: mapped one by one; else with the keys apart that are unpacked, where
/// compiled functions know arrays only.
const neutral::Expr* UseOutcomes::overKeys(const Use& use, const neutral::Expr& meaning) {
    if (meaning.kind != neutral::ExprKind::Operation) return &meaning;
    LiftContext context{*use.framework, frontend_.parsed->arena, meaning.form, meaning.source};
    const Tables& tables = Tables::builtin();
    if (meaning.operation->name == "vmap" && mappedKeys_.contains(use.site.node))
        return makeOperation(*tables.operation("map_each"), {meaning.parts.begin(), meaning.parts.end()}, context);
    const bool isArray = meaning.operation->name == "random.split" && !target_.generators.standForKeys && !neutral_;
    const auto* assign = ast::as<ast::Assign>(frontend_.analysis->parent(*use.site.node));
    const bool isUnpacked = isArray && assign && assign->targets.size() == 1 && assign->targets[0]->kind == ast::Kind::Tuple;
    return isUnpacked ? makeOperation(*tables.operation("unstack"), {&meaning, nullptr}, context) : &meaning;
}

/// What is left of a statement that splits keys off.
void UseOutcomes::requestSplit(const ThreadedKeys::Statement& split) {
    if (split.lines.empty()) return request_.deletions.push_back(split.statement);
    Arena& arena = frontend_.parsed->arena;
    StatementRewrite rewrite{split.statement};
    std::vector<WrittenLine> lines;
    for (const ThreadedKeys::Statement::Line& line : split.lines) {
        const py::Expr* value =
            line.value.empty() ? py::source(arena, *split.key) : py::name(arena, py::ExprKind::Name, arena.copy(line.value));
        lines.push_back({py::source(arena, *line.target), value});
    }
    rewrite.line = lines.front();
    rewrite.after.assign(lines.begin() + 1, lines.end());
    request_.statements.push_back(std::move(rewrite));
}

/// Whether a use splits keys off, and nothing is left of that but the key.
bool UseOutcomes::isThreaded(const Use& use) {
    if (!threaded_ || !threaded_->isDone(use)) return false;
    const ast::Expr* key = splitKey(use);
    replaced_.push_back({use.site.node->span, {}});
    if (keyPlace(*key).empty()) replaced_.back().kept.push_back(key->span);
    return true;
}

/// The class of generators or keys, in annotations and the like.
bool UseOutcomes::namesGenerator(const Use& use) const {
    if (use.site.call || use.site.receiver || target_.generators.written.empty()) return false;
    const auto& also = use.framework->arrayAlso;
    const bool isArray = use.name == use.framework->array || std::ranges::find(also, use.name) != also.end();
    if (isArray) return keyAnnotations_.contains(use.site.node);
    const bool isClass = use.framework->generators.has(use.name);
    return isClass && (use.inAnnotation || !target_.randomKeys);
}

}  // namespace regraft
