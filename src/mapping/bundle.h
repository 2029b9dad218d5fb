#pragma once
// All tables in one block of bytes: sorted keys, each with the text of one entry.
//
//   framework/<name>       framework.json            op/<name>           an operation of the catalogue
//   api/<framework>/<api>  an entry                  lower/<framework>/<op>  its lowerings, a JSON array
//   symbol/<operator>      the operation's name      helper/<framework>/<name>  Python text
//   history/<framework>/<name>  when the framework has the name   change/<framework>/<api>  what changed about it
//   newer/<framework>/<name>, older/<framework>/<name>  its other names
//   listed/<framework>/<name>   a public name, and what it is        besides/<framework>/<name>  one in a module that is not listed whole
//   argument/<framework>/<class>/<parameter>  the attribute that keeps it
//   parameters/<framework>/<class>  which of its arrays are which of its operation's
//   surface/<framework>    its public names, a line each
//   libraries              libraries.json
//   helper/neutral/<name>  a decomposition as a function, in the neutral framework's names

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// Read access by hash, by binary search for prefixes; nothing is parsed or copied.
class Bundle {
public:
    explicit Bundle(std::string_view bytes);

    std::optional<std::string_view> find(std::string_view key) const;
    /// Whether any key starts with `prefix`.
    bool hasPrefix(std::string_view prefix) const;
    /// What follows `prefix` in each key that starts with it, sorted.
    std::vector<std::string_view> keysBelow(std::string_view prefix) const;

private:
    std::size_t lowerBound(std::string_view key) const;
    std::string_view key(std::size_t i) const;
    std::string_view value(std::size_t i) const;

    std::string_view bytes_;
    std::size_t count_ = 0, buckets_ = 0;
};

std::string writeBundle(const std::map<std::string, std::string>& entries);

}  // namespace regraft
