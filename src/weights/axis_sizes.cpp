#include "weights/axis_sizes.h"

#include <fmt/format.h>

#include <algorithm>

namespace regraft {

namespace {

/// "*kernel" or "-*kernel" alone in its axis: its name without star and sign, else empty.
std::string starIn(const NamedAxis& axis) {
    const std::string name = axis.size() == 1 ? withoutSign(axis[0]) : "";
    return name.starts_with('*') ? name.substr(1) : "";
}

std::size_t starsIn(const std::vector<NamedAxis>& layout) {
    return static_cast<std::size_t>(
        std::count_if(layout.begin(), layout.end(), [](const NamedAxis& axis) { return !starIn(axis).empty(); }));
}

}  // namespace

AxisSizes::AxisSizes(const std::map<std::string, long>& known) {
    for (const auto& [name, size] : known)
        if (size >= 0) sizes_[name] = static_cast<std::uint64_t>(size);
}

std::optional<std::uint64_t> AxisSizes::of(const std::string& name) const {
    const auto found = sizes_.find(name);
    return found == sizes_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<NamedAxis> AxisSizes::spread(const std::vector<NamedAxis>& layout) const {
    std::vector<NamedAxis> out;
    for (const NamedAxis& axis : layout) {
        const std::string star = starIn(axis);
        if (star.empty()) {
            out.push_back(axis);
            continue;
        }
        const auto count = spreads_.find(star);
        for (std::size_t i = 0; count != spreads_.end() && i < count->second; ++i)
            out.push_back({fmt::format("{}{}.{}", axis[0].starts_with('-') ? "-" : "", star, i)});
    }
    return out;
}

bool AxisSizes::learn(const std::vector<NamedAxis>& layout, const Shape& shape, unsigned parts) {
    const std::size_t stars = starsIn(layout);
    if (stars > 1 || (stars == 0 && shape.size() != layout.size()) || shape.size() + stars < layout.size()) return false;
    for (const NamedAxis& axis : layout) {
        const std::string star = starIn(axis);
        if (star.empty()) continue;
        const auto [known, isNew] = spreads_.emplace(star, shape.size() - layout.size() + 1);
        if (known->second != shape.size() - layout.size() + 1) return false;
    }
    const std::vector<NamedAxis> whole = spread(layout);
    for (std::size_t i = 0; i < whole.size(); ++i)
        if (!learnAxis(whole[i], shape[i], parts)) return false;
    return true;
}

bool AxisSizes::learnAxis(const NamedAxis& axis, std::uint64_t size, unsigned parts) {
    std::string open;
    std::uint64_t known = 1;
    bool isClear = true;
    for (const std::string& one : axis) {
        const std::string name = withoutSign(one);
        const auto found = name == partAxis ? std::optional<std::uint64_t>(parts) : of(name);
        if (found) known *= *found;
        else if (open.empty()) open = name;
        else isClear = false;
    }
    if (!isClear) return true;  // two sizes of which only the product is known
    if (open.empty()) return known == size;
    if (known == 0 || size % known != 0) return false;
    sizes_[open] = size / known;
    return true;
}

}  // namespace regraft
