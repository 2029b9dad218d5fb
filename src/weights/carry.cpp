#include "weights/carry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace regraft {

namespace {

/// One named axis of the target while elements are copied.
struct Run {
    std::uint64_t count;
    std::int64_t to, from;  ///< bytes from one element to the next
};

/// Elements between neighbours along each named axis of an array, row-major; and its size.
struct Strides {
    std::map<std::string, std::int64_t> of;
    std::uint64_t elements = 1;
};

std::uint64_t sizeOf(const std::string& name, const AxisSizes& sizes, std::uint64_t parts) {
    return name == partAxis ? parts : sizes.of(name).value_or(0);
}

Strides stridesOf(const std::vector<NamedAxis>& layout, const AxisSizes& sizes, std::uint64_t parts) {
    Strides strides;
    for (auto axis = layout.rbegin(); axis != layout.rend(); ++axis)
        for (auto name = axis->rbegin(); name != axis->rend(); ++name) {
            strides.of[withoutSign(*name)] = static_cast<std::int64_t>(strides.elements);
            strides.elements *= sizeOf(withoutSign(*name), sizes, parts);
        }
    return strides;
}

bool isReversed(const std::vector<NamedAxis>& layout, const std::string& name) {
    return std::any_of(layout.begin(), layout.end(),
                       [&](const NamedAxis& axis) { return std::find(axis.begin(), axis.end(), "-" + name) != axis.end(); });
}

template <typename Number>
void addOne(char* to, const char* from) {
    Number a, b;
    std::memcpy(&a, to, sizeof a);
    std::memcpy(&b, from, sizeof b);
    a += b;
    std::memcpy(to, &a, sizeof a);
}

/// Copies or adds elements of one size.
class Mover {
public:
    Mover(const ElementType& type, bool adds) : size_(type.size), adds_(adds), isDouble_(type.numpy == "f8") {}

    void move(char* to, const char* from, const Run* run, const Run* end) const {
        if (run == end) return element(to, from);
        const bool isRow = run + 1 == end && !adds_ && run->to == run->from && run->to == static_cast<std::int64_t>(size_);
        if (isRow) return void(std::memcpy(to, from, run->count * size_));
        for (std::uint64_t i = 0; i < run->count; ++i, to += run->to, from += run->from) move(to, from, run + 1, end);
    }

private:
    void element(char* to, const char* from) const {
        if (!adds_) std::memcpy(to, from, size_);
        else if (isDouble_) addOne<double>(to, from);
        else addOne<float>(to, from);
    }

    std::size_t size_;
    bool adds_, isDouble_;
};

class Carrier {
public:
    explicit Carrier(const Carried& carried)
        : carried_(carried),
          layout_(carried.sizes.spread(carried.layout)),
          parts_(carried.parts.size()) {}

    std::variant<Tensor, CheckpointProblem> run(std::deque<std::string>& storage) {
        for (const auto& sum : carried_.parts)
            for (const CarriedPiece& piece : sum)
                if (!type_) type_ = piece.tensor->type;
                else if (!(*type_ == *piece.tensor->type))
                    return CheckpointProblem{fmt::format("`{}` has another dtype than what it is joined with", piece.name)};
        Tensor made;
        made.type = type_;
        for (const NamedAxis& axis : layout_) {
            made.shape.push_back(1);
            for (const std::string& name : axis) {
                const auto size = name == partAxis ? std::optional<std::uint64_t>(parts_) : carried_.sizes.of(withoutSign(name));
                if (!size)
                    return CheckpointProblem{fmt::format("`{}` needs the size of `{}`, which neither the checkpoint nor the report tells",
                                                         carried_.target, name)};
                made.shape.back() *= *size;
            }
        }
        std::string& bytes = storage.emplace_back(*byteCount(made.shape, *type_), '\0');
        for (std::size_t part = 0; part < parts_; ++part)
            for (std::size_t i = 0; i < carried_.parts[part].size(); ++i)
                if (auto problem = put(bytes, part, carried_.parts[part][i], i > 0)) return std::move(*problem);
        made.data = bytes;
        return made;
    }

private:
    std::optional<CheckpointProblem> put(std::string& bytes, std::size_t part, const CarriedPiece& piece, bool adds) const {
        if (adds && type_->numpy != "f4" && type_->numpy != "f8")
            return CheckpointProblem{fmt::format("`{}` is to be added, and only float32 and float64 can be", piece.name)};
        const auto theirs = carried_.sizes.spread(piece.piece.layout);
        const Strides to = stridesOf(layout_, carried_.sizes, parts_), from = stridesOf(theirs, carried_.sizes, piece.piece.of);
        if (bytes.empty()) return std::nullopt;
        if (from.elements != piece.tensor->data.size() / type_->size ||
            from.of.size() + (parts_ > 1) != to.of.size() + (piece.piece.part >= 0))
            return CheckpointProblem{fmt::format("`{}` does not fit what the report says of it", piece.name)};
        const auto width = static_cast<std::int64_t>(type_->size);
        std::int64_t target = parts_ > 1 ? to.of.at(partAxis) * static_cast<std::int64_t>(part) : 0;
        std::int64_t source = piece.piece.part > 0 ? from.of.at(partAxis) * piece.piece.part : 0;
        std::vector<Run> runs;
        for (const NamedAxis& axis : layout_)
            for (const std::string& signedName : axis) {
                const std::string name = withoutSign(signedName);
                if (name == partAxis) continue;
                if (!from.of.contains(name)) return CheckpointProblem{fmt::format("`{}` has no axis `{}`", piece.name, name)};
                Run run{*carried_.sizes.of(name), to.of.at(name) * width, from.of.at(name) * width};
                if (isReversed(layout_, name) != isReversed(theirs, name)) {
                    source += from.of.at(name) * (static_cast<std::int64_t>(run.count) - 1);
                    run.from = -run.from;
                }
                runs.push_back(run);
            }
        Mover(*type_, adds)
            .move(bytes.data() + target * width, piece.tensor->data.data() + source * width, runs.data(), runs.data() + runs.size());
        return std::nullopt;
    }

    const Carried& carried_;
    std::vector<NamedAxis> layout_;
    std::size_t parts_;
    const ElementType* type_ = nullptr;
};

}  // namespace

std::variant<Tensor, CheckpointProblem> carry(const Carried& carried, std::deque<std::string>& storage) {
    if (carried.layout.empty()) return *carried.parts[0][0].tensor;
    return Carrier(carried).run(storage);
}

}  // namespace regraft
