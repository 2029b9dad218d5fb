#include "table_compiler/interface_tables.h"

#include <algorithm>
#include <cctype>

#include "ast/visit.h"
#include "parse/parse.h"

namespace regraft {

using nlohmann::json;

namespace {

bool isWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Where `word` stands in `text` as a name by itself, and not as a keyword before `=`; npos if nowhere behind `from`.
std::size_t findWord(const std::string& text, const std::string& word, std::size_t from) {
    for (std::size_t at = text.find(word, from); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || (!isWordCharacter(text[at - 1]) && text[at - 1] != '.' && text[at - 1] != '\'');
        const bool ends = end == text.size() || !isWordCharacter(text[end]);
        std::size_t next = text.find_first_not_of(' ', end);
        const bool isKeyword = next != std::string::npos && text[next] == '=' && text.compare(next, 2, "==") != 0;
        if (begins && ends && !isKeyword) return at;
    }
    return std::string::npos;
}

std::string withWord(std::string text, const std::string& word, const std::string& by) {
    for (std::size_t at = 0; (at = findWord(text, word, at)) != std::string::npos; at += by.size()) text.replace(at, word.size(), by);
    return text;
}

bool mentions(const json& object, const char* key, const std::string& word) {
    return object.contains(key) && findWord(object[key].get<std::string>(), word, 0) != std::string::npos;
}

bool isNamed(const std::vector<SurfaceParameter>& parameters, const std::string& name) {
    return std::ranges::any_of(parameters, [&](const SurfaceParameter& one) { return one.name == name; });
}

/// Parameters that have another name at the same place: {"m": "a"}.
std::map<std::string, std::string> otherNames(const std::vector<SurfaceParameter>& written, const std::vector<SurfaceParameter>& own) {
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < written.size() && i < own.size(); ++i)
        if (written[i].isPositional && own[i].isPositional && !isNamed(own, written[i].name) && !isNamed(written, own[i].name))
            names[written[i].name] = own[i].name;
    return names;
}

/// The library's own signature, with what the table says of parameters, and a default of its own for one that the surface has not as text.
std::string ownSignature(const std::string& surface, const std::vector<SurfaceParameter>& own,
                         const std::vector<SurfaceParameter>& written) {
    std::string text = surface;
    for (const SurfaceParameter& parameter : own) {
        const auto known = std::ranges::find(written, parameter.name, &SurfaceParameter::name);
        std::size_t at = 0;  // where the parameter itself stands: not in a default, so behind a bracket, comma or star
        do at = text.find(parameter.name, at + 1);
        while (at != std::string::npos &&
               !((text[at - 1] == '(' || text[at - 1] == ' ') && !isWordCharacter(text[at + parameter.name.size()])));
        if (at == std::string::npos) continue;
        const std::size_t end = at + parameter.name.size();
        if (parameter.defaultText == "...") {
            const bool hasOwn = known != written.end() && !known->defaultText.empty();
            text.replace(end, 4, "=" + (hasOwn ? known->defaultText : "None"));
        }
        if (known != written.end() && !known->annotation.empty()) text.insert(end, ": " + known->annotation);
    }
    return text;
}

/// Whether a function or method takes what another one takes, each behind its first parameter: a method may want an axis, or know no
/// keepdims.
bool takesTheSame(const std::string& signature, const std::string& as) {
    const auto own = parametersOf(signature), wanted = parametersOf(as);
    if (!own || !wanted) return true;
    for (std::size_t i = 1; i < wanted->size(); ++i) {
        const SurfaceParameter& one = (*wanted)[i];
        const auto same = std::ranges::find(*own, one.name, &SurfaceParameter::name);
        if (same == own->end() || same->defaultText.empty() != one.defaultText.empty()) return false;
        if (one.isPositional && (same - own->begin() != static_cast<std::ptrdiff_t>(i) || !same->isPositional)) return false;
    }
    return true;
}

}  // namespace

std::optional<json> InterfaceTables::entry(const json& renamed, std::string& missing) const {
    json kept = renamed;
    if (renamed.contains("unsupported")) return kept;
    std::vector<std::string> names = {renamed["api"].get<std::string>()};
    for (const json& also : renamed.value("also", json::array())) names.push_back(also.get<std::string>());
    missing = "`" + names[0] + "`";
    const auto isThere = [&](const std::string& name) {
        return isOperator(name) || own_.has(name) || own_.isOwner(name) || name.starts_with(other_.module() + ".");
    };
    std::erase_if(names, [&](const std::string& name) { return !isThere(name); });
    if (names.empty()) return std::nullopt;
    std::erase_if(names, [&](const std::string& name) { return !takesTheSame(own_.signatureOf(name), own_.signatureOf(names[0])); });
    kept["api"] = names[0];
    kept.erase("also");
    if (names.size() > 1) kept["also"] = std::vector<std::string>(names.begin() + 1, names.end());
    const std::string signature = own_.signatureOf(names[0]);
    const bool hasOverloads = kept.contains("overloads");
    json overloads = hasOverloads ? kept["overloads"] : json::array({kept});
    json left = json::array();
    for (json& overload : overloads)
        if (!overload.contains("signature") || narrow(overload, signature)) left.push_back(overload);
    if (left.empty()) missing += " with such arguments";
    if (left.empty())
        return json{{"api", names[0]}, {"signature", signature}, {"unsupported", "it takes other arguments than " + other_.module()}};
    if (!hasOverloads) return left[0];
    kept["overloads"] = left;
    return kept;
}

bool InterfaceTables::isOperator(const std::string& name) const {
    return name.ends_with("__") && name.starts_with(own_.array() + ".") && !other_.has(other_.array() + name.substr(own_.array().size()));
}

/// Whether the overload can do with the library's own signature; it gets that.
bool InterfaceTables::narrow(json& overload, const std::string& signature) const {
    const auto own = parametersOf(signature), written = parametersOf(overload["signature"].get<std::string>());
    if (!own || !written) return true;
    std::vector<SurfaceParameter> parameters = *written;
    for (const auto& [from, to] : otherNames(*written, *own)) {
        for (const char* key : {"lift", "when", "writes"})
            if (overload.contains(key)) overload[key] = withWord(overload[key].get<std::string>(), from, to);
        for (SurfaceParameter& one : parameters)
            if (one.name == from) one.name = to;
        if (overload.contains("ignored") && overload["ignored"].contains(from)) overload["ignored"][to] = overload["ignored"][from];
    }
    for (const SurfaceParameter& one : parameters) {
        if (isNamed(*own, one.name)) continue;
        if (mentions(overload, "when", one.name) || mentions(overload, "writes", one.name)) return false;
        if (!mentions(overload, "lift", one.name)) continue;
        if (one.defaultText.empty()) return false;
        overload["lift"] = withWord(overload["lift"].get<std::string>(), one.name, one.defaultText);
    }
    if (overload.contains("ignored")) {
        json ignored = json::object();
        for (const auto& [name, why] : overload["ignored"].items())
            if (isNamed(*own, name)) ignored[name] = why;
        overload["ignored"] = ignored;
        if (ignored.empty()) overload.erase("ignored");
    }
    overload["signature"] = ownSignature(signature, *own, parameters);
    return true;
}

std::string InterfaceTables::missingIn(const std::string& code, bool isModule, bool isMutable) const {
    const ParseResult parsed = isModule ? parseModule(code) : parseExpression(code);
    if (parsed.error) return {};  // told where it is read
    std::string missing = own_.missingIn(*parsed.file->module, other_, aliases_);
    if (!missing.empty() || isMutable) return missing;
    ast::walk(*parsed.file->module, [&](const ast::Node& node) {
        const auto* item = ast::as<ast::Subscript>(&node);
        if (item && item->ctx == ast::ExprContext::Store) missing = "writing into an array";
        return true;
    });
    return missing;
}

}  // namespace regraft
