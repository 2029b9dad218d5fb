#include "report/word_diff.h"

#include <dtl/dtl.hpp>

#include <algorithm>
#include <cctype>

namespace regraft {
namespace {

using Words = std::vector<std::string_view>;
using Parts = std::vector<LinePart>;

constexpr std::size_t maxWords = 400;  // of a line of generated data every word would be compared with every other

/// Letters, digits and whatever is not ASCII stay together.
bool isWord(char c) { return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }
bool isBlank(char c) { return c == ' ' || c == '\t'; }

Words wordsOf(std::string_view line) {
    Words words;
    while (!line.empty()) {
        std::size_t size = 1;
        while (size < line.size() && ((isWord(line[0]) && isWord(line[size])) || (isBlank(line[0]) && isBlank(line[size])))) ++size;
        words.push_back(line.substr(0, size));
        line.remove_prefix(size);
    }
    return words;
}

/// Adds the next word of the line; neighbours of one kind are one piece.
void add(Parts& parts, std::string_view word, bool differs) {
    if (!parts.empty() && parts.back().differs == differs)
        parts.back().text = std::string_view(parts.back().text.data(), parts.back().text.size() + word.size());
    else parts.push_back({word, differs});
}

std::size_t letters(const Parts& parts, bool differs) {
    std::size_t count = 0;
    for (const LinePart& part : parts)
        if (part.differs == differs) count += static_cast<std::size_t>(std::count_if(part.text.begin(), part.text.end(), isWord));
    return count;
}

Parts allDiffers(std::string_view line) {
    Parts parts;
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    if (indent > 0) parts.push_back({line.substr(0, indent), false});
    if (indent < line.size()) parts.push_back({line.substr(indent), true});
    return parts;
}

}  // namespace

std::pair<Parts, Parts> diffWords(std::string_view before, std::string_view after) {
    const Words left = wordsOf(before), right = wordsOf(after);
    std::pair<Parts, Parts> out;
    if (std::max(left.size(), right.size()) <= maxWords) {
        dtl::Diff<std::string_view, Words> diff(left, right);
        diff.compose();
        std::size_t l = 0, r = 0;
        for (const auto& [word, how] : diff.getSes().getSequence()) {
            if (how.type != dtl::SES_ADD) add(out.first, left[l++], how.type == dtl::SES_DELETE);
            if (how.type != dtl::SES_DELETE) add(out.second, right[r++], how.type == dtl::SES_ADD);
        }
        // In most changes some words stay.
        if (letters(out.first, false) * 5 >= std::min(letters(out.first, true), letters(out.second, true))) return out;
    }
    return {allDiffers(before), allDiffers(after)};
}

}  // namespace regraft
