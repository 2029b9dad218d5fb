#pragma once
// Sizes of named axes, learned from the shapes of arrays that have them.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mapping/layer_members.h"
#include "weights/checkpoint.h"

namespace regraft {

class AxisSizes {
public:
    explicit AxisSizes(const std::map<std::string, long>& known = {});

    /// An array of this shape has these axes; `parts`: how many are joined in it. False if that contradicts what is known.
    bool learn(const std::vector<NamedAxis>& layout, const Shape& shape, unsigned parts);

    /// The layout with as many axes in place of each star as its array was seen to have.
    std::vector<NamedAxis> spread(const std::vector<NamedAxis>& layout) const;
    /// Of an axis without its sign; nothing if it isn't known. `part` is not known here.
    std::optional<std::uint64_t> of(const std::string& name) const;

private:
    bool learnAxis(const NamedAxis& axis, std::uint64_t size, unsigned parts);

    std::map<std::string, std::uint64_t> sizes_;
    std::map<std::string, std::size_t> spreads_;  ///< "*kernel" → 2
};

/// "-height" → "height"
inline std::string withoutSign(const std::string& name) { return name.starts_with('-') ? name.substr(1) : name; }

}  // namespace regraft
