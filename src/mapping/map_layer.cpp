#include <algorithm>

#include "mapping/parameter_map.h"

namespace regraft {

namespace {

const LayerMember* memberNamed(const std::vector<LayerMember>& members, std::string_view stem) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const LayerMember& one) { return one.stem() == stem; });
    return found == members.end() ? nullptr : &*found;
}

/// What a class has, with what it has as the operation does.
std::vector<OwnMember> allOwn(const std::vector<LayerMember>& members, const std::vector<OwnMember>& named) {
    std::vector<OwnMember> all = named;
    auto isNamed = [&](const LayerMember& member) {
        return std::any_of(named.begin(), named.end(), [&](const OwnMember& own) {
            return std::any_of(own.parts.begin(), own.parts.end(),
                               [&](const auto& sum) { return std::find(sum.begin(), sum.end(), member.stem()) != sum.end(); });
        });
    };
    for (const LayerMember& member : members)
        if (member.module.empty() && !isNamed(member)) all.push_back({member.name, {{std::string(member.stem())}}, member.axes, ""});
    for (OwnMember& own : all)
        if (own.layout.empty() && !own.parts.empty())
            if (const LayerMember* member = memberNamed(members, own.parts[0][0])) own.layout = member->axes;
    return all;
}

class LayerMapper {
public:
    LayerMapper(const Framework& source, const Framework& target) : source_(source), target_(target) {}

    /// Adds what a layer has, below `sourcePath` and `targetPath`.
    void add(const Operation& operation, const Environment* arguments, std::string_view sourceClass, std::string_view targetClass,
             const std::string& sourcePath, const std::string& targetPath, LayerMap& into) {
        const Tables& tables = Tables::builtin();
        const auto& members = tables.layerMembers(operation);
        const auto from = allOwn(members, tables.ownMembers(source_, sourceClass)),
                   to = allOwn(members, tables.ownMembers(target_, targetClass));
        for (const OwnMember& own : from)
            if (own.parts.empty()) into.dropped.push_back(sourcePath + own.name);
        for (const OwnMember& own : to) {
            const LayerMember* member = own.parts.empty() ? nullptr : memberNamed(members, own.parts[0][0]);
            if (!member) continue;
            if (member->module.empty()) addArray(own, members, from, arguments, sourcePath, targetPath, into);
            else if (!own.layer.empty()) addInner(*member, own, from, sourcePath, targetPath, into);
        }
    }

private:
    /// Axes of different modules are different, whatever their names.
    static void putBelow(const std::string& module, CarriedArray& array) {
        auto rename = [&](std::vector<NamedAxis>& layout) {
            for (NamedAxis& axis : layout)
                for (std::string& name : axis)
                    if (name != partAxis) name.insert(name.find_first_not_of("-*"), module + ".");
        };
        rename(array.layout);
        for (auto& sum : array.parts)
            for (ArrayPiece& piece : sum) rename(piece.layout);
    }

    /// A module of known class inside the layer.
    void addInner(const LayerMember& member, const OwnMember& own, const std::vector<OwnMember>& from, const std::string& sourcePath,
                  const std::string& targetPath, LayerMap& into) {
        const Operation* operation = Tables::builtin().operation(member.module);
        const auto theirs = std::find_if(from.begin(), from.end(),
                                         [&](const OwnMember& one) { return !one.parts.empty() && one.parts[0][0] == member.stem(); });
        if (!operation || theirs == from.end()) return;
        const std::size_t first = into.arrays.size();
        add(*operation, nullptr, theirs->layer, own.layer, sourcePath + theirs->name + ".", targetPath + own.name + ".", into);
        for (std::size_t i = first; i < into.arrays.size(); ++i) putBelow(std::string(member.stem()), into.arrays[i]);
    }

    void addArray(const OwnMember& own, const std::vector<LayerMember>& members, const std::vector<OwnMember>& from,
                  const Environment* arguments, const std::string& sourcePath, const std::string& targetPath, LayerMap& into) {
        CarriedArray array{targetPath + own.name, own.layout, false, {}};
        Truth there = Truth::False;
        bool found = false;
        for (const auto& sum : own.parts) {
            array.parts.emplace_back();
            for (const std::string& name : sum) {
                const LayerMember* member = memberNamed(members, name);
                there = !(both(!there, !(member->when && arguments ? evaluate(*member->when, *arguments)
                                         : member->when            ? Truth::Unknown
                                                                   : Truth::True)));
                if (auto piece = pieceOf(name, from)) {
                    piece->source = sourcePath + piece->source;
                    array.parts.back().push_back(std::move(*piece));
                    found = true;
                }
            }
        }
        array.optional = there == Truth::Unknown;
        if (there != Truth::False && found) into.arrays.push_back(std::move(array));
    }

    /// Where the source has an array of the operation; nothing where it has none, or has it in a sum that another stands for.
    static std::optional<ArrayPiece> pieceOf(const std::string& name, const std::vector<OwnMember>& from) {
        for (const OwnMember& own : from)
            for (std::size_t i = 0; i < own.parts.size(); ++i)
                if (own.parts[i][0] == name)
                    return own.joins() ? ArrayPiece{own.name, own.layout, static_cast<int>(i), static_cast<unsigned>(own.parts.size())}
                                       : ArrayPiece{own.name, own.layout, -1, 0};
        return std::nullopt;
    }

    const Framework& source_;
    const Framework& target_;
};

/// Whether in all of `layouts` that have the name `first`, `second` follows it in the same axis.
bool goTogether(const std::vector<const std::vector<NamedAxis>*>& layouts, const std::string& first, const std::string& second) {
    return std::all_of(layouts.begin(), layouts.end(), [&](const auto* layout) {
        return std::any_of(layout->begin(), layout->end(), [&](const NamedAxis& axis) {
            const auto at = std::find(axis.begin(), axis.end(), first);
            return at != axis.end() && at + 1 != axis.end() && *(at + 1) == second;
        });
    });
}

void join(NamedAxis& axis, const std::string& first) {
    const auto at = std::find(axis.begin(), axis.end(), first);
    if (at == axis.end()) return;
    *at += "*" + *(at + 1);
    axis.erase(at + 1);
}

/// Axes that are merged on both sides need not be told apart: (heads, width) is one axis if it is one everywhere.
void joinAxes(CarriedArray& array) {
    std::vector<std::vector<NamedAxis>*> layouts{&array.layout};
    for (auto& sum : array.parts)
        for (ArrayPiece& piece : sum) layouts.push_back(&piece.layout);
    const std::vector<const std::vector<NamedAxis>*> all(layouts.begin(), layouts.end());
    for (std::size_t axis = 0; axis < array.layout.size(); ++axis)
        for (std::size_t i = 0; i + 1 < array.layout[axis].size();) {
            const std::string first = array.layout[axis][i], second = array.layout[axis][i + 1];
            if (first == partAxis || second == partAxis || !goTogether(all, first, second)) {
                ++i;
                continue;
            }
            for (auto* layout : layouts)
                for (NamedAxis& one : *layout) join(one, first);
        }
}

}  // namespace

std::size_t ParameterMap::indexOf(LayerMap layer) {
    const auto found = std::find(layers.begin(), layers.end(), layer);
    if (found != layers.end()) return static_cast<std::size_t>(found - layers.begin());
    layers.push_back(std::move(layer));
    return layers.size() - 1;
}

std::string ownName(const Operation& operation, std::string_view stem, const Framework& framework, std::string_view className) {
    const Tables& tables = Tables::builtin();
    for (const OwnMember& own : tables.ownMembers(framework, className))
        if (!own.parts.empty() && own.parts[0][0] == stem) return own.name;
    const LayerMember* member = memberNamed(tables.layerMembers(operation), stem);
    return member ? member->name : std::string(stem);
}

LayerMap mapLayer(const Operation& operation, const Environment& arguments, const Framework& source, std::string_view sourceClass,
                  const Framework& target, std::string_view targetClass) {
    LayerMap map{std::string(operation.name), std::string(sourceClass), std::string(targetClass), {}, {}};
    LayerMapper(source, target).add(operation, &arguments, sourceClass, targetClass, "", "", map);
    for (CarriedArray& array : map.arrays) joinAxes(array);
    return map;
}

}  // namespace regraft
