#include "modules/compact/compact_class.h"

#include <algorithm>

#include "ast/visit.h"
#include "modules/classes_by_base.h"
#include "modules/module_classes.h"

namespace regraft {

bool CompactClass::hasField(Name name) const {
    bool own = std::any_of(fields.begin(), fields.end(), [&](const CompactField& field) { return field.name == name; });
    return own || (parent && parent->hasField(name));
}

std::vector<CompactField> CompactClass::allFields() const {
    std::vector<CompactField> all = parent ? parent->allFields() : std::vector<CompactField>();
    for (const CompactField& field : fields) {
        auto same = std::find_if(all.begin(), all.end(), [&](const CompactField& other) { return other.name == field.name; });
        if (same == all.end()) all.push_back(field);
        else *same = field;  // keeps its place, as in dataclasses
    }
    return all;
}

CompactClasses::CompactClasses(const ParsedFile& file, const Analysis& analysis, const CompactModuleRules& rules)
    : analysis_(analysis),
      rules_(rules) {
    collectValues(*file.module);
    addClassesByBase(*file.module, [this](const ast::ClassDef& definition) { return addIfCompact(definition); });
}

CompactClass* CompactClasses::find(const ast::Node* definition) const {
    auto found = std::find_if(classes_.begin(), classes_.end(), [&](const auto& one) { return one->definition == definition; });
    return definition && found != classes_.end() ? found->get() : nullptr;
}

void CompactClasses::collectValues(const ast::Module& module) {
    ast::walk(module, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* name = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
        if (name) variables_[name->id.text()].push_back(assign->value);
        const auto* keyword = ast::as<ast::keyword>(&node);
        if (keyword && keyword->name) given_[keyword->name.text()].push_back(keyword->value);
        const auto* field = ast::as<ast::AnnAssign>(&node);
        const auto* target = field ? ast::as<ast::NameExpr>(field->target) : nullptr;
        if (target && field->value) given_[target->id.text()].push_back(field->value);
        return true;
    });
}

namespace {
constexpr int deepestAlias = 10;  // names may stand for each other in a circle

/// The last part of a class's name among those of the module it lies in: `Dense` of `flax.linen.Dense`; empty for functions.
std::string classIn(std::string_view home, std::string_view name) {
    if (!name.starts_with(home) || name.size() <= home.size()) return {};
    std::string_view last = name.substr(home.size());
    bool isClass = last.find('.') == std::string_view::npos && last[0] >= 'A' && last[0] <= 'Z';
    return isClass ? std::string(last) : std::string();
}
}  // namespace

/// What all values have in common; those of which nothing is known (parameters handed on) don't count.
std::string CompactClasses::commonName(const std::vector<const ast::Expr*>& values, int depth) const {
    std::string common;
    for (const ast::Expr* value : values) {
        std::string one = classNamed(*value, depth + 1);
        bool isUnknown = one.empty() && (value->kind == ast::Kind::NameExpr || value->kind == ast::Kind::Attribute) &&
                         analysis_.qualifiedName(*value).empty();
        if (isUnknown || (!one.empty() && one == common)) continue;
        if (one.empty() || !common.empty()) return {};
        common = one;
    }
    return common;
}

std::string CompactClasses::classNamed(const ast::Expr& expr, int depth) const {
    if (depth > deepestAlias) return {};
    const auto homeOf = [](std::string_view base) { return base.substr(0, base.rfind('.') + 1); };
    if (const auto* call = ast::as<ast::Call>(&expr)) return isPartial(*call) ? classNamed(*call->args[0], depth + 1) : std::string();
    if (std::string_view name = analysis_.qualifiedName(expr); !name.empty()) {
        const TransformedRules& transformed = rules_.transformed;
        if (name == rules_.base || name == transformed.base) return {};
        std::string own = classIn(homeOf(rules_.base), name);
        return own.empty() && !transformed.base.empty() ? classIn(homeOf(transformed.base), name) : own;
    }
    if (const CompactClass* own = find(definitionOf(expr, analysis_))) return std::string(own->definition->name.text());
    const auto* member = ast::as<ast::Attribute>(&expr);
    const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    const auto* name = ast::as<ast::NameExpr>(&expr);
    if (!name && !(owner && owner->id == "self")) return {};
    const auto& values = name ? variables_ : given_;
    auto found = values.find(name ? name->id.text() : member->attr.text());
    return found == values.end() ? std::string() : commonName(found->second, depth);
}

/// `partial(nn.Conv, use_bias=False)`, however the function was imported.
bool CompactClasses::isPartial(const ast::Call& call) const {
    if (call.args.empty()) return false;
    const auto* member = ast::as<ast::Attribute>(call.func);
    const auto* name = ast::as<ast::NameExpr>(member ? member->value : call.func);
    for (const ImportedName& import : analysis_.imports())
        if (name && import.boundName == name->id)
            return import.target + (member ? "." + std::string(member->attr.text()) : "") == "functools.partial";
    return false;
}

bool CompactClasses::addIfCompact(const ast::ClassDef& definition) {
    CompactClass one;
    for (const ast::Expr* base : definition.bases) {
        const std::string_view name = analysis_.qualifiedName(*base);
        if (!name.empty() && (name == rules_.base || name == rules_.transformed.base)) one.base = base;
        if (CompactClass* parent = find(definitionOf(*base, analysis_))) {
            if (one.parent) one.problem = "it derives from several classes";
            one.parent = parent;
        }
    }
    if (!one.base && !one.parent) return false;
    one.definition = &definition;
    if (one.parent && !one.parent->problem.empty())
        one.problem = "it derives from `" + std::string(one.parent->definition->name.text()) + "`";
    readBody(one);
    if (one.parent && (one.setup || one.compact) && (one.parent->setup || one.parent->compact))
        one.problem = "it makes other layers than `" + std::string(one.parent->definition->name.text()) + "`, which it derives from";
    classes_.push_back(std::make_unique<CompactClass>(std::move(one)));
    return true;
}

void CompactClasses::readBody(CompactClass& one) const {
    for (const ast::Stmt* statement : one.definition->body) {
        if (const auto* field = ast::as<ast::AnnAssign>(statement)) {
            const auto* name = ast::as<ast::NameExpr>(field->target);
            const auto* annotation = ast::as<ast::Subscript>(field->annotation);
            bool isClassVariable = annotation && analysis_.qualifiedName(*annotation->value).ends_with("ClassVar");
            if (!name || isClassVariable) continue;
            if (field->value && field->value->kind == ast::Kind::Call &&
                analysis_.qualifiedName(*ast::as<ast::Call>(field->value)->func).find("field") != std::string_view::npos)
                one.problem = "its field `" + std::string(name->id.text()) + "` has a default that is made anew for each instance";
            one.fields.push_back({field, name->id});
        }
        if (const auto* method = ast::as<ast::FunctionDef>(statement)) readMethod(one, *method);
    }
    if (one.setup && one.compact) one.problem = "it has both `" + rules_.setup + "` and a compact method";
}

void CompactClasses::readMethod(CompactClass& one, const ast::FunctionDef& method) const {
    const bool isTransformed = one.base && analysis_.qualifiedName(*one.base) == rules_.transformed.base;
    if (method.name == "__init__" && isTransformed) one.constructor = &method;
    else if (method.name == "__init__" || method.name == "__post_init__") one.problem = "it has a constructor of its own";
    if (method.name == rules_.setup) one.setup = &method;
    for (const ast::Expr* decorator : method.decorator_list) {
        std::string_view name = analysis_.qualifiedName(*decorator);
        if (name == rules_.compact) {
            if (one.compact) one.problem = "it has several compact methods";
            one.compact = &method;
            one.decorators.push_back(decorator);
        } else if (std::find(rules_.plain.begin(), rules_.plain.end(), name) != rules_.plain.end()) {
            one.decorators.push_back(decorator);
        }
    }
}

}  // namespace regraft
