#include "project/file_conversion.h"

#include "project/suppressions.h"
#include "source/notebook.h"

namespace regraft {
namespace {

void addFinding(FileResult& result, Diagnostic diagnostic) { result.findings.push_back(findingAt(*result.source, std::move(diagnostic))); }

Diagnostic diagnosticOf(DiagCode code, const std::string& reason) {
    DiagnosticSink sink;
    sink.report(code, {}, "", {reason});
    return sink.take().front();
}

/// What the user asked not to hear of goes; so do suppressed findings.
void filter(FileResult& result, const Selection& selection) {
    applySuppressions(result);
    std::erase_if(result.findings, [&](const Finding& finding) { return !selection.tells(finding.diagnostic, result.input); });
}

void refuseOutput(FileResult& result, const std::string& reason) {
    addFinding(result, diagnosticOf(DiagCode::OutputUnparsable, reason));
    result.status = FileStatus::Unchanged;
}

/// Reads text into `result.source`; false if it is none.
bool decode(FileResult& result, const std::string& bytes) {
    auto decoded = SourceFile::decode(result.input.shown, bytes);
    if (const auto* error = std::get_if<DecodeError>(&decoded)) {
        result.status = FileStatus::NotParsed;
        addUnplaced(result, DiagCode::UndecodableFile, error->message, {{error->line, 1}, error->offset});
        return false;
    }
    result.source = std::make_shared<const SourceFile>(std::get<SourceFile>(std::move(decoded)));
    return true;
}

/// A line near the top by which generators warn those who would edit what they wrote; empty if there is none.
std::string_view generatorsWarning(const SourceFile& file) {
    for (std::uint32_t line = 1; line <= std::min<std::uint32_t>(file.lineCount(), 8); ++line) {
        const std::string_view text = file.line(line);
        for (const std::string_view words : {"@generated", "DO NOT EDIT", "Do not edit!"})
            if (text.starts_with("#") && text.find(words) != text.npos)
                return text.substr(std::min(text.find_first_not_of("# "), text.size()));
    }
    return {};
}

void noteGenerated(FileResult& result) {
    if (result.status != FileStatus::Converted) return;
    const std::string_view warning = generatorsWarning(*result.source);
    if (warning.empty()) return;
    result.findings.insert(result.findings.begin(), findingAt(*result.source, diagnosticOf(DiagCode::GeneratedFile, std::string(warning))));
}

/// Puts into `result` what became of `result.source`; the new text.
std::string take(FileResult& result, ConvertedFile converted) {
    result.status = converted.status;
    result.uses = converted.uses;
    result.from = std::move(converted.from);
    result.parameterMap = std::move(converted.parameterMap);
    for (Diagnostic& diagnostic : converted.diagnostics) addFinding(result, std::move(diagnostic));
    noteGenerated(result);
    return std::move(converted.text);
}

/// The original bytes if nothing changed or the new text cannot be written in the file's encoding.
std::string encodeOutput(FileResult& result, const std::string& text, const std::string& original) {
    auto encoded = result.source->encode(text);
    if (const auto* error = std::get_if<DecodeError>(&encoded)) {
        refuseOutput(result, error->message);
        return original;
    }
    std::string bytes = std::get<std::string>(std::move(encoded));
    return bytes.empty() ? original : bytes;  // a conversion never leaves nothing
}

ConvertedFile convertModule(FileResult& result, const ConvertOptions& options, const Project::Module& module) {
    if (module.cached) return *module.cached;
    result.source = module.source;
    ConvertedFile converted = convertFile(*result.source, options, module.context);
    if (module.cache) module.cache->keep(module.key, converted);
    return converted;
}

/// Of what the cache has, what needs no text: most files.
bool isSilent(const Project::Module& module, const std::string& bytes) {
    return module.cached && module.cached->status == FileStatus::Unchanged && module.cached->diagnostics.empty() &&
           bytes.find("regraft:") == bytes.npos;
}

std::string convertPython(FileResult& result, const std::string& bytes, const RunOptions& options, const Project::Module* module) {
    if (module && !(module->content == keyOf(bytes))) module = nullptr;  // somebody changed it meanwhile
    if (module && isSilent(*module, bytes)) {
        take(result, *module->cached);
        if (!module->mentionsFramework) result.status = FileStatus::Skipped;
        return bytes;
    }
    if (!decode(result, bytes)) return bytes;
    const std::string text =
        take(result, module ? convertModule(result, options.convert, *module) : convertFile(*result.source, options.convert));
    std::string output = result.status == FileStatus::Converted ? encodeOutput(result, text, bytes) : bytes;
    const bool isPlain = module && !module->mentionsFramework && result.status == FileStatus::Unchanged && result.findings.empty();
    if (isPlain) result.status = FileStatus::Skipped;
    filter(result, options.selection);
    return output;
}

/// Findings of the program that the cells make, as findings of the notebook's own text.
void placeInNotebook(FileResult& result, const Notebook& notebook, std::shared_ptr<const SourceFile> whole) {
    result.source = std::move(whole);
    for (Finding& finding : result.findings) {
        Span& span = finding.diagnostic.span;
        span = {notebook.byteOf(span.begin), notebook.byteOf(span.end)};
        if (span.end < span.begin) span.end = span.begin;
        finding = findingAt(*result.source, std::move(finding.diagnostic));
    }
}

std::string convertNotebook(FileResult& result, const std::string& bytes, const RunOptions& options) {
    if (!decode(result, bytes)) return bytes;
    const auto whole = result.source;
    const std::uint32_t bom = whole->hasBom() ? 3 : 0;
    auto read = Notebook::read(std::string_view(bytes).substr(bom));
    if (const auto* error = std::get_if<DecodeError>(&read)) {
        result.status = FileStatus::NotParsed;
        addUnplaced(result, DiagCode::SyntaxError, error->message, {{error->line, 1}, error->offset + bom});
        return bytes;
    }
    const Notebook& notebook = std::get<Notebook>(read);
    if (!notebook.isPython()) return bytes;
    if (!decode(result, notebook.program())) return bytes;
    ConvertOptions inlined = options.convert;
    inlined.helpersInModule = false;
    const std::string text = take(result, convertFile(*result.source, inlined));
    std::string output = bytes;
    if (result.status == FileStatus::Converted) {
        auto written = notebook.withProgram(text);
        if (const auto* error = std::get_if<DecodeError>(&written)) refuseOutput(result, error->message);
        else output = bytes.substr(0, bom) + std::get<std::string>(written);
    }
    filter(result, options.selection);
    placeInNotebook(result, notebook, whole);
    return output;
}

}  // namespace

bool isNotebook(const InputFile& file) { return std::filesystem::path(file.shown).extension() == ".ipynb"; }

void addUnplaced(FileResult& result, DiagCode code, const std::string& reason, FilePlace place) {
    result.findings.push_back({diagnosticOf(code, reason), place, place});
}

std::string reviseContent(FileResult& result, const std::string& bytes, const RunOptions& options, const Packages& packages) {
    result.status = FileStatus::Skipped;
    if (!packages.mayBeNamedIn(bytes)) return bytes;
    auto decoded = SourceFile::decode(result.input.shown, bytes);
    if (!std::holds_alternative<SourceFile>(decoded)) return bytes;  // nothing to read for a person either
    result.source = std::make_shared<const SourceFile>(std::get<SourceFile>(std::move(decoded)));
    Revision revision = revise(surroundingKind(result.input.path), result.source->text(), packages);
    if (!revision.diagnostics.empty()) result.status = FileStatus::Unchanged;
    for (Diagnostic& diagnostic : revision.diagnostics) addFinding(result, std::move(diagnostic));
    std::string output = bytes;
    if (!revision.edits.empty()) {
        const auto text = applyEdits(result.source->text(), std::move(revision.edits));
        result.status = text ? FileStatus::Converted : FileStatus::Unchanged;
        if (text) output = encodeOutput(result, *text, bytes);
    }
    std::erase_if(result.findings, [&](const Finding& finding) { return !options.selection.tells(finding.diagnostic, result.input); });
    return output;
}

std::string convertContent(FileResult& result, const std::string& bytes, const RunOptions& options, const Project::Module* module) {
    return isNotebook(result.input) ? convertNotebook(result, bytes, options) : convertPython(result, bytes, options, module);
}

}  // namespace regraft
