#include "project/framework_scan.h"

#include <algorithm>
#include <cctype>

namespace regraft {
namespace {

bool isIdentifier(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
unsigned pairOf(char first, char second) {
    return static_cast<unsigned>(static_cast<unsigned char>(first)) << 8 | static_cast<unsigned char>(second);
}

bool isSame(std::string_view text, std::string_view word, FrameworkScan::Case letters) {
    if (letters == FrameworkScan::Case::Exact) return text == word;
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

FrameworkScan::FrameworkScan(const std::vector<std::string>& words, Case letters) : letters_(letters), words_(begins_.size()) {
    for (const std::string& word : words) {
        if (word.size() < 2) continue;
        const std::string firsts = letters == Case::Any ? std::string{lower(word[0]), upper(word[0])} : word.substr(0, 1);
        const std::string seconds = letters == Case::Any ? std::string{lower(word[1]), upper(word[1])} : word.substr(1, 1);
        for (const char first : firsts)
            for (const char second : seconds) {
                begins_.set(pairOf(first, second));
                words_[pairOf(first, second)].push_back(word);
            }
    }
}

/// Whether a word is spelled somewhere that is accepted: accept(begin, end).
template <typename Accept>
bool FrameworkScan::anyWord(std::string_view bytes, const Accept& accept) const {
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
        const unsigned pair = pairOf(bytes[at], bytes[at + 1]);
        if (!begins_[pair]) continue;
        for (const std::string& word : words_[pair])
            if (isSame(bytes.substr(at, word.size()), word, letters_) && accept(at, at + word.size())) return true;
    }
    return false;
}

bool FrameworkScan::mentionsOne(std::string_view bytes) const {
    return anyWord(bytes, [&](std::size_t begin, std::size_t end) {
        return (begin == 0 || !isIdentifier(bytes[begin - 1])) && (end == bytes.size() || !isIdentifier(bytes[end]));
    });
}

bool FrameworkScan::spellsOne(std::string_view bytes) const {
    return anyWord(bytes, [](std::size_t, std::size_t) { return true; });
}

}  // namespace regraft
