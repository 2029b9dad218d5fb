#include "project/surroundings/mentions.h"

#include <algorithm>
#include <cctype>

#include "project/surroundings/dependency_files.h"

namespace regraft {
namespace {

constexpr std::size_t largestConfiguration = std::size_t{1} << 20;  // what is larger is data

bool isWordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == '.'; }

/// Runs of letters, digits, `_`, `-` and `.`, without `-` and `.` at their ends.
std::vector<Span> wordsIn(std::string_view text, Span line) {
    std::vector<Span> words;
    for (std::uint32_t at = line.begin; at < line.end;) {
        std::uint32_t end = at;
        while (end < line.end && isWordChar(text[end])) ++end;
        Span word{at, end};
        while (!word.empty() && !std::isalnum(static_cast<unsigned char>(text[word.begin])) && text[word.begin] != '_') ++word.begin;
        while (!word.empty() && !std::isalnum(static_cast<unsigned char>(text[word.end - 1])) && text[word.end - 1] != '_') --word.end;
        if (!word.empty()) words.push_back(word);
        at = std::max(end, at + 1);
    }
    return words;
}

/// `jax` in "https://jax.readthedocs.io/", "github.com/google/jax": a part of an address.
bool isInAddress(std::string_view text, Span line, Span word) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '(' || c == '<'; };
    std::uint32_t begin = word.begin;
    while (begin > line.begin && !isBlank(text[begin - 1])) --begin;
    return text.substr(begin, word.begin - begin).find("//") != std::string_view::npos || text.substr(word.end, 1) == "/";
}

/// Reports and baselines name what was found.
bool isOwn(std::string_view text) {
    return text.substr(0, 40).find("\"schema\": 1") != text.npos || (text.starts_with("{") && text.find("\"regraft\"") != text.npos);
}

bool installs(std::string_view line) {
    return line.find("pip install") != line.npos || line.find("conda install") != line.npos || line.find("torchrun") != line.npos;
}

/// Whether a word of a line names the framework there. `installing`: the line installs something (installs()).
bool names(Surrounding kind, const RequirementEdits& edits, const TextLine& line, bool installing, Span word) {
    const std::string_view text = edits.textOf(word);
    const Packages& packages = edits.packages();
    if (kind == Surrounding::Script) return packages.isSourceWord(text);
    const bool isWord = kind == Surrounding::Document || installing;
    const bool isNamed = packages.isSourceReference(text) || (isWord && packages.isSourceWord(text));
    return isNamed && !isInAddress(edits.text(), line.content, word);
}

void findIncludes(RequirementEdits& edits) {
    for (const TextLine& line : linesOf(edits.text())) {
        std::string_view content = edits.textOf(line.content);
        if (!content.starts_with("#")) continue;
        const std::size_t open = content.find_first_of("<\"");
        if (content.find("include") == content.npos || open == content.npos) continue;
        const std::string_view header = content.substr(open + 1, content.find_first_of(">\"", open + 1) - open - 1);
        const auto& headers = edits.packages().headers();
        if (std::any_of(headers.begin(), headers.end(), [&](const std::string& folder) { return header.starts_with(folder); }))
            edits.report(DiagCode::MentionedElsewhere, line.content, header);
    }
}

}  // namespace

void findMentions(Surrounding kind, RequirementEdits& edits) {
    if (kind == Surrounding::NativeCode) return findIncludes(edits);
    if (kind == Surrounding::Configuration && (edits.text().size() > largestConfiguration || isOwn(edits.text()))) return;
    const DiagCode code = kind == Surrounding::Document ? DiagCode::MentionedInText : DiagCode::MentionedElsewhere;
    for (const TextLine& line : linesOf(edits.text())) {
        // Lines may be a megabyte long: what asks for the whole line is asked once.
        const std::string_view content = edits.textOf(line.content);
        if (!edits.packages().mayBeNamedIn(content)) continue;
        const bool installing = installs(content);
        std::set<std::string_view> seen;
        for (const Span word : wordsIn(edits.text(), line.content))
            if (names(kind, edits, line, installing, word) && seen.insert(edits.textOf(word)).second)
                edits.report(code, word, edits.textOf(word));
    }
}

}  // namespace regraft
