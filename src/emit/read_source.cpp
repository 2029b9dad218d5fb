#include "emit/read_source.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "emit/part_reading.h"
#include "mapping/compact_rules.h"
#include "mapping/libraries.h"
#include "mapping/training_rules.h"
#include "modules/functional/functional_reading.h"
#include "modules/spelled_out.h"
#include "source/line_of.h"
#include "training/library_import.h"
#include "training/step_methods.h"
#include "training/transformed/transformed_reading.h"

namespace regraft {

namespace {

/// Whether a file may have such classes: it names the module that they come from.
bool mentionsCompactModules(std::string_view text, const Framework& framework) {
    if (!framework.compactModules || !framework.modules) return false;
    const auto mentionsHomeOf = [&](std::string_view name) {  // "flax.linen.Module"
        const std::string_view home = name.substr(0, name.rfind('.'));
        return text.find(home.substr(home.rfind('.') + 1)) != std::string_view::npos;
    };
    const auto calls = [&](const std::string& method) { return text.find("." + method + "(") != std::string_view::npos; };
    const auto mayHand = [&](const std::shared_ptr<const HandedRules>& handed) {
        if (!handed->modules.empty()) return text.find(handed->modules.substr(0, handed->modules.find('.'))) != std::string_view::npos;
        return mentionsHomeOf(handed->state) || calls(handed->applyGradients) || calls(handed->applyFunction);
    };
    const std::string& transformed = framework.compactModules->transformed.base;
    if (!transformed.empty() && mentionsHomeOf(transformed)) return true;
    return mentionsHomeOf(framework.compactModules->base) ||
           (framework.training && std::ranges::any_of(framework.training->handed, mayHand));
}

/// Whether a method may hold what gradients are gathered of elsewhere.
bool hasStepMethods(std::string_view text, const Framework& framework) {
    if (!framework.training || framework.training->backward.empty()) return false;
    return text.find("." + framework.training->backward + "(") != std::string_view::npos && text.find("= self.") != std::string_view::npos;
}

/// Whether models may be put together by calling layers with symbolic tensors.
bool mayBeFunctional(std::string_view text, const Framework& framework) {
    return !framework.symbolic.empty() && text.find("Input(") != std::string_view::npos && text.find("Model(") != std::string_view::npos;
}

/// Whether its modules may say something that has to be spelled out.
bool mayBeSpelledOut(std::string_view text, const Framework& framework) {
    if (!framework.modules || framework.compactModules) return false;
    const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
    return has(framework.name) && (has(", **") || has("isinstance(") || hasStepMethods(text, framework));
}

/// The place where two texts differ, as one change.
std::vector<Edit> changeBetween(std::string_view before, std::string_view after) {
    if (before == after) return {};
    std::size_t shorter = std::min(before.size(), after.size()), head = 0, tail = 0;
    while (head < shorter && before[head] == after[head]) ++head;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
    Span span{static_cast<std::uint32_t>(head), static_cast<std::uint32_t>(before.size() - tail)};
    return {{span, std::string(after.substr(head, after.size() - tail - head))}};
}

/// The groups of the reading whose classes stayed in the source framework; all if nothing was converted.
std::vector<int> undoneGroups(const ConvertedFile& converted, const ReadSource& read) {
    if (read.isKept) return {};
    std::vector<int> undone;
    for (const Diagnostic& diagnostic : converted.diagnostics) {
        auto group = read.compact.groups.find(diagnostic.span.begin);
        if (diagnostic.code == DiagCode::ClassLeft && group != read.compact.groups.end()) undone.push_back(group->second);
    }
    const bool isNoneDone = !read.compact.groups.empty() && undone.size() == read.compact.groups.size();
    bool isAll = converted.status != FileStatus::Converted || isNoneDone;
    return isAll ? read.compact.reading.groups() : undone;
}

/// Modules that are made as they are first called, and training of such.
std::optional<CompactReading> readCompactFile(const ParsedFile& file, const Analysis& analysis, const Framework& framework,
                                              const Framework& target, const std::string& leftClass, HandedTraining& training) {
    const auto more = [&](const std::function<std::string(const std::string&)>& written, const std::string& problem) {
        training = readHandedTraining(file, analysis, framework, target, written, problem.empty() ? leftClass : problem);
        return training.edits;
    };
    std::optional<CompactReading> compact = readCompactModules(file, analysis, framework, target, more);
    if (!compact && (!training.left.empty() || training.isWhole || !training.leftWhole.empty()))
        compact = CompactReading{Reading(file.text, {}), {}, {}};
    for (LeftTraining& one : training.left) one.span = {compact->reading.placeIn(one.span.begin), compact->reading.placeIn(one.span.end)};
    return compact;
}

/// Whether a file may be converted from a framework, as far as the options tell.
bool maySource(const Framework& framework, const ConvertOptions& options) {
    return options.from.empty() || std::ranges::any_of(options.from, [&](const FrameworkVersion& one) {
               return Tables::builtin().framework(one.framework) == &framework;
           });
}

/// A file of a migration that names the framework as a part of another one.
std::shared_ptr<const ReadSource> readOwnName(const SourceFile& file, const ConvertOptions& options, const Framework& target,
                                              ParseResult& parsed) {
    const auto isTarget = [&](const FrameworkVersion& one) { return Tables::builtin().framework(one.framework) == &target; };
    if (options.from.empty() || !std::ranges::all_of(options.from, isTarget) || !mayNameWithinOther(file.text(), target)) return nullptr;
    parsed = parseModule(file.text());
    if (!parsed.file) return nullptr;
    const std::unique_ptr<ParsedFile> own = std::move(parsed.file);
    const std::array<const Framework*, 1> from = {&target};
    std::optional<Reading> reading = readPartAsOwn(*own, *analyse(*own, from, true), target);
    if (!reading) return nullptr;
    auto text = SourceFile::decode(file.path(), reading->text());
    if (!std::holds_alternative<SourceFile>(text)) return nullptr;
    auto read = std::make_shared<ReadSource>(ReadSource{{std::move(*reading), {}, {}}, std::get<SourceFile>(std::move(text))});
    read->isKept = true;
    return read;
}

/// A file that stays whole as it is, with the reason.
std::shared_ptr<const ReadSource> leftAsItIs(const SourceFile& file, std::string reason) {
    CompactReading nothing{Reading(file.text(), {}), {}, {}};
    return std::make_shared<ReadSource>(ReadSource{std::move(nothing), file, {}, false, false, std::move(reason)});
}

/// A reason that begins with a line of a reading, with the line of the original.
std::string withOriginalLine(std::string reason, const Reading& reading, std::string_view original) {
    const std::string_view head = "line ";
    if (!reason.starts_with(head)) return reason;
    const std::size_t line = std::strtoul(reason.c_str() + head.size(), nullptr, 10);
    std::size_t at = 0;
    for (std::size_t i = 1; i < line; ++i) at = reading.text().find('\n', at) + 1;
    const std::size_t end = std::min(reading.text().find('\n', at), reading.text().size());
    const Span place = reading.placeOf(Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    return "line " + std::to_string(lineOf(original, place.begin)) + reason.substr(reason.find(':'));
}

/// A file whose modules exist only while a function is transformed, first read as one with modules that are made as they are called.
std::shared_ptr<const ReadSource> readTransformedFile(const SourceFile& file, const ParsedFile& parsed, const Analysis& analysis,
                                                      const std::vector<const Framework*>& from, const Framework& framework,
                                                      const Framework& target, const std::string& leftClass) {
    if (!leftClass.empty()) return leftAsItIs(file, leftClass);
    if (!hasTrainingStates(target)) return leftAsItIs(file, "models that are handed their parameters are not written for " + target.name);
    TransformedReading transformed = readTransformed(parsed, analysis, *framework.compactModules);
    if (!transformed.problem.empty()) return leftAsItIs(file, std::move(transformed.problem));
    auto first = std::make_shared<const Reading>(file.text(), std::move(transformed.edits));
    const ParseResult again = parseModule(first->text());
    if (!again.file) return leftAsItIs(file, "its parts can't be told apart");
    HandedTraining training;
    std::optional<CompactReading> compact =
        readCompactFile(*again.file, *analyse(*again.file, from), framework, target, leftClass, training);
    if (compact && !compact->problems.empty()) return leftAsItIs(file, compact->problems.begin()->second);
    if (!training.left.empty()) return leftAsItIs(file, withOriginalLine(training.left.front().problem, *first, file.text()));
    if (!compact) compact = CompactReading{Reading(first->text(), {}), {}, {}};
    auto text = SourceFile::decode(file.path(), compact->reading.text());
    if (!std::holds_alternative<SourceFile>(text)) return nullptr;
    return std::make_shared<ReadSource>(ReadSource{
        std::move(*compact), std::get<SourceFile>(std::move(text)), {}, !training.edits.empty(), true, {}, false, std::move(first)});
}

/// `parsed`: the file, if that had to be known and no analysis has touched it.
std::shared_ptr<const ReadSource> readOtherwise(const SourceFile& file, const ConvertOptions& options, ParseResult& parsed,
                                                const std::string& leftClass) {
    const Framework* target = Tables::builtin().framework(options.to.framework);
    if (!target || file.encoding() != "utf-8") return nullptr;
    if (std::shared_ptr<const ReadSource> read = readOwnName(file, options, *target, parsed)) return read;
    for (const Framework& one : Tables::builtin().frameworks()) {
        const Framework* framework = &one;
        if (!maySource(one, options)) continue;
        const bool isCompact = mentionsCompactModules(file.text(), *framework);
        const bool isFunctional = mayBeFunctional(file.text(), *framework) && target->symbolic.empty();
        if (framework == target || (!isCompact && !isFunctional && !mayBeSpelledOut(file.text(), *framework))) continue;
        if (!parsed.file && !parsed.error) parsed = parseModule(file.text());
        if (!parsed.file) return nullptr;
        if (!isCompact && !isFunctional && !saysInGeneral(*parsed.file->module) && !hasStepMethods(file.text(), *framework)) continue;
        std::vector<const Framework*> from = sourceFrameworks(importedFrameworks(*parsed.file), options);
        if (std::find(from.begin(), from.end(), framework) == from.end()) continue;
        const std::unique_ptr<ParsedFile> own = std::move(parsed.file);
        const std::unique_ptr<Analysis> analysis = analyse(*own, from);
        if (isCompact && importsLibraryOf(framework->compactModules->transformed.base, *analysis))
            return readTransformedFile(file, *own, *analysis, from, *framework, *target, leftClass);
        HandedTraining training;
        std::optional<CompactReading> compact = isFunctional ? readFunctionalModels(*own, *analysis, *framework) : std::nullopt;
        if (!compact)
            compact = isCompact
                          ? readCompactFile(*own, *analysis, *framework, *target, leftClass, training)
                          : readSpelledOut(*own, *analysis, *framework, *target, readStepMethods(*own, *analysis, *framework, *target));
        if (!compact) continue;
        auto text = SourceFile::decode(file.path(), compact->reading.text());
        if (!std::holds_alternative<SourceFile>(text)) return nullptr;
        if (isFunctional && !parseModule(compact->reading.text()).file) continue;  // rather as it is than not at all
        return std::make_shared<ReadSource>(ReadSource{std::move(*compact), std::get<SourceFile>(std::move(text)), std::move(training.left),
                                                       !training.edits.empty(), training.isWhole, std::move(training.leftWhole)});
    }
    return nullptr;
}

}  // namespace

std::shared_ptr<const ReadSource> readSource(const SourceFile& file, const ConvertOptions& options, const std::string& leftClass) {
    ParseResult parsed;
    return readOtherwise(file, options, parsed, leftClass);
}

namespace {

/// Why something of a library is left in converted text that files are left whole with; empty if nothing is.
std::string leftBehind(const ConvertedFile& converted) {
    const ParseResult parsed = parseModule(converted.text);
    bool isLeft = !parsed.file;
    for (const ast::Stmt* statement : parsed.file ? parsed.file->module->body : std::span<ast::Stmt* const>()) {
        const auto* import = ast::as<ast::Import>(statement);
        const auto* from = ast::as<ast::ImportFrom>(statement);
        const auto isWhole = [](std::string_view module) {
            const Library* library = Tables::builtin().libraries().of(module);
            return library && library->isWhole;
        };
        isLeft = isLeft || (from && from->level == 0 && isWhole(from->module.text()));
        if (import) isLeft = isLeft || std::ranges::any_of(import->names, [&](const ast::alias* one) { return isWhole(one->name.text()); });
    }
    if (!isLeft) return {};
    for (const Diagnostic& diagnostic : converted.diagnostics)
        if (diagnostic.severity() <= Severity::Untranslatable) return diagnostic.message;
    return "something of it is left";
}

}  // namespace

std::string leftBesideTraining(const ConvertedFile& converted, const ReadSource& read) {
    if (!read.readsTraining && !read.first) return {};
    for (const Diagnostic& diagnostic : converted.diagnostics) {
        const std::string& home = diagnostic.symbol;
        const Library* library = read.readsWhole ? Tables::builtin().libraries().of(home) : nullptr;
        const bool isLeft =
            diagnostic.code == DiagCode::ClassLeft || diagnostic.code == DiagCode::StepLeft || (library && library->isWhole);
        if (read.readsWhole && isLeft && diagnostic.severity() <= Severity::Untranslatable) return diagnostic.message;
        if (diagnostic.code == DiagCode::ClassLeft && read.compact.groups.contains(diagnostic.span.begin))
            return "a class of modules stays as it is";
    }
    return read.first ? leftBehind(converted) : std::string();
}

ParsedReading parseAsRead(const SourceFile& file, const ConvertOptions& options) {
    ParseResult parsed;
    std::shared_ptr<const ReadSource> read = readOtherwise(file, options, parsed, {});
    if (read || !parsed.file) parsed = parseModule(read ? read->file.text() : file.text());
    return {std::move(read), std::move(parsed.file)};
}

ConvertedFile inOriginal(ConvertedFile converted, const SourceFile& file, const ReadSource& read) {
    const Reading& reading = read.compact.reading;
    std::optional<std::string> text = reading.finish(std::move(converted.edits), undoneGroups(converted, read));
    for (const std::string& line : read.compact.imports)  // what is left needs them no more
        if (std::size_t at = text ? text->find(line) : std::string::npos; at != std::string::npos) text->erase(at, line.size());
    for (Diagnostic& diagnostic : converted.diagnostics) diagnostic.span = reading.placeOf(diagnostic.span);
    if (read.first) {
        for (Diagnostic& diagnostic : converted.diagnostics) diagnostic.span = read.first->placeOf(diagnostic.span);
        if (text && *text == read.first->text()) text = std::string(file.text());  // nothing was converted
    }
    DiagnosticSink sink;
    if (!text) sink.report(DiagCode::ConflictingEdits, {0, 0}, "", {});
    for (Diagnostic& diagnostic : sink.take()) converted.diagnostics.push_back(std::move(diagnostic));
    std::stable_sort(converted.diagnostics.begin(), converted.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    bool isChanged = text && *text != file.text();
    converted.text = isChanged ? std::move(*text) : std::string(file.text());
    converted.edits = changeBetween(file.text(), converted.text);
    if (converted.status != FileStatus::NotParsed) converted.status = isChanged ? FileStatus::Converted : FileStatus::Unchanged;
    return converted;
}

std::string whyUnread(const ReadSource* read, const ast::ClassDef& definition) {
    if (read)
        if (auto found = read->compact.problems.find(definition.nameSpan.begin); found != read->compact.problems.end())
            return found->second;
    return "its layers are made as it is called";
}

}  // namespace regraft
