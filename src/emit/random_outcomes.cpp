// Random numbers in targets whose functions take keys.

#include "ast/visit.h"
#include "emit/conversion.h"
#include "emit/signature.h"
#include "lift/meaning.h"
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

}  // namespace

void UseOutcomes::prepareKeys() {
    if (!target_.randomKeys || neutral_) return;
    static const KeyedFunctions none;
    const ProgramEffects* effects = frontend_.context.effects;
    keys_ = std::make_unique<RandomKeys>(calls_, *frontend_.analysis, effects ? effects->keyed() : none,
                                         [this](const Use& use) { return isInModuleConstructor(use); });
    Arena& arena = frontend_.parsed->arena;
    askForNone(*frontend_.analysis, *frontend_.parsed->module, arena, request_.rewrites);
    auto variable = [&](const std::string& name) { return py::name(arena, py::ExprKind::Name, arena.copy(name)); };
    if (!keys_->moduleKey().empty())
        request_.setups.push_back({keys_->moduleKey() + " = " + target_.randomKeys.make + "(0)", {target_.module}});
    std::unordered_map<const ast::Stmt*, StatementRewrite> rewrites;  // EmitRequest::arrange() orders them
    for (const RandomKeys::Made& made : keys_->made())
        rewrites.try_emplace(made.statement, StatementRewrite{made.statement})
            .first->second.before.push_back({variable(made.key), newKey()});
    for (const RandomKeys::Split& split : keys_->splits()) {
        std::vector<const py::Expr*> targets = {variable(split.key)};
        for (const std::string& subkey : split.subkeys) targets.push_back(variable(subkey));
        std::vector<py::Argument> arguments = {{{}, variable(split.key), nullptr}};
        if (targets.size() > 2) arguments.push_back({{}, py::literal(arena, arena.copy(std::to_string(targets.size()))), nullptr});
        const py::Expr* parts = py::call(arena, py::name(arena, py::ExprKind::Api, target_.randomKeys.split), arguments);
        StatementRewrite& rewrite = rewrites.try_emplace(split.statement, StatementRewrite{split.statement}).first->second;
        rewrite.before.push_back({py::node(arena, py::ExprKind::Tuple, targets), parts});
    }
    for (auto& [statement, rewrite] : rewrites) request_.statements.push_back(std::move(rewrite));
    for (const RandomKeys::Replaced& one : keys_->replaced()) request_.rewrites.push_back({one.node, variable(one.key)});
    for (const RandomKeys::Replaced& one : keys_->unsplit()) {
        std::string_view name = one.node->span.of(frontend_.parsed->text);
        sink_.report(DiagCode::MissingKey, one.node->span, std::string(name), {name, one.key});
    }
    for (const EachKey& each : keys_->each()) handOutKeys(each);
    for (const RandomKeys::HandedOn& handed : keys_->calls()) passKey(handed);
    for (const RandomKeys::HandedOn& keyless : keys_->keylessCalls()) {
        std::string_view name = frontend_.parsed->text;
        name = keyless.call->func->span.of(name);
        sink_.report(DiagCode::MissingKey, keyless.call->span, std::string(name), {name, keyless.key});
    }
}

/// `jax.random.key(0)`, of the number that the file seeds with.
const py::Expr* UseOutcomes::newKey() {
    Arena& arena = frontend_.parsed->arena;
    const Use* seed = keys_->commonSeed();
    const py::Expr* number = seed ? lower(*seed->meaning->parts[0], contextFor(*seed->framework)).code : py::literal(arena, "0");
    return py::call(arena, py::name(arena, py::ExprKind::Api, target_.randomKeys.make), {{{}, number, nullptr}});
}

/// `for x in xs` becomes `for x, subkey in zip(xs, jax.random.split(key, len(xs)))`.
void UseOutcomes::handOutKeys(const EachKey& each) {
    Arena& arena = frontend_.parsed->arena;
    auto variable = [&](std::string_view name) { return py::name(arena, py::ExprKind::Name, arena.copy(name)); };
    std::vector<const py::Expr*> names;
    for (const std::string& subkey : each.subkeys) names.push_back(variable(subkey));
    const py::Expr* bound = names.size() == 1 ? names[0] : py::node(arena, py::ExprKind::Tuple, names);

    const py::Expr* count = py::source(arena, *each.count);
    if (each.form == EachKey::Form::Zipped) count = py::call(arena, variable("len"), {{{}, count, nullptr}});
    if (names.size() > 1)
        count = py::node(arena, py::ExprKind::Tuple, {count, py::literal(arena, arena.copy(std::to_string(names.size())))});
    const py::Expr* keys = py::call(arena, py::name(arena, py::ExprKind::Api, target_.randomKeys.split),
                                    {{{}, variable(each.key), nullptr}, {{}, count, nullptr}});

    const ast::comprehension& clause = *each.clause;
    if (each.form == EachKey::Form::Enumerated) keys = py::call(arena, variable("enumerate"), {{{}, keys, nullptr}});
    if (each.form == EachKey::Form::Zipped)
        keys = py::call(arena, variable("zip"), {{{}, py::source(arena, *clause.iter), nullptr}, {{}, keys, nullptr}});
    if (each.form != EachKey::Form::Keys) bound = py::node(arena, py::ExprKind::Tuple, {py::source(arena, *clause.target), bound});
    request_.rewrites.push_back({clause.target, bound});
    request_.rewrites.push_back({clause.iter, keys});
}

/// `f(x)` becomes `f(x, key=subkey)`.
void UseOutcomes::passKey(const RandomKeys::HandedOn& handed) {
    Arena& arena = frontend_.parsed->arena;
    const ast::Call& call = *handed.call;
    std::string_view keyword = handed.parameter;
    for (const RandomKeys::Parameter& parameter : keys_->parameters())
        if (parameter.function == handed.callee) keyword = parameter.key;
    if (keyword.empty()) return;  // that function takes none: it says so itself
    std::vector<py::Argument> arguments;
    for (const ast::Expr* arg : call.args) {
        const auto* starred = ast::as<ast::Starred>(arg);
        arguments.push_back({starred ? "*" : "", py::source(arena, starred ? *starred->value : *arg), arg});
    }
    for (const ast::keyword* given : call.keywords)
        arguments.push_back({given->name ? given->name.text() : "**", py::source(arena, *given->value), given});
    arguments.push_back({keyword, py::name(arena, py::ExprKind::Name, arena.copy(handed.key)), nullptr});
    request_.rewrites.push_back({&call, py::call(arena, py::source(arena, *call.func), arguments, &call), true});
}

void UseOutcomes::addKeyParameters() {
    if (!keys_ || keys_->parameters().empty()) return;
    SourceTree tree(*frontend_.parsed);
    for (const RandomKeys::Parameter& parameter : keys_->parameters()) {
        if (auto edit = addKeywordParameter(tree, *parameter.function, parameter.key)) request_.insertions.push_back(std::move(*edit));
        if (!parameter.isCalledElsewhere) continue;
        std::string name(functionName(*parameter.function));
        if (!parameter.first) sink_.report(DiagCode::TakesKey, parameter.function->span, name, {name, parameter.key});
        else if (outcomes_[parameter.first] == Outcome::Exact)
            outcomes_[parameter.first] = report(*parameter.first, DiagCode::TakesKey, {name, parameter.key});
    }
}

/// `generator.manual_seed(0)` as a statement.
bool UseOutcomes::isReseeded(const Use& use) const {
    const auto* alone = ast::as<ast::ExprStmt>(frontend_.analysis->statementOf(*use.site.node));
    return alone && alone->value == use.site.node && use.site.receiver && means(&use, "random.generator");
}

/// It becomes a new generator, and others that hold the old one don't see it.
UseOutcomes::Outcome UseOutcomes::convertReseeded(const Use& use) {
    Lowered made = lower(*use.meaning, contextOf(use));
    if (keyPlace(*use.site.receiver).empty() || !made.code)
        return report(use, DiagCode::NoCounterpart,
                      {use.name, target_.name, made.code ? "no variable holds the generator" : made.unsupported});
    StatementRewrite rewrite{frontend_.analysis->statementOf(*use.site.node)};
    rewrite.line = {py::source(frontend_.parsed->arena, *use.site.receiver), made.code};
    request_.statements.push_back(std::move(rewrite));
    useOfNode_[rewrite.statement] = &use;
    const ScopeNames names(*frontend_.parsed->module, *frontend_.analysis);
    const ast::NameExpr* root = placeRoot(*use.site.receiver);
    const ast::Node* scope = scopeAround(*use.site.node, *frontend_.analysis);
    if (root == use.site.receiver && names.parameter(*scope, root->id.text()))
        return report(use, DiagCode::Approximate, {use.name, "the caller's generator goes on as it was"});
    return Outcome::Exact;
}

/// `torch.manual_seed(0)` makes the key that the scope draws with.
UseOutcomes::Outcome UseOutcomes::convertSeed(const Use& use) {
    std::string key = keys_->seededKey(use);
    const ast::Stmt* statement = frontend_.analysis->statementOf(*use.site.node);
    const auto* alone = ast::as<ast::ExprStmt>(statement);
    const bool isAlone = alone && alone->value == use.site.node;
    const bool drawsByKeys =
        !keys_->splits().empty() || !keys_->parameters().empty() || !keys_->calls().empty() || !keys_->moduleKey().empty();
    const bool isCommon = &use == keys_->commonSeed() && !keys_->made().empty();  // those keys are made of it
    if (key.empty() && isAlone && (isCommon || !drawsByKeys)) {                   // layers draw from streams, which have seeds of their own
        request_.deletions.push_back(statement);
        return Outcome::Exact;
    }
    if (key.empty() || !alone || alone->value != use.site.node || !use.meaning->parts[0])
        return report(use, DiagCode::NoCounterpart,
                      {use.name, target_.name, "keys are made where numbers are drawn, and nothing is drawn here"});
    Lowered seed = lower(*use.meaning->parts[0], contextFor(*use.framework));
    Arena& arena = frontend_.parsed->arena;
    StatementRewrite rewrite{statement};
    rewrite.line = {py::name(arena, py::ExprKind::Name, arena.copy(key)),
                    py::call(arena, py::name(arena, py::ExprKind::Api, target_.randomKeys.make), {{{}, seed.code, nullptr}})};
    request_.statements.push_back(std::move(rewrite));
    useOfNode_[statement] = &use;
    return Outcome::Exact;
}

}  // namespace regraft
