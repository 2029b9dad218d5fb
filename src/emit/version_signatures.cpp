#include "emit/version_signatures.h"

#include <algorithm>
#include <optional>

namespace regraft {

namespace {

constexpr std::string_view formsApart = " | ";  ///< between the signatures of a function that has several

std::span<const Parameter> signatureAt(VersionedName api, const Framework& framework, const Tables& tables) {
    const auto spans = tables.history(framework, api.name);
    for (const VersionSpan& span : spans)
        if (api.version.empty() || span.contains(api.version)) return tables.signature(span.is);
    return spans.empty() ? tables.listedSignature(framework, api.name) : std::span<const Parameter>();
}

/// Whether some form has the keyword; nothing if none is known.
std::optional<bool> takes(VersionedName api, std::string_view keyword, const Framework& framework, const Tables& tables) {
    std::optional<bool> found;
    for (const VersionSpan& span : tables.history(framework, api.name)) {
        if (!span.contains(api.version)) continue;
        for (std::size_t from = 0; from < span.is.size();) {
            const std::size_t end = std::min(span.is.find(formsApart, from), span.is.size());
            for (const Parameter& one : tables.signature(std::string_view(span.is).substr(from, end - from)))
                found = found == true || one.name == keyword || one.kind == ParamKind::VarKeyword;
            from = end + formsApart.size();
        }
    }
    return found;
}

}  // namespace

SignatureChange signatureChange(VersionedName from, VersionedName to, const Framework& framework, const Tables& tables) {
    SignatureChange change;
    change.before = signatureAt(from, framework, tables);
    change.after = signatureAt(to, framework, tables);
    change.takesNothing = std::ranges::any_of(tables.history(framework, to.name),
                                              [&](const VersionSpan& span) { return span.contains(to.version) && span.is == "()"; });
    for (const std::string_view api : {std::string_view(from.name), std::string_view(to.name), std::string_view("parameters")}) {
        for (const VersionChange& one : tables.changes(framework, api)) {  // of all functions, the last
            const bool toNew = !isOlder(to.version, one.at);
            for (const auto& [before, after] : one.parameters)
                change.renamed.push_back(toNew ? std::pair{before, after} : std::pair{after, before});
            change.sameDefaults.insert(change.sameDefaults.end(), one.sameDefaults.begin(), one.sameDefaults.end());
            if (toNew) change.leftOut.insert(change.leftOut.end(), one.leftOut.begin(), one.leftOut.end());
        }
    }
    return change;
}

bool becomesAttribute(VersionedName from, VersionedName to, const Framework& framework, const Tables& tables) {
    const auto isThere = [&](VersionedName api, auto check) {
        return std::ranges::any_of(tables.history(framework, api.name),
                                   [&](const VersionSpan& span) { return span.contains(api.version) && check(std::string_view(span.is)); });
    };
    return isThere(from, [](std::string_view is) { return is.starts_with('('); }) &&
           isThere(to, [](std::string_view is) { return is == "attribute"; });
}

std::string goneFromForms(const ast::Call& call, VersionedName from, VersionedName to, const Framework& framework, const Tables& tables) {
    for (const ast::keyword* given : call.keywords)
        if (given->name && takes(from, given->name.text(), framework, tables) == true &&
            takes(to, given->name.text(), framework, tables) == false)
            return std::string(given->name.text());
    return "";
}

}  // namespace regraft
