#include "emit/convert.h"

#include <algorithm>

#include "emit/conversion.h"

namespace regraft {

namespace {

void reportSyntaxError(const SyntaxError& error, DiagnosticSink& sink) {
    DiagCode code = error.pythonTwo ? DiagCode::PythonTwo : DiagCode::SyntaxError;
    sink.report(code, error.span, "", {error.message});
}

void finish(ConvertedFile& result, DiagnosticSink& sink) {
    sink.sort();
    result.diagnostics = sink.take();
}

}  // namespace

std::vector<const Framework*> sourceFrameworks(const ParsedFile& file, const ConvertOptions& options) {
    const Tables& tables = Tables::builtin();
    const Framework* target = tables.framework(options.to.framework);
    std::vector<const Framework*> chosen;
    for (const FrameworkVersion& version : options.from)
        if (const Framework* framework = tables.framework(version.framework)) chosen.push_back(framework);
    if (!chosen.empty()) return chosen;
    std::vector<const Framework*> imported = importedFrameworks(file);
    std::erase(imported, target);
    bool others = std::any_of(imported.begin(), imported.end(), [](const Framework* f) { return !f->isCommonGround; });
    if (others) std::erase_if(imported, [](const Framework* f) { return f->isCommonGround; });
    return imported;
}

ConvertedFile convertFile(const SourceFile& file, const ConvertOptions& options) {
    return runStages(file, options, Tables::builtin().framework(options.to.framework), false);
}

ConvertedFile runStages(const SourceFile& file, const ConvertOptions& options, const Framework* target, bool neutral) {
    ConvertedFile result;
    result.text = std::string(file.text());
    DiagnosticSink sink;
    Frontend frontend;
    ParseResult parsed = parseModule(file.text());
    if (parsed.error) {
        reportSyntaxError(*parsed.error, sink);
        result.status = FileStatus::NotParsed;
        finish(result, sink);
        return result;
    }
    frontend.parsed = std::move(parsed.file);
    frontend.from = sourceFrameworks(*frontend.parsed, options);
    if (frontend.from.empty() || !target) return result;
    for (const Framework* framework : frontend.from) result.from.push_back(framework->name);
    frontend.analysis = analyse(*frontend.parsed, frontend.from);

    UseOutcomes outcomes(frontend, *target, options, neutral, sink);
    outcomes.run();
    EmitResult emitted = emitEdits(outcomes.request());
    for (const EmitResult::Refused& refused : emitted.refused) outcomes.refuse(*refused.node, refused.reason);
    result.uses = outcomes.counts();
    if (!emitted.edits.empty()) {
        std::string output = applyEdits(file.text(), emitted.edits);
        if (selfCheck(output, frontend, outcomes, emitted.ownNames, sink)) {
            result.text = std::move(output);
            result.edits = std::move(emitted.edits);
            result.status = FileStatus::Converted;
        }
    }
    finish(result, sink);
    return result;
}

}  // namespace regraft
