#include "project/surroundings/dependency_files.h"

#include <algorithm>

namespace regraft {
namespace {

/// Requirements, each at the start of a line or of its content.
struct Found {
    Span span;
    std::string indentation;  ///< what stands before it: blanks, "  - "
    Span whole;
};

void change(RequirementEdits& edits, const std::vector<Found>& found) {
    for (const Found& one : found) edits.see(one.span);
    const std::string_view newline = edits.text().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    for (const Found& one : found) edits.requirement(one.span, {std::string(newline) + one.indentation, "", one.whole});
}

Found foundAt(const RequirementEdits& edits, const TextLine& line, std::uint32_t begin) {
    return {{begin, line.content.end}, std::string(edits.textOf({line.whole.begin, begin})), line.whole};
}

/// `install_requires = torch` → where "torch" begins; nothing if the line is no assignment.
std::uint32_t valueBegin(const RequirementEdits& edits, const TextLine& line) {
    const std::string_view content = edits.textOf(line.content);
    const std::size_t equals = content.find('=');
    if (equals == content.npos) return line.content.end;
    const std::size_t value = content.find_first_not_of(" \t", equals + 1);
    return value == content.npos ? line.content.end : line.content.begin + static_cast<std::uint32_t>(value);
}

bool listsRequirements(std::string_view section, std::string_view key) {
    if (section == "[options.extras_require]") return true;
    return section == "[options]" && (key == "install_requires" || key == "setup_requires" || key == "tests_require");
}

/// After "- ", quotes and a channel as in `conda-forge::pytorch`.
std::uint32_t condaName(std::string_view content, std::uint32_t begin) {
    std::size_t at = content.find_first_not_of("- \t\"'");
    if (at == content.npos) return begin + static_cast<std::uint32_t>(content.size());
    const std::size_t channel = content.substr(0, content.find('#')).find("::");
    if (channel != content.npos) at = channel + 2;
    return begin + static_cast<std::uint32_t>(at);
}

}  // namespace

std::vector<TextLine> linesOf(std::string_view text) {
    std::vector<TextLine> lines;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size() - 1) + 1);
        const std::string_view line = text.substr(at, end - at);
        const auto first = static_cast<std::uint32_t>(std::min(line.find_first_not_of(" \t\r\n"), line.size()));
        const auto last = static_cast<std::uint32_t>(line.find_last_not_of(" \t\r\n") + 1);
        lines.push_back({{at, end}, {at + first, at + std::max(first, last)}, first});
        at = end;
    }
    return lines;
}

void reviseRequirements(RequirementEdits& edits) {
    std::vector<Found> found;
    for (const TextLine& line : linesOf(edits.text())) found.push_back(foundAt(edits, line, line.content.begin));
    change(edits, found);
}

void reviseSetupCfg(RequirementEdits& edits) {
    std::vector<Found> found;
    std::string section, key;
    for (const TextLine& line : linesOf(edits.text())) {
        const std::string_view content = edits.textOf(line.content);
        if (content.starts_with("[") && line.indentation == 0) section = content, key.clear();
        else if (line.indentation > 0 && listsRequirements(section, key)) found.push_back(foundAt(edits, line, line.content.begin));
        else if (line.indentation == 0 && content.find('=') != content.npos) {
            key = content.substr(0, content.find_first_of(" \t="));
            // More of them cannot stand on the line of the key, nor can it go: it has no `whole`.
            if (listsRequirements(section, key)) found.push_back({{valueBegin(edits, line), line.content.end}, "    ", {}});
        }
    }
    change(edits, found);
}

void reviseCondaFile(RequirementEdits& edits) {
    std::vector<Found> found;
    bool inDependencies = false;
    for (const TextLine& line : linesOf(edits.text())) {
        const std::string_view content = edits.textOf(line.content);
        if (line.indentation == 0 && !content.starts_with("-") && !content.starts_with("#") && !content.empty())
            inDependencies = content.starts_with("dependencies:");
        if (!inDependencies || !content.starts_with("-")) continue;
        const std::uint32_t begin = condaName(content, line.content.begin);
        Found one = foundAt(edits, line, begin);
        if (const std::size_t channel = one.indentation.find("::"); channel != std::string::npos) {
            const std::size_t dash = one.indentation.find_first_not_of("- \t\"'");
            one.indentation.resize(dash);
        }
        if (const char last = edits.text()[line.content.end - 1]; last == '"' || last == '\'') --one.span.end;
        found.push_back(std::move(one));
    }
    change(edits, found);
}

}  // namespace regraft
