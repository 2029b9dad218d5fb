// Which names the target has, and what it calls what it has under others.

#include <algorithm>

#include "emit/dotted_names.h"
#include "emit/migration.h"

namespace regraft {

namespace {

constexpr std::size_t mostOtherNames = 16;

}  // namespace

bool Migration::isThere(std::string_view name) const {
    const auto& own = framework_.importModules;
    const bool isOwn = std::ranges::any_of(own, [&](const std::string& module) { return name == module || isWithin(name, module); });
    if (!framework_.memberClassOf(ownerOf(name)).empty() && framework_.memberClassOf(ownerOf(name)) == ownerOf(name))
        return !isAbsent(name);  // of classes only what changed is listed
    return !isOwn || context_.tables.presence(framework_, name, to_) == Tables::Presence::Present;
}

bool Migration::isAbsent(std::string_view name) const {
    return context_.tables.presence(framework_, name, to_) == Tables::Presence::Absent;
}

/// `np.float`, which was Python's own type: that is still known by its name.
bool Migration::isOfPython(std::string_view name) const {
    return std::ranges::any_of(context_.tables.changes(framework_, name),
                               [](const VersionChange& one) { return one.up && one.up->kind == ast::Kind::NameExpr; });
}

std::vector<std::string> Migration::otherNames(const std::string& name) const {
    std::vector<std::string> names = context_.tables.otherNames(framework_, name);
    for (std::size_t i = 0; i < names.size() && i < mostOtherNames; ++i)  // a module that moved had names that changed
        for (std::string& next : context_.tables.otherNames(framework_, names[i]))
            if (std::ranges::find(names, next) == names.end()) names.push_back(std::move(next));
    return names;
}

/// What the tables call the same thing at the target; empty if it has none.
std::string Migration::nameThere(const std::string& name) const {
    const std::vector<std::string> names = otherNames(name);
    const auto there = std::ranges::find_if(names, [this](const std::string& one) { return isThere(one); });
    return there == names.end() ? "" : *there;
}

/// Other names of the same thing that the target has; the tables' own before those of its entry.
std::vector<std::string> Migration::candidates(const Use& use, const std::string& name) const {
    std::vector<std::string> names = otherNames(name);
    const auto isNamed = [&](const std::string& one) { return one == name || one == use.name; };
    if (use.api && std::ranges::any_of(use.api.entry->names, isNamed))  // and not one of all that lies in its module
        for (const std::string& one : use.api.entry->names)
            if (isWithin(one, framework_.array) == isWithin(name, framework_.array)) names.push_back(one);
    std::erase_if(names, [&](const std::string& one) { return one == name || !isThere(one); });
    return names;
}

/// Whether a public name stands in what the tables list, and no version that was compared has it.
bool Migration::isInNoVersion(std::string_view name) const {
    if (lastPartOf(name).starts_with("_") || context_.tables.presence(framework_, name, to_) != Tables::Presence::Unlisted) return false;
    return context_.tables.isListed(framework_, ownerOf(name)) &&
           !context_.tables.isListed(framework_, name);  // a module that is there by its names
}

/// What the tables say of the name, or of a module it lies in, that went with nothing in its place.
const VersionChange* Migration::leftOut(std::string_view name) const {
    for (std::string_view head = name; head != framework_.module && !head.empty(); head = ownerOf(head)) {
        for (const VersionChange& change : context_.tables.changes(framework_, head))
            if (!change.unsupported.empty() && !change.callable && !isOlder(to_, change.at) && (from_.empty() || isOlder(from_, change.at)))
                return &change;
        if (head.find('.') == head.npos) break;
    }
    return nullptr;
}

/// What an import asks for that fails at the target; nothing if it succeeds, as far as is known.
std::optional<AbsentImport> Migration::absentImport(const std::string& target) const {
    if (framework_.oldInterface && isWithin(target, framework_.oldInterface->module)) return std::nullopt;
    std::string newName = nameThere(target);
    if (isAbsent(target)) {
        const VersionChange* change = newName.empty() ? leftOut(target) : nullptr;
        return AbsentImport{target, std::move(newName), change ? ": " + change->unsupported : "", false};
    }
    const bool isUnlisted = context_.tables.presence(framework_, target, to_) == Tables::Presence::Unlisted;
    if (isUnlisted && !newName.empty()) return AbsentImport{target, std::move(newName), "", true};
    const VersionChange* change = isUnlisted ? leftOut(target) : nullptr;
    if (change) return AbsentImport{target, "", ": " + change->unsupported, false};
    if (liesInNoVersion(target)) return AbsentImport{target, "", "", true};
    return std::nullopt;
}

/// Whether it, or a module that it would lie in, is in no version, `tf.nn.rnn_cell.GRUCell`, where `tf.nn` has no `rnn_cell`; and nothing
/// that the target has was called so.
bool Migration::liesInNoVersion(const std::string& name) const {
    for (std::string_view head = name; head != framework_.module && head.find('.') != head.npos; head = ownerOf(head))
        if (isInNoVersion(head)) return nameThere(name).empty();
    return false;
}

std::unordered_map<const ast::alias*, AbsentImport> Migration::absentImports() const {
    std::unordered_map<const ast::alias*, AbsentImport> absent;
    for (const ImportedName& import : analysis_.imports()) {
        if (import.framework != &framework_) continue;
        if (asksVersion_ && guards_.runsUnder(*import.statement, to_) == false) continue;
        if (auto found = absentImport(import.target)) absent[import.alias] = std::move(*found);
    }
    return absent;
}

}  // namespace regraft
