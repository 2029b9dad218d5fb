#include "emit/helper_text.h"

#include <map>
#include <mutex>

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

std::string writeNeutralHelper(const Framework& target, std::string_view text, std::vector<Diagnostic>& findings) {
    auto file = SourceFile::decode("helper.py", std::string(text));
    ConvertOptions options;
    options.from.push_back({Tables::builtin().neutralFramework()->name, ""});
    options.to = {target.name, ""};
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

/// A neutral helper, written once for each target.
const WrittenHelper& written(const Framework& target, std::string_view name, std::string_view neutral) {
    static std::mutex mutex;
    static std::map<std::pair<FrameworkId, std::string>, WrittenHelper> all;
    std::pair key{target.id, std::string(name)};
    {
        std::lock_guard lock(mutex);
        if (auto known = all.find(key); known != all.end()) return known->second;
    }
    std::vector<Diagnostic> findings;
    WrittenHelper helper{writeNeutralHelper(target, neutral, findings), {}};
    for (const Diagnostic& finding : findings)
        if (helper.problem.empty() && finding.severity() == Severity::Untranslatable) helper.problem = reasonOf(finding.message);
    std::lock_guard lock(mutex);
    return all.emplace(std::move(key), std::move(helper)).first->second;
}

}  // namespace

std::string_view helperText(const Framework& target, std::string_view name) {
    const Tables& tables = Tables::builtin();
    if (std::string_view own = tables.helper(target, name); !own.empty()) return own;
    std::string_view neutral = tables.neutralHelper(name);
    return neutral.empty() ? std::string_view() : written(target, name, neutral).text;
}

std::string_view helperProblem(const Framework& target, std::string_view name) {
    const Tables& tables = Tables::builtin();
    std::string_view neutral = tables.helper(target, name).empty() ? tables.neutralHelper(name) : std::string_view();
    return neutral.empty() ? std::string_view() : written(target, name, neutral).problem;
}

}  // namespace regraft
