#include "project/surroundings/requirement_edits.h"

#include <algorithm>
#include <cctype>

#include "project/surroundings/constraint.h"

namespace regraft {
namespace {

bool isNameChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.'; }

/// The distribution's name in "jax>=0.10".
std::string nameIn(const std::string& requirement) { return requirement.substr(0, requirement.find_first_of("<>=! ")); }

}  // namespace

RequirementParts partsOf(std::string_view text, Span span) {
    RequirementParts parts;
    std::uint32_t at = span.begin;
    while (at < span.end && isNameChar(text[at])) ++at;
    if (at == span.begin || !std::isalnum(static_cast<unsigned char>(text[span.begin]))) return parts;
    parts.name = {span.begin, at};
    const std::string_view rest = text.substr(at, span.end - at);
    parts.isDirect = rest.substr(std::min(rest.find_first_not_of(' '), rest.size())).starts_with("@");
    parts.isHashed = rest.find("--hash") != rest.npos;
    std::size_t end = std::min({rest.find(';'), rest.find(" #"), rest.find(" --"), rest.find('\\'), rest.size()});
    while (end > 0 && (rest[end - 1] == ' ' || rest[end - 1] == '\t')) --end;
    parts.constraint = {span.begin, at + static_cast<std::uint32_t>(end)};
    return parts;
}

void RequirementEdits::see(Span span) {
    const RequirementParts parts = partsOf(text_, span);
    if (!parts.name.empty() && packages_.roleOf(textOf(parts.name)) == Packages::Role::Target)
        present_.insert(Packages::normalised(textOf(parts.name)));
}

std::vector<std::string> RequirementEdits::takeWanted() {
    std::vector<std::string> wanted;
    for (const std::string& one : packages_.wanted())
        if (present_.insert(Packages::normalised(nameIn(one))).second) wanted.push_back(one);
    return wanted;
}

void RequirementEdits::requirement(Span span, const Layout& layout) {
    const RequirementParts parts = partsOf(text_, span);
    if (parts.name.empty()) return;
    const std::string_view name = textOf(parts.name);
    const Packages::Role role = packages_.roleOf(name);
    if (role == Packages::Role::Companion)
        return report(DiagCode::RequirementLeft, parts.constraint, name, "it is of no use without " + packages_.sourceName());
    if (role != Packages::Role::Source) return;
    if (parts.isDirect) return report(DiagCode::RequirementLeft, parts.constraint, name, "it says where the package comes from");
    if (parts.isHashed) return report(DiagCode::RequirementLeft, parts.constraint, name, "it is pinned by its digest");
    if (packages_.wanted().empty())
        return report(DiagCode::RequirementLeft, parts.constraint, name, "the target is no package of one name");
    if (packages_.isMigration()) return migrate(parts, name);
    std::vector<std::string> wanted = takeWanted();
    if (packages_.isStillNeeded()) report(DiagCode::StillRequired, parts.constraint, name);
    else if (!wanted.empty()) replace(parts.constraint, wanted.front()), wanted.erase(wanted.begin());
    else if (layout.whole.empty())
        return report(DiagCode::RequirementLeft, parts.constraint, name, "what takes its place is required already");
    else replace(layout.whole, "");
    std::string more;
    for (const std::string& one : wanted) more += layout.before + one + layout.after;
    if (!more.empty()) replace({span.end, span.end}, more);
}

/// The requirement of another version of the same framework; `jax[cuda12]==0.4.13` keeps its extras. The framework's further
/// distributions have versions of their own.
void RequirementEdits::migrate(const RequirementParts& parts, std::string_view name) {
    const std::string_view said = textOf({parts.name.end, parts.constraint.end});
    const std::size_t extras = said.starts_with("[") ? std::min(said.find(']'), said.size() - 1) + 1 : 0;
    const std::string_view constraint = said.substr(extras);
    const std::string &newer = packages_.newerVersion(), &older = packages_.olderVersion();
    if (Packages::normalised(name) != Packages::normalised(nameIn(packages_.wanted().front()))) {
        const bool isPinned = constraint.find_first_of("<~") != constraint.npos || constraint.find("==") != constraint.npos;
        if (isPinned) report(DiagCode::RequirementLeft, parts.constraint, name, "its version has to fit " + packages_.wanted().front());
        return;
    }
    const bool isForNewer = !constraint.empty() && admits(constraint, newer) && (older.empty() || !admits(constraint, older));
    if (!isForNewer) replace({parts.constraint.end - static_cast<std::uint32_t>(constraint.size()), parts.constraint.end}, ">=" + newer);
}

void RequirementEdits::report(DiagCode code, Span span, std::string_view name, std::string_view reason) {
    sink_.report(code, span, std::string(name), {name, reason});
}

Revision RequirementEdits::take() {
    sink_.sort();
    return {std::move(edits_), sink_.take()};
}

}  // namespace regraft
