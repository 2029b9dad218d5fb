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

/// Walks pattern and path side by side. Where they part, the last star takes one character more, else the last `**/` one
/// folder more; what stands before it need not be tried again, so that the work stays a product of the two lengths.
class Matcher {
public:
    Matcher(std::string_view pattern, std::string_view path) : pattern_(pattern), path_(path) {}

    bool run() {
        for (;;) {
            if (pattern_.substr(p_) == "**" && isSpanning(pattern_, p_)) return s_ < path_.size();  // everything inside
            if (p_ == pattern_.size() && s_ == path_.size()) return true;
            if (!step() && !retry()) return false;
        }
    }

private:
    bool step() {
        if (p_ == pattern_.size()) return false;
        if (isSpanning(pattern_, p_)) {
            p_ += 3;
            folder_ = {p_, s_, true};
            star_ = {};
            return true;
        }
        if (pattern_[p_] == '*') {
            while (p_ < pattern_.size() && pattern_[p_] == '*') ++p_;
            star_ = {p_, s_, true};
            return true;
        }
        return s_ < path_.size() && character();
    }

    bool character() {
        char c = path_[s_];
        if (pattern_[p_] == '[') {
            std::size_t next = 0;
            if (!classMatches(pattern_, p_ + 1, c, next)) return false;
            p_ = next;
        } else if (pattern_[p_] == '?') {
            if (c == '/') return false;
            ++p_;
        } else {
            std::size_t literal = pattern_[p_] == '\\' && p_ + 1 < pattern_.size() ? p_ + 1 : p_;
            if (pattern_[literal] != c) return false;
            p_ = literal + 1;
        }
        ++s_;
        return true;
    }

    bool retry() {
        if (star_.isSet && star_.s < path_.size() && path_[star_.s] != '/') return resume(star_, star_.s + 1);
        star_ = {};
        std::size_t slash = folder_.isSet ? path_.find('/', folder_.s) : path_.npos;
        return slash != path_.npos && resume(folder_, slash + 1);
    }

    struct Mark {
        std::size_t p = 0, s = 0;
        bool isSet = false;
    };

    bool resume(Mark& mark, std::size_t s) {
        mark.s = s_ = s;
        p_ = mark.p;
        return true;
    }

    std::string_view pattern_, path_;
    std::size_t p_ = 0, s_ = 0;
    Mark star_, folder_;
};

}  // namespace

bool globMatches(std::string_view pattern, std::string_view path) { return Matcher(pattern, path).run(); }

}  // namespace regraft
