#include "modules/value_flow.h"

#include <fmt/format.h>

#include <algorithm>

#include "ast/display.h"
#include "ast/named_items.h"
#include "ast/names.h"
#include "ast/visit.h"

namespace regraft {

namespace {

/// Whether two expressions are the same name or the same attribute of one.
bool isSamePlace(const ast::Expr& a, const ast::Expr& b) {
    const auto* name = ast::as<ast::NameExpr>(&a);
    const auto* otherName = ast::as<ast::NameExpr>(&b);
    if (name && otherName) return name->id == otherName->id;
    const auto* member = ast::as<ast::Attribute>(&a);
    const auto* otherMember = ast::as<ast::Attribute>(&b);
    return member && otherMember && member->attr == otherMember->attr && isSamePlace(*member->value, *otherMember->value);
}

bool holdsNoArrays(const Type& type) {
    switch (type.kind) {
        case TypeKind::Unknown:
        case TypeKind::Layer:
        case TypeKind::Instance:
        case TypeKind::Array:
        case TypeKind::List:
        case TypeKind::Tuple:
        case TypeKind::Dict:
        case TypeKind::Iterator: return false;
        default: return true;
    }
}

const ast::Expr* comprehensionElement(const ast::Expr& expr) {
    if (const auto* list = ast::as<ast::ListComp>(&expr)) return list->elt;
    if (const auto* generator = ast::as<ast::GeneratorExp>(&expr)) return generator->elt;
    if (const auto* dict = ast::as<ast::DictComp>(&expr)) return dict->value;
    return nullptr;
}

}  // namespace

void addKinds(std::vector<MemberKind>& kinds, const std::vector<MemberKind>& more) {
    for (const MemberKind& kind : more)
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
}

std::vector<MemberKind> ValueFlow::valuesOf(const ast::Expr& expr) {
    Kinds found, kinds;
    values(expr, found);
    addKinds(kinds, found);
    return kinds;
}

const ast::Node* ValueFlow::scopeOf(const ast::Node& node) const {
    const ast::Node* last = &node;
    for (const ast::Node* at = context_.analysis.parent(node); at; at = context_.analysis.parent(*at)) {
        last = at;
        if (at->kind == ast::Kind::FunctionDef) return at;
    }
    return last;
}

bool ValueFlow::isSelf(const ast::Expr& expr) const {
    const auto* name = ast::as<ast::NameExpr>(&expr);
    const auto* function = name ? ast::as<ast::FunctionDef>(scopeOf(expr)) : nullptr;
    return function && !function->args->args.empty() && function->args->args[0]->name == name->id &&
           ast::as<ast::ClassDef>(context_.analysis.parent(*function));
}

std::string ValueFlow::ownAttribute(const ast::Expr& expr) const {
    const auto* member = ast::as<ast::Attribute>(&expr);
    return member && isSelf(*member->value) ? std::string(member->attr.text()) : std::string();
}

void ValueFlow::values(const ast::Expr& expr, Kinds& out) {
    if (!enter(expr, false)) return;
    if (const auto* call = ast::as<ast::Call>(&expr)) valuesOfCall(*call, out);
    else if (const auto* choice = ast::as<ast::IfExp>(&expr)) values(*choice->body, out), values(*choice->orelse, out);
    else if (const auto* logic = ast::as<ast::BoolOp>(&expr))
        for (const ast::Expr* value : logic->values) values(*value, out);
    else if (const auto* named = ast::as<ast::NamedExpr>(&expr)) values(*named->value, out);
    else if (const auto* pick = ast::as<ast::Subscript>(&expr)) elements(*pick->value, out);
    else if (const auto* name = ast::as<ast::NameExpr>(&expr)) bound(*name, false, out);
    else if (!ownAttribute(expr).empty()) assigned(expr, false, out);
    else addUnknown(expr, out);
    leave(expr, false);
}

/// A value of which only the type is known.
void ValueFlow::addUnknown(const ast::Expr& expr, Kinds& out) const {
    const Type* type = context_.analysis.typeOf(expr);
    if (holdsNoArrays(*type) || ast::isDisplay(&expr) || comprehensionElement(expr) || expr.kind == ast::Kind::Lambda ||
        expr.kind == ast::Kind::Dict)
        return;
    MemberKind kind;
    if (type->isArray()) kind.what = MemberKind::What::Constant;
    out.push_back(kind);
}

void ValueFlow::valuesOfCall(const ast::Call& call, Kinds& out) {
    if (const Use* use = context_.analysis.useAt(call))
        if (auto made = context_.made(*use)) return addMade(call, std::move(*made), out);
    const ast::Node* callee = definitionOf(*call.func, context_.analysis);  // of a class it is not the constructor
    if (!callee) callee = context_.analysis.callee(call);
    if (const auto* function = ast::as<ast::FunctionDef>(callee)) return returned(*function, false, out);
    if (const auto* definition = ast::as<ast::ClassDef>(callee)) {
        MemberKind kind;
        kind.what = MemberKind::What::Class;
        kind.name = definition->name.text();
        if (context_.classes.find(definition) || !context_.analysis.isOwn(*definition)) out.push_back(kind);
        return;
    }
    addUnknown(call, out);
}

void ValueFlow::returned(const ast::FunctionDef& function, bool asElements, Kinds& out) {
    if (!enter(function, asElements)) return;
    ast::walk(function, [&](const ast::Node& node) {
        const auto* statement = ast::as<ast::Return>(&node);
        if (statement && statement->value && context_.analysis.isOwn(function))
            asElements ? elements(*statement->value, out) : values(*statement->value, out);
        return &node == &function || node.kind != ast::Kind::FunctionDef;
    });
    if (!context_.analysis.isOwn(function)) out.emplace_back();
    leave(function, asElements);
}

void ValueFlow::addMade(const ast::Call& call, MadeMember made, Kinds& out) {
    for (const MadeMember::Holder& holder : made.holders) {
        addItems(call, holder, made.kind);
        if (holder.source.find('*') != std::string::npos) addGrown(holder, call, made.kind);
    }
    out.push_back(std::move(made.kind));
}

/// What is put into a container after a statement has bound it, or the dict that it is made of, to a name.
void ValueFlow::addGrown(const MadeMember::Holder& holder, const ast::Expr& container, MemberKind& kind) {
    Kinds more;
    const auto take = [&](std::string_view name, const ast::Expr& value, bool asElements) {
        if (!name.empty()) addItem(holder, std::string(name), value, kind, true);
        else asElements ? elements(value, more) : values(value, more);
    };
    const auto* assign = ast::as<ast::Assign>(context_.analysis.parent(container));
    for (const ast::Expr* target : assign ? assign->targets : std::span<ast::Expr* const>()) {
        const ast::Node* scope = scopeOf(*target);
        forEachGrown(ownAttribute(*target).empty() ? *scope : *context_.analysis.parent(*scope), *target, take);
    }
    addMany(holder, more, kind);
}

/// The dict that is written out where the only statement of the function binds a variable.
const ast::Expr* ValueFlow::dictOf(const ast::Expr* variable) const {
    const ast::Expr* only = nullptr;
    int bindings = 0;
    if (!ast::as<ast::NameExpr>(variable)) return nullptr;
    ast::walk(*scopeOf(*variable), [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        for (const ast::Expr* target : assign ? assign->targets : std::span<ast::Expr* const>())
            if (isSamePlace(*target, *variable)) only = assign->value, ++bindings;
        return true;
    });
    return bindings == 1 && ast::namedItems(only) ? only : nullptr;
}

void ValueFlow::addItem(const MadeMember::Holder& holder, const std::string& name, const ast::Expr& value, MemberKind& kind,
                        bool isOptional) {
    auto named = [&](std::string pattern) { return pattern.replace(pattern.find('*'), 1, name); };
    ModuleMember member{named(holder.source), named(holder.target), isOptional, valuesOf(value)};
    if (member.kinds.empty()) return;
    const auto known = std::ranges::find(kind.inside, member.source, &ModuleMember::source);
    if (known == kind.inside.end()) kind.inside.push_back(std::move(member));
    else addKinds(known->kinds, member.kinds);
}

void ValueFlow::addMany(const MadeMember::Holder& holder, const Kinds& kinds, MemberKind& kind) {
    if (kinds.empty()) return;
    const auto known =
        std::find_if(kind.inside.begin(), kind.inside.end(), [&](const ModuleMember& one) { return one.source == holder.source; });
    if (known != kind.inside.end()) return addKinds(known->kinds, kinds);
    ModuleMember member{holder.source, holder.target, true, {}};
    addKinds(member.kinds, kinds);
    kind.inside.push_back(std::move(member));
}

/// The modules that a layer is given: one each where they are written out, else any number of what they can be.
void ValueFlow::addItems(const ast::Call& call, const MadeMember::Holder& holder, MemberKind& kind) {
    if (holder.source.find('*') == std::string::npos) {  // one module, by its parameter's name or first
        const auto keyword =
            std::find_if(call.keywords.begin(), call.keywords.end(), [&](const ast::keyword* one) { return one->name == holder.stem; });
        const ast::Expr* value = keyword != call.keywords.end() ? (*keyword)->value : call.args.empty() ? nullptr : call.args[0];
        if (value) kind.inside.push_back({holder.source, holder.target, false, valuesOf(*value)});
        return;
    }
    const ast::Expr* only = call.args.size() == 1 ? call.args[0] : nullptr;
    const bool isList = ast::isDisplay(only);
    std::vector<const ast::Expr*> items(call.args.begin(), call.args.end());
    if (isList) items.assign(ast::elementsOf(only).begin(), ast::elementsOf(only).end());
    const ast::Expr* dict = dictOf(only);
    if (const auto named = ast::namedItems(dict ? dict : only)) {
        for (const ast::NamedItem& one : *named) {
            if (!one.name.empty()) addItem(holder, std::string(one.name), *one.value, kind);
            else addMany(holder, valuesOf(*one.value), kind);
        }
        if (dict) addGrown(holder, *dict, kind);
        return;
    }
    Kinds many;
    const bool takesContainer = kind.what == MemberKind::What::Layer && only && !isList && !ast::as<ast::Starred>(only);
    const bool isOpen = std::any_of(items.begin(), items.end(), [](const ast::Expr* item) { return item->kind == ast::Kind::Starred; });
    if (takesContainer) elements(*only, many);
    if (takesContainer && !many.empty()) return addMany(holder, many, kind);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto* starred = ast::as<ast::Starred>(items[i]);
        if (starred) elements(*starred->value, many);
        else if (isOpen) values(*items[i], many);
        else addItem(holder, fmt::to_string(i), *items[i], kind);
    }
    addMany(holder, many, kind);
}

void ValueFlow::elements(const ast::Expr& expr, Kinds& out) {
    if (!enter(expr, true)) return;
    if (ast::isDisplay(&expr)) {
        for (const ast::Expr* item : ast::elementsOf(&expr)) {
            const auto* starred = ast::as<ast::Starred>(item);
            starred ? elements(*starred->value, out) : values(*item, out);
        }
    } else if (const ast::Expr* element = comprehensionElement(expr)) values(*element, out);
    else if (const auto* dict = ast::as<ast::Dict>(&expr))
        for (const ast::Expr* value : dict->values) values(*value, out);
    else if (const auto* sum = ast::as<ast::BinOp>(&expr)) elements(*sum->left, out), elements(*sum->right, out);
    else if (const auto* choice = ast::as<ast::IfExp>(&expr)) elements(*choice->body, out), elements(*choice->orelse, out);
    else if (const auto* pick = ast::as<ast::Subscript>(&expr)) elements(*pick->value, out);
    else if (const auto* name = ast::as<ast::NameExpr>(&expr)) bound(*name, true, out);
    else if (const auto* call = ast::as<ast::Call>(&expr)) elementsOfCall(*call, out);
    else if (!ownAttribute(expr).empty()) assigned(expr, true, out);
    leave(expr, true);
}

void ValueFlow::elementsOfCall(const ast::Call& call, Kinds& out) {
    if (const auto* function = ast::as<ast::FunctionDef>(context_.analysis.callee(call))) return returned(*function, true, out);
    if (const Use* use = context_.analysis.useAt(call))
        if (auto made = context_.made(*use)) {  // the items of a container
            Kinds containers;
            addMade(call, std::move(*made), containers);
            for (const MemberKind& kind : containers)
                for (const ModuleMember& member : kind.inside) out.insert(out.end(), member.kinds.begin(), member.kinds.end());
            return;
        }
    if (const auto named = ast::namedItems(&call)) {
        for (const ast::NamedItem& one : *named) values(*one.value, out);
        return;
    }
    for (const ast::Expr* argument : call.args) elements(*argument, out);  // list(x), reversed(x), OrderedDict(x), zip(x, y)
}

/// What is put into a list, or a container of modules, after it was made.
void ValueFlow::forEachGrown(const ast::Node& scope, const ast::Expr& container, const Taker& take) {
    ast::walk(scope, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (member && !call->args.empty() && isSamePlace(*member->value, container)) {
            if (member->attr == "append") take({}, *call->args[0], false);
            if (member->attr == "insert" && call->args.size() == 2) take({}, *call->args[1], false);
            if (context_.methods.addsModule(member->attr.text()) && call->args.size() == 2)
                take(ast::writtenText(call->args[0]), *call->args[1], false);
            if (member->attr == "extend" || member->attr == "update") take({}, *call->args[0], true);
        }
        const auto* longer = ast::as<ast::AugAssign>(&node);
        if (longer && isSamePlace(*longer->target, container)) take({}, *longer->value, true);
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* item = assign ? ast::as<ast::Subscript>(assign->targets[0]) : nullptr;
        if (item && isSamePlace(*item->value, container)) take(ast::writtenText(item->slice), *assign->value, false);
        return true;
    });
}

void ValueFlow::grown(const ast::Node& scope, const ast::Expr& container, Kinds& out) {
    forEachGrown(scope, container, [&](std::string_view, const ast::Expr& value, bool asElements) {
        asElements ? elements(value, out) : values(value, out);
    });
}

/// A variable: all that it is bound to in its function.
void ValueFlow::bound(const ast::NameExpr& name, bool asElements, Kinds& out) {
    const ast::Node* scope = scopeOf(name);
    bool isFound = false;
    auto follow = [&](const ast::Expr& value, bool deeper) {
        isFound = true;
        deeper ? elements(value, out) : values(value, out);
    };
    auto isTarget = [&](const ast::Expr* target) { return isSamePlace(*target, name); };
    ast::walk(*scope, [&](const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node))
            if (std::any_of(assign->targets.begin(), assign->targets.end(), isTarget)) follow(*assign->value, asElements);
        if (const auto* annotated = ast::as<ast::AnnAssign>(&node); annotated && annotated->value && isTarget(annotated->target))
            follow(*annotated->value, asElements);
        const auto* loop = ast::as<ast::For>(&node);
        if (loop && isTarget(loop->target) && !asElements) follow(*loop->iter, true);
        const auto* comprehension = ast::as<ast::comprehension>(&node);
        if (comprehension && isTarget(comprehension->target) && !asElements) follow(*comprehension->iter, true);
        return true;
    });
    if (asElements) grown(*scope, name, out);
    if (!isFound) addUnknown(name, out);
}

/// An attribute of the module itself.
void ValueFlow::assigned(const ast::Expr& attribute, bool asElements, Kinds& out) {
    const ast::Node* definition = context_.analysis.parent(*scopeOf(attribute));
    ast::walk(*definition, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        for (const ast::Expr* target : assign ? assign->targets : std::span<ast::Expr* const>())
            if (isSamePlace(*target, attribute)) asElements ? elements(*assign->value, out) : values(*assign->value, out);
        return true;
    });
    if (asElements) grown(*definition, attribute, out);
}

}  // namespace regraft
