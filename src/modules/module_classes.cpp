#include "modules/module_classes.h"

#include <algorithm>

#include "mapping/compact_rules.h"
#include "modules/classes_by_base.h"
#include "semantic/api_index.h"

namespace regraft {

namespace {
constexpr int deepestInheritance = 20;  // classes may claim to inherit from themselves
}

const ast::Node* definitionOf(const ast::Expr& expr, const Analysis& analysis) {
    const Type* type = analysis.typeOf(expr);
    bool isDefined = type->kind == TypeKind::Class || type->kind == TypeKind::Function;
    return isDefined && !semantic::apiOf(type) ? type->definition : nullptr;
}

bool isSuper(const ast::Expr& expr) {
    const auto* call = ast::as<ast::Call>(&expr);
    const auto* name = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return name && name->id == "super";
}

ModuleClasses::ModuleClasses(const ParsedFile& file, const Analysis& analysis) : analysis_(analysis) {
    addClassesByBase(*file.module, [this](const ast::ClassDef& definition) { return addIfModule(definition); });
    for (const auto& [node, found] : classes_) ordered_.push_back(&found);
    std::sort(ordered_.begin(), ordered_.end(),
              [](const ModuleClass* a, const ModuleClass* b) { return a->definition->span.begin < b->definition->span.begin; });
}

bool ModuleClasses::addIfModule(const ast::ClassDef& definition) {
    ModuleClass found;
    for (const ast::Expr* base : definition.bases) {
        const semantic::ApiName* api = semantic::apiOf(analysis_.typeOf(*base));
        const Framework* framework = api ? api->framework : nullptr;
        if (framework && framework->modules && framework->modules->isBase(api->text)) found.framework = framework;
        if (framework && framework->modules && framework->compactModules && api->text == framework->compactModules->base) {
            found.framework = framework;
            found.isUnread = true;
        }
        const ModuleClass* own = find(definitionOf(*base, analysis_));
        if (!own) continue;
        found.bases.push_back(own->definition);
        found.framework = own->framework;
        found.isUnread = found.isUnread || own->isUnread;
    }
    if (!found.framework) return false;
    found.definition = &definition;
    for (const ast::Stmt* statement : definition.body) {
        const auto* method = ast::as<ast::FunctionDef>(statement);
        if (method && method->name == "__init__") found.constructor = method;
        if (method && method->name == found.framework->modules->call) found.call = method;
    }
    classes_.emplace(&definition, found);
    return true;
}

const ModuleClass* ModuleClasses::find(const ast::Node* definition) const {
    auto found = classes_.find(definition);
    return found == classes_.end() ? nullptr : &found->second;
}

const ModuleClass* ModuleClasses::around(const ast::Node& node) const {
    for (const ast::Node* at = &node; at; at = analysis_.parent(*at))
        if (const ModuleClass* found = find(at)) return found;
    return nullptr;
}

const ast::FunctionDef* ModuleClasses::methodAround(const ast::Node& node) const {
    for (const ast::Node* at = &node; at; at = analysis_.parent(*at))
        if (const auto* method = ast::as<ast::FunctionDef>(at); method && find(analysis_.parent(*method))) return method;
    return nullptr;
}

const ast::FunctionDef* ModuleClasses::constructorOf(const ModuleClass& of, int depth) const {
    if (of.constructor || depth > deepestInheritance) return of.constructor;
    for (const ast::ClassDef* base : of.bases)
        if (const ast::FunctionDef* inherited = constructorOf(*find(base), depth + 1)) return inherited;
    return nullptr;
}

}  // namespace regraft
