// What tables say of operations, APIs, their changes and lowerings.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "mapping/json_fields.h"

namespace regraft {

using nlohmann::json;
using namespace fields;

namespace {

ShownChange shownChange(const std::string& written, TableProblems& problems) {
    if (written.empty()) return ShownChange::None;
    if (written == "str") return ShownChange::Str;
    if (written == "str of items") return ShownChange::StrOfItems;
    if (written == "text") return ShownChange::Any;
    if (written == "text of parts") return ShownChange::AnyOfParts;
    if (written == "keys") return ShownChange::Keys;
    problems.push_back({"/shown", "`str`, `str of items`, `text`, `text of parts` or `keys` is expected"});
    return ShownChange::None;
}

/// `"ignored": {"order": "memory layout only"}`
void readIgnored(const json& object, std::string_view where, Overload& overload, TableProblems& problems) {
    auto it = object.find("ignored");
    if (it == object.end()) return;
    const std::string at = std::string(where) + "/ignored";
    if (!it->is_object()) return problems.push_back({at, "an object is expected: parameters, each with the reason"});
    for (const auto& [parameter, reason] : it->items()) {
        if (!reason.is_string()) problems.push_back({at + "/" + parameter, "a reason is expected, a string"});
        if (std::ranges::find(overload.parameters, std::string_view(parameter), &Parameter::name) == overload.parameters.end())
            problems.push_back({at + "/" + parameter, "the signature has no parameter `" + parameter + "`"});
        overload.ignored[parameter] = reason.is_string() ? reason.get<std::string>() : std::string();
    }
}

Overload readOverload(const json& object, std::string_view where, TemplateStore& store, TableProblems& problems) {
    Overload overload;
    overload.callable = object.contains("signature");
    if (overload.callable) overload.parameters = signature(object, where, store, problems);
    overload.when = expression(object, "when", where, store, problems);
    overload.lift = expression(object, "lift", where, store, problems);
    overload.unsupported = text(object, "unsupported", where, problems);
    overload.differs = text(object, "differs", where, problems);
    overload.writes = text(object, "writes", where, problems);
    const bool isKnown =
        overload.writes.empty() || overload.writes == "self" ||
        std::ranges::find(overload.parameters, std::string_view(overload.writes), &Parameter::name) != overload.parameters.end();
    if (!isKnown) problems.push_back({std::string(where) + "/writes", "the signature has no parameter `" + overload.writes + "`"});
    overload.givesNone = flag(object, "gives_none", where, problems);
    overload.shares = flag(object, "shares", where, problems);
    overload.lower = flag(object, "lower", where, problems, true);
    std::vector<std::string_view> fields;
    for (const std::string& field : texts(object, "fields", problems)) fields.push_back(store.keep(field));
    overload.fields = store.arena().copy(fields);
    readIgnored(object, where, overload, problems);
    if (!overload.lift && overload.unsupported.empty())
        problems.push_back({std::string(where), "either `lift` or `unsupported` is needed"});
    return overload;
}

/// `{"dim": "axis"}`
std::vector<std::pair<std::string, std::string>> textsByName(const json& object, const std::string& key, TableProblems& problems) {
    std::vector<std::pair<std::string, std::string>> texts;
    const json named = object.value(key, json::object());
    for (const auto& [name, value] : named.items()) {
        if (value.is_string()) texts.emplace_back(name, value.get<std::string>());
        else problems.push_back({"/" + key + "/" + name, "a string is expected"});
    }
    return texts;
}

}  // namespace

Operation readOperation(std::string_view name, const json& object, TemplateStore& store, TableProblems& problems) {
    checkKeys(object, "", {"signature",     "operator",    "result",    "meaning",         "decomposition", "calls",
                           "gives",         "copied",      "write",     "may_copy",        "draws",         "depends_on_mode",
                           "draws_weights", "takes",       "sizes",     "update",          "giving",        "of_several_dtypes",
                           "parameters",    "elementwise", "takes_any", "sized_by_values", "takes_sizes",   "notes",
                           "lacking"},
              problems);
    Operation operation;
    operation.name = store.keep(name);
    operation.isConstant = !object.contains("signature");
    if (!operation.isConstant) operation.parameters = signature(object, "", store, problems);
    operation.operatorSymbol = store.keep(text(object, "operator", "", problems));
    operation.result = expression(object, "result", "", store, problems);
    operation.decomposition = expression(object, "decomposition", "", store, problems);
    operation.calls = expressions(object, "calls", store, problems);
    operation.gives = expression(object, "gives", "", store, problems);
    operation.copied = expression(object, "copied", "", store, problems);
    operation.write = expression(object, "write", "", store, problems);
    operation.mayCopy = flag(object, "may_copy", "", problems);
    operation.draws = flag(object, "draws", "", problems);
    operation.keepsAxes = object.contains("elementwise");
    std::vector<std::string_view> axes;
    for (const std::string& axis : texts(object, "elementwise", problems)) axes.push_back(store.keep(axis));
    operation.axes = store.arena().copy(axes);
    operation.takesAny = flag(object, "takes_any", "", problems);
    operation.sizedByValues = flag(object, "sized_by_values", "", problems);
    operation.takesSizes = flag(object, "takes_sizes", "", problems);
    operation.dependsOnMode = flag(object, "depends_on_mode", "", problems);
    operation.drawsWeights = flag(object, "draws_weights", "", problems);
    operation.takes = expression(object, "takes", "", store, problems);
    operation.sizes = expression(object, "sizes", "", store, problems);
    operation.update = store.keep(text(object, "update", "", problems));
    operation.giving = store.keep(text(object, "giving", "", problems));
    operation.ofSeveralDTypes = store.keep(text(object, "of_several_dtypes", "", problems));
    operation.meaning = store.keep(text(object, "meaning", "", problems));
    operation.lacking = store.keep(text(object, "lacking", "", problems));
    if (operation.meaning.empty()) problems.push_back({"", "an operation needs a `meaning`"});
    if (!operation.result) problems.push_back({"", "an operation needs a `result`"});
    return operation;
}

ApiEntry readEntry(const json& object, const Framework& framework, TemplateStore& store, TableProblems& problems) {
    checkKeys(object, "",
              {"api", "also", "signature", "when", "lift", "unsupported", "differs", "fields", "ignored", "lower", "writes", "gives_none",
               "shares", "overloads", "of_anything", "examples", "area", "notes"},
              problems);
    ApiEntry entry;
    texts(object, "examples", problems);  // for the harness and `map`; here only their form matters
    entry.framework = &framework;
    entry.api = text(object, "api", "", problems);
    entry.names = texts(object, "also", problems);
    entry.ofAnything = flag(object, "of_anything", "", problems);
    entry.names.insert(entry.names.begin(), entry.api);
    if (auto it = object.find("overloads"); it != object.end() && it->is_array()) {
        for (std::size_t i = 0; i < it->size(); ++i) {
            std::string where = "/overloads/" + std::to_string(i);
            checkKeys((*it)[i], where,
                      {"signature", "when", "lift", "unsupported", "differs", "fields", "ignored", "lower", "writes", "gives_none",
                       "shares", "notes"},
                      problems);
            entry.overloads.push_back(readOverload((*it)[i], where, store, problems));
        }
    } else {
        entry.overloads.push_back(readOverload(object, "", store, problems));
    }
    return entry;
}

VersionChange readChange(const json& object, TemplateStore& store, TableProblems& problems) {
    checkKeys(object, "", {"api",          "also",      "at",      "signature",      "when",       "unless",         "up",
                           "down",         "statement", "differs", "unsupported",    "parameters", "same_defaults",  "same_values",
                           "of_instances", "was_list",  "shown",   "notes",          "examples",   "newer_examples", "left_out",
                           "text",         "arguments", "keys_of", "unless_given_to"},
              problems);
    VersionChange change;
    change.at = text(object, "at", "", problems);
    if (change.at.empty()) problems.push_back({"", "a change needs `at`, the version it came with"});
    change.call.name = store.keep(text(object, "api", "", problems));
    change.callable = object.contains("signature");
    if (change.callable) change.call.parameters = signature(object, "", store, problems);
    change.when = expression(object, "when", "", store, problems);
    change.unless = expression(object, "unless", "", store, problems);
    change.up = expression(object, "up", "", store, problems);
    change.down = expression(object, "down", "", store, problems);
    change.isStatement = flag(object, "statement", "", problems);
    change.sameValues = flag(object, "same_values", "", problems);
    change.ofInstances = flag(object, "of_instances", "", problems);
    change.wasList = flag(object, "was_list", "", problems);
    change.shown = shownChange(text(object, "shown", "", problems), problems);
    change.differs = text(object, "differs", "", problems);
    change.unsupported = text(object, "unsupported", "", problems);
    change.parameters = textsByName(object, "parameters", problems);
    change.sameDefaults = texts(object, "same_defaults", problems);
    change.leftOut = textsByName(object, "left_out", problems);
    change.text = text(object, "text", "", problems);
    change.arguments = texts(object, "arguments", problems);
    change.keysOf = texts(object, "keys_of", problems);
    change.givenTo = texts(object, "unless_given_to", problems);
    return change;
}

Lowering readLowering(const json& object, const Framework& framework, TemplateStore& store, TableProblems& problems) {
    checkKeys(object, "", {"operation", "when", "to", "dropped", "unsupported", "differs", "notes", "examples"}, problems);
    Lowering lowering;
    lowering.framework = &framework;
    lowering.when = expression(object, "when", "", store, problems);
    lowering.to = expression(object, "to", "", store, problems);
    lowering.unsupported = text(object, "unsupported", "", problems);
    lowering.differs = text(object, "differs", "", problems);
    lowering.dropped = text(object, "dropped", "", problems);
    if (!lowering.to && lowering.unsupported.empty() && lowering.dropped.empty())
        problems.push_back({"", "one of `to`, `dropped` and `unsupported` is needed"});
    return lowering;
}

}  // namespace regraft
