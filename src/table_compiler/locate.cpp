#include "table_compiler/locate.h"

#include <algorithm>
#include <cstdlib>

namespace regraft {

namespace {

/// Steps over valid JSON (the text has been parsed before) without building anything.
class Cursor {
public:
    Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) { skipSpace(); }

    std::size_t at() const { return at_; }
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    /// Moves to the value of `name` in the object or array that begins here; false if it has none.
    bool enter(std::string_view name) {
        bool isObject = peek() == '{';
        if (!isObject && peek() != '[') return false;
        char close = isObject ? '}' : ']';
        std::size_t wanted = isObject ? 0 : static_cast<std::size_t>(std::strtoul(std::string(name).c_str(), nullptr, 10));
        ++at_;
        for (std::size_t i = 0;; ++i) {
            skipSpace();
            if (peek() == close || peek() == '\0') return false;
            bool found = isObject ? key() == name : i == wanted;
            if (found) return true;
            skipValue();
            skipSpace();
            if (peek() == ',') ++at_;
        }
    }

private:
    void skipSpace() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }

    std::string_view key() {
        std::size_t begin = at_ + 1;
        skipString();
        std::string_view name = text_.substr(begin, at_ - begin - 1);
        skipSpace();
        ++at_;  // the colon
        skipSpace();
        return name;
    }

    void skipString() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
            if (text_[at_] == '\\') ++at_;
        ++at_;
    }

    void skipValue() {
        int depth = 0;
        while (at_ < text_.size()) {
            char c = text_[at_];
            if (c == '"') {
                skipString();
                if (depth == 0) return;
                continue;
            }
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') {
                if (depth == 0) return;
                if (--depth == 0) {
                    ++at_;
                    return;
                }
            }
            if (c == ',' && depth == 0) return;
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_;
};

}  // namespace

std::size_t locate(std::string_view text, std::string_view pointer) {
    Cursor cursor(text, 0);
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        std::string name(pointer.substr(0, pointer.find('/')));
        pointer.remove_prefix(std::min(pointer.size(), name.size()));
        for (std::size_t i; (i = name.find("~1")) != std::string::npos;) name.replace(i, 2, "/");
        std::size_t container = cursor.at();
        if (!cursor.enter(name)) return container;
    }
    return cursor.at();
}

std::string lineAndColumn(std::string_view text, std::size_t offset) {
    offset = std::min(offset, text.size());
    std::string_view before = text.substr(0, offset);
    auto line = 1 + std::count(before.begin(), before.end(), '\n');
    std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
    return std::to_string(line) + ":" + std::to_string(offset - lineStart + 1);
}

}  // namespace regraft
