#include "emit/neighbours.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "emit/convert.h"
#include "mapping/libraries.h"

namespace regraft {

namespace {

/// What the file imports of one library.
struct Neighbour {
    const ImportedName* first = nullptr;
    std::string_view name;             ///< its module: the top one, unless what is known is of one inside
    const Library* library = nullptr;  ///< null: unknown
    unsigned uses = 0;
    bool isGivenArrays = false;
};

/// "somewhere" of "somewhere.inside", ".near" of ".near.by".
std::string_view topOf(std::string_view module) { return module.substr(0, module.find('.', module.find_first_not_of('.'))); }

/// Of modules that are neither the program's, nor a framework's, nor Python's own; in the order of their imports.
std::vector<Neighbour> neighboursOf(const Analysis& analysis) {
    const Libraries& libraries = Tables::builtin().libraries();
    std::vector<Neighbour> found;
    for (const ImportedName& import : analysis.imports()) {
        if (import.isOwn || import.framework || libraries.isPython(import.target)) continue;
        const Library* library = libraries.of(import.target);
        const std::string_view name = library ? library->moduleOf(import.target) : topOf(import.target);
        auto same = std::ranges::find_if(found, [&](const Neighbour& one) { return one.name == name && one.library == library; });
        if (same == found.end()) same = found.insert(found.end(), {&import, name, library});
        same->uses += import.references;
        same->isGivenArrays = same->isGivenArrays || import.isGivenArrays;
    }
    return found;
}

/// The source framework that a library works with, where it does not with the target's; null: there is none.
const Framework* leftIn(const Library& library, std::span<const Framework* const> from, const Framework& target) {
    if (library.worksIn(target)) return nullptr;
    const auto framework = std::ranges::find_if(from, [&](const Framework* one) { return one != &target && library.worksIn(*one); });
    return framework == from.end() ? nullptr : *framework;
}

std::string times(unsigned count) {
    return count == 0 ? "by no name here" : count == 1 ? "once here" : count == 2 ? "twice here" : fmt::format("{} times here", count);
}

std::string insteadOf(const Library& library, const Framework& target) {
    const auto instead = library.instead.find(target.name);
    return instead == library.instead.end() ? "" : fmt::format("; {} has {}", target.name, instead->second);
}

void report(const Neighbour& neighbour, std::span<const Framework* const> from, const Framework& target, DiagnosticSink& sink) {
    const std::string name(neighbour.name), uses = times(neighbour.uses);
    const Span span = neighbour.first->alias->span;
    if (!neighbour.library) {
        if (neighbour.isGivenArrays && !isMigration(from, &target)) sink.report(DiagCode::UnknownLibrary, span, name, {name});
        return;
    }
    const Library& library = *neighbour.library;
    const Framework* framework = leftIn(library, from, target);
    if (!framework) return;
    const bool isTaken = std::ranges::find(target.takes, framework->name) != target.takes.end();
    if (!library.takesAny)
        sink.report(DiagCode::ForeignLibrary, span, name, {name, framework->name, target.name, uses + insteadOf(library, target)});
    else sink.report(isTaken ? DiagCode::GivesTaken : DiagCode::GivesForeign, span, name, {name, framework->name, target.name, uses});
}

/// The framework beside the sources (NumPy) whose functions don't take all arrays of the target; null if the file imports none.
const Framework* refusing(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target) {
    for (const ImportedName& import : analysis.imports()) {
        const Framework* framework = import.framework;
        const bool isBeside = framework && framework != &target && std::ranges::find(from, framework) == from.end();
        if (isBeside && std::ranges::find(target.refusedBy, framework->name) != target.refusedBy.end()) return framework;
    }
    return nullptr;
}

/// `np.asarray`: made to take arrays of all frameworks.
bool makesArrays(const Framework& framework, std::string_view name) {
    const ApiRef api = Tables::builtin().api(framework, name);
    return api && std::ranges::any_of(api.entry->overloads, [](const Overload& overload) {
               const auto* call = ast::as<ast::Call>(overload.lift);
               const auto* operation = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
               return operation && operation->id == std::string_view("asarray");
           });
}

/// `np.mean(x)` of an array that becomes the target's.
void reportCrossings(const ast::Module& module, const Analysis& analysis, const Framework& framework, const Framework& target,
                     DiagnosticSink& sink) {
    const auto isGiven = [&](const ast::Expr* argument) {
        const Type* type = analysis.typeOf(*argument);
        return type->isArray() && !type->assumed && type->framework != framework.id;
    };
    ast::walk(module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const std::string name(call ? analysis.qualifiedName(*call->func) : std::string_view());
        const bool isBeside = !name.empty() && Tables::builtin().frameworkOfModule(name) == &framework && !makesArrays(framework, name);
        if (isBeside && std::ranges::any_of(call->args, isGiven))
            sink.report(DiagCode::GivenForeign, call->span, name, {name, framework.name, target.name});
        return true;
    });
}

}  // namespace

void reportNeighbours(const ast::Module& module, const Analysis& analysis, std::span<const Framework* const> from, const Framework& target,
                      DiagnosticSink& sink) {
    for (const Neighbour& neighbour : neighboursOf(analysis)) report(neighbour, from, target, sink);
    if (const Framework* framework = refusing(analysis, from, target)) reportCrossings(module, analysis, *framework, target, sink);
}

bool hasNeighbours(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target) {
    return std::ranges::any_of(neighboursOf(analysis), [&](const Neighbour& one) {
        return one.library && !one.library->takesAny && leftIn(*one.library, from, target);
    });
}

}  // namespace regraft
