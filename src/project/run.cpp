#include "project/run.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "project/framework_scan.h"
#include "project/frameworks.h"
#include "project/large_stack.h"
#include "project/suppressions.h"

namespace regraft {
namespace {

Place placeOf(const SourceFile& file, std::uint32_t offset) { return {file.position(offset), file.byteInFile(offset)}; }

void addFinding(FileResult& result, Diagnostic diagnostic) {
    result.findings.push_back(findingAt(*result.source, std::move(diagnostic)));
}

Diagnostic diagnosticOf(DiagCode code, const std::string& reason) {
    DiagnosticSink sink;
    sink.report(code, {}, "", {reason});
    return sink.take().front();
}

void addUnplaced(FileResult& result, DiagCode code, const std::string& reason, Place place) {
    result.findings.push_back({diagnosticOf(code, reason), place, place});
}

/// The original bytes if nothing changed or the new text cannot be written in the file's encoding.
std::string encodeOutput(FileResult& result, const std::string& text, std::string original) {
    auto encoded = result.source->encode(text);
    if (const auto* error = std::get_if<DecodeError>(&encoded)) {
        addFinding(result, diagnosticOf(DiagCode::OutputUnparsable, error->message));
        result.status = FileStatus::Unchanged;
        return original;
    }
    std::string bytes = std::get<std::string>(std::move(encoded));
    return bytes.empty() ? original : bytes;  // a conversion never leaves nothing
}

/// Analyses `bytes`; the bytes to write.
std::string analyse(FileResult& result, std::string bytes, const ConvertOptions& options) {
    auto decoded = SourceFile::decode(result.input.shown, bytes);
    if (const auto* error = std::get_if<DecodeError>(&decoded)) {
        result.status = FileStatus::NotParsed;
        addUnplaced(result, DiagCode::UndecodableFile, error->message, {{error->line, 1}, error->offset});
        return bytes;
    }
    result.source = std::make_shared<const SourceFile>(std::get<SourceFile>(std::move(decoded)));
    ConvertedFile converted = convertFile(*result.source, options);
    result.status = converted.status;
    result.uses = converted.uses;
    result.from = std::move(converted.from);
    for (Diagnostic& diagnostic : converted.diagnostics) addFinding(result, std::move(diagnostic));
    return converted.status == FileStatus::Converted ? encodeOutput(result, converted.text, std::move(bytes)) : bytes;
}

/// What the user asked not to hear of goes; so do suppressed findings.
void filter(FileResult& result, const Selection& selection) {
    applySuppressions(result);
    std::erase_if(result.findings, [&](const Finding& finding) { return !selection.tells(finding.diagnostic, result.input); });
}

void write(FileResult& result, const std::string& bytes, bool changed, const RunOptions& options) {
    if (!options.write) return;
    if (const auto error = options.write(result.input, bytes, changed)) {
        addUnplaced(result, DiagCode::UnwritableFile, error->reason, {});
        result.ioFailed = true;
    }
}

FileResult convertOne(InputFile input, const RunOptions& options, const FrameworkScan& scan) {
    auto bytes = readFile(input.path);
    if (const auto* error = std::get_if<IoError>(&bytes))
        return failedFile(std::move(input), DiagCode::UnreadableFile, error->reason);
    std::string& text = std::get<std::string>(bytes);
    if (input.isPython && scan.mentionsOne(text)) return convertBytes(std::move(input), std::move(text), options);
    FileResult result;
    result.input = std::move(input);
    result.status = FileStatus::Skipped;
    write(result, text, false, options);
    if (options.keep == KeptTexts::All) result.original = result.output = std::move(text);
    return result;
}

void logResult(const FileResult& result) {
    spdlog::debug("{}: {} exact, {} approximate, {} untranslatable{}", result.input.shown, result.uses.exact,
                  result.uses.approximate, result.uses.untranslatable,
                  result.status == FileStatus::Skipped ? " (mentions no framework)" : "");
}

/// The frameworks that were asked for or, where none was, that were found.
std::vector<FrameworkVersion> sourcesOf(const RunResult& run, const ConvertOptions& options) {
    if (!options.from.empty()) return options.from;
    std::set<std::string> names;
    for (const FileResult& file : run.files) names.insert(file.from.begin(), file.from.end());
    std::vector<FrameworkVersion> sources;
    for (const std::string& name : names) sources.push_back({name, ""});
    return sources;
}

}  // namespace

Finding findingAt(const SourceFile& source, Diagnostic diagnostic) {
    const Span span = diagnostic.span;
    return {std::move(diagnostic), placeOf(source, span.begin), placeOf(source, span.end)};
}

FileResult failedFile(InputFile input, DiagCode code, const std::string& reason) {
    FileResult result;
    result.input = std::move(input);
    result.status = FileStatus::Skipped;
    result.ioFailed = true;
    addUnplaced(result, code, reason, {});
    return result;
}

FileResult convertBytes(InputFile input, std::string bytes, const RunOptions& options) {
    FileResult result;
    result.input = std::move(input);
    const std::string output = analyse(result, bytes, options.convert);
    filter(result, options.selection);
    write(result, output, output != bytes, options);
    if (options.keep == KeptTexts::All || (options.keep == KeptTexts::Changed && output != bytes)) {
        result.original = std::move(bytes);
        result.output = output;
    }
    if (result.findings.empty()) result.source.reset();
    logResult(result);
    return result;
}

RunResult convertFiles(std::vector<InputFile> files, const RunOptions& options) {
    RunResult run;
    run.to = options.convert.to;
    run.files.resize(files.size());
    const FrameworkScan scan(frameworkImportNames());
    std::atomic<std::size_t> next{0}, done{0};
    const auto work = [&](unsigned) {
        for (std::size_t i = next++; i < files.size(); i = next++) {
            run.files[i] = convertOne(std::move(files[i]), options, scan);
            if (options.progress) options.progress(++done, files.size());
        }
    };
    const unsigned wanted = options.jobs ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    runOnLargeStacks(static_cast<unsigned>(std::min<std::size_t>(wanted, std::max<std::size_t>(files.size(), 1))), work);
    run.from = sourcesOf(run, options.convert);
    return run;
}

}  // namespace regraft
