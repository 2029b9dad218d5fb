#include "project/run.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

#include "project/file_conversion.h"
#include "project/import_names.h"
#include "project/mentions.h"
#include "project/parallel.h"
#include "project/project.h"

namespace regraft {
namespace {

FilePlace placeOf(const SourceFile& file, std::uint32_t offset) { return {file.position(offset), file.byteInFile(offset)}; }

void addUnwritten(FileResult& result, const IoError& error) {
    addUnplaced(result, DiagCode::UnwritableFile, error.reason, {});
    result.ioFailed = true;
}

void write(FileResult& result, const std::string& before, const std::string& after, const RunOptions& options) {
    if (!options.sink) return;
    if (const auto error = options.sink->put(result.input, before, after)) addUnwritten(result, *error);
}

/// The top-level modules that converted code imports.
class Imported {
public:
    void add(std::string_view text) {
        const std::vector<std::string> names = importNames(text);
        const std::lock_guard lock(mutex_);
        for (const std::string& name : names) modules_.insert(name.substr(0, name.find('.')));
    }
    const std::set<std::string>& modules() const { return modules_; }

private:
    std::mutex mutex_;
    std::set<std::string> modules_;
};

void logResult(const FileResult& result) {
    spdlog::debug("{}: {} exact, {} approximate, {} untranslatable{}", result.input.shown, result.uses.exact, result.uses.approximate,
                  result.uses.untranslatable, result.status == FileStatus::Skipped ? " (mentions no framework)" : "");
}

/// What is left of a file whose conversion broke: a finding, and its bytes as they were.
std::string convertSafely(FileResult& result, const std::string& bytes, const RunOptions& options, const Project::Module* module) {
    try {
        return convertContent(result, bytes, options, module);
    } catch (const std::exception& error) {
        FileResult broken;
        broken.input = std::move(result.input);
        result = std::move(broken);
        addUnplaced(result, DiagCode::InternalError, error.what());
        return bytes;
    }
}

void keepTexts(FileResult& result, std::string before, std::string after, KeptTexts keep) {
    if (keep == KeptTexts::None || (keep == KeptTexts::Changed && before == after)) return;
    result.original = std::move(before);
    result.output = std::move(after);
}

FileResult convertRead(InputFile input, std::string bytes, const RunOptions& options, const Project::Module* module, Imported* imported) {
    FileResult result;
    result.input = std::move(input);
    std::string output = convertSafely(result, bytes, options, module);
    if (imported) imported->add(output);
    write(result, bytes, output, options);
    keepTexts(result, std::move(bytes), std::move(output), options.keep);
    if (result.findings.empty()) result.source.reset();
    logResult(result);
    return result;
}

FileResult reviseOne(InputFile input, const RunOptions& options, const Packages& packages) {
    auto bytes = readFile(input.path);
    if (const auto* error = std::get_if<IoError>(&bytes)) return failedFile(std::move(input), DiagCode::UnreadableFile, error->reason);
    FileResult result;
    result.input = std::move(input);
    std::string output = reviseContent(result, std::get<std::string>(bytes), options, packages);
    write(result, std::get<std::string>(bytes), output, options);
    keepTexts(result, std::get<std::string>(std::move(bytes)), std::move(output), options.keep);
    if (result.findings.empty()) result.source.reset();
    return result;
}

/// Of a file in which nothing is converted.
FileResult skipped(InputFile input) {
    FileResult result;
    result.input = std::move(input);
    result.status = FileStatus::Skipped;
    return result;
}

/// What is nobody's source is copied at most, and links stay links.
FileResult passOn(InputFile input, const RunOptions& options) {
    FileResult result = skipped(std::move(input));
    write(result, "", "", options);
    return result;
}

FileResult convertOne(InputFile input, const RunOptions& options, const Mentions& mentions, const Project* project, Imported* imported) {
    if (!input.isPython) return passOn(std::move(input), options);
    const std::filesystem::path path = absolutePath(input.path);
    const Project::Module* module = project ? project->find(path) : nullptr;
    const bool isWanted = options.sink || options.keep == KeptTexts::All;
    if (project && !module && !isWanted && project->mentionsNone(path)) return skipped(std::move(input));
    auto bytes = readFile(input.path);
    if (const auto* error = std::get_if<IoError>(&bytes)) return failedFile(std::move(input), DiagCode::UnreadableFile, error->reason);
    std::string& text = std::get<std::string>(bytes);
    const std::vector<std::string>* imports = project ? project->imports(path) : nullptr;
    if (module || (imports ? mentions.in(text, *imports) : mentions.in(text)))
        return convertRead(std::move(input), std::move(text), options, module, imported);
    FileResult result = skipped(std::move(input));
    write(result, text, text, options);
    if (options.keep == KeptTexts::All) result.original = result.output = std::move(text);
    return result;
}

/// Whether there is another part of the project. One that cannot be analysed is converted file by file.
bool goOn(Project& project, const ProjectRequest& request) {
    try {
        return project.next();
    } catch (const std::exception& error) {
        spdlog::warn("modules of {} are converted one by one, for they could not be analysed together: {}", request.root.string(),
                     error.what());
        return true;
    }
}

void finishWriting(RunResult& run, const RunOptions& options) {
    if (!options.sink) return;
    const auto failed = options.sink->finish();
    if (failed.empty()) return;
    for (FileResult& file : run.files)
        if (const auto error = failed.find(file.input.path); error != failed.end()) addUnwritten(file, error->second);
}

/// None, if none is known among them.
std::vector<const Framework*> frameworksOf(const std::vector<FrameworkVersion>& versions) {
    std::vector<const Framework*> frameworks;
    for (const FrameworkVersion& version : versions)
        if (const Framework* framework = Tables::builtin().framework(version.framework)) frameworks.push_back(framework);
    return frameworks;
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
    return convertRead(std::move(input), std::move(bytes), options, nullptr, nullptr);
}

namespace {

/// Files are handed out to projects, and results come back in the files' order.
class Run {
public:
    Run(std::vector<InputFile> files, const RunOptions& options) : options_(options), files_(std::move(files)), parallel_(options.jobs) {
        result_.to = options.convert.to;
        result_.files.resize(files_.size());
        hasSurroundings_ = std::any_of(files_.begin(), files_.end(), [](const InputFile& file) { return file.isSurrounding; });
    }

    RunResult run() {
        std::map<std::filesystem::path, std::vector<std::size_t>> byPath;  // a file may be named twice
        std::vector<std::size_t> alone, surroundings;
        for (std::size_t i = 0; i < files_.size(); ++i) {
            if (files_[i].isSurrounding) surroundings.push_back(i);
            else if (!files_[i].isPython || isNotebook(files_[i])) alone.push_back(i);
            else byPath[absolutePath(files_[i].path)].push_back(i);
        }
        std::vector<std::filesystem::path> paths;
        for (const auto& [path, same] : byPath) paths.push_back(path);
        for (const ProjectRequest& request : requestsFor(paths)) convertProject(request, byPath);
        convertAll(alone, nullptr, options_);
        result_.from = sourcesOf(result_, options_.convert);
        if (hasSurroundings_) reviseAll(surroundings);
        finishWriting(result_, options_);
        return std::move(result_);
    }
    const std::set<std::string>& imported() const { return imported_.modules(); }
    void collectImports() { hasSurroundings_ = true; }

private:
    void convertProject(const ProjectRequest& request, const std::map<std::filesystem::path, std::vector<std::size_t>>& byPath) {
        std::optional<ConversionCache> cache;
        if (!options_.cacheFolder.empty()) cache.emplace(options_.cacheFolder, request.root);
        Project project(request, options_.convert, parallel_, cache ? &*cache : nullptr);
        RunOptions options = options_;
        if (options.convert.from.empty()) options.convert.from = project.sources();  // of files that stand alone, too
        while (goOn(project, request)) {
            std::vector<std::size_t> mine;
            for (const auto& path : project.files()) {
                const std::vector<std::size_t>& same = byPath.at(path);
                mine.insert(mine.end(), same.begin(), same.end());
            }
            convertAll(mine, &project, options);
        }
        const auto error = cache ? cache->save() : std::nullopt;
        if (error && options_.warn) options_.warn("the cache in " + options_.cacheFolder.string() + " cannot be written: " + error->reason);
    }

    void convertAll(const std::vector<std::size_t>& some, const Project* project, const RunOptions& options) {
        const Mentions mentions(frameworksOf(options.convert.from));
        parallel_(some.size(), [&](std::size_t i) {
            result_.files[some[i]] =
                convertOne(std::move(files_[some[i]]), options, mentions, project, hasSurroundings_ ? &imported_ : nullptr);
            if (options_.progress) options_.progress(++done_, files_.size());
        });
    }

    /// What other shards convert counts as well.
    void convertElsewhere(CodeOutcome& outcome) const {
        RunOptions silent;
        silent.convert = options_.convert;
        silent.jobs = options_.jobs;
        silent.cacheFolder = options_.cacheFolder;
        Run others(options_.elsewhere, silent);
        others.collectImports();
        std::set<std::string> from;
        for (const FrameworkVersion& one : outcome.from) from.insert(one.framework);
        for (const FrameworkVersion& one : others.run().from)
            if (from.insert(one.framework).second) outcome.from.push_back(one);
        outcome.imported.insert(others.imported().begin(), others.imported().end());
    }

    void reviseAll(const std::vector<std::size_t>& some) {
        CodeOutcome outcome{result_.from, options_.convert.to, imported_.modules()};
        if (!some.empty() && !options_.elsewhere.empty()) convertElsewhere(outcome);
        const Packages packages(outcome);
        parallel_(some.size(), [&](std::size_t i) {
            result_.files[some[i]] = reviseOne(std::move(files_[some[i]]), options_, packages);
            if (options_.progress) options_.progress(++done_, files_.size());
        });
    }

    const RunOptions& options_;
    std::vector<InputFile> files_;
    Parallel parallel_;
    RunResult result_;
    Imported imported_;
    bool hasSurroundings_ = false;
    std::atomic<std::size_t> done_{0};
};

}  // namespace

RunResult convertFiles(std::vector<InputFile> files, const RunOptions& options) { return Run(std::move(files), options).run(); }

}  // namespace regraft
