#include "modules/layer_sizes.h"

#include <algorithm>

#include "ast/display.h"
#include "ast/integer.h"
#include "lower/unknown_size.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "mapping/result_rule.h"

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
        if (ruleOf(layer) == "inner") return inner(layer);
        return {filled(layer), given(layer)};
    }

private:
    static int indexOf(const neutral::Expr& layer, std::string_view parameter) { return layer.operation->parameterIndex(parameter); }

    /// What is bound to a parameter, or its default; null if there is none.
    const neutral::Expr* part(const neutral::Expr& layer, std::string_view parameter) const {
        const int index = indexOf(layer, parameter);
        if (index < 0) return nullptr;
        const auto i = static_cast<std::size_t>(index);
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

    static std::string_view ruleOf(const neutral::Expr& layer) {
        return layer.operation->sizes ? ruleName(*layer.operation->sizes) : std::string_view();
    }

    /// What is bound to the i-th parameter that a rule names; null if it names none.
    const neutral::Expr* named(const neutral::Expr& layer, const ast::Expr& rule, std::size_t i) const {
        const auto* call = ast::as<ast::Call>(&rule);
        const auto* name = call && i < call->args.size() ? ast::as<ast::NameExpr>(call->args[i]) : nullptr;
        return name ? part(layer, name->id.text()) : nullptr;
    }

    /// The sizes of what a layer gives.
    std::optional<LayerShape> given(const neutral::Expr& layer) const {
        const ast::Expr* rule = layer.operation->sizes;
        const std::string_view name = ruleOf(layer);
        if (name == "same") return called_;
        if (name == "flattened") return flattened();
        if (name == "with_last") return withLast(named(layer, *rule, 0));
        if (name == "exactly") return exactly(named(layer, *rule, 0));
        if (name == "steps") return steps(named(layer, *rule, 0), named(layer, *rule, 1));
        if (name == "appended") return appended(named(layer, *rule, 0));
        if (name == "windows") return windows(layer, named(layer, *rule, 0), named(layer, *rule, 1));
        return std::nullopt;
    }

    /// The layer with the size that it takes, where it is left open.
    const neutral::Expr* filled(const neutral::Expr& layer) const {
        const int i = takenSize(*layer.operation);
        if (i < 0 || !isWrittenNone(layer.parts[static_cast<std::size_t>(i)])) return &layer;
        const neutral::Expr* size = taken(layer, ruleName(*layer.operation->takes));
        return size ? withPart(layer, static_cast<std::size_t>(i), size) : &layer;
    }

    const neutral::Expr* taken(const neutral::Expr& layer, std::string_view where) const {
        if (!called_ || called_->sizes.empty()) return nullptr;
        if (where == "last") return last();
        if (where == "channels") return hasChannelsLast(layer) ? called_->sizes.back() : called_->sizes.front();
        const auto axis = number(part(layer, "axis"));
        return axis == 1 ? called_->sizes.front() : axis == -1 ? last() : nullptr;
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

    /// The sizes that are written out, if they are all that.
    std::optional<LayerShape> exactly(const neutral::Expr* sizes) const {
        std::optional<LayerShape> shape = sizes ? shapeWritten(*sizes, arena_) : std::nullopt;
        const bool isKnown =
            shape && std::ranges::all_of(shape->sizes, [](const neutral::Expr* size) { return number(size).value_or(0) > 0; });
        return isKnown ? shape : std::nullopt;
    }

    /// Of a layer that goes along the second axis: what it gives of each step, or of the last one alone.
    std::optional<LayerShape> steps(const neutral::Expr* size, const neutral::Expr* ofEach) const {
        const ast::Expr* literal = ofEach ? knownLiteral(*ofEach) : nullptr;
        const auto* flag = literal ? ast::as<ast::Constant>(literal) : nullptr;
        if (!flag) return std::nullopt;
        if (flag->value.type == ast::Literal::Type::True) return withLast(size);
        return LayerShape{{repeatable(size)}};
    }

    std::optional<LayerShape> appended(const neutral::Expr* size) const {
        if (!called_) return std::nullopt;
        LayerShape shape = *called_;
        shape.sizes.push_back(repeatable(size));
        return shape;
    }

    SizedLayer inner(const neutral::Expr& layer) {
        SizedLayer inner = size(*layer.parts[0]);
        return {withPart(layer, 0, inner.layer), inner.given};
    }

    bool hasChannelsLast(const neutral::Expr& layer) const { return isText(part(layer, "channels"), "last"); }

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

    /// What windows over all axes but the channels leave of them; `channels` is their new number, null if it stays.
    std::optional<LayerShape> windows(const neutral::Expr& layer, const neutral::Expr* window, const neutral::Expr* channels) const {
        if (!called_ || called_->sizes.size() < 2) return std::nullopt;
        const bool isLast = hasChannelsLast(layer);
        const neutral::Expr* padding = part(layer, "padding");
        const neutral::Expr* strides = part(layer, "strides");
        LayerShape shape = *called_;
        for (std::size_t axis = 0; axis + 1 < shape.sizes.size(); ++axis) {
            const neutral::Expr*& size = shape.sizes[isLast ? axis : axis + 1];
            const auto length = number(size), width = each(window, axis);
            const auto step = isNone(strides) ? width : each(strides, axis);
            const auto dilation = indexOf(layer, "dilation") < 0 ? std::optional<std::int64_t>(1) : each(part(layer, "dilation"), axis);
            size = length && width && step && *step > 0 && dilation ? left(*length, *dilation * (*width - 1) + 1, *step, padding, axis)
                                                                    : nullptr;
        }
        if (channels) (isLast ? shape.sizes.back() : shape.sizes.front()) = repeatable(channels);
        return shape;
    }

    static bool isWrittenNone(const neutral::Expr* value) {
        const ast::Expr* literal = value ? knownLiteral(*value) : nullptr;
        const auto* none = literal ? ast::as<ast::Constant>(literal) : nullptr;
        return none && none->value.type == ast::Literal::Type::None;
    }

    static bool isNone(const neutral::Expr* value) { return !value || isWrittenNone(value); }

    const neutral::Expr* left(std::int64_t length, std::int64_t reach, std::int64_t step, const neutral::Expr* padding,
                              std::size_t axis) const {
        std::int64_t found = 0;
        if (isText(padding, "same")) found = (length + step - 1) / step;
        else if (isText(padding, "valid")) found = (length - reach) / step + 1;
        else if (auto pad = each(padding, axis)) found = (length + 2 * *pad - reach) / step + 1;
        return found > 0 ? makeInteger(static_cast<int>(found), arena_) : nullptr;
    }

    /// Of a function that does one thing to its argument: by the operation's own rule, or by the shape that it gives.
    std::optional<LayerShape> ofFunction(const neutral::Expr& body) const {
        if (body.kind == ExprKind::Name) return called_;
        const bool isOfArgument = !body.parts.empty() && body.parts[0] && body.parts[0]->kind == ExprKind::Name;
        if (body.kind != ExprKind::Operation || !called_ || !isOfArgument) return std::nullopt;
        if (body.operation->sizes) return given(body);
        const auto* array = body.operation->result ? ast::as<ast::Call>(body.operation->result) : nullptr;
        const std::string_view shape = array && array->args.size() == 2 ? ruleName(*array->args[1]) : std::string_view();
        return shape == "same" ? called_ : shape == "reduced" ? reduced(body) : std::nullopt;
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
        const neutral::Expr* axis = part(body, "axis");
        const ast::Expr* axes = axis ? knownLiteral(*axis) : nullptr;
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
