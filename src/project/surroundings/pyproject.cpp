// pyproject.toml:  dependencies = ["torch>=2.0"]  →  dependencies = ["jax>=0.10"]
//                  [tool.poetry.dependencies]
//                  torch = "^2.0"                 →  jax = ">=0.10"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "project/surroundings/dependency_files.h"

namespace regraft {
namespace {

constexpr std::array<std::string_view, 4> listKeys = {"dependencies", "requires", "dev-dependencies", "install_requires"};
constexpr std::array<std::string_view, 3> groupKeys = {"optional-dependencies", "dependency-groups", "extras"};

template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// Places in lines and columns as offsets.
class Offsets {
public:
    explicit Offsets(std::string_view text) : text_(text), lines_(linesOf(text)) {}

    std::uint32_t of(const toml::source_position& place) const {
        if (place.line == 0 || place.line > lines_.size()) return static_cast<std::uint32_t>(text_.size());
        std::uint32_t at = lines_[place.line - 1].whole.begin;
        for (std::uint32_t column = 1; column < place.column && at < text_.size(); ++column) {
            ++at;
            while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
        }
        return at;
    }
    Span of(const toml::source_region& region) const { return {of(region.begin), of(region.end)}; }
    /// The blanks before a place, if nothing else stands before it on its line.
    std::string indentation(std::uint32_t at) const {
        const std::size_t begin = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;
        const std::string_view before = text_.substr(begin, at - begin);
        return before.find_first_not_of(" \t") == before.npos ? std::string(before) : std::string();
    }
    bool startsLine(std::uint32_t at) const { return at == 0 || !indentation(at).empty() || text_[at - 1] == '\n'; }

private:
    std::string_view text_;
    std::vector<TextLine> lines_;
};

class PyprojectReviser {
public:
    explicit PyprojectReviser(RequirementEdits& edits) : edits_(edits), offsets_(edits.text()) {}

    void run() {
        const toml::parse_result parsed = toml::parse(edits_.text());
        if (!parsed) return;
        for (isSeeing_ = true;; isSeeing_ = false) {
            table(parsed.table(), "", false);
            if (!isSeeing_) return;
        }
    }

private:
    void table(const toml::table& table, std::string_view name, bool inGroup) {
        const bool isPoetry = isOneOf(name, listKeys);
        for (const auto& [key, node] : table) {
            if (isPoetry && edits_.packages().roleOf(key.str()) != Packages::Role::Other) poetry(key, node);
            else if (const auto* below = node.as_table()) this->table(*below, key.str(), inGroup || isOneOf(key.str(), groupKeys));
            else if (const auto* list = node.as_array(); list && (inGroup || isOneOf(key.str(), listKeys) || isOneOf(key.str(), groupKeys)))
                array(*list);
        }
    }

    void array(const toml::array& list) {
        for (const toml::node& item : list)
            if (item.is_string()) string(offsets_.of(item.source()));
    }

    void string(Span literal) {
        if (literal.size() < 2) return;
        const Span inside{literal.begin + 1, literal.end - 1};
        if (isSeeing_) return edits_.see(inside);
        const std::string quote(edits_.textOf({literal.begin, literal.begin + 1}));
        const std::string between = offsets_.startsLine(literal.begin) ? ",\n" + offsets_.indentation(literal.begin) : ", ";
        edits_.requirement(inside, {quote + between + quote, "", {}});
    }

    /// A table's key is the package's name.
    void poetry(const toml::key& key, const toml::node& node) {
        const Packages& packages = edits_.packages();
        const Span name = offsets_.of(key.source()), value = offsets_.of(node.source());
        if (isSeeing_) return edits_.see(name);
        const Packages::Role role = packages.roleOf(key.str());
        if (role == Packages::Role::Target) return;
        if (role == Packages::Role::Companion)
            return edits_.report(DiagCode::RequirementLeft, name, key.str(), "it is of no use without " + packages.sourceName());
        if (packages.isStillNeeded()) return edits_.report(DiagCode::StillRequired, name, key.str());
        const std::vector<std::string> wanted = node.is_string() ? edits_.takeWanted() : std::vector<std::string>();
        if (wanted.empty()) return edits_.report(DiagCode::RequirementLeft, name, key.str(), "it is more than a version");
        std::string lines;
        for (const std::string& one : wanted) {
            const std::size_t end = std::min(one.find_first_of("<>=!"), one.size());
            lines += (lines.empty() ? "" : "\n") + one.substr(0, end) + " = \"" + (end == one.size() ? "*" : one.substr(end)) + "\"";
        }
        edits_.replace({name.begin, value.end}, lines);
    }

    RequirementEdits& edits_;
    Offsets offsets_;
    bool isSeeing_ = true;
};

}  // namespace

void revisePyproject(RequirementEdits& edits) { PyprojectReviser(edits).run(); }

}  // namespace regraft
