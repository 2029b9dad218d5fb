#include "mapping/tables.h"

#include <algorithm>
#include <mutex>
#include <nlohmann/json.hpp>
#include <ranges>

#include "mapping/builtin.h"
#include "mapping/table_store.h"

namespace regraft {

using nlohmann::json;

bool ApiEntry::isRefusal() const {
    return std::ranges::none_of(overloads, [](const Overload& overload) { return overload.callable || overload.lift; });
}

bool isImportable(const Framework& framework, std::string_view qualifiedName) {
    auto liesIn = [&](std::string_view module) {
        return qualifiedName.size() > module.size() && qualifiedName.starts_with(module) && qualifiedName[module.size()] == '.';
    };
    if (liesIn(framework.module)) return true;
    return std::any_of(framework.imports.begin(), framework.imports.end(), [&](const ImportForm& form) { return liesIn(form.module); });
}

namespace {

std::string& ownTables() {
    static std::string bundle;
    return bundle;
}

/// A module, what lies in it, and the packages it lies in: of "mylib.ops" also "mylib".
bool isOnTheWay(std::string_view module, std::string_view name) {
    const auto isBelow = [](std::string_view whole, std::string_view start) {
        return whole.starts_with(start) && (whole.size() == start.size() || whole[start.size()] == '.');
    };
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

const Libraries& Tables::libraries() const { return *store_->libraries; }

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
    const auto isOf = [&](std::string_view owner) {
        return name.starts_with(owner) && name.size() > owner.size() && name[owner.size()] == '.';
    };
    return isOf(framework.array) || std::ranges::any_of(framework.arrayAlso, isOf);
}

}  // namespace

ApiRef Tables::api(const Framework& framework, std::string_view qualifiedName) const {
    auto text = store_->bundle.find(bundleKey("api", framework, qualifiedName));
    if (!text) {
        if (ApiRef form = inPlaceForm(framework, qualifiedName)) return form;
        if (auto newer = store_->bundle.find(bundleKey("newer", framework, qualifiedName))) return api(framework, *newer);
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
    if (!store_->bundle.find(bundleKey("api", framework, qualifiedName))) return {};
    ApiRef ref = api(framework, qualifiedName);
    const auto& overloads = ref.entry->overloads;
    ref.inPlace = true;
    return std::all_of(overloads.begin(), overloads.end(), [](const Overload& o) { return o.callable; }) ? ref : ApiRef{};
}

ApiRef Tables::arrayMember(const Framework& framework, std::string_view member) const {
    return *store_->arrayMembers.get(bundleKey("member", framework, member), store_->making, [&] {
        ApiRef ref = api(framework, framework.array + "." + std::string(member));
        for (const std::string& name : framework.arrayAlso)  // a class of arrays of its own: tf.Variable
            if (!ref) ref = api(framework, name + "." + std::string(member));
        return std::make_unique<ApiRef>(ref);
    });
}

std::string_view Framework::memberClassOf(std::string_view className) const {
    const auto owner = [](std::string_view dotted) { return dotted.substr(0, std::min(dotted.rfind('.'), dotted.size())); };
    std::string_view beside;
    bool isOnly = true;
    for (const std::string& one : memberClasses) {
        const std::string_view last = std::string_view(one).substr(owner(one).size());
        if (one == className || className.ends_with(last)) return one;
        if (owner(one) != owner(className)) continue;
        isOnly = beside.empty();
        beside = one;
    }
    return isOnly ? beside : std::string_view();  // a module is for what derives from one class, or it tells nothing
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
    return store_->bundle.hasPrefix(bundleKey("api", framework, qualifiedName) + ".") ||
           (!operation.empty() && store_->bundle.hasPrefix("op/" + std::string(operation) + "."));
}

std::vector<std::string_view> Tables::apiNames(const Framework& framework) const {
    return store_->bundle.keysBelow(bundleKey("api", framework, ""));
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
    const std::string name = bundleKey("lower", framework, operation.name);
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
        return std::make_unique<std::vector<LayerMember>>(
            readLayerMembers(object.value("parameters", json::object()), store_->templates, problems));
    });
}

const std::vector<OwnMember>& Tables::ownMembers(const Framework& framework, std::string_view className) const {
    const std::string name = bundleKey("parameters", framework, className);
    return *store_->ownMembers.get(name, store_->making, [&] {
        TableProblems problems;
        auto text = store_->bundle.find(name);
        return std::make_unique<std::vector<OwnMember>>(text ? readOwnMembers(json::parse(*text), store_->templates, problems)
                                                             : std::vector<OwnMember>());
    });
}

std::string_view Tables::layerArgument(const Framework& framework, std::string_view className, std::string_view parameter) const {
    std::string name = bundleKey("argument", framework, className);
    return store_->bundle.find(name.append("/").append(parameter)).value_or(std::string_view());
}

std::vector<std::string> Tables::examples(const Framework& framework, std::string_view api) const {
    auto text = store_->bundle.find(bundleKey("examples", framework, api));
    return text ? json::parse(*text).get<std::vector<std::string>>() : std::vector<std::string>();
}

std::string_view Tables::helper(const Framework& framework, std::string_view name) const {
    return store_->bundle.find(bundleKey("helper", framework, name)).value_or(std::string_view());
}

std::string_view Tables::neutralHelper(std::string_view name) const {
    return store_->bundle.find("helper/neutral/" + std::string(name)).value_or(std::string_view());
}

std::vector<std::string_view> Tables::neutralHelperNames() const { return store_->bundle.keysBelow("helper/neutral/"); }

const Overload* Tables::helperSignature(const Framework& framework, std::string_view name) const {
    return store_->helpers.get(bundleKey("helper", framework, name), store_->making, [&]() -> std::unique_ptr<Overload> {
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

}  // namespace regraft
