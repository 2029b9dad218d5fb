#include "project/glob.h"

namespace regraft {
namespace {

/// Matches `c` against the class that begins behind `[`; `next` is set behind the `]`. A class without end matches nothing.
bool classMatches(std::string_view pattern, std::size_t begin, char c, std::size_t& next) {
    std::size_t at = begin;
    const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    if (negated) ++at;
    bool found = false;
    const auto take = [&] {
        if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
        return static_cast<unsigned char>(pattern[at++]);
    };
    for (bool first = true; at < pattern.size() && (first || pattern[at] != ']'); first = false) {
        const unsigned char low = take();
        unsigned char high = low;
        if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
            ++at;
            high = take();
        }
        found = found || (low <= static_cast<unsigned char>(c) && static_cast<unsigned char>(c) <= high);
    }
    if (at >= pattern.size()) return false;
    next = at + 1;
    return found != negated && c != '/';
}

/// `**` that stands alone between slashes or ends; then it spans folders.
bool isSpanning(std::string_view pattern, std::size_t at) {
    if (pattern.substr(at, 2) != "**") return false;
    return (at == 0 || pattern[at - 1] == '/') && (at + 2 == pattern.size() || pattern[at + 2] == '/');
}

bool matches(std::string_view pattern, std::size_t p, std::string_view path, std::size_t s);

bool spanningMatches(std::string_view pattern, std::size_t p, std::string_view path, std::size_t s) {
    if (p + 2 == pattern.size()) return s < path.size();  // a trailing `/**` is everything inside
    const std::size_t rest = p + 3;
    if (matches(pattern, rest, path, s)) return true;
    for (std::size_t slash = path.find('/', s); slash != path.npos; slash = path.find('/', slash + 1))
        if (matches(pattern, rest, path, slash + 1)) return true;
    return false;
}

bool starMatches(std::string_view pattern, std::size_t p, std::string_view path, std::size_t s) {
    while (p < pattern.size() && pattern[p] == '*') ++p;
    for (;; ++s) {
        if (matches(pattern, p, path, s)) return true;
        if (s == path.size() || path[s] == '/') return false;
    }
}

bool matches(std::string_view pattern, std::size_t p, std::string_view path, std::size_t s) {
    while (p < pattern.size()) {
        if (isSpanning(pattern, p)) return spanningMatches(pattern, p, path, s);
        if (pattern[p] == '*') return starMatches(pattern, p, path, s);
        if (s == path.size()) return false;
        if (pattern[p] == '[') {
            std::size_t next = 0;
            if (!classMatches(pattern, p + 1, path[s], next)) return false;
            p = next;
        } else if (pattern[p] == '?') {
            if (path[s] == '/') return false;
            ++p;
        } else {
            if (pattern[p] == '\\' && p + 1 < pattern.size()) ++p;
            if (pattern[p] != path[s]) return false;
            ++p;
        }
        ++s;
    }
    return s == path.size();
}

}  // namespace

bool globMatches(std::string_view pattern, std::string_view path) { return matches(pattern, 0, path, 0); }

}  // namespace regraft
