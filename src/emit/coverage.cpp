#include "emit/coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "ast/visit.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

void collect(const ast::Node& lift, std::set<std::string>& names) {
    if (lift.kind == ast::Kind::NameExpr || lift.kind == ast::Kind::Attribute)
        if (const Operation* operation = operationNamed(static_cast<const ast::Expr&>(lift)))
            names.insert(std::string(operation->name));
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

/// A class that types stand for: of arrays, dtypes, generators.
bool isClassOfValues(const Framework& framework, std::string_view name) {
    const bool isType = std::ranges::any_of(framework.typeClasses, [&](const auto& kind) { return kind.second == name; });
    return isType || name == framework.array || framework.generators.has(name) ||
           std::ranges::find(framework.arrayAlso, name) != framework.arrayAlso.end();
}

std::string coverageOf(const Framework& source, const Framework& target) {
    std::map<std::string, Tally> areas;
    for (std::string_view name : publicNames(source)) {
        ApiRef api = Tables::builtin().api(source, name);
        const bool isClass = isClassOfValues(source, name);
        for (Tally* tally : {&areas[areaOf(name)], &areas["all"]})
            ++(isClass ? tally->exact : api ? tally->of(reachOf(*api.entry, target)) : tally->missing);
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
