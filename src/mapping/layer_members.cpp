#include "mapping/layer_members.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "ast/display.h"
#include "mapping/instantiate.h"
#include "mapping/reader.h"
#include "mapping/template_store.h"

namespace regraft {

using nlohmann::json;

namespace {

/// "hidden", "*kernel", "-height"; empty if it names no axis.
std::string axisName(const ast::Expr& expr) {
    if (const auto* starred = ast::as<ast::Starred>(&expr)) {
        const std::string inner = axisName(*starred->value);
        return inner.empty() ? inner : "*" + inner;
    }
    if (const auto* unary = ast::as<ast::UnaryOp>(&expr); unary && unary->op == ast::UnaryOperator::USub)
        return "-" + dottedName(*unary->operand);
    return dottedName(expr);
}

/// The axes of `(out_features, in_features)` or of what stands between brackets; none if there is anything else.
std::vector<NamedAxis> axesOf(const ast::Expr& expr) {
    std::vector<NamedAxis> axes;
    auto add = [&](const ast::Expr& item) {
        NamedAxis axis;
        if (!ast::isDisplay(&item)) axis.push_back(axisName(item));
        for (const ast::Expr* merged : ast::elementsOf(&item)) axis.push_back(axisName(*merged));
        axes.push_back(std::move(axis));
    };
    if (!ast::isDisplay(&expr)) add(expr);
    for (const ast::Expr* item : ast::elementsOf(&expr)) add(*item);
    const bool isKnown = std::all_of(axes.begin(), axes.end(), [](const NamedAxis& axis) {
        return !axis.empty() && std::none_of(axis.begin(), axis.end(), [](const std::string& name) { return name.empty() || name == "-"; });
    });
    return isKnown ? axes : std::vector<NamedAxis>();
}

/// The names in `a + b`; empty if there is anything else.
std::vector<std::string> summands(const ast::Expr& expr) {
    const auto* sum = ast::as<ast::BinOp>(&expr);
    if (!sum || sum->op != ast::BinaryOp::Add) return {dottedName(expr)};
    std::vector<std::string> all = summands(*sum->left), right = summands(*sum->right);
    all.insert(all.end(), right.begin(), right.end());
    return all;
}

bool isNone(const ast::Expr& expr) {
    const auto* constant = ast::as<ast::Constant>(&expr);
    return constant && constant->value.type == ast::Literal::Type::None;
}

LayerMember readLayerMember(const std::string& name, const std::string& text, TemplateStore& store, std::string& error) {
    LayerMember member;
    member.name = name;
    const ast::Expr* parsed = store.expression(text, error);
    if (!parsed) return member;
    if (const auto* choice = ast::as<ast::IfExp>(parsed)) {
        if (!isNone(*choice->orelse)) error = "`… if condition else None` is expected";
        member.when = choice->test;
        parsed = choice->body;
    }
    if (ast::isDisplay(parsed)) member.axes = axesOf(*parsed);
    else member.module = dottedName(*parsed);
    if (member.axes.empty() && member.module.empty()) error = "neither named axes between parentheses nor a module";
    return member;
}

void readParts(const ast::Expr& expr, OwnMember& own) {
    if (!ast::isDisplay(&expr)) own.parts.push_back(summands(expr));
    for (const ast::Expr* item : ast::elementsOf(&expr)) own.parts.push_back(summands(*item));
}

OwnMember readOwnMember(const std::string& name, const json& value, TemplateStore& store, std::string& error) {
    OwnMember own;
    own.name = name;
    if (value.is_null()) return own;
    const ast::Expr* parsed = value.is_string() ? store.expression(value.get<std::string>(), error) : nullptr;
    if (!parsed) {
        if (error.empty()) error = "a string or null is expected";
        return own;
    }
    if (const auto* call = ast::as<ast::Call>(parsed)) {
        own.layer = dottedName(*call->func);
        if (own.layer.empty() || call->args.size() != 1 || !call->keywords.empty())
            error = "a class with one member of the operation is expected";
        else readParts(*call->args[0], own);
        return own;
    }
    const auto* laidOut = ast::as<ast::Subscript>(parsed);
    readParts(laidOut ? *laidOut->value : *parsed, own);
    if (laidOut) own.layout = axesOf(*laidOut->slice);
    if (laidOut && own.layout.empty()) error = "named axes are expected between the brackets";
    return own;
}

std::multiset<std::string> namesIn(const std::vector<NamedAxis>& axes) {
    std::multiset<std::string> names;
    for (const NamedAxis& axis : axes)
        for (const std::string& name : axis) names.insert(name.starts_with('-') ? name.substr(1) : name);
    return names;
}

}  // namespace

std::vector<LayerMember> readLayerMembers(const json& object, TemplateStore& store, TableProblems& problems) {
    std::vector<LayerMember> members;
    for (const auto& [name, value] : object.items()) {
        std::string error = value.is_string() ? "" : "a string is expected";
        if (error.empty()) members.push_back(readLayerMember(name, value.get<std::string>(), store, error));
        if (!error.empty()) problems.push_back({"/" + name, error});
    }
    return members;
}

std::vector<OwnMember> readOwnMembers(const json& object, TemplateStore& store, TableProblems& problems) {
    std::vector<OwnMember> members;
    for (const auto& [name, value] : object.items()) {
        std::string error;
        members.push_back(readOwnMember(name, value, store, error));
        if (!error.empty()) problems.push_back({"/" + name, error});
    }
    return members;
}

std::string checkOwnMember(const OwnMember& own, const std::vector<LayerMember>& members) {
    for (const auto& sum : own.parts)
        for (const std::string& name : sum) {
            const auto found =
                std::find_if(members.begin(), members.end(), [&](const LayerMember& member) { return member.stem() == name; });
            if (found == members.end()) return "the operation owns no `" + name + "`";
            if (!own.layer.empty() || own.layout.empty()) continue;
            std::multiset<std::string> expected = namesIn(found->axes);
            if (own.joins()) expected.insert(partAxis);
            if (namesIn(own.layout) != expected) return "the axes of `" + name + "` are others";
        }
    return {};
}

}  // namespace regraft
