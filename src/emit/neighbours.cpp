#include "emit/neighbours.h"

#include <fmt/format.h>

#include <algorithm>

#include "ast/visit.h"
#include "emit/convert.h"
#include "emit/dotted_names.h"
#include "emit/part_reading.h"
#include "mapping/libraries.h"

namespace regraft {

namespace {

/// What the file imports of one library.
struct Neighbour {
    const ImportedName* first = nullptr;
    std::string_view name;             ///< its module: the top one, unless what is known is of one inside
    const Library* library = nullptr;  ///< null: unknown
    unsigned uses = 0;
    bool isGivenArrays = false, isGivenFunctions = false;
};

/// Of modules that are neither the program's, nor a framework's, nor Python's own; in the order of their imports.
std::vector<Neighbour> neighboursOf(const Analysis& analysis) {
    const Libraries& libraries = Tables::builtin().libraries();
    std::vector<Neighbour> found;
    for (const ImportedName& import : analysis.imports()) {
        if (import.isOwn || import.framework || libraries.isPython(import.target)) continue;
        const Library* library = libraries.of(import.target);
        const std::string_view name = library ? library->moduleOf(import.target) : topOf(import.target);
        auto same = std::ranges::find_if(found, [&](const Neighbour& one) { return one.name == name; });
        if (same == found.end()) same = found.insert(found.end(), {&import, name, library});
        same->uses += import.references;
        same->isGivenArrays = same->isGivenArrays || import.isGivenArrays;
        same->isGivenFunctions = same->isGivenFunctions || import.isGivenFunctions;
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

/// What is to be said of how code goes on with a library that computes with its own arrays; empty: nothing that matters.
std::string doubtOf(const Neighbour& neighbour, const Framework& target) {
    if (neighbour.isGivenFunctions) return "is given functions of this file, which it may call with them";
    return neighbour.isGivenArrays && !neighbour.library->takesAny ? "is given some of " + target.name + " here" : "";
}

void report(const Neighbour& neighbour, const Framework& framework, const Framework& target, DiagnosticSink& sink) {
    const Library& library = *neighbour.library;
    const std::string name(neighbour.name), uses = times(neighbour.uses), doubt = doubtOf(neighbour, target);
    const Span span = neighbour.first->alias->span;
    if (!library.gives)
        sink.report(DiagCode::ForeignLibrary, span, name, {name, framework.name, target.name, uses + insteadOf(library, target)});
    else if (!doubt.empty()) sink.report(DiagCode::ComputesBeside, span, name, {name, framework.name, doubt});
    else sink.report(DiagCode::StaysBeside, span, name, {name, framework.name, uses});
}

/// Where a file names its framework as what another one has of it, `tf.keras`, which is the other's.
struct HiddenSource {
    Span span = {};
    std::string_view name;  ///< "tensorflow.keras"; empty: nowhere
};

HiddenSource hiddenSource(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target) {
    const Libraries& libraries = Tables::builtin().libraries();
    HiddenSource found;
    const auto isSource = [&](const Framework* one) { return std::ranges::find(from, one) != from.end(); };
    const auto look = [&](std::string_view name, Span span) {
        const Library* library = found.name.empty() && !name.empty() ? libraries.of(name) : nullptr;
        const bool isSources = library && std::ranges::any_of(from, [&](const Framework* one) { return library->worksIn(*one); });
        const bool isPart = isSources && library->moduleOf(name).find('.') != name.npos;
        if (isPart) found = {span, library->moduleOf(name)};
    };
    // The whole file is looked through only where another framework is imported that has the source as a part.
    const auto hasSource = [&](const Framework& framework) {
        return std::ranges::any_of(from, [&](const Framework* source) {
            return std::ranges::any_of(namesWithinOthers(*source), [&](std::string_view name) { return topOf(name) == framework.module; });
        });
    };
    const ast::Node* top = nullptr;
    for (const ImportedName& import : analysis.imports()) {
        if (!import.framework || import.framework == &target || isSource(import.framework)) continue;
        look(import.target, import.alias->span);
        if (hasSource(*import.framework)) top = import.statement;
    }
    while (const ast::Node* outer = top && found.name.empty() ? analysis.parent(*top) : nullptr) top = outer;
    if (top)
        ast::walk(*top, [&](const ast::Node& node) {
            if (const auto* member = ast::as<ast::Attribute>(&node)) look(analysis.qualifiedName(*member), member->span);
            return found.name.empty();
        });
    return found;
}

}  // namespace

void reportNeighbours(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target, DiagnosticSink& sink) {
    if (const HiddenSource hidden = hiddenSource(analysis, from, target); !hidden.name.empty()) {
        const std::string name(hidden.name), other(topOf(hidden.name));
        const std::string why = fmt::format(": it is a part of {}, which `--from {}` has to name", other, other);
        sink.report(DiagCode::Gone, hidden.span, name, {name, target.name, target.versions.empty() ? "" : target.versions.back(), why});
    }
    for (const Neighbour& neighbour : neighboursOf(analysis)) {
        const std::string name(neighbour.name);
        const Framework* framework = neighbour.library ? leftIn(*neighbour.library, from, target) : nullptr;
        if (framework) report(neighbour, *framework, target, sink);
        else if (!neighbour.library && neighbour.isGivenArrays && !isMigration(from, &target))
            sink.report(DiagCode::UnknownLibrary, neighbour.first->alias->span, name, {name});
    }
}

bool reportLeftWhole(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target, const std::string& why,
                     DiagnosticSink& sink) {
    const ast::alias* first = nullptr;
    const Library* library = nullptr;
    std::string_view name;
    unsigned uses = 0;
    for (const ImportedName& import : analysis.imports()) {
        const Library* one = import.isOwn ? nullptr : Tables::builtin().libraries().of(import.target);
        if (!one || !one->isWhole || !leftIn(*one, from, target) || (library && one != library)) continue;
        if (!library) library = one, first = import.alias, name = one->moduleOf(import.target);
        uses += import.references;
    }
    if (!library) return false;
    const std::string with = ", and the file with it" + (why.empty() ? "" : " (" + why + ")");
    sink.report(DiagCode::ForeignLibrary, first->span, std::string(name),
                {std::string(name), leftIn(*library, from, target)->name, target.name, times(uses) + with + insteadOf(*library, target)});
    return true;
}

bool importsBoundLibrary(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target) {
    if (!hiddenSource(analysis, from, target).name.empty()) return true;
    return std::ranges::any_of(neighboursOf(analysis), [&](const Neighbour& one) {
        const Framework* framework = one.library ? leftIn(*one.library, from, target) : nullptr;
        return framework && one.library->isBoundTo(*framework);
    });
}

}  // namespace regraft
