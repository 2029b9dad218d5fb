#include "project/surroundings/constraint.h"

#include <algorithm>

#include "mapping/version.h"

namespace regraft {

namespace {

std::string_view withoutSpaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// "2.4" of "2.4.1"; of "2.4" itself.
bool isWithin(std::string_view version, std::string_view release) {
    return version.starts_with(release) && (version.size() == release.size() || version[release.size()] == '.');
}

bool isSame(std::string_view one, std::string_view other) { return !isOlder(one, other) && !isOlder(other, one); }

/// Whether `named` is the version, or one of its patches.
bool mayBe(std::string_view version, std::string_view named) { return isSame(version, named) || isWithin(named, version); }

/// `==2.4.*`, and `~=2.4.0`, in which the last part may grow.
bool isOfSeries(std::string_view version, std::string_view series) { return isWithin(version, series) || isWithin(series, version); }

bool admitsOne(std::string_view op, std::string_view named, std::string_view version) {
    const bool isSeries = named.ends_with(".*");
    if (isSeries) named.remove_suffix(2);
    if (op == "==") return isSeries ? isOfSeries(version, named) : mayBe(version, named);
    if (op == "!=") return !(isSeries ? isWithin(version, named) : isSame(version, named));
    const bool isNotOlder = !isOlder(version, named) || mayBe(version, named);
    if (op == "~=") return isNotOlder && isOfSeries(version, named.substr(0, std::min(named.rfind('.'), named.size())));
    if (op == ">=" || op == ">") return isNotOlder;
    return op == "<=" ? !isOlder(named, version) : op == "<" && isOlder(version, named);
}

}  // namespace

bool admits(std::string_view constraint, std::string_view version) {
    for (std::size_t from = 0; from < constraint.size();) {
        const std::size_t end = std::min(constraint.find(',', from), constraint.size());
        const std::string_view one = withoutSpaces(constraint.substr(from, end - from));
        const std::size_t length = std::min(one.find_first_not_of("<>=!~"), one.size());
        const std::string_view named = withoutSpaces(one.substr(length));
        const bool isVersion = !named.empty() && named.find_first_not_of("0123456789.*") == named.npos;
        if (!isVersion || !admitsOne(one.substr(0, length), named, version)) return false;
        from = end + 1;
    }
    return true;
}

}  // namespace regraft
