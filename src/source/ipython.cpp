#include "source/ipython.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"

namespace regraft {
namespace {

constexpr std::array<std::string_view, 4> lineMagics = {"time", "timeit", "prun", "memit"};
constexpr std::array<std::string_view, 6> cellMagics = {"time", "timeit", "prun", "memit", "capture", "mprun"};

bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string_view firstWord(std::string_view text) {
    return text.substr(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isWord) - text.begin()));
}

/// `files = !ls`, `a, b = %magic`: nothing like it is Python.
bool assignsMagic(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == line.npos || equals == 0) return false;
    const bool isTarget = std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(equals),
                                      [](char c) { return isWord(c) || c == ' ' || c == ',' || c == '.'; });
    const std::string_view value = trimmed(line.substr(equals + 1));
    return isTarget && (value.starts_with("!") || value.starts_with("%"));
}

/// Options like `-n 10 -r3 -o`.
std::size_t skipOptions(std::string_view text, std::size_t at) {
    while (at + 1 < text.size() && text[at] == '-' && std::isalpha(static_cast<unsigned char>(text[at + 1]))) {
        at += 2;
        const bool takesNumber = text[at - 1] == 'n' || text[at - 1] == 'r' || text[at - 1] == 't' || text[at - 1] == 'p';
        while (at < text.size() && text[at] == ' ') ++at;
        while (takesNumber && at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]))) ++at;
        while (at < text.size() && text[at] == ' ') ++at;
    }
    return at;
}

}  // namespace

void StatementStarts::pass(std::string_view line) {
    isContinued_ = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (!quote_.empty()) {
            if (c == '\\') ++i;
            else if (line.substr(i).starts_with(quote_)) i += quote_.size() - 1, quote_ = {};
        } else if (c == '#') break;
        else if (c == '"' || c == '\'') {
            static constexpr std::string_view singles[] = {"\"", "'"}, triples[] = {"\"\"\"", "'''"};
            const std::size_t which = c == '\'';
            quote_ = line.substr(i).starts_with(triples[which]) ? triples[which] : singles[which];
            i += quote_.size() - 1;
        } else if (c == '(' || c == '[' || c == '{') ++depth_;
        else if (c == ')' || c == ']' || c == '}') depth_ = std::max(0, depth_ - 1);
        else if (c == '\\' && trimmed(line.substr(i + 1)).empty()) isContinued_ = true;
    }
    const bool continuesString = !line.empty() && trimmed(line).ends_with("\\");
    if (quote_.size() == 1 && !continuesString) quote_ = {};
}

bool isMagicLine(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (text.empty() || text[0] == '#') return false;
    if (text[0] == '%' || text[0] == '!' || text[0] == '?') return true;
    if (text.back() == '?' && text.find('#') == text.npos) return true;
    return assignsMagic(text);
}

std::size_t magicPrefix(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (!text.starts_with("%")) return 0;
    const std::string_view name = firstWord(text.substr(1));
    if (std::find(lineMagics.begin(), lineMagics.end(), name) == lineMagics.end()) return 0;
    std::size_t at = 1 + name.size();
    while (at < text.size() && text[at] == ' ') ++at;
    at = skipOptions(text, at);
    return at < text.size() ? at : 0;
}

bool isPythonCellMagic(std::string_view line) {
    const std::string_view name = firstWord(trimmed(line).substr(2));
    return std::find(cellMagics.begin(), cellMagics.end(), name) != cellMagics.end();
}

}  // namespace regraft
