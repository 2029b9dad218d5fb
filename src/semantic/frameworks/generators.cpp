// Generators of random numbers: their methods and attributes, and what tells that a value is one.

#include "semantic/frameworks/generators.h"

#include "semantic/calls/function_calls.h"
#include "semantic/frameworks/uses.h"

namespace regraft::semantic {

/// A use of a member: `rng.normal(size=3)`.
Use& Generators::generatorUse(const ast::Expr& node, const ast::Attribute& member, const Type& generator) {
    const Framework& framework = *facts_.tables.framework(generator.framework);
    Use& use = uses_.add(node, framework);
    use.name = framework.generators.classes.front() + "." + std::string(member.attr.text());
    use.api = facts_.tables.generatorMember(framework, member.attr.text());
    if (use.api) use.name = use.api.name;
    use.site.receiver = member.value;
    use.assumed = generator.assumed;
    return use;
}

const Type* Generators::callMember(const CallArguments& arguments, const ast::Attribute& method, const Type& generator) {
    facts_.note(*method.value, &generator);
    Use& use = generatorUse(arguments.call, method, generator);
    use.site.call = &arguments.call;
    use.site.form = neutral::Form::Method;
    functionCalls_.letEscape(arguments);
    return uses_.apply(use);
}

const Type* Generators::attribute(const ast::Attribute& node, const Type& generator) {
    if (!facts_.isSource(generator.framework)) return unknownType();
    Use& use = generatorUse(node, node, generator);
    use.site.form = neutral::Form::Attribute;
    return uses_.apply(use);
}

}  // namespace regraft::semantic
