#include "project/surroundings/constraint.h"

#include <algorithm>

#include "mapping/version.h"

namespace regraft {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::string_view majorOf(std::string_view version) { return version.substr(0, version.find('.')); }

/// `2.4` stands for 2.4.0 and what comes after it: "2.4.1" may be that.
bool mayBe(std::string_view version, std::string_view named) {
    const bool isPatch = named.size() > version.size() && named.starts_with(version) && named[version.size()] == '.';
    return isPatch || (!isOlder(version, named) && !isOlder(named, version));
}

bool admits(std::string_view op, std::string_view named, std::string_view version) {
    if (op == "!=") return true;
    if (op == "==" && named.ends_with(".*")) named.remove_suffix(2);
    if (op == "==") return mayBe(version, named) || (version.starts_with(named) && version[named.size()] == '.');
    if (op == ">=" || op == "~=" || op == ">") return !isOlder(version, named) || mayBe(version, named);
    return op == "<=" ? !isOlder(named, version) : op == "<" && isOlder(version, named);
}

}  // namespace

bool isWrittenFor(std::string_view constraint, std::string_view version) {
    bool hasLower = false;
    for (std::size_t from = 0; from < constraint.size();) {
        const std::size_t end = std::min(constraint.find(',', from), constraint.size());
        const std::string_view one = trimmed(constraint.substr(from, end - from));
        const std::size_t length = std::min(one.find_first_not_of("<>=!~"), one.size());
        const std::string_view op = one.substr(0, length), named = trimmed(one.substr(length));
        if (named.empty() || named.find_first_not_of("0123456789.*") != named.npos || !admits(op, named, version)) return false;
        hasLower = hasLower || (op != "!=" && !op.starts_with('<') && majorOf(named) == majorOf(version));
        from = end + 1;
    }
    return hasLower;
}

}  // namespace regraft
