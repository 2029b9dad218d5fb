#include "semantic/calls/transformations.h"
#include "semantic/facts.h"
#include "semantic/world.h"

namespace regraft::semantic {

namespace {

/// Copies a module's types into its interface, without what only the module itself can read.
class Showing {
public:
    Showing(const Facts& facts, bool isPatient) : facts_(facts), isPatient_(isPatient), shown_(std::make_shared<Interface>()) {}

    std::shared_ptr<const Interface> show() {
        for (const auto& [name, type] : facts_.exports) shown_->names[name] = copy(type);
        for (const auto& info : facts_.functions)
            if (info->arguments) showFunction(*info);
        for (const Scope& scope : facts_.scopes.scopes)
            if (scope.kind == ScopeKind::Class) showClass(facts_.classes.at(scope.node));
        for (const FunctionInfo* mirror : facts_.functionMirrors) showPassed(*mirror);
        for (const ClassInfo* mirror : facts_.classMirrors) showWritten(*mirror);
        return std::move(shown_);
    }

private:
    void showFunction(const FunctionInfo& info) {
        FunctionFace& face = shown_->functions[info.node];
        face.declared = copyEach(info.declared);
        face.guessed = copyEach(info.guessed);
        face.defaults = copyEach(info.defaults);
        if (info.declaredResult) face.declaredResult = copy(info.declaredResult);
        face.result = copy(info.result.type);
        face.owner = info.owner;
        face.isStatic = info.isStatic;
        face.isClassMethod = info.isClassMethod;
        face.isProperty = info.isProperty;
        face.isGenerator = info.isGenerator;
    }

    void showClass(const ClassInfo& info) {
        ClassFace& face = shown_->classes[info.node];
        face.bases = copyEach(info.bases);
        for (const auto& [name, fact] : info.attributes) face.attributes[name.text()] = copy(fact.type);
        for (const auto& [name, type] : info.declared) face.declared[name.text()] = copy(type);
        for (Name field : info.fields) face.fields.push_back(field.text());
        auto set = facts_.outline.selfAttributes.find(info.node);
        if (set == facts_.outline.selfAttributes.end()) return;
        for (Name name : set->second) face.attributes.try_emplace(name.text(), waiting());
    }

    void showPassed(const FunctionInfo& mirror) {
        bool any = false;
        for (const Type* type : mirror.passed) any = any || !isPending(type);
        if (any) shown_->evidence[facts_.world->ownerOf(*mirror.node)].push_back({mirror.node, copyEach(mirror.passed), {}});
    }

    void showWritten(const ClassInfo& mirror) {
        if (mirror.written.empty()) return;
        Evidence evidence{mirror.node, {}, {}};
        for (const auto& [name, type] : mirror.written) evidence.written.emplace_back(shown_->arena.copy(name.text()), copy(type));
        shown_->evidence[facts_.world->ownerOf(*mirror.node)].push_back(std::move(evidence));
    }

    const Type* waiting() const { return isPatient_ ? pendingType() : unknownType(); }

    std::vector<const Type*> copyEach(const std::vector<const Type*>& types) {
        std::vector<const Type*> copies;
        for (const Type* type : types) copies.push_back(type ? copy(type) : nullptr);
        return copies;
    }

    const Type* copy(const Type* type) {
        if (isPending(type) || isPlaceholder(type)) return waiting();
        bool isBare =
            !type->definition && type->items.empty() && type->shape.empty() && type->fields.empty() && !type->literal && !type->standIns;
        if (isBare && !type->framework && !type->assumed) return simpleType(type->kind);
        if (type->kind == TypeKind::Function && type->definition && type->definition->kind == ast::Kind::Call)
            return unknownType();  // a partial application
        if (transformedOf(type)) return unknownType();
        Type shown = *type;
        shown.literal = nullptr;
        shown.makers = {};
        std::vector<const Type*> items = copyEach({type->items.begin(), type->items.end()});
        shown.items = shown_->arena.copy(items);
        shown.shape = shown_->arena.copy(type->shape);
        std::vector<std::string_view> fields;
        for (std::string_view field : type->kind == TypeKind::Str ? textsOf(shown_->arena, *type) : type->fields)
            fields.push_back(shown_->arena.copy(field));
        shown.fields = shown_->arena.copy(fields);
        if (const ApiName* name = apiOf(type)) shown.definition = copyName(*name);
        return shown_->arena.make<Type>(shown);
    }

    const ApiName* copyName(const ApiName& name) {
        auto* copy = shown_->arena.make<ApiName>(name);
        copy->text = shown_->arena.copy(name.text);
        copy->type = nullptr;
        copy->uncertain = nullptr;
        return copy;
    }

    const Facts& facts_;
    bool isPatient_;
    std::shared_ptr<Interface> shown_;
};

}  // namespace

std::shared_ptr<const Interface> makeInterface(const Facts& facts, bool isPatient) { return Showing(facts, isPatient).show(); }

}  // namespace regraft::semantic
