#include "weights/assign.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace regraft {

namespace {

/// How part of a checkpoint fits one kind of member.
struct Fit {
    std::vector<Carried> carried;
    std::set<const NameTree*> used;
    std::string problem;  ///< empty: it fits

    bool isGood() const { return problem.empty(); }
    void fail(std::string why) {
        if (problem.empty()) problem = std::move(why);
    }
    void take(Fit other) {
        carried.insert(carried.end(), std::make_move_iterator(other.carried.begin()), std::make_move_iterator(other.carried.end()));
        used.insert(other.used.begin(), other.used.end());
        fail(std::move(other.problem));
    }
};

/// What a fit means, for telling whether two mean the same.
std::string meaningOf(const Fit& fit) {
    std::set<std::string> lines;
    for (const Carried& one : fit.carried) {
        std::string line = one.target;
        for (const NamedAxis& axis : one.sizes.spread(one.layout)) line += fmt::format(" [{}]", fmt::join(axis, " "));
        for (const auto& sum : one.parts)
            for (const CarriedPiece& piece : sum) {
                line += fmt::format(" {} {}/{}", piece.name, piece.piece.part, piece.piece.of);
                for (const NamedAxis& axis : one.sizes.spread(piece.piece.layout)) line += fmt::format(" ({})", fmt::join(axis, " "));
            }
        lines.insert(std::move(line));
    }
    return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string joinPath(const std::string& path, const std::string& name) { return path.empty() ? name : path + "." + name; }

class Matcher {
public:
    explicit Matcher(const ModelMaps& maps) : maps_(maps) {}

    /// A class of one of the files.
    Fit matchClass(const ParameterMap& file, const ModuleMap& one, const NameTree& tree, const std::string& target, int depth) const {
        Fit fit;
        if (depth > deepest) return fit.fail("modules lie in each other without end"), fit;
        if (tree.tensor) return fit.fail(fmt::format("`{}` is an array, and `{}` is a module", tree.path, one.name)), fit;
        for (const ModuleMember& member : one.members) fit.take(matchMember(file, member, tree, target, depth));
        finish(file, tree, one.name, fit);
        return fit;
    }

private:
    static constexpr int deepest = 60;

    /// What nobody took has no place.
    void finish(const ParameterMap& file, const NameTree& tree, const std::string& owner, Fit& fit) const {
        forEachArray(tree, [&](const NameTree& array) {
            if (fit.used.contains(&array) || isStreams(file, array)) return;
            fit.fail(fmt::format("`{}` has no place in `{}`", array.path, owner));
        });
    }

    static bool isStreams(const ParameterMap& file, const NameTree& array) {
        if (file.streams.empty()) return false;
        const std::string path = "." + array.path + ".";
        return path.find("." + file.streams + ".") != path.npos || path.find("/" + file.streams + "/") != path.npos;
    }

    /// A member of a container: any number of them doesn't mean those that have their own entries.
    Fit matchItem(const ParameterMap& file, const MemberKind& container, const ModuleMember& member, const NameTree& tree,
                  const std::string& target, int depth) const {
        std::set<const NameTree*> named;
        for (const ModuleMember& other : container.inside)
            if (&other != &member && other.source.find('*') == std::string::npos)
                for (const Match& match : find(tree, other.source)) named.insert(match.tree);
        const bool isMany = member.source.find('*') != std::string::npos;
        return matchMember(file, member, tree, target, depth, isMany ? named : std::set<const NameTree*>());
    }

    Fit matchMember(const ParameterMap& file, const ModuleMember& member, const NameTree& tree, const std::string& target, int depth,
                    const std::set<const NameTree*>& others = {}) const {
        Fit fit;
        std::vector<Match> found = find(tree, member.source);
        std::erase_if(found, [&](const Match& match) { return others.contains(match.tree); });
        static const NameTree nothing;
        const bool isMany = member.source.find('*') != std::string::npos;
        NameTree absent;
        if (found.empty() && !isMany && !member.optional) {
            absent.path = joinPath(tree.path, member.source);
            found.push_back({&absent, {}});
        }
        for (const Match& match : found)
            fit.take(matchKinds(file, member.kinds, *match.tree, joinPath(target, filled(member.target, match.stars)), depth + 1));
        return fit;
    }

    /// The one of `kinds` that fits; it must be one, or all that fit must mean the same.
    Fit matchKinds(const ParameterMap& file, const std::vector<MemberKind>& kinds, const NameTree& tree, const std::string& target,
                   int depth) const {
        std::vector<Fit> fits;
        for (const MemberKind& kind : kinds) addFits(file, kind, tree, target, depth, fits);
        return choose(std::move(fits), tree);
    }

    static Fit choose(std::vector<Fit> fits, const NameTree& tree) {
        Fit best;
        if (fits.empty()) {
            forEachArray(tree, [&](const NameTree& array) { best.fail(fmt::format("`{}` has no place in the map", array.path)); });
            return best;
        }
        const auto good = std::find_if(fits.begin(), fits.end(), [](const Fit& fit) { return fit.isGood(); });
        if (good == fits.end()) {
            auto most = [](const Fit& a, const Fit& b) { return a.used.size() < b.used.size(); };
            return std::move(*std::max_element(fits.begin(), fits.end(), most));
        }
        const std::string meaning = meaningOf(*good);
        for (auto other = good + 1; other != fits.end(); ++other)
            if (other->isGood() && meaningOf(*other) != meaning) {
                best.fail(fmt::format("`{}` can be one of several things that are laid out differently, and the code does not tell which",
                                      tree.path));
                return best;
            }
        return std::move(*good);
    }

    void addFits(const ParameterMap& file, const MemberKind& kind, const NameTree& tree, const std::string& target, int depth,
                 std::vector<Fit>& fits) const {
        switch (kind.what) {
            case MemberKind::What::Layer: fits.push_back(matchLayer(file, kind, tree, target, depth)); return;
            case MemberKind::What::Class:
                for (const ParameterMap& one : maps_.files)
                    for (const ModuleMap& map : one.classes)
                        if (map.name == kind.name) fits.push_back(matchClass(one, map, tree, target, depth + 1));
                return;
            case MemberKind::What::Array: fits.push_back(matchArray(tree, target)); return;
            case MemberKind::What::Constant: fits.push_back(matchConstant(tree)); return;
            case MemberKind::What::Any: addAnyFits(tree, target, depth, fits);
        }
    }

    /// Whatever the program has that is made of these names. Containers, which take any names, are thought of where no class has just
    /// these.
    void addAnyFits(const NameTree& tree, const std::string& target, int depth, std::vector<Fit>& fits) const {
        if (tree.isEmpty()) return;
        if (tree.tensor) return fits.push_back(matchArray(tree, target));
        for (const ParameterMap& file : maps_.files)
            for (const ModuleMap& map : file.classes) fits.push_back(matchClass(file, map, tree, target, depth + 1));
        if (std::ranges::any_of(fits, &Fit::isGood)) return;
        for (const ParameterMap& file : maps_.files) {
            const bool holdsArrays = std::any_of(tree.inside.begin(), tree.inside.end(), [](const auto& one) { return one.second.tensor; });
            for (const MemberKind& kind :
                 holdsArrays ? std::vector<MemberKind>() : file.containers)  // what has arrays itself is no container
                fits.push_back(matchLayer(file, kind, tree, target, depth + 1));
            for (std::size_t i = 0; i < file.layers.size(); ++i) {
                MemberKind kind;
                kind.what = MemberKind::What::Layer;
                kind.layer = i;
                fits.push_back(matchLayer(file, kind, tree, target, depth));
            }
        }
    }

    static Fit matchArray(const NameTree& tree, const std::string& target) {
        Fit fit;
        if (!tree.inside.empty()) return fit.fail(fmt::format("`{}` is a module, and an array is expected", tree.path)), fit;
        if (!tree.tensor) return fit;
        Carried carried{target, {}, {{{tree.path, tree.tensor, {}}}}, AxisSizes()};
        fit.carried.push_back(std::move(carried));
        fit.used.insert(&tree);
        return fit;
    }

    static Fit matchConstant(const NameTree& tree) {
        Fit fit;
        forEachArray(tree, [&](const NameTree& array) { fit.used.insert(&array); });
        return fit;
    }

    Fit matchLayer(const ParameterMap& file, const MemberKind& kind, const NameTree& tree, const std::string& target, int depth) const {
        const LayerMap& layer = file.layers[kind.layer];
        Fit fit;
        if (depth > deepest) return fit.fail("modules lie in each other without end"), fit;
        if (tree.tensor) return fit.fail(fmt::format("`{}` is an array, and `{}` is a layer", tree.path, layer.source)), fit;
        for (const ModuleMember& member : kind.inside) fit.take(matchItem(file, kind, member, tree, target, depth));
        for (const auto& stars : starsOf(layer, tree)) matchArrays(layer, kind, tree, target, stars, fit);
        for (const std::string& pattern : layer.dropped)
            for (const Match& match : find(tree, pattern))
                forEachArray(*match.tree, [&](const NameTree& array) { fit.used.insert(&array); });
        finish(file, tree, layer.source, fit);
        return fit;
    }

    /// What stars in the names of a layer's arrays stand for: "0" and "0_reverse" of an LSTM. Once nothing where there are none.
    static std::set<std::vector<std::string>> starsOf(const LayerMap& layer, const NameTree& tree) {
        std::set<std::vector<std::string>> all;
        for (const CarriedArray& array : layer.arrays)
            for (const auto& sum : array.parts)
                for (const ArrayPiece& piece : sum) {
                    if (piece.source.find('*') == std::string::npos) all.insert(std::vector<std::string>());
                    else
                        for (Match& match : find(tree, piece.source)) all.insert(std::move(match.stars));
                }
        return all;
    }

    static void matchArrays(const LayerMap& layer, const MemberKind& kind, const NameTree& tree, const std::string& target,
                            const std::vector<std::string>& stars, Fit& fit) {
        AxisSizes sizes(kind.sizes);
        const std::size_t first = fit.carried.size();
        for (const CarriedArray& array : layer.arrays) {
            const bool isMany = array.target.find('*') != std::string::npos;
            if (isMany != !stars.empty()) continue;
            matchOne(array, tree, target, stars, sizes, fit);
        }
        for (std::size_t i = first; i < fit.carried.size(); ++i) fit.carried[i].sizes = sizes;
    }

    static void matchOne(const CarriedArray& array, const NameTree& tree, const std::string& target, const std::vector<std::string>& stars,
                         AxisSizes& sizes, Fit& fit) {
        Carried carried{joinPath(target, filled(array.target, stars)), array.layout, {}, AxisSizes()};
        std::vector<std::string> missing;
        bool found = false;
        for (const auto& sum : array.parts) {
            carried.parts.emplace_back();
            for (const ArrayPiece& piece : sum) {
                const std::string name = filled(piece.source, stars);
                const auto places = find(tree, name);
                if (places.empty() || !places[0].tree->tensor) {
                    missing.push_back(joinPath(tree.path, name));
                    continue;
                }
                const NameTree& place = *places[0].tree;
                found = true;
                fit.used.insert(&place);
                if (!sizes.learn(piece.layout, place.tensor->shape, piece.of)) fit.fail(shapeProblem(place, piece, sizes));
                carried.parts.back().push_back({place.path, place.tensor, piece});
            }
        }
        if (!missing.empty() && (found || !array.optional)) fit.fail(fmt::format("`{}` is missing", missing[0]));
        if (found) fit.carried.push_back(std::move(carried));
    }

    static std::string shapeProblem(const NameTree& place, const ArrayPiece& piece, const AxisSizes& sizes) {
        std::vector<std::string> axes;
        for (const NamedAxis& axis : piece.layout) {
            std::vector<std::string> names;
            for (const std::string& name : axis) {
                const auto size = sizes.of(withoutSign(name));
                names.push_back(size ? fmt::format("{} = {}", name, *size) : name);
            }
            axes.push_back(names.size() == 1 ? names[0] : fmt::format("({})", fmt::join(names, ", ")));
        }
        return fmt::format("`{}` has the shape {}, where ({}) is expected", place.path, shapeText(place.tensor->shape),
                           fmt::join(axes, ", "));
    }

    const ModelMaps& maps_;
};

struct Candidate {
    std::string name;
    Fit fit;
};

std::vector<Candidate> candidates(const NameTree& tree, const ModelMaps& maps, const std::string& model) {
    const Matcher matcher(maps);
    std::vector<Candidate> all;
    for (const ParameterMap& file : maps.files)
        for (const ModuleMap& one : file.classes)
            if (model.empty() || one.name == model) all.push_back({one.name, matcher.matchClass(file, one, tree, "", 0)});
    return all;
}

}  // namespace

Assigned assign(const Checkpoint& checkpoint, const ModelMaps& maps, const std::string& model) {
    const NameTree tree = treeOf(checkpoint);
    std::vector<Candidate> all = candidates(tree, maps, model);
    if (all.empty())
        return CheckpointProblem{model.empty() ? "the report has no parameter map: no class of modules was converted"
                                               : fmt::format("the report has no class `{}`", model)};
    const auto isGood = [](const Candidate& one) { return one.fit.isGood(); };
    const auto good = std::find_if(all.begin(), all.end(), isGood);
    if (good == all.end()) {
        const auto most = std::max_element(all.begin(), all.end(),
                                           [](const Candidate& a, const Candidate& b) { return a.fit.used.size() < b.fit.used.size(); });
        return CheckpointProblem{fmt::format("it is no checkpoint of `{}`: {}", most->name, most->fit.problem)};
    }
    std::vector<std::string> names{good->name};
    const std::string meaning = meaningOf(good->fit);
    for (auto other = good + 1; other != all.end(); ++other)
        if (other->fit.isGood() && meaningOf(other->fit) != meaning) names.push_back(other->name);
    if (names.size() > 1)
        return CheckpointProblem{fmt::format("it can be a checkpoint of `{}`: say which with --model", fmt::join(names, "`, `"))};
    return std::move(good->fit.carried);
}

}  // namespace regraft
