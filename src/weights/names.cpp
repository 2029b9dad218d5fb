#include "weights/names.h"

#include <algorithm>
#include <optional>

namespace regraft {

namespace {

/// What the star of "weight_l*" stands for in `name`; nothing if it doesn't fit.
std::optional<std::vector<std::string>> starsOf(std::string_view name, std::string_view pattern) {
    const std::size_t star = pattern.find('*');
    if (star == pattern.npos) return name == pattern ? std::optional(std::vector<std::string>()) : std::nullopt;
    const std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
    if (name.size() < before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after)) return std::nullopt;
    return std::vector<std::string>{std::string(name.substr(before.size(), name.size() - before.size() - after.size()))};
}

void add(NameTree& root, const std::string& name, char separator, const Tensor& tensor) {
    NameTree* tree = &root;
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find(separator, start), name.size());
        tree = &tree->inside[name.substr(start, end - start)];
        tree->path = name.substr(0, end);
        start = end + 1;
    }
    tree->tensor = &tensor;
}

}  // namespace

NameTree treeOf(const Checkpoint& checkpoint) {
    NameTree root;
    const bool isSlashed = std::any_of(checkpoint.arrays.begin(), checkpoint.arrays.end(),
                                       [](const auto& one) { return one.first.find('/') != std::string::npos; });
    for (const auto& [name, tensor] : checkpoint.arrays) add(root, name, isSlashed ? '/' : '.', tensor);
    return root;
}

std::vector<Match> find(const NameTree& tree, std::string_view pattern) {
    const std::size_t end = std::min(pattern.find('.'), pattern.size());
    std::vector<Match> found;
    for (const auto& [name, inner] : tree.inside) {
        const auto stars = starsOf(name, pattern.substr(0, end));
        if (!stars) continue;
        if (end == pattern.size()) {
            found.push_back({&inner, *stars});
            continue;
        }
        for (Match& below : find(inner, pattern.substr(end + 1))) {
            below.stars.insert(below.stars.begin(), stars->begin(), stars->end());
            found.push_back(std::move(below));
        }
    }
    return found;
}

std::string filled(std::string_view pattern, const std::vector<std::string>& stars) {
    std::string out;
    std::size_t next = 0;
    for (const char c : pattern) {
        if (c == '*' && next < stars.size()) out += stars[next++];
        else out += c;
    }
    return out;
}

}  // namespace regraft
