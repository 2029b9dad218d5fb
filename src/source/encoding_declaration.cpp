#include "source/encoding_declaration.h"

#include <algorithm>

namespace regraft {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

bool isNameChar(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

/// CPython folds only the spellings of its two built-in encodings, and only by their first 12 characters.
std::string normalName(std::string_view written) {
    std::string start(written.substr(0, 12));
    for (char& c : start) c = c == '_' ? '-' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    if (start == "utf-8" || start.starts_with("utf-8-")) return "utf-8";
    for (const std::string_view latin : {"latin-1", "iso-8859-1", "iso-latin-1"})
        if (start == latin || (start.starts_with(latin) && start[latin.size()] == '-')) return "iso-8859-1";
    return std::string(written);
}

/// Whether nothing but blanks stands before the comment or the end of `line`: only then may line 2 declare.
bool isBlankOrComment(std::string_view line) {
    const auto end = std::find_if_not(line.begin(), line.end(), isBlank);
    return end == line.end() || *end == '#';
}

/// The range of the declared name within `line`, which is a comment.
std::optional<std::string_view> nameIn(std::string_view line) {
    constexpr std::string_view keyword = "coding";
    for (std::size_t at = line.find(keyword); at != line.npos; at = line.find(keyword, at + 1)) {
        std::size_t begin = at + keyword.size();
        if (begin >= line.size() || (line[begin] != ':' && line[begin] != '=')) continue;
        do ++begin;
        while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t'));
        std::size_t end = begin;
        while (end < line.size() && isNameChar(line[end])) ++end;
        if (end > begin) return line.substr(begin, end - begin);
    }
    return std::nullopt;
}

}  // namespace

std::optional<EncodingDeclaration> findEncodingDeclaration(std::string_view bytes) {
    std::size_t start = 0;
    for (const std::uint32_t number : {1U, 2U}) {
        const std::size_t end = std::min(bytes.find_first_of(std::string_view("\n\r\0", 3), start), bytes.size());
        const std::string_view line = bytes.substr(start, end - start);
        if (!isBlankOrComment(line)) return std::nullopt;
        if (const auto name = nameIn(line); name && line.find('#') < line.size()) {
            const auto offset = static_cast<std::uint32_t>(name->data() - bytes.data());
            return EncodingDeclaration{normalName(*name), offset, number};
        }
        if (end == bytes.size() || bytes[end] == '\0') return std::nullopt;
        start = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return std::nullopt;
}

}  // namespace regraft
