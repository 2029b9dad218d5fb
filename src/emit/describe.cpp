#include "emit/describe.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "ast/visit.h"
#include "emit/convert.h"
#include "lower/build.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// "np.sum" → "numpy.sum", by the usual aliases.
std::string withoutAlias(const std::string& api) {
    std::string head = api.substr(0, api.find('.'));
    for (const Framework& framework : Tables::builtin().frameworks())
        for (const ImportForm& form : framework.imports)
            if (form.as == head && framework.module == form.module.substr(0, form.module.find('.')))
                return form.module + api.substr(head.size());
    return api;
}

ApiRef findApi(const std::string& name) {
    const Tables& tables = Tables::builtin();
    const Framework* framework = tables.frameworkOfModule(name);
    return framework ? tables.api(*framework, name) : ApiRef();
}

std::string signatureText(const Overload& overload) {
    if (!overload.callable) return "";
    std::string out = "(";
    for (std::size_t i = 0; i < overload.parameters.size(); ++i) {
        const Parameter& parameter = overload.parameters[i];
        if (i) out += ", ";
        if (parameter.kind == ParamKind::VarPositional) out += '*';
        if (parameter.kind == ParamKind::VarKeyword) out += "**";
        out += parameter.name;
        if (parameter.defaultValue) out += "=" + py::literalText(*parameter.defaultValue);
    }
    return out + ")";
}

void collectOperations(const ast::Node& lift, std::set<std::string>& names) {
    if (lift.kind == ast::Kind::NameExpr || lift.kind == ast::Kind::Attribute)
        if (const Operation* operation = operationNamed(static_cast<const ast::Expr&>(lift)))
            names.insert(std::string(operation->name));
    ast::forEachChild(lift, [&](const ast::Node& child) { collectOperations(child, names); });
}

/// The example as the last line of a function, so that its inputs are known to be arrays.
std::string exampleProgram(const Framework& framework, const std::string& example) {
    std::string program;
    for (const ImportForm& form : framework.imports)
        program += form.module == form.as ? "import " + form.module + "\n" : "import " + form.module + " as " + form.as + "\n";
    std::string array = framework.array;
    program += "\ndef example(";
    std::string letters;
    for (const char* name : {"x", "y", "p", "q", "v", "w", "a3", "b3", "m", "m2", "ms", "r", "col", "row", "i", "j", "k", "b", "c", "z", "s", "n", "e", "o", "u"})
        letters += std::string(letters.empty() ? "" : ", ") + name + ": " + array;
    return program + letters + "):\n    return " + example + "\n";
}

std::string lastLine(const std::string& text) {
    std::size_t at = text.rfind("    return ");
    if (at == std::string::npos) return "";
    std::string line = text.substr(at + 11);
    while (!line.empty() && line.back() == '\n') line.pop_back();
    return line;
}

std::string describeExamples(const ApiEntry& entry, const Framework& target) {
    std::string out;
    for (const std::string& example : Tables::builtin().examples(*entry.framework, entry.api)) {
        if (example.find('\n') != std::string::npos) continue;
        auto file = SourceFile::decode("example.py", exampleProgram(*entry.framework, example));
        if (!std::holds_alternative<SourceFile>(file)) continue;
        ConvertOptions options;
        options.from.push_back({entry.framework->name, ""});
        options.to = {target.name, ""};
        ConvertedFile converted = convertFile(std::get<SourceFile>(file), options);
        out += fmt::format("    {}  ->  {}\n", example, lastLine(converted.text));
        for (const Diagnostic& diagnostic : converted.diagnostics)
            if (diagnostic.code != DiagCode::WideDTypes)
                out += fmt::format("        {} {}\n", codeText(diagnostic.code), diagnostic.message);
    }
    return out;
}

enum class Reach { Exact, Approximate, No };

Reach reachOf(const Operation& operation, const Framework& target, int depth = 0) {
    const Tables& tables = Tables::builtin();
    for (const Lowering& lowering : tables.lowerings(target, operation))
        if (lowering.unsupported.empty()) return lowering.differs.empty() ? Reach::Exact : Reach::Approximate;
    if (!operation.operatorSymbol.empty()) return Reach::Exact;
    if (!operation.decomposition || depth == 8) return Reach::No;
    std::set<std::string> names;
    collectOperations(*operation.decomposition, names);
    for (const std::string& name : names)
        if (reachOf(*tables.operation(name), target, depth + 1) == Reach::No) return Reach::No;
    return Reach::Exact;
}

Reach reachOf(const ApiEntry& entry, const Framework& target) {
    Reach best = Reach::No;
    for (const Overload& overload : entry.overloads) {
        if (!overload.lift) continue;
        std::set<std::string> names;
        collectOperations(*overload.lift, names);
        Reach reach = overload.differs.empty() ? Reach::Exact : Reach::Approximate;
        for (const std::string& name : names) {
            Reach one = reachOf(*Tables::builtin().operation(name), target);
            if (one > reach) reach = one;
        }
        if (reach < best) best = reach;
    }
    return best;
}

struct Tally {
    int exact = 0, approximate = 0, none = 0;
    int all() const { return exact + approximate + none; }
};

std::string coverageOf(const Framework& source, const Framework& target) {
    std::map<std::string, Tally> areas;
    std::set<const ApiEntry*> seen;
    for (std::string_view name : Tables::builtin().apiNames(source)) {
        const ApiEntry* entry = Tables::builtin().api(source, name).entry;
        if (!seen.insert(entry).second) continue;
        for (Tally* tally : {&areas[entry->area], &areas["all"]}) {
            Reach reach = reachOf(*entry, target);
            (reach == Reach::Exact ? tally->exact : reach == Reach::Approximate ? tally->approximate : tally->none)++;
        }
    }
    std::string out = fmt::format("{} -> {}\n", source.name, target.name);
    for (const auto& [area, tally] : areas)
        out += fmt::format("  {:<16} {:>5} entries  {:>5} exact  {:>4} approximate  {:>4} reported\n", area, tally.all(), tally.exact,
                           tally.approximate, tally.none);
    return out;
}

}  // namespace

std::optional<std::string> describeMapping(const std::string& api, const Framework* target) {
    ApiRef found = findApi(api);
    if (!found) found = findApi(withoutAlias(api));
    if (!found) return std::nullopt;
    std::string out;
    for (const Overload& overload : found.entry->overloads) {
        out += fmt::format("{}{}\n", found.name, signatureText(overload));
        if (!overload.unsupported.empty()) out += fmt::format("  has no counterpart: {}\n", overload.unsupported);
        if (!overload.differs.empty()) out += fmt::format("  approximate: {}\n", overload.differs);
        std::set<std::string> names;
        if (overload.lift) collectOperations(*overload.lift, names);
        for (const std::string& name : names)
            out += fmt::format("  {}: {}\n", name, Tables::builtin().operation(name)->meaning);
    }
    for (const Framework& framework : Tables::builtin().frameworks()) {
        if (&framework == found.entry->framework || (target && target != &framework)) continue;
        out += fmt::format("to {}:\n{}", framework.name, describeExamples(*found.entry, framework));
    }
    return out;
}

std::string coverageTable(const Framework* source, const Framework* target) {
    std::string out;
    for (const Framework& from : Tables::builtin().frameworks())
        for (const Framework& to : Tables::builtin().frameworks())
            if (&from != &to && (!source || source == &from) && (!target || target == &to)) out += coverageOf(from, to);
    return out;
}

}  // namespace regraft
