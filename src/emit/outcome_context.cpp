#include "emit/outcome_context.h"

#include <fmt/format.h>

#include <algorithm>

#include "ast/visit.h"
#include "semantic/program.h"

namespace regraft {

namespace {

EmitRequest requestFor(const Frontend& frontend, const Framework& target, const ConvertOptions& options) {
    EmitRequest request;
    request.file = frontend.parsed;
    request.analysis = frontend.analysis;
    request.tables = &Tables::builtin();
    request.from = frontend.from;
    request.target = &target;
    if (!options.to.version.empty()) request.targetVersion = versionOf(target, options.to);
    if (const Program* program = frontend.context.program)
        request.isTaken = [program, module = frontend.context.module](std::string_view name) { return program->isTaken(module, name); };
    request.graftsHelpers = !options.helperBody;
    return request;
}

/// What a use is taken to be used on: "an array of torch".
std::string guessedKind(const Use& use, const Analysis& analysis) {
    const Type* type = use.site.receiver ? analysis.typeOf(*use.site.receiver) : nullptr;
    if (type && !type->role().empty()) return fmt::format("a {} of {}", type->role(), use.framework->name);
    if (type && type->kind == TypeKind::Generator) return fmt::format("a generator of {}", use.framework->name);
    const bool isModule = use.framework->modules && use.name.starts_with(use.framework->modules->base + ".");
    return fmt::format("{} of {}", isModule ? "a module" : "an array", use.framework->name);
}

}  // namespace

OutcomeContext::OutcomeContext(const Frontend& frontend, const Framework& to, const ConvertOptions& how, bool neutral,
                               DiagnosticSink& diagnostics)
    : file(*frontend.parsed),
      arena(file.arena),
      analysis(*frontend.analysis),
      from(frontend.from),
      program(frontend.context),
      target(to),
      options(how),
      isNeutral(neutral),
      migrates(!how.helperBody && !neutral && std::ranges::find(frontend.from, &to) != frontend.from.end()),
      sink(diagnostics),
      request(requestFor(frontend, to, how)),
      targetRules(to.dtypeRules),
      calls(*file.module, analysis),
      replaced(analysis) {
    if (program.effects) calls.shareValues(program.effects->values());
}

const Analysis& OutcomeContext::analysisOf(const ast::Node& definition) const {
    const ModuleId home = program.program ? program.program->moduleOf(definition) : noModule;
    return home == noModule ? analysis : program.program->analysis(home);
}

std::span<const ast::Call* const> OutcomeContext::callsOfAnything() const {
    if (!callsOfAnything_) {
        callsOfAnything_.emplace();
        ast::walk(*file.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const bool isOfAnything = call && !analysis.useAt(*call) && !analysis.callee(*call) &&
                                      analysis.qualifiedName(*call->func).empty() && analysis.typeOf(*call->func)->kind != TypeKind::Class;
            if (isOfAnything) callsOfAnything_->push_back(call);
            return true;
        });
    }
    return *callsOfAnything_;
}

const Lifted* OutcomeContext::liftedOf(const Use* use) const {
    const auto found = lifted.find(use);
    return found == lifted.end() ? nullptr : &found->second;
}

LowerContext OutcomeContext::loweringFrom(const Framework& source) const {
    return {Tables::builtin(),
            source,
            target,
            targetRules,
            !options.nativeDtypes && !hasDefaultFloat,
            arena,
            &analysis,
            {},
            migrates || !options.to.version.empty() ? targetVersion() : "",
            false,
            isNeutral};
}

LowerContext OutcomeContext::loweringOf(const Use& use) const {
    LowerContext lowering = loweringFrom(*use.framework);
    if (keys) lowering.randomKey = keys->keyOf(use);
    return lowering;
}

Outcome OutcomeContext::report(const Use& use, DiagCode code, std::initializer_list<std::string_view> args) {
    Diagnostic& diagnostic = sink.report(code, use.site.node->span, use.name, args);
    diagnostic.assumed = use.assumed;
    return diagnostic.severity() == Severity::Approximate ? Outcome::Approximate : Outcome::Untranslatable;
}

Outcome OutcomeContext::noCounterpart(const Use& use, std::string_view problem) {
    return report(use, DiagCode::NoCounterpart, {use.name, target.name, problem});
}

Outcome OutcomeContext::reportGuess(const Use& use) {
    return report(use, DiagCode::AssumedReceiver, {use.name, guessedKind(use, analysis)});
}

void OutcomeContext::rewrite(const ast::Expr& node, const py::Expr* code, const Use& use) {
    request.rewrites.push_back({&node, code});
    useOfNode_[&node] = &use;
}

void OutcomeContext::rewrite(StatementRewrite statement, const Use& use) {
    answerFor(*statement.statement, use);
    request.statements.push_back(std::move(statement));
}

void OutcomeContext::answerFor(const ast::Node& node, const Use& use) { useOfNode_.try_emplace(&node, &use); }

const Use* OutcomeContext::useOf(const ast::Node& node) const {
    const auto found = useOfNode_.find(&node);
    return found == useOfNode_.end() ? nullptr : found->second;
}

std::string OutcomeContext::freshName(const std::string& base) {
    for (unsigned number = 1;; ++number) {
        std::string name = number == 1 ? base : base + "_" + std::to_string(number);
        if (!analysis.isBound(name, *file.module) && given_.insert(name).second) return name;
    }
}

}  // namespace regraft
