// Generators of random numbers: their methods and attributes, and what tells that a value is one.

#include "semantic/evaluator.h"
#include "semantic/python_names.h"

namespace regraft::semantic {

/// A use of a member: `rng.normal(size=3)`.
Use& Evaluator::generatorUse(const ast::Expr& node, const ast::Attribute& member, const Type& generator) {
    const Framework& framework = *facts_.tables.framework(generator.framework);
    Use& use = addUse(node, framework);
    use.name = framework.generators.classes.front() + "." + std::string(member.attr.text());
    use.api = facts_.tables.generatorMember(framework, member.attr.text());
    if (use.api) use.name = use.api.name;
    use.site.receiver = member.value;
    use.assumed = generator.assumed;
    return use;
}

const Type* Evaluator::callGeneratorMember(const CallArguments& arguments, const ast::Attribute& method, const Type& generator) {
    note(*method.value, &generator);
    Use& use = generatorUse(arguments.call, method, generator);
    use.site.call = &arguments.call;
    use.site.form = neutral::Form::Method;
    letEscape(arguments);
    return apply(use);
}

const Type* Evaluator::generatorAttribute(const ast::Attribute& node, const Type& generator) {
    if (!facts_.isSource(generator.framework)) return unknownType();
    Use& use = generatorUse(node, node, generator);
    use.site.form = neutral::Form::Attribute;
    return apply(use);
}

/// The one source whose generators draw by this method, where its arrays and Python's own values have none of the name.
const Framework* Evaluator::frameworkOfDraw(Name member) {
    const Framework* found = nullptr;
    for (const Framework* framework : facts_.imported) {
        if (facts_.arrayMember(*framework, member)) return nullptr;
        if (!facts_.isSource(framework) || !facts_.tables.generatorMember(*framework, member.text())) continue;
        if (found) return nullptr;
        found = framework;
    }
    return isCommonMember(member.text()) || (facts_.usesDataLibrary && isLibraryMember(member.text())) ? nullptr : found;
}

}  // namespace regraft::semantic
