#include "emit/convert.h"

#include <algorithm>

#include "emit/conversion.h"
#include "emit/crossings.h"
#include "emit/neighbours.h"
#include "emit/read_source.h"
#include "emit/unsupported.h"
#include "emit/use_outcomes.h"
#include "lift/program_effects.h"
#include "modules/module_classes.h"
#include "semantic/program.h"

namespace regraft {

namespace {

using OnUnsupported = ConvertOptions::OnUnsupported;

void reportSyntaxError(const SyntaxError& error, DiagnosticSink& sink) {
    DiagCode code = error.pythonTwo ? DiagCode::PythonTwo : DiagCode::SyntaxError;
    sink.report(code, error.span, "", {error.message});
}

/// Most files that a program has beside those that use the framework: nothing in them is the framework's, and nothing in others changes
/// how they have to call it.
bool hasNothingToConvert(const Frontend& frontend, const Framework& target) {
    const ProgramContext& context = frontend.context;
    if (!frontend.analysis->uses().empty() || (context.effects && context.effects->concern(context.module))) return false;
    const std::vector<const Framework*> imported = importedFrameworks(*frontend.parsed);
    const bool importsNone = std::none_of(imported.begin(), imported.end(), [&](const Framework* one) {
        return std::find(frontend.from.begin(), frontend.from.end(), one) != frontend.from.end();
    });
    return importsNone && ModuleClasses(*frontend.parsed, *frontend.analysis).all().empty() &&
           !importsBoundLibrary(*frontend.analysis, frontend.from, target);
}

void finish(ConvertedFile& result, DiagnosticSink& sink) {
    sink.sort();
    result.diagnostics = sink.take();
}

}  // namespace

std::vector<const Framework*> sourceFrameworks(std::vector<const Framework*> imported, const ConvertOptions& options) {
    const Tables& tables = Tables::builtin();
    std::vector<const Framework*> chosen;
    for (const FrameworkVersion& version : options.from)
        if (const Framework* framework = tables.framework(version.framework)) chosen.push_back(framework);
    if (!chosen.empty()) return chosen;
    std::erase(imported, tables.framework(options.to.framework));
    bool others = std::any_of(imported.begin(), imported.end(), [](const Framework* f) { return !f->isCommonGround; });
    if (others) std::erase_if(imported, [](const Framework* f) { return f->isCommonGround; });
    return imported;
}

bool isMigration(std::span<const Framework* const> from, const Framework* target) {
    return std::ranges::all_of(from, [&](const Framework* one) { return one == target; });
}

std::optional<SyntaxError> readFrontend(Frontend& frontend, const SourceFile& file, const ConvertOptions& options, ProgramContext context) {
    frontend.context = context;
    if (Program* program = context.program) {
        auto from = program->from(context.module);
        frontend.from.assign(from.begin(), from.end());
        frontend.parsed = &program->file(context.module);
        frontend.analysis = &program->analysis(context.module);
        return {};
    }
    ParseResult parsed = parseModule(file.text());
    if (parsed.error) return std::move(parsed.error);
    frontend.ownParsed = std::move(parsed.file);
    frontend.parsed = frontend.ownParsed.get();
    frontend.from = sourceFrameworks(importedFrameworks(*frontend.parsed), options);
    if (frontend.from.empty()) return {};
    const Framework* target = Tables::builtin().framework(options.to.framework);
    frontend.ownAnalysis = analyse(*frontend.parsed, frontend.from, isMigration(frontend.from, target));
    frontend.analysis = frontend.ownAnalysis.get();
    return {};
}

ConvertedFile convertFile(const SourceFile& file, const ConvertOptions& options, ProgramContext context) {
    std::shared_ptr<const ReadSource> own;
    if (!context.program) {
        own = readSource(file, options);
        context.read = own.get();
    }
    const Framework* target = Tables::builtin().framework(options.to.framework);
    if (!context.read) return runStages(file, options, target, false, context);
    ConvertedFile converted = runStages(context.read->file, options, target, false, context);
    std::string left = leftBesideTraining(converted, *context.read);
    if (left.empty()) return inOriginal(std::move(converted), file, *context.read);
    own = readSource(file, options, left);  // training goes with its models
    ProgramContext alone;
    alone.read = own.get();
    return inOriginal(runStages(own->file, options, target, false, alone), file, *own);
}

/// The counts of a file whose new text is not to be trusted.
UseCounts allUntranslated(const UseCounts& counts) { return {0, 0, counts.exact + counts.approximate + counts.untranslatable}; }

ConvertedFile runStages(const SourceFile& file, const ConvertOptions& options, const Framework* target, bool neutral,
                        ProgramContext context) {
    ConvertedFile result;
    result.text = std::string(file.text());
    DiagnosticSink sink;
    Frontend frontend;
    if (auto error = readFrontend(frontend, file, options, context)) {
        reportSyntaxError(*error, sink);
        result.status = FileStatus::NotParsed;
        finish(result, sink);
        return result;
    }
    if (!frontend.analysis || !target) return result;
    for (const Framework* framework : frontend.from) result.from.push_back(framework->name);
    if (hasNothingToConvert(frontend, *target)) return result;

    const ReadSource* read = frontend.context.read;
    if (!neutral && !options.helperBody && !(read && read->readsWhole) &&
        reportLeftWhole(*frontend.analysis, frontend.from, *target, read ? read->leftWhole : "", sink)) {
        result.uses = allUntranslated({0, 0, static_cast<unsigned>(frontend.analysis->uses().size())});
        finish(result, sink);
        return result;
    }
    UseOutcomes outcomes(frontend, *target, options, neutral, sink);
    outcomes.run();
    if (!options.helperBody) {
        reportNeighbours(*frontend.analysis, frontend.from, *target, sink);
        reportCrossings(*frontend.parsed->module, *frontend.analysis, frontend.from, *target, sink);
    }
    EmitResult emitted = emitEdits(outcomes.request());
    for (const EmitResult::Refused& refused : emitted.refused) outcomes.refuse(*refused.node, refused.reason);
    if (options.onUnsupported == OnUnsupported::Raise && !emitted.refused.empty())
        emitted = emitEdits(outcomes.request());  // what was refused raises now, or stays
    for (const ast::alias* import : emitted.absentImports) outcomes.reportAbsentImport(*import);
    if (options.onUnsupported == OnUnsupported::Comment)
        for (Edit& edit : unsupportedComments(file, *frontend.parsed, sink.all())) emitted.edits.push_back(std::move(edit));
    result.uses = outcomes.counts();
    if (!emitted.edits.empty()) {
        std::optional<std::string> output = applyEdits(file.text(), emitted.edits);
        if (!output) sink.report(DiagCode::ConflictingEdits, {0, 0}, "", {});
        const bool holds = output && selfCheck(*output, frontend, outcomes, emitted.ownNames, sink);
        if (!holds) result.uses = allUntranslated(result.uses);  // the file stays as it was
        if (holds) {
            result.text = std::move(*output);
            result.edits = std::move(emitted.edits);
            result.status = FileStatus::Converted;
            result.parameterMap = outcomes.parameterMap();
        }
    }
    finish(result, sink);
    return result;
}

}  // namespace regraft
