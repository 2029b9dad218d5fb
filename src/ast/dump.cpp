#include "ast/dump.h"

#include <algorithm>
#include <vector>

#include "ast/literal_repr.h"
#include "ast/visit.h"

namespace regraft::ast {

namespace {

/// Where each line of a text begins.
class Lines {
public:
    explicit Lines(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
            if (text[i] == '\n' || (text[i] == '\r' && !pair)) starts_.push_back(static_cast<std::uint32_t>(i + 1));
        }
    }
    /// Appends "lineno=1, col_offset=0" with the given names.
    void append(std::string& out, std::uint32_t offset, const char* line, const char* column) const {
        const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
        out.append(line).append(std::to_string(after - starts_.begin()));
        out.append(column).append(std::to_string(offset - after[-1]));
    }

private:
    std::vector<std::uint32_t> starts_{0};
};

std::string_view fieldName(Kind kind, std::string_view name) {
    if (name == "name" && (kind == Kind::arg || kind == Kind::keyword)) return "arg";
    return name;
}

bool hasPosition(Kind kind) {
    switch (kind) {
        case Kind::Module:
        case Kind::comprehension:
        case Kind::arguments:
        case Kind::withitem:
        case Kind::match_case:
        case Kind::Identifier: return false;
        default: return true;
    }
}

/// Writes a tree with a stack of its own: what is still to be written, last first.
class Dumper {
public:
    Dumper(bool positions, std::string_view text) : positions_(positions), lines_(text) {}

    std::string run(const Node& root) {
        pending_.push_back({&root, {}});
        while (!pending_.empty()) {
            const Pending next = std::move(pending_.back());
            pending_.pop_back();
            if (next.node) node(*next.node);
            else out_ += next.text;
        }
        return std::move(out_);
    }

private:
    /// A node, or a text to be copied.
    struct Pending {
        const Node* node;
        std::string text;
    };

    void node(const Node& node) {
        if (const auto* identifier = as<Identifier>(&node)) return appendString(out_, identifier->name.text());
        parts_.clear();
        text(std::string(kindName(node.kind)) + "(");
        first_ = true;
        dispatch(node, [&](const auto& concrete) {
            forEachField(concrete, [&](const char* name, const auto& value) { field(concrete, name, value); });
        });
        if (node.kind == Kind::Module) label("type_ignores"), text("[]");
        if (positions_ && hasPosition(node.kind)) position(node.span);
        text(")");
        for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) pending_.push_back(std::move(*part));
    }

    void text(std::string more) {
        if (!parts_.empty() && !parts_.back().node) parts_.back().text += more;
        else parts_.push_back({nullptr, std::move(more)});
    }
    void child(const Node* node) {
        if (node) parts_.push_back({node, {}});
        else text("None");
    }
    void label(std::string_view name) {
        text((first_ ? "" : ", ") + std::string(name) + "=");
        first_ = false;
    }
    void position(Span span) {
        std::string attributes = first_ ? "" : ", ";
        lines_.append(attributes, span.begin, "lineno=", ", col_offset=");
        lines_.append(attributes, span.end, ", end_lineno=", ", end_col_offset=");
        text(attributes);
    }

    template <class N, class T>
    void field(const N& node, std::string_view name, const T& value) {
        if constexpr (std::is_same_v<T, Name>) {
            if (!value) return;
            label(fieldName(node.kind, name));
            std::string quoted;
            appendString(quoted, value.text());
            text(std::move(quoted));
        } else if constexpr (std::is_same_v<T, Literal>) {
            label(name);
            std::string shown;
            appendLiteral(shown, value);
            text(std::move(shown));
            if (value.uPrefix) label("kind"), text("'u'");
        } else if constexpr (std::is_pointer_v<T>) {
            if (!value) return;
            label(name);
            child(value);
        } else {
            scalarOrList(name, value);
        }
    }

    template <class T>
    void scalarOrList(std::string_view name, const std::span<T*>& values) {
        if (values.empty() && name == "type_params") return;  // 3.11 has no such field
        label(name);
        text("[");
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i) text(", ");
            child(values[i]);
        }
        text("]");
    }
    void scalarOrList(std::string_view name, const std::span<CompareOp>& ops) {
        label(name);
        std::string list = "[";
        for (CompareOp op : ops) list.append(list.size() > 1 ? ", " : "").append(opName(op)).append("()");
        text(list + "]");
    }
    void scalarOrList(std::string_view name, int value) { label(name), text(std::to_string(value)); }
    void scalarOrList(std::string_view name, bool value) { label(name), text(value ? "1" : "0"); }
    void scalarOrList(std::string_view name, BooleanOp op) { label(name), text(op == BooleanOp::And ? "And()" : "Or()"); }
    void scalarOrList(std::string_view name, BinaryOp op) { label(name), text(std::string(opName(op)) + "()"); }
    void scalarOrList(std::string_view name, UnaryOperator op) { label(name), text(std::string(opName(op)) + "()"); }
    void scalarOrList(std::string_view name, ExprContext context) {
        label(name);
        text(context == ExprContext::Load ? "Load()" : context == ExprContext::Store ? "Store()" : "Del()");
    }

    bool positions_;
    Lines lines_;
    std::string out_;
    std::vector<Pending> pending_;
    std::vector<Pending> parts_;  ///< of the node being written
    bool first_ = true;
};

}  // namespace

std::string dump(const Node& node, bool positions, std::string_view text) { return Dumper(positions, text).run(node); }

}  // namespace regraft::ast
