#include "emit/helper_text.h"

#include <cctype>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

#include "ast/visit.h"
#include "emit/conversion.h"

namespace regraft {

namespace {

/// An annotation and, before a default, the blanks that PEP 8 wants only beside one.
void removeAnnotation(const ast::arg& arg, const ast::Expr* defaultValue, std::vector<Edit>& edits) {
    if (!arg.annotation) return;
    std::uint32_t end = arg.span.begin + static_cast<std::uint32_t>(arg.name.text().size());
    if (defaultValue) edits.push_back({{end, defaultValue->span.begin}, "="});
    else edits.push_back({{end, arg.annotation->span.end}, ""});
}

void removeAnnotations(const ast::arguments& arguments, std::vector<Edit>& edits) {
    std::size_t required = arguments.args.size() - std::min(arguments.args.size(), arguments.defaults.size());
    for (std::size_t i = 0; i < arguments.args.size(); ++i)
        removeAnnotation(*arguments.args[i], i < required ? nullptr : arguments.defaults[i - required], edits);
    if (arguments.vararg) removeAnnotation(*arguments.vararg, nullptr, edits);
    for (std::size_t i = 0; i < arguments.kwonlyargs.size(); ++i)
        removeAnnotation(*arguments.kwonlyargs[i], arguments.kw_defaults[i], edits);
}

/// Annotations tell the converter what the parameters are. In the user's file they would be wrong for older Pythons.
std::string withoutAnnotations(const std::string& text) {
    ParseResult parsed = parseModule(text);
    if (!parsed.file) return text;
    std::vector<Edit> edits;
    ast::walk(*parsed.file->module, [&](const ast::Node& node) {
        if (const auto* function = ast::as<ast::FunctionDef>(&node)) removeAnnotations(*function->args, edits);
        return true;
    });
    return applyEdits(text, edits).value_or(text);
}

}  // namespace

std::string writeNeutralHelper(const Framework& target, std::string_view text, std::vector<Diagnostic>& findings,
                               const std::string& version) {
    auto file = SourceFile::decode("helper.py", std::string(text));
    ConvertOptions options;
    options.from.push_back({Tables::builtin().neutralFramework()->name, ""});
    options.to = {target.name, version};
    options.nativeDtypes = true;
    options.helperBody = true;
    ConvertedFile converted = convertFile(std::get<SourceFile>(file), options);
    findings = std::move(converted.diagnostics);
    return withoutAnnotations(converted.text);
}

namespace {

/// "no Poisson numbers" of "`f` has no counterpart in keras: no Poisson numbers".
std::string reasonOf(const std::string& message) {
    const std::size_t colon = message.find(": ");
    return colon == std::string::npos ? message : message.substr(colon + 2);
}

struct WrittenHelper {
    std::string text, problem;
};

/// A framework's own helper, which is for its newest version, as an older one has it.
std::string olderHelper(const Framework& target, std::string_view text, std::vector<Diagnostic>& findings, const std::string& version) {
    auto file = SourceFile::decode("helper.py", std::string(text));
    ConvertOptions options;
    options.from.push_back({target.name, target.versions.back()});
    options.to = {target.name, version};
    ConvertedFile converted = convertFile(std::get<SourceFile>(file), options);
    findings = std::move(converted.diagnostics);
    return converted.text;
}

/// What stands for a helper that needs itself: `matrix_norm`, which an older version has only by this helper.
const WrittenHelper needsItself{"", "that version has it not, and no other way is known"};

/// A helper that is not used as it stands, written once for each target and version.
const WrittenHelper& written(const Framework& target, const std::string& version, std::string_view name);

/// The helper as it is written for a version; null if it is used as it stands, or there is none.
const WrittenHelper* rewritten(const Framework& target, std::string_view name, const std::string& version) {
    const Tables& tables = Tables::builtin();
    const bool isOlder = !version.empty() && !target.versions.empty() && version != target.versions.back();
    const bool isOwn = !tables.helper(target, name).empty();
    if (isOwn ? !isOlder : tables.neutralHelper(name).empty()) return nullptr;
    return &written(target, isOlder ? version : "", name);
}

/// What is wrong with a helper that `text`, another one, calls; empty if nothing is.
std::string problemOfCalled(const Framework& target, const std::string& version, std::string_view text, std::string_view self) {
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.'; };
    for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && isPart(text[begin - 1])) --begin;
        const std::string_view name = text.substr(begin, at - begin);
        if (name.empty() || name == self) continue;
        const WrittenHelper* called = rewritten(target, name, version);
        if (called && called != &needsItself && !called->problem.empty()) return called->problem;
    }
    return {};
}

const WrittenHelper& written(const Framework& target, const std::string& version, std::string_view name) {
    static std::mutex mutex;
    static std::map<std::tuple<FrameworkId, std::string, std::string>, WrittenHelper> all;
    std::tuple key{target.id, version, std::string(name)};
    {
        std::lock_guard lock(mutex);
        if (auto known = all.find(key); known != all.end()) return known->second;
    }
    static thread_local std::set<std::tuple<FrameworkId, std::string, std::string>> underWay;
    if (!underWay.insert(key).second) return needsItself;
    std::vector<Diagnostic> findings;
    const std::string_view own = Tables::builtin().helper(target, name);
    const std::string_view neutral = Tables::builtin().neutralHelper(name);
    WrittenHelper helper{own.empty() ? writeNeutralHelper(target, neutral, findings, version) : olderHelper(target, own, findings, version),
                         {}};
    for (const Diagnostic& finding : findings)
        if (helper.problem.empty() && finding.severity() == Severity::Untranslatable) helper.problem = reasonOf(finding.message);
    if (helper.problem.empty()) helper.problem = problemOfCalled(target, version, helper.text, name);
    underWay.erase(key);
    std::lock_guard lock(mutex);
    return all.emplace(std::move(key), std::move(helper)).first->second;
}

}  // namespace

std::string_view helperText(const Framework& target, std::string_view name, const std::string& version) {
    const WrittenHelper* helper = rewritten(target, name, version);
    return helper ? helper->text : Tables::builtin().helper(target, name);
}

std::string_view helperProblem(const Framework& target, std::string_view name, const std::string& version) {
    const WrittenHelper* helper = rewritten(target, name, version);
    return helper ? helper->problem : std::string_view();
}

}  // namespace regraft
