#include "project/surroundings/packages.h"

#include <algorithm>
#include <cctype>

#include "emit/migration.h"
#include "mapping/libraries.h"
#include "mapping/tables.h"

namespace regraft {
namespace {

std::string moduleOf(std::string distribution) {
    std::replace(distribution.begin(), distribution.end(), '-', '_');
    return distribution;
}

void addAll(std::set<std::string>& into, const std::vector<std::string>& names) {
    for (const std::string& name : names) into.insert(Packages::normalised(name));
}

/// "scikit" of "scikit-learn": however the rest is spelled.
std::string beginningOf(std::string_view name) {
    const auto end = std::find_if_not(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
    return {name.begin(), end};
}

}  // namespace

std::string Packages::normalised(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool isSeparator = c == '-' || c == '_' || c == '.';
        if (!isSeparator) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!out.ends_with('-')) out += '-';
    }
    return out;
}

Packages::Packages(const CodeOutcome& outcome) : beginnings_({}) {
    addNames(outcome);
    std::vector<std::string> beginnings;
    for (const auto* names : {&sources_, &companions_, &targets_, &modules_})
        for (const std::string& name : *names) beginnings.push_back(beginningOf(name));
    for (const std::string& header : headers_) beginnings.push_back(beginningOf(header));
    beginnings_ = FrameworkScan(beginnings, FrameworkScan::Case::Any);
}

void Packages::addNames(const CodeOutcome& outcome) {
    for (const FrameworkVersion& version : outcome.from) {
        const Framework* framework = Tables::builtin().framework(version.framework);
        if (!framework) continue;
        if (sourceName_.empty()) sourceName_ = framework->name;
        addAll(sources_, framework->distributions);
        addAll(sources_, framework->words);
        addCompanions(*framework, outcome.to.framework);
        modules_.insert(framework->importModules.begin(), framework->importModules.end());
        headers_.insert(headers_.end(), framework->headers.begin(), framework->headers.end());
        for (const std::string& module : framework->importModules) isStillNeeded_ |= outcome.imported.contains(module);
    }
    const Framework* target = Tables::builtin().framework(outcome.to.framework);
    isMigration_ = target && sourceName_ == target->name && outcome.from.size() == 1;
    isStillNeeded_ = isStillNeeded_ && !isMigration_;
    if (!target || target->distributions.empty()) return;
    addAll(targets_, target->distributions);
    const std::string version = versionOf(*target, outcome.to);
    newer_ = version;
    if (isMigration_ && !outcome.from.front().version.empty()) older_ = versionOf(*target, outcome.from.front());
    for (const std::string& name : target->distributions) {
        const bool isFirst = wanted_.empty();
        if (isFirst) wanted_.push_back(version.empty() ? name : name + ">=" + version);
        else if (outcome.imported.contains(moduleOf(name))) wanted_.push_back(name);
    }
}

/// Libraries that work with the source framework and not with the target.
void Packages::addCompanions(const Framework& framework, std::string_view target) {
    const Framework* other = Tables::builtin().framework(target);
    for (const Library& library : Tables::builtin().libraries().all())
        if (library.isBoundTo(framework) && !(other && library.worksIn(*other))) addAll(companions_, library.distributions);
}

Packages::Role Packages::roleOf(std::string_view distribution) const {
    const std::string name = normalised(distribution);
    if (sources_.contains(name)) return Role::Source;
    if (companions_.contains(name)) return Role::Companion;
    return targets_.contains(name) ? Role::Target : Role::Other;
}

bool Packages::isSourceWord(std::string_view word) const {
    const Role role = roleOf(word);
    if (role == Role::Source || role == Role::Companion) return true;
    return modules_.contains(std::string(word.substr(0, word.find('.'))));
}

bool Packages::isSourceReference(std::string_view word) const {
    const std::size_t dot = word.find('.');
    return dot != word.npos && dot + 1 < word.size() && modules_.contains(std::string(word.substr(0, dot)));
}

}  // namespace regraft
