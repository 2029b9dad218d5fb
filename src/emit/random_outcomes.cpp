#include "emit/random_outcomes.h"

#include "ast/visit.h"
#include "emit/call_arguments.h"
#include "emit/signature.h"
#include "lift/meaning.h"
#include "lift/scope_names.h"
#include "lift/threaded_keys.h"
#include "lower/build.h"

namespace regraft {

namespace {

/// `rng or np.random.default_rng()` becomes `np.random.default_rng() if rng is None else rng`: a key has no truth value.
void askForNone(const Analysis& analysis, const ast::Module& module, Arena& arena, std::vector<Rewrite>& rewrites) {
    ast::walk(module, [&](const ast::Node& node) {
        const auto* either = ast::as<ast::BoolOp>(&node);
        const bool isDefault = either && either->op == ast::BooleanOp::Or && either->values.size() == 2 &&
                               either->values[0]->kind == ast::Kind::NameExpr &&
                               analysis.typeOf(*either->values[1])->kind == TypeKind::Generator;
        if (!isDefault) return true;
        const py::Expr* given = py::source(arena, *either->values[0]);
        const py::Expr* isNone = py::node(arena, py::ExprKind::Binary, {given, py::literal(arena, "None")}, "is");
        rewrites.push_back({either, py::node(arena, py::ExprKind::Conditional, {py::source(arena, *either->values[1]), isNone, given})});
        return true;
    });
}

/// `generator.manual_seed(0)` as a statement.
bool isReseeded(const Use& use, const Analysis& analysis) {
    const auto* alone = ast::as<ast::ExprStmt>(analysis.statementOf(*use.site.node));
    return alone && alone->value == use.site.node && use.site.receiver && means(&use, "random.generator");
}

}  // namespace

void RandomOutcomes::prepare(const ModuleStreams& streams) {
    if (!context_.target.randomKeys || context_.isNeutral) return;
    static const KeyedFunctions none;
    const ProgramEffects* effects = context_.program.effects;
    keys_ = std::make_unique<RandomKeys>(context_.calls, context_.analysis, effects ? effects->keyed() : none,
                                         [&streams](const Use& use) { return streams.isInConstructor(use); });
    context_.keys = keys_.get();
    askForNone(context_.analysis, *context_.file.module, context_.arena, context_.request.rewrites);
    if (!keys_->moduleKey().empty())
        context_.request.setups.push_back({keys_->moduleKey() + " = " + context_.target.randomKeys.make + "(0)", {context_.target.module}});
    requestKeys();
    for (const RandomKeys::Replaced& one : keys_->replaced()) context_.request.rewrites.push_back({one.node, variable(one.key)});
    for (const EachKey& each : keys_->each()) handOutKeys(each);
    for (const RandomKeys::HandedOn& handed : keys_->calls()) passKey(handed);
    reportMissing();
}

/// Keys are made, and split, before the statements that draw.
void RandomOutcomes::requestKeys() {
    Arena& arena = context_.arena;
    std::unordered_map<const ast::Stmt*, StatementRewrite> rewrites;  // EmitRequest::arrange() orders them
    for (const RandomKeys::Made& made : keys_->made())
        rewrites.try_emplace(made.statement, StatementRewrite{made.statement})
            .first->second.before.push_back({variable(made.key), newKey()});
    for (const RandomKeys::Split& split : keys_->splits()) {
        std::vector<const py::Expr*> targets = {variable(split.key)};
        for (const std::string& subkey : split.subkeys) targets.push_back(variable(subkey));
        std::vector<py::Argument> arguments = {{{}, variable(split.key), nullptr}};
        if (targets.size() > 2) arguments.push_back({{}, py::literal(arena, arena.copy(std::to_string(targets.size()))), nullptr});
        const py::Expr* parts = py::call(arena, py::name(arena, py::ExprKind::Api, context_.target.randomKeys.split), arguments);
        StatementRewrite& rewrite = rewrites.try_emplace(split.statement, StatementRewrite{split.statement}).first->second;
        rewrite.before.push_back({py::node(arena, py::ExprKind::Tuple, targets), parts});
    }
    for (auto& [statement, rewrite] : rewrites) context_.request.statements.push_back(std::move(rewrite));
}

/// Where a key is wanted, and none can be taken off.
void RandomOutcomes::reportMissing() {
    const auto report = [this](const ast::Node& node, const ast::Node& named, const std::string& key) {
        const std::string_view name = named.span.of(context_.file.text);
        context_.sink.report(DiagCode::MissingKey, node.span, std::string(name), {name, key});
    };
    for (const RandomKeys::Replaced& one : keys_->unsplit()) report(*one.node, *one.node, one.key);
    for (const RandomKeys::HandedOn& keyless : keys_->keylessCalls()) report(*keyless.call, *keyless.call->func, keyless.key);
}

const py::Expr* RandomOutcomes::variable(std::string_view name) const {
    return py::name(context_.arena, py::ExprKind::Name, context_.arena.copy(name));
}

/// `jax.random.key(0)`, of the number that the file seeds with.
const py::Expr* RandomOutcomes::newKey() {
    Arena& arena = context_.arena;
    const Use* seed = keys_->commonSeed();
    const py::Expr* number = seed ? lower(*seed->meaning->parts[0], context_.loweringFrom(*seed->framework)).code : py::literal(arena, "0");
    return py::call(arena, py::name(arena, py::ExprKind::Api, context_.target.randomKeys.make), {{{}, number, nullptr}});
}

/// `for x in xs` becomes `for x, subkey in zip(xs, jax.random.split(key, len(xs)))`.
void RandomOutcomes::handOutKeys(const EachKey& each) {
    Arena& arena = context_.arena;
    std::vector<const py::Expr*> names;
    for (const std::string& subkey : each.subkeys) names.push_back(variable(subkey));
    const py::Expr* bound = names.size() == 1 ? names[0] : py::node(arena, py::ExprKind::Tuple, names);

    const py::Expr* count = py::source(arena, *each.count);
    if (each.form == EachKey::Form::Zipped) count = py::call(arena, variable("len"), {{{}, count, nullptr}});
    if (names.size() > 1)
        count = py::node(arena, py::ExprKind::Tuple, {count, py::literal(arena, arena.copy(std::to_string(names.size())))});
    const py::Expr* keys = py::call(arena, py::name(arena, py::ExprKind::Api, context_.target.randomKeys.split),
                                    {{{}, variable(each.key), nullptr}, {{}, count, nullptr}});

    const ast::comprehension& clause = *each.clause;
    if (each.form == EachKey::Form::Enumerated) keys = py::call(arena, variable("enumerate"), {{{}, keys, nullptr}});
    if (each.form == EachKey::Form::Zipped)
        keys = py::call(arena, variable("zip"), {{{}, py::source(arena, *clause.iter), nullptr}, {{}, keys, nullptr}});
    if (each.form != EachKey::Form::Keys) bound = py::node(arena, py::ExprKind::Tuple, {py::source(arena, *clause.target), bound});
    context_.request.rewrites.push_back({clause.target, bound});
    context_.request.rewrites.push_back({clause.iter, keys});
}

/// `f(x)` becomes `f(x, key=subkey)`.
void RandomOutcomes::passKey(const RandomKeys::HandedOn& handed) {
    Arena& arena = context_.arena;
    const ast::Call& call = *handed.call;
    std::string_view keyword = handed.parameter;
    for (const RandomKeys::Parameter& parameter : keys_->parameters())
        if (parameter.function == handed.callee) keyword = parameter.key;
    if (keyword.empty()) return;  // that function takes none: it says so itself
    std::vector<py::Argument> arguments = argumentsOf(call, arena);
    arguments.push_back({keyword, variable(handed.key), nullptr});
    context_.request.rewrites.push_back({&call, py::call(arena, py::source(arena, *call.func), arguments, &call), true});
}

void RandomOutcomes::addKeyParameters(std::unordered_map<const Use*, Outcome>& outcomes) {
    if (!keys_ || keys_->parameters().empty()) return;
    SourceTree tree(context_.file);
    for (const RandomKeys::Parameter& parameter : keys_->parameters()) {
        if (auto edit = addKeywordParameter(tree, *parameter.function, parameter.key))
            context_.request.insertions.push_back(std::move(*edit));
        if (!parameter.isCalledElsewhere) continue;
        std::string name(functionName(*parameter.function));
        if (!parameter.first) context_.sink.report(DiagCode::TakesKey, parameter.function->span, name, {name, parameter.key});
        else if (outcomes[parameter.first] == Outcome::Exact)
            outcomes[parameter.first] = context_.report(*parameter.first, DiagCode::TakesKey, {name, parameter.key});
    }
}

std::optional<Outcome> RandomOutcomes::outcomeOf(const Use& use) {
    if (keys_ && !keys_->obstacle(use).empty()) return context_.noCounterpart(use, keys_->obstacle(use));
    if (keys_ && means(&use, "random.seed")) return convertSeed(use);
    if (isReseeded(use, context_.analysis)) return convertReseeded(use);
    return std::nullopt;
}

/// The variable gets a new generator, and others that hold the old one don't see it.
Outcome RandomOutcomes::convertReseeded(const Use& use) {
    Lowered made = lower(*use.meaning, context_.loweringOf(use));
    if (keyPlace(*use.site.receiver).empty() || !made.code)
        return context_.noCounterpart(use, made.code ? "no variable holds the generator" : made.unsupported);
    StatementRewrite rewrite{context_.analysis.statementOf(*use.site.node)};
    rewrite.line = {py::source(context_.arena, *use.site.receiver), made.code};
    context_.rewrite(std::move(rewrite), use);
    const ScopeNames names(*context_.file.module, context_.analysis);
    const ast::NameExpr* root = placeRoot(*use.site.receiver);
    const ast::Node* scope = scopeAround(*use.site.node, context_.analysis);
    if (root == use.site.receiver && names.parameter(*scope, root->id.text()))
        return context_.report(use, DiagCode::Approximate, {use.name, "the caller's generator goes on as it was"});
    return Outcome::Exact;
}

/// `torch.manual_seed(0)` makes the key that the scope draws with.
Outcome RandomOutcomes::convertSeed(const Use& use) {
    std::string key = keys_->seededKey(use);
    const ast::Stmt* statement = context_.analysis.statementOf(*use.site.node);
    const auto* alone = ast::as<ast::ExprStmt>(statement);
    const bool isAlone = alone && alone->value == use.site.node;
    const bool drawsByKeys =
        !keys_->splits().empty() || !keys_->parameters().empty() || !keys_->calls().empty() || !keys_->moduleKey().empty();
    const bool isCommon = &use == keys_->commonSeed() && !keys_->made().empty();  // those keys are made of it
    if (key.empty() && isAlone && (isCommon || !drawsByKeys)) {                   // layers draw from streams, which have seeds of their own
        context_.request.deletions.push_back(statement);
        return Outcome::Exact;
    }
    if (key.empty() || !alone || alone->value != use.site.node || !use.meaning->parts[0])
        return context_.noCounterpart(use, "keys are made where numbers are drawn, and nothing is drawn here");
    Lowered seed = lower(*use.meaning->parts[0], context_.loweringFrom(*use.framework));
    Arena& arena = context_.arena;
    StatementRewrite rewrite{statement};
    rewrite.line = {py::name(arena, py::ExprKind::Name, arena.copy(key)),
                    py::call(arena, py::name(arena, py::ExprKind::Api, context_.target.randomKeys.make), {{{}, seed.code, nullptr}})};
    context_.rewrite(std::move(rewrite), use);
    return Outcome::Exact;
}

}  // namespace regraft
