#include "mapping/tables.h"

#include <algorithm>
#include <mutex>
#include <ranges>
#include <set>
#include <nlohmann/json.hpp>

#include "mapping/builtin.h"
#include "mapping/bundle.h"
#include "mapping/layer_members.h"
#include "mapping/once_map.h"
#include "mapping/reader.h"

namespace regraft {

using nlohmann::json;

namespace {

std::string key(std::string_view kind, const Framework& framework, std::string_view name) {
    std::string out(kind);
    out += '/';
    out += framework.name;
    out += '/';
    out += name;
    return out;
}

}  // namespace

struct Tables::Store {
    explicit Store(std::string_view bytes) : bundle(bytes) { readFrameworks(); }

    void readFrameworks();
    const ApiEntry* entry(const Framework& framework, std::string_view tableText);
    const ApiEntry* operationEntry(const Framework& framework, std::string_view operation);
    ApiRef covering(const Framework& framework, std::string_view qualifiedName);
    const ApiEntry* found(const Framework& framework, std::string_view name);
    Lowering lowering(const Framework& framework, const json& object);

    Bundle bundle;
    TemplateStore templates;
    std::recursive_mutex making;
    std::vector<Framework> frameworks;
    std::vector<std::pair<std::string, FrameworkId>> aliases;
    OnceMap<const char*, ApiEntry> entries;  // by where the text lies in the bundle
    std::set<std::string, std::less<>> covered;  // names that an entry of a module stands for
    OnceMap<std::string, Operation> operations;
    OnceMap<std::string, std::vector<Lowering>> lowerings;
    OnceMap<std::string, std::vector<LayerMember>> layerMembers;
    OnceMap<std::string, std::vector<OwnMember>> ownMembers;
    OnceMap<std::string, Overload> helpers;
    OnceMap<std::string, ApiRef> arrayMembers;  // without an entry where there is none
    OnceMap<std::string, ApiEntry> operationEntries;
    std::unordered_map<std::string, std::vector<VersionSpan>> histories;
    std::unordered_map<std::string, std::vector<VersionChange>> changes;
    std::unordered_map<std::string, bool> listed;
    std::unordered_map<std::string, std::span<const Parameter>> signatures;
};

void Tables::Store::readFrameworks() {
    for (std::string_view name : bundle.keysBelow("framework/")) {
        json object = json::parse(*bundle.find("framework/" + std::string(name)));
        TableProblems problems;  // the table compiler has reported them
        frameworks.push_back(readFramework(object, problems));
        frameworks.back().id = static_cast<FrameworkId>(frameworks.size());
        for (const json& alias : object.value("aliases", json::array()))
            aliases.emplace_back(alias.get<std::string>(), frameworks.back().id);
    }
}

const ApiEntry* Tables::Store::entry(const Framework& framework, std::string_view tableText) {
    return entries.get(tableText.data(), making, [&] {
        TableProblems problems;
        auto made = std::make_unique<ApiEntry>(readEntry(json::parse(tableText), framework, templates, problems));
        for (Overload& overload : made->overloads) overload.entry = made.get();
        return made;
    });
}

namespace {

/// "sum(x, axis=axis)": an operation applied to its own parameters.
std::string applicationText(const Operation& operation) {
    std::string out(operation.name);
    for (const Parameter& parameter : operation.parameters) {
        out += out.size() == operation.name.size() ? "(" : ", ";
        if (parameter.kind == ParamKind::VarPositional) out += "*";
        else if (parameter.kind != ParamKind::PositionalOnly) out += std::string(parameter.name) + "=";
        out += parameter.name;
    }
    return operation.parameters.empty() ? out + "()" : out + ")";
}

/// Where `qualifiedName` names an operation of the catalogue in the neutral framework: that name; else empty.
std::string_view operationPart(const Framework& framework, std::string_view qualifiedName) {
    if (!framework.isNeutral || !qualifiedName.starts_with(framework.module + ".")) return {};
    return qualifiedName.substr(framework.module.size() + 1);
}

}  // namespace

/// An entry that no table has: the neutral framework's functions are the operations themselves.
const ApiEntry* Tables::Store::operationEntry(const Framework& framework, std::string_view operation) {
    return operationEntries.get(std::string(operation), making, [&]() -> std::unique_ptr<ApiEntry> {
        auto text = bundle.find("op/" + std::string(operation));
        if (!text) return nullptr;
        json object = json::parse(*text), entry{{"api", framework.module + "." + std::string(operation)}};
        TableProblems problems;
        if (!object.contains("signature")) entry["lift"] = operation;
        else {
            entry["signature"] = object["signature"];
            entry["lift"] = applicationText(readOperation(operation, object, templates, problems));
        }
        auto made = std::make_unique<ApiEntry>(readEntry(entry, framework, templates, problems));
        for (Overload& overload : made->overloads) overload.entry = made.get();
        return made;
    });
}

const ApiEntry* Tables::Store::found(const Framework& framework, std::string_view name) {
    auto text = bundle.find(key("api", framework, name));
    return text ? entry(framework, *text) : nullptr;
}

namespace {

/// "jax.lax.*_p" of "jax.lax.abs_p": all names of the module with that end; empty if there is none.
std::string sameEnd(std::string_view qualifiedName) {
    const std::size_t dot = qualifiedName.rfind('.'), end = qualifiedName.rfind('_');
    if (dot == qualifiedName.npos || end == qualifiedName.npos || end < dot) return {};
    return std::string(qualifiedName.substr(0, dot)) + ".*" + std::string(qualifiedName.substr(end));
}

}  // namespace

/// What is said of a module or class, or of all names with one end: that no target can have it, nor anything in it.
ApiRef Tables::Store::covering(const Framework& framework, std::string_view qualifiedName) {
    for (std::string_view head = qualifiedName; head.size() > framework.module.size(); head = head.substr(0, head.rfind('.'))) {
        const ApiEntry* entry = found(framework, head);
        if (const std::string many = sameEnd(head); !entry && !many.empty()) entry = found(framework, many);
        if (entry && !entry->isRefusal()) return {};
        if (std::lock_guard lock(making); entry) return {entry, *covered.emplace(qualifiedName).first};
        if (head.rfind('.') == head.npos) break;
    }
    return {};
}

Lowering Tables::Store::lowering(const Framework& framework, const json& object) {
    auto inverse = object.find("inverse");
    if (inverse == object.end()) {
        TableProblems problems;
        return readLowering(object, framework, templates, problems);
    }
    auto found = bundle.find(key("api", framework, inverse->get<std::string>()));
    Lowering lowering;
    lowering.framework = &framework;
    lowering.inverse = &entry(framework, *found)->overloads.at(object.value("overload", std::size_t{0}));
    lowering.differs = lowering.inverse->differs;
    return lowering;
}

bool ApiEntry::isRefusal() const {
    return std::ranges::none_of(overloads, [](const Overload& overload) { return overload.callable || overload.lift; });
}

bool isImportable(const Framework& framework, std::string_view qualifiedName) {
    auto liesIn = [&](std::string_view module) {
        return qualifiedName.size() > module.size() && qualifiedName.starts_with(module) && qualifiedName[module.size()] == '.';
    };
    if (liesIn(framework.module)) return true;
    return std::any_of(framework.imports.begin(), framework.imports.end(),
                       [&](const ImportForm& form) { return liesIn(form.module); });
}

namespace {

std::string& ownTables() {
    static std::string bundle;
    return bundle;
}

/// A module, what lies in it, and the packages it lies in: of "mylib.ops" also "mylib".
bool isOnTheWay(std::string_view module, std::string_view name) {
    const auto isBelow = [](std::string_view whole, std::string_view start) { return whole.starts_with(start) && (whole.size() == start.size() || whole[start.size()] == '.'); };
    return isBelow(module, name) || isBelow(name, module);
}

}  // namespace

std::string_view tablesInUse() { return ownTables().empty() ? builtinTables() : std::string_view(ownTables()); }

void useTables(std::string bundle) { ownTables() = std::move(bundle); }

Tables::Tables() : store_(std::make_unique<Store>(tablesInUse())) {}
Tables::~Tables() = default;

const Tables& Tables::builtin() {
    static const Tables tables;
    return tables;
}

std::span<const Framework> Tables::frameworks() const { return store_->frameworks; }

const Framework* Tables::framework(std::string_view name) const {
    for (const Framework& framework : store_->frameworks)
        if (framework.name == name) return &framework;
    for (const auto& [alias, id] : store_->aliases)
        if (alias == name) return framework(id);
    return nullptr;
}

const Framework* Tables::framework(FrameworkId id) const {
    return id == 0 || id > store_->frameworks.size() ? nullptr : &store_->frameworks[id - 1u];
}

const Framework* Tables::neutralFramework() const {
    for (const Framework& framework : store_->frameworks)
        if (framework.isNeutral) return &framework;
    return nullptr;
}

const Framework* Tables::frameworkOfModule(std::string_view module) const {
    if (module.empty()) return nullptr;
    for (const Framework& framework : store_->frameworks)
        for (const std::string& name : framework.importModules)
            if (isOnTheWay(module, name)) return &framework;
    return nullptr;
}

const Operation* Tables::operation(std::string_view name) const {
    return store_->operations.get(std::string(name), store_->making, [&]() -> std::unique_ptr<Operation> {
        auto text = store_->bundle.find("op/" + std::string(name));
        TableProblems problems;
        return text ? std::make_unique<Operation>(readOperation(name, json::parse(*text), store_->templates, problems)) : nullptr;
    });
}

const Operation* Tables::operationOfSymbol(std::string_view symbol) const {
    auto name = store_->bundle.find("symbol/" + std::string(symbol));
    return name ? operation(*name) : nullptr;
}

std::vector<std::string_view> Tables::operationNames() const { return store_->bundle.keysBelow("op/"); }

namespace {

/// "torch.Tensor.sum", "tensorflow.Variable.assign".
bool isMemberOfArrays(const Framework& framework, std::string_view name) {
    const auto isOf = [&](std::string_view owner) { return name.starts_with(owner) && name.size() > owner.size() && name[owner.size()] == '.'; };
    return isOf(framework.array) || std::ranges::any_of(framework.arrayAlso, isOf);
}

}  // namespace

ApiRef Tables::api(const Framework& framework, std::string_view qualifiedName) const {
    auto text = store_->bundle.find(key("api", framework, qualifiedName));
    if (!text) {
        if (ApiRef form = inPlaceForm(framework, qualifiedName)) return form;
        if (auto newer = store_->bundle.find(key("newer", framework, qualifiedName))) return api(framework, *newer);
        std::string_view operation = operationPart(framework, qualifiedName);
        const ApiEntry* entry = operation.empty() ? nullptr : store_->operationEntry(framework, operation);
        return entry ? ApiRef{entry, entry->api, false} : store_->covering(framework, qualifiedName);
    }
    const ApiEntry* entry = store_->entry(framework, *text);
    std::string_view spelling;
    for (const std::string& name : entry->names)
        if (name == qualifiedName) spelling = name;
    return {entry, spelling, isMemberOfArrays(framework, spelling)};
}

/// `torch.Tensor.add_` by way of `torch.Tensor.add`.
ApiRef Tables::inPlaceForm(const Framework& framework, std::string_view qualifiedName) const {
    const std::string& suffix = framework.inPlaceSuffix;
    if (suffix.empty() || !qualifiedName.ends_with(suffix) || qualifiedName.ends_with(suffix + suffix)) return {};
    qualifiedName.remove_suffix(suffix.size());
    if (!store_->bundle.find(key("api", framework, qualifiedName))) return {};
    ApiRef ref = api(framework, qualifiedName);
    const auto& overloads = ref.entry->overloads;
    ref.inPlace = true;
    return std::all_of(overloads.begin(), overloads.end(), [](const Overload& o) { return o.callable; }) ? ref : ApiRef{};
}

ApiRef Tables::arrayMember(const Framework& framework, std::string_view member) const {
    return *store_->arrayMembers.get(key("member", framework, member), store_->making, [&] {
        ApiRef ref = api(framework, framework.array + "." + std::string(member));
        for (const std::string& name : framework.arrayAlso)  // a class of arrays of its own: tf.Variable
            if (!ref) ref = api(framework, name + "." + std::string(member));
        return std::make_unique<ApiRef>(ref);
    });
}

ApiRef Tables::moduleMember(const Framework& framework, std::string_view member) const {
    if (!framework.modules) return {};
    ApiRef ref = api(framework, framework.modules->base + "." + std::string(member));
    if (!ref && !framework.modules->whole.empty()) ref = api(framework, framework.modules->whole + "." + std::string(member));
    ref.onArray = ref.entry != nullptr;
    return ref;
}

ApiRef Tables::generatorMember(const Framework& framework, std::string_view member) const {
    for (const std::string& name : framework.generators.classes) {
        ApiRef ref = api(framework, name + "." + std::string(member));
        ref.onArray = ref.entry != nullptr;
        if (ref) return ref;
    }
    return {};
}

bool Tables::isPrefix(const Framework& framework, std::string_view qualifiedName) const {
    std::string_view operation = operationPart(framework, qualifiedName);
    return store_->bundle.hasPrefix(key("api", framework, qualifiedName) + ".") ||
           (!operation.empty() && store_->bundle.hasPrefix("op/" + std::string(operation) + "."));
}

std::vector<std::string_view> Tables::apiNames(const Framework& framework) const {
    return store_->bundle.keysBelow(key("api", framework, ""));
}

std::vector<std::string_view> Tables::surface(const Framework& framework) const {
    std::vector<std::string_view> names;
    std::string_view rest = store_->bundle.find("surface/" + framework.name).value_or(std::string_view());
    while (!rest.empty()) {
        std::size_t end = rest.find('\n');
        names.push_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return names;
}

const std::vector<Lowering>& Tables::lowerings(const Framework& framework, const Operation& operation) const {
    const std::string name = key("lower", framework, operation.name);
    return *store_->lowerings.get(name, store_->making, [&] {
        auto made = std::make_unique<std::vector<Lowering>>();
        if (auto text = store_->bundle.find(name))
            for (const json& object : json::parse(*text)) made->push_back(store_->lowering(framework, object));
        return made;
    });
}

const std::vector<LayerMember>& Tables::layerMembers(const Operation& operation) const {
    return *store_->layerMembers.get(std::string(operation.name), store_->making, [&] {
        TableProblems problems;  // the table compiler has reported them
        const json object = json::parse(*store_->bundle.find("op/" + std::string(operation.name)));
        return std::make_unique<std::vector<LayerMember>>(readLayerMembers(object.value("parameters", json::object()), store_->templates, problems));
    });
}

const std::vector<OwnMember>& Tables::ownMembers(const Framework& framework, std::string_view className) const {
    const std::string name = key("parameters", framework, className);
    return *store_->ownMembers.get(name, store_->making, [&] {
        TableProblems problems;
        auto text = store_->bundle.find(name);
        return std::make_unique<std::vector<OwnMember>>(text ? readOwnMembers(json::parse(*text), store_->templates, problems) : std::vector<OwnMember>());
    });
}

std::string_view Tables::layerArgument(const Framework& framework, std::string_view className, std::string_view parameter) const {
    std::string name = key("argument", framework, className);
    return store_->bundle.find(name.append("/").append(parameter)).value_or(std::string_view());
}

std::vector<std::string> Tables::examples(const Framework& framework, std::string_view api) const {
    auto text = store_->bundle.find(key("examples", framework, api));
    return text ? json::parse(*text).get<std::vector<std::string>>() : std::vector<std::string>();
}

std::string_view Tables::helper(const Framework& framework, std::string_view name) const {
    return store_->bundle.find(key("helper", framework, name)).value_or(std::string_view());
}

std::string_view Tables::neutralHelper(std::string_view name) const {
    return store_->bundle.find("helper/neutral/" + std::string(name)).value_or(std::string_view());
}

std::vector<std::string_view> Tables::neutralHelperNames() const { return store_->bundle.keysBelow("helper/neutral/"); }

const Overload* Tables::helperSignature(const Framework& framework, std::string_view name) const {
    return store_->helpers.get(key("helper", framework, name), store_->making, [&]() -> std::unique_ptr<Overload> {
        std::string error;
        std::string_view own = helper(framework, name);
        auto parameters = store_->templates.functionSignature(own.empty() ? neutralHelper(name) : own, name, error);
        if (!error.empty()) return nullptr;
        auto made = std::make_unique<Overload>();
        made->callable = true;
        made->parameters = parameters;
        return made;
    });
}

namespace {

VersionSpan readSpan(const json& object) { return {object.value("since", ""), object.value("until", ""), object.value("is", "")}; }

std::string_view ownerOf(std::string_view name) { return name.substr(0, name.rfind('.') == name.npos ? 0 : name.rfind('.')); }

}  // namespace

std::span<const VersionSpan> Tables::history(const Framework& framework, std::string_view name) const {
    auto text = store_->bundle.find(key("history", framework, name));
    if (!text) return {};
    std::lock_guard lock(store_->making);
    auto [slot, isNew] = store_->histories.try_emplace(key("", framework, name));
    if (isNew)
        for (const json& object : json::parse(*text)) slot->second.push_back(readSpan(object));
    return slot->second;
}

std::span<const VersionChange> Tables::changes(const Framework& framework, std::string_view name) const {
    auto text = store_->bundle.find(key("change", framework, name));
    if (!text) return {};
    std::lock_guard lock(store_->making);
    auto [slot, isNew] = store_->changes.try_emplace(key("", framework, name));
    if (!isNew) return slot->second;
    for (const json& object : json::parse(*text)) {
        TableProblems problems;  // the table compiler has reported them
        slot->second.push_back(readChange(object, store_->templates, problems));
    }
    return slot->second;
}

std::vector<std::string> Tables::otherNames(const Framework& framework, std::string_view name) const {
    std::vector<std::string> names;
    for (std::string_view head = name; !head.empty(); head = ownerOf(head)) {  // of the name itself, or of a module it lies in
        const std::string rest(name.substr(head.size()));
        if (auto newer = store_->bundle.find(key("newer", framework, head))) names.push_back(std::string(*newer) + rest);
        if (head == framework.module) break;  // modules that went have left their names here, and not the other way round
        if (auto older = store_->bundle.find(key("older", framework, head)))
            for (const json& one : json::parse(*older)) names.push_back(one.get<std::string>() + rest);
    }
    return names;
}

Tables::Presence Tables::presence(const Framework& framework, std::string_view name, std::string_view version) const {
    for (std::string_view head = name; !head.empty(); head = ownerOf(head)) {
        auto spans = history(framework, head);
        const bool isThere = std::ranges::any_of(spans, [&](const VersionSpan& span) { return span.contains(version); });
        if (!spans.empty() && !isThere) return Presence::Absent;
        const bool isKnown = isThere || store_->bundle.find(key("listed", framework, head)) || store_->bundle.find(key("besides", framework, head));
        if (head == name && isKnown) return Presence::Present;
    }
    return Presence::Unlisted;
}

std::span<const Parameter> Tables::signature(std::string_view text) const {
    if (!text.starts_with('(') || text.find(" | ") != text.npos) return {};
    std::lock_guard lock(store_->making);
    auto [slot, isNew] = store_->signatures.try_emplace(std::string(text));
    std::string error;
    if (isNew) slot->second = store_->templates.signature(text, error);
    return error.empty() ? slot->second : std::span<const Parameter>();
}

std::span<const Parameter> Tables::listedSignature(const Framework& framework, std::string_view name) const {
    auto text = store_->bundle.find(key("listed", framework, name));
    return text ? signature(*text) : std::span<const Parameter>();
}

bool Tables::isListed(const Framework& framework, std::string_view owner) const {
    std::lock_guard lock(store_->making);
    auto [slot, isNew] = store_->listed.try_emplace(key("", framework, owner), false);
    if (isNew)
        for (std::string_view name : store_->bundle.keysBelow(key("listed", framework, owner) + "."))
            if (name.find('.') == name.npos) slot->second = true;
    return slot->second;
}

}  // namespace regraft
