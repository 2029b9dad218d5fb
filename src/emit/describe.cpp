#include "emit/describe.h"

#include <fmt/format.h>

#include <set>

#include "emit/convert.h"
#include "emit/coverage.h"
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

/// The example as the last line of a function, so that its inputs are known to be arrays.
std::string exampleProgram(const Framework& framework, const std::string& example) {
    std::string program;
    for (const ImportForm& form : framework.imports)
        program += form.module == form.as ? "import " + form.module + "\n" : "import " + form.module + " as " + form.as + "\n";
    std::string array = framework.array;
    program += "\ndef example(";
    std::string letters;
    for (const char* name : {"x",   "y", "p", "q", "v", "w", "a3", "b3", "m", "m2", "ms", "r", "col",
                             "row", "i", "j", "k", "b", "c", "z",  "s",  "n", "e",  "o",  "u"})
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
        if (overload.lift) names = operationsIn(*overload.lift);
        for (const std::string& name : names) out += fmt::format("  {}: {}\n", name, Tables::builtin().operation(name)->meaning);
    }
    for (const Framework& framework : Tables::builtin().frameworks()) {
        if (&framework == found.entry->framework || (target && target != &framework)) continue;
        out += fmt::format("to {}:\n{}", framework.name, describeExamples(*found.entry, framework));
    }
    return out;
}

}  // namespace regraft
