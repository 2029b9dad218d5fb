#include <fmt/format.h>
#include <algorithm>

#include "ast/node_base.h"
#include "ast/visit.h"
#include "semantic/facts.h"

namespace regraft::semantic {

namespace {

/// Lines of a dump, each at a position of the text, in the text's order.
class Lines {
public:
    explicit Lines(const Facts& facts) : text_(facts.file.text) {
        starts_.push_back(0);
        for (std::uint32_t i = 0; i < text_.size(); ++i) {
            bool isBreak = text_[i] == '\n' || (text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n'));
            if (isBreak) starts_.push_back(i + 1);
        }
    }

    void add(Span at, std::string line) { lines_.push_back({at, std::move(line)}); }

    std::string str() {
        std::stable_sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
            return a.at.begin != b.at.begin ? a.at.begin < b.at.begin : a.at.end > b.at.end;
        });
        std::string out;
        for (const Line& line : lines_) {
            auto start = std::upper_bound(starts_.begin(), starts_.end(), line.at.begin) - 1;
            out += fmt::format("{}:{} {}\n", start - starts_.begin() + 1, line.at.begin - *start + 1, line.text);
        }
        return out;
    }

private:
    struct Line {
        Span at;
        std::string text;
    };
    std::string_view text_;
    std::vector<std::uint32_t> starts_;
    std::vector<Line> lines_;
};

/// The source of an expression on one line, cut short.
std::string excerpt(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::string out;
    bool wasSpace = false;
    for (char c : text) {
        bool isSpace = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
        if (!isSpace || !wasSpace) out += isSpace ? ' ' : c;
        wasSpace = isSpace;
        if (out.size() >= longest) return out + "…";
    }
    return out;
}

std::string_view kindText(TypeKind kind) {
    static constexpr std::string_view names[] = {"unknown",  "None",     "bool",  "int",      "float",  "complex",   "str",
                                                 "bytes",    "ellipsis", "slice", "tuple",    "list",   "set",       "dict",
                                                 "iterator", "array",    "dtype", "device",   "shape",  "generator", "object",
                                                 "layer",    "function", "class", "instance", "module", "foreign",   "other"};
    return names[static_cast<int>(kind)];
}

std::string definitionName(const Type& type) {
    if (const ApiName* name = apiOf(&type)) return " " + std::string(name->text);
    if (const auto* function = ast::as<ast::FunctionDef>(type.definition)) return " " + std::string(function->name.text());
    if (const auto* definition = ast::as<ast::ClassDef>(type.definition)) return " " + std::string(definition->name.text());
    return {};
}

std::string arrayText(const Type& type) {
    std::string out;
    if (type.dtype != DType::Unknown) out += " " + std::string(dtypeName(type.dtype));
    if (type.rank < 0) return out;
    std::vector<std::string> sizes;
    for (std::size_t i = 0; i < static_cast<std::size_t>(type.rank); ++i)
        sizes.push_back(i < type.shape.size() && type.shape[i] >= 0 ? std::to_string(type.shape[i]) : "?");
    return out + " (" + fmt::format("{}", fmt::join(sizes, ", ")) + ")";
}

}  // namespace

std::string describeType(const Type& type, const Tables& tables) {
    std::string out = type.assumed ? "assumed " : "";
    if (isOptional(&type)) return out + "optional " + describeType(*type.items[0], tables);
    out += kindText(type.kind);
    const Framework* framework = apiOf(&type) ? nullptr : tables.framework(type.framework);
    if (framework) out += " " + framework->name;
    if (type.isArray())
        return out + arrayText(type) + (type.standIns & ListStandIn ? " or list" : type.standIns & NumberStandIn ? " or number" : "");
    if (type.kind == TypeKind::DType && type.dtype != DType::Unknown) out += " " + std::string(dtypeName(type.dtype));
    if (!type.role().empty()) out += " " + std::string(type.role());
    out += definitionName(type);
    if (type.items.empty()) return out;
    std::vector<std::string> items;
    for (const Type* item : type.items) items.push_back(describeType(*item, tables));
    return out + fmt::format("[{}]", fmt::join(items, ", "));
}

std::string describeNames(const Facts& facts) {
    Lines lines(facts);
    for (const Scope& scope : facts.scopes.scopes) lines.add(scope.node->span, fmt::format("scope {}", scopeName(scope.kind)));
    for (const Binding& binding : facts.scopes.bindings) {
        std::string target;
        for (const ImportedName& name : facts.imports)
            if (name.alias == binding.node) target = " = " + name.target;
        lines.add(binding.node->span,
                  fmt::format("bind {} {}{}", bindingName(binding.kind), facts.scopes.symbols[binding.symbol].name.text(), target));
    }
    for (const ImportedName& name : facts.imports)
        if (name.isStar) lines.add(name.alias->span, fmt::format("bind import * = {}", name.target));
    for (const Use& use : facts.uses)
        if (!use.site.receiver && use.site.operands.empty()) {
            const ast::Expr& node = use.site.call ? *use.site.call->func : *use.site.node;
            lines.add(node.span, fmt::format("refer {}{}", use.name, use.api || use.asValue ? "" : " (not in the tables)"));
        }
    return lines.str();
}

std::string describeTypes(const Facts& facts) {
    Lines lines(facts);
    std::vector<const ast::Node*> open = {facts.file.module};
    while (!open.empty()) {
        const ast::Node* node = open.back();
        open.pop_back();
        ast::forEachChild(*node, [&](const ast::Node& child) { open.push_back(&child); });
        if (!isExpression(*node) || node->kind == ast::Kind::Constant) continue;
        const Type* type = facts.types[node->id];
        const bool isPlain = type && type->isUnknown() && type->items.empty() && !type->definition;
        if (!type || isPlain || isPending(type) || isPlaceholder(type)) continue;
        lines.add(node->span, fmt::format("{} `{}`", describeType(*type, facts.tables), excerpt(node->span.of(facts.file.text))));
    }
    return lines.str();
}

}  // namespace regraft::semantic
