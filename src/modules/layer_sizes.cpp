#include "modules/layer_sizes.h"

#include <algorithm>

#include "ast/display.h"
#include "ast/integer.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

using neutral::ExprKind;

std::optional<std::int64_t> number(const neutral::Expr* size) { return size ? ast::integerValue(knownLiteral(*size)) : std::nullopt; }

/// Names, members and constants may stand in several places.
bool mayRepeat(const ast::Expr& expr) {
    if (const auto* member = ast::as<ast::Attribute>(&expr)) return mayRepeat(*member->value);
    return expr.kind == ast::Kind::NameExpr || ast::integerValue(&expr);
}

class LayerSizer {
public:
    LayerSizer(const std::optional<LayerShape>& called, Arena& arena) : called_(called), arena_(arena) {}

    SizedLayer size(const neutral::Expr& layer) {
        if (layer.kind == ExprKind::Function) return {&layer, ofFunction(*layer.parts[0])};
        if (layer.kind != ExprKind::Operation) return {&layer, std::nullopt};
        const std::string_view name = layer.operation->name.substr(layer.operation->name.find('.') + 1);
        if (name == "activated") return activated(layer);
        if (name == "linear") return {filled(layer, last()), withLast(part(layer, "out_features"))};
        if (name == "embedding") return {&layer, appended(part(layer, "features"))};
        if (name == "conv") return conv(layer);
        if (name == "batch_norm" || name == "layer_norm" || name == "rms_norm") return {filled(layer, normalised(layer)), called_};
        if (name == "max_pool" || name == "avg_pool")
            return {&layer, windows(layer, called_, part(layer, "window"), part(layer, "strides"))};
        if (name == "dropout") return {&layer, called_};
        return {&layer, std::nullopt};
    }

private:
    static int indexOf(const neutral::Expr& layer, std::string_view parameter) { return layer.operation->parameterIndex(parameter); }

    /// What is bound to a parameter, or its default.
    const neutral::Expr* part(const neutral::Expr& layer, std::string_view parameter) const {
        const auto i = static_cast<std::size_t>(indexOf(layer, parameter));
        if (layer.parts[i]) return layer.parts[i];
        const ast::Expr* own = layer.operation->parameters[i].defaultValue;
        return own ? makeLiteral(*own, arena_) : nullptr;
    }

    const neutral::Expr* withPart(const neutral::Expr& layer, std::size_t i, const neutral::Expr* value) const {
        std::vector<const neutral::Expr*> parts(layer.parts.begin(), layer.parts.end());
        parts[i] = value;
        neutral::Expr whole = layer;
        whole.parts = arena_.copy(parts);
        return arena_.make<neutral::Expr>(whole);
    }

    /// The layer with its first parameter that ends so and is None set.
    const neutral::Expr* filled(const neutral::Expr& layer, const neutral::Expr* size) const {
        for (std::size_t i = 0; size && i < layer.parts.size(); ++i) {
            const std::string_view name = layer.operation->parameters[i].name;
            const ast::Expr* literal = layer.parts[i] ? knownLiteral(*layer.parts[i]) : nullptr;
            const auto* none = literal ? ast::as<ast::Constant>(literal) : nullptr;
            if ((name.ends_with("features") || name.ends_with("channels")) && none && none->value.type == ast::Literal::Type::None)
                return withPart(layer, i, size);
        }
        return &layer;
    }

    const neutral::Expr* last() const { return called_ && !called_->sizes.empty() ? called_->sizes.back() : nullptr; }

    const neutral::Expr* repeatable(const neutral::Expr* size) const {
        const bool is = size && (number(size) || (size->kind == ExprKind::Source && mayRepeat(*size->source)));
        return is ? size : nullptr;
    }

    std::optional<LayerShape> withLast(const neutral::Expr* size) const {
        if (!called_ || called_->sizes.empty()) return std::nullopt;
        LayerShape shape = *called_;
        shape.sizes.back() = repeatable(size);
        return shape;
    }

    std::optional<LayerShape> appended(const neutral::Expr* size) const {
        if (!called_) return std::nullopt;
        LayerShape shape = *called_;
        shape.sizes.push_back(repeatable(size));
        return shape;
    }

    SizedLayer activated(const neutral::Expr& layer) {
        SizedLayer inner = size(*layer.parts[0]);
        return {withPart(layer, 0, inner.layer), inner.given};
    }

    const neutral::Expr* normalised(const neutral::Expr& layer) const {
        const int axis = indexOf(layer, "axis");
        const auto i = axis < 0 ? -1 : number(part(layer, "axis")).value_or(0);
        if (i == 1) return called_ && !called_->sizes.empty() ? called_->sizes.front() : nullptr;
        return i == -1 ? last() : nullptr;
    }

    SizedLayer conv(const neutral::Expr& layer) const {
        const ast::Expr* channels = knownLiteral(*part(layer, "channels"));
        const auto* text = channels ? ast::as<ast::Constant>(channels) : nullptr;
        const bool isLast = text && text->value.text == "last";
        if (!called_ || called_->sizes.empty()) return {&layer, std::nullopt};
        std::optional<LayerShape> given = windows(layer, called_, part(layer, "kernel_size"), part(layer, "strides"));
        if (given) (isLast ? given->sizes.back() : given->sizes.front()) = repeatable(part(layer, "out_channels"));
        return {filled(layer, isLast ? called_->sizes.back() : called_->sizes.front()), given};
    }

    /// The number for an axis, of one or one each.
    std::optional<std::int64_t> each(const neutral::Expr* value, std::size_t axis) const {
        if (!value) return std::nullopt;
        if (auto one = number(value)) return one;
        const ast::Expr* literal = value->kind == ExprKind::Source ? value->source : value->literal;
        auto elements = ast::elementsOf(literal);
        return axis < elements.size() ? ast::integerValue(elements[axis]) : std::nullopt;
    }

    static bool isText(const neutral::Expr* value, std::string_view wanted) {
        const ast::Expr* literal = value ? knownLiteral(*value) : nullptr;
        const auto* text = literal ? ast::as<ast::Constant>(literal) : nullptr;
        return text && text->value.type == ast::Literal::Type::Str && text->value.text == wanted;
    }

    /// What windows over all axes but the channels leave of them.
    std::optional<LayerShape> windows(const neutral::Expr& layer, const std::optional<LayerShape>& called, const neutral::Expr* window,
                                      const neutral::Expr* strides) const {
        if (!called || called->sizes.size() < 2) return std::nullopt;
        const bool isLast = isText(part(layer, "channels"), "last");
        const neutral::Expr* padding = part(layer, "padding");
        const bool isPooling = indexOf(layer, "window") >= 0;
        LayerShape shape = *called;
        for (std::size_t axis = 0; axis + 1 < shape.sizes.size(); ++axis) {
            const neutral::Expr*& size = shape.sizes[isLast ? axis : axis + 1];
            const auto length = number(size), width = each(window, axis);
            auto step = each(strides, axis);
            if (isPooling && isNone(strides)) step = width;
            const auto dilation = indexOf(layer, "dilation") < 0 ? std::optional<std::int64_t>(1) : each(part(layer, "dilation"), axis);
            size = length && width && step && *step > 0 && dilation ? left(*length, *dilation * (*width - 1) + 1, *step, padding, axis)
                                                                    : nullptr;
        }
        return shape;
    }

    static bool isNone(const neutral::Expr* value) {
        const ast::Expr* literal = value ? knownLiteral(*value) : nullptr;
        const auto* none = literal ? ast::as<ast::Constant>(literal) : nullptr;
        return !value || (none && none->value.type == ast::Literal::Type::None);
    }

    const neutral::Expr* left(std::int64_t length, std::int64_t reach, std::int64_t step, const neutral::Expr* padding,
                              std::size_t axis) const {
        std::int64_t found = 0;
        if (isText(padding, "same")) found = (length + step - 1) / step;
        else if (isText(padding, "valid")) found = (length - reach) / step + 1;
        else if (auto pad = each(padding, axis)) found = (length + 2 * *pad - reach) / step + 1;
        return found > 0 ? makeInteger(static_cast<int>(found), arena_) : nullptr;
    }

    std::optional<LayerShape> ofFunction(const neutral::Expr& body) const {
        if (body.kind == ExprKind::Name) return called_;
        if (body.kind != ExprKind::Operation || !called_) return std::nullopt;
        const std::string_view name = body.operation->name;
        if (name == "nn.flatten") return flattened();
        if (name == "mean" || name == "max") return reduced(body);
        const bool isElementwise = name.starts_with("nn.") || name == "tanh" || name == "exp";
        return isElementwise ? called_ : std::nullopt;
    }

    std::optional<LayerShape> flattened() const {
        std::int64_t product = 1;
        for (const neutral::Expr* size : called_->sizes) {
            const auto one = number(size);
            if (!one && called_->sizes.size() == 1) return called_;
            if (!one) return LayerShape{{nullptr}};
            product *= *one;
        }
        return LayerShape{{makeInteger(static_cast<int>(product), arena_)}};
    }

    /// Means over all axes between the first and the last.
    std::optional<LayerShape> reduced(const neutral::Expr& body) const {
        const ast::Expr* axes = body.parts[1] ? knownLiteral(*body.parts[1]) : nullptr;
        const neutral::Expr* keeps = part(body, "keepdims");
        const ast::Expr* flag = keeps ? knownLiteral(*keeps) : nullptr;
        const auto* no = flag ? ast::as<ast::Constant>(flag) : nullptr;
        const std::size_t count = axes && ast::isDisplay(axes) ? ast::elementsOf(axes).size() : 1;
        const bool fromFirst = axes && ast::integerValue(ast::isDisplay(axes) ? ast::elementsOf(axes)[0] : axes) == 1;
        if (!fromFirst || !no || no->value.type != ast::Literal::Type::False || count + 1 != called_->sizes.size()) return std::nullopt;
        return LayerShape{{last()}};
    }

    std::optional<LayerShape> called_;
    Arena& arena_;
};

}  // namespace

SizedLayer sizedLayer(const neutral::Expr& layer, const std::optional<LayerShape>& called, Arena& arena) {
    return LayerSizer(called, arena).size(layer);
}

std::optional<LayerShape> shapeWritten(const neutral::Expr& shape, Arena& arena) {
    const ast::Expr* literal = shape.kind == neutral::ExprKind::Source ? shape.source : shape.literal;
    if (!ast::isDisplay(literal) || ast::hasStar(literal)) return std::nullopt;
    LayerShape found;
    for (const ast::Expr* element : ast::elementsOf(literal))
        found.sizes.push_back(mayRepeat(*element) ? makeSource(*element, simpleType(TypeKind::Int), arena) : nullptr);
    return found;
}

}  // namespace regraft
