#include "emit/coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "ast/visit.h"
#include "emit/type_class.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

void collect(const ast::Node& lift, std::set<std::string>& names) {
    if (lift.kind == ast::Kind::NameExpr || lift.kind == ast::Kind::Attribute)
        if (const Operation* operation = operationNamed(static_cast<const ast::Expr&>(lift))) names.insert(std::string(operation->name));
    ast::forEachChild(lift, [&](const ast::Node& child) { collect(child, names); });
}

enum class Reach { Exact, Approximate, No };

Reach reachOf(const Operation& operation, const Framework& target, int depth = 0) {
    const Tables& tables = Tables::builtin();
    for (const Lowering& lowering : tables.lowerings(target, operation))
        if (lowering.unsupported.empty()) return lowering.differs.empty() ? Reach::Exact : Reach::Approximate;
    if (!operation.operatorSymbol.empty()) return Reach::Exact;
    if (!operation.decomposition || depth == 8) return Reach::No;
    std::set<std::string> names = operationsIn(*operation.decomposition);
    for (const std::string& name : names)
        if (reachOf(*tables.operation(name), target, depth + 1) == Reach::No) return Reach::No;
    return Reach::Exact;
}

Reach reachOf(const ApiEntry& entry, const Framework& target) {
    Reach best = Reach::No;
    for (const Overload& overload : entry.overloads) {
        if (!overload.lift) continue;
        std::set<std::string> names = operationsIn(*overload.lift);
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
    int exact = 0, approximate = 0, reported = 0, missing = 0;
    int all() const { return exact + approximate + reported + missing; }
    int& of(Reach reach) { return reach == Reach::Exact ? exact : reach == Reach::Approximate ? approximate : reported; }
};

/// What has the name: "torch.linalg" of "torch.linalg.inv".
std::string areaOf(std::string_view name) { return std::string(name.substr(0, name.rfind('.'))); }

std::set<std::string_view> publicNames(const Framework& framework) {
    std::set<std::string_view> names;
    for (std::string_view name : Tables::builtin().surface(framework)) names.insert(name);
    for (std::string_view name : Tables::builtin().apiNames(framework))
        if (name.find('*') == name.npos) names.insert(name);
    return names;
}

/// How far the class of arrays, dtypes, generators, modules … has a counterpart, where the name is such; nothing if it is none.
std::optional<Reach> reachOfClass(const Framework& source, std::string_view name, const Framework& target) {
    for (const auto& [kind, className] : source.typeClasses)
        if (className == name) return classOfKind(target, kind).empty() ? Reach::No : Reach::Exact;
    if (source.modules && source.modules->isBase(name)) return target.modules ? Reach::Exact : Reach::No;
    if (source.generators.has(name)) return target.generators.classes.empty() ? Reach::No : Reach::Exact;
    if (name == source.array) return target.arrayIsNamed ? Reach::Exact : Reach::No;
    const bool isOfOneDType = std::ranges::find(source.arrayAlso, name) != source.arrayAlso.end();
    return isOfOneDType ? std::optional(Reach::No) : std::nullopt;
}

std::string coverageOf(const Framework& source, const Framework& target) {
    std::map<std::string, Tally> areas;
    for (std::string_view name : publicNames(source)) {
        ApiRef api = Tables::builtin().api(source, name);
        std::optional<Reach> reach = reachOfClass(source, name, target);
        if (!reach && api) reach = reachOf(*api.entry, target);
        for (Tally* tally : {&areas[areaOf(name)], &areas["all"]}) ++(reach ? tally->of(*reach) : tally->missing);
    }
    std::string out = fmt::format("{} -> {}\n", source.name, target.name);
    for (const auto& [area, tally] : areas)
        out += fmt::format("  {:<32} {:>5} names  {:>5} exact  {:>4} approximate  {:>4} reported  {:>4} missing\n", area, tally.all(),
                           tally.exact, tally.approximate, tally.reported, tally.missing);
    return out;
}

}  // namespace

std::set<std::string> operationsIn(const ast::Expr& lift) {
    std::set<std::string> names;
    collect(lift, names);
    return names;
}

std::string coverageTable(const Framework* source, const Framework* target) {
    std::string out;
    for (const Framework& from : Tables::builtin().frameworks())
        for (const Framework& to : Tables::builtin().frameworks())
            if (&from != &to && (!source || source == &from) && (!target || target == &to)) out += coverageOf(from, to);
    return out;
}

}  // namespace regraft
