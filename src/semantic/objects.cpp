// Values of classes of a framework's own, from dtypes to distributions: their attributes and methods.

#include "semantic/evaluator.h"

namespace regraft::semantic {

namespace {

/// Python's own classes have no members that another framework could lack; nor is `shape.index` any but a tuple's.
bool isPythons(std::string_view className, std::string_view kind, Name member) {
    const bool isTuples = kind == "shape" && (member == "index" || member == "count");
    return className.find('.') == std::string_view::npos || isTuples;
}

}  // namespace

/// A use of a member of a class, `kind` as in Framework::typeClasses; null if the class isn't the source's own.
Use* Evaluator::memberUse(const ast::Expr& node, const ast::Attribute& member, const Type& owner, std::string_view kind) {
    const Framework* framework = owner.framework ? facts_.tables.framework(owner.framework) : nullptr;
    if (!framework || !facts_.isSource(framework->id)) return nullptr;
    const auto named = framework->typeClasses.find(std::string(kind));
    if (named == framework->typeClasses.end() || isPythons(named->second, kind, member.attr)) return nullptr;
    Use& use = addUse(node, *framework);
    use.name = named->second + "." + std::string(member.attr.text());
    use.api = facts_.tables.api(*framework, use.name);
    use.site.form = neutral::Form::Attribute;
    use.assumed = owner.assumed;
    if (use.api) use.site.receiver = member.value;
    return &use;
}

/// `x.dtype.is_floating_point`, `x.shape.as_list()`, `distribution.mean`.
const Type* Evaluator::memberOfClass(const ast::Attribute& node, const Type& owner, std::string_view kind) {
    Use* use = memberUse(node, node, owner, kind);
    return use && use->api ? apply(*use) : unknownType();
}

/// What a value is that has such a method, by Framework::toldBy of the one source that knows it; null if none does.
const Type* Evaluator::objectWith(Name method) {
    const Type* found = nullptr;
    for (const Framework* framework : facts_.imported) {
        if (!facts_.isSource(framework)) continue;
        const auto told = framework->toldBy.find(method.text());
        if (told == framework->toldBy.end()) continue;
        if (found) return nullptr;
        found = assumedOf(arena_, objectType(arena_, framework->id, told->second));
    }
    return found;
}

/// `distribution.log_prob(x)`, `x.shape.numel()`.
const Type* Evaluator::callObjectMember(const CallArguments& arguments, const ast::Attribute& method, const Type& owner) {
    letEscape(arguments);
    Use* use = memberUse(arguments.call, method, owner, owner.kind == TypeKind::Shape ? "shape" : owner.role());
    if (!use) return unknownType();
    use->site.call = &arguments.call;
    use->site.form = neutral::Form::Method;
    return use->api ? apply(*use) : unknownType();
}

}  // namespace regraft::semantic
