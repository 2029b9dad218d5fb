#include "emit/parameter_outcomes.h"

#include <algorithm>
#include <charconv>

#include "modules/module_members.h"
#include "modules/value_flow.h"

namespace regraft {

namespace {

/// "torch.nn.Linear" or "helpers.Conv2d": the class that code makes an instance of; empty if it is none.
std::string classOf(const py::Expr& code) {
    if (code.kind != py::ExprKind::Call) return {};
    const py::Expr& function = *code.parts[0];
    if (function.kind == py::ExprKind::Helper) return "helpers." + std::string(function.text);
    return function.kind == py::ExprKind::Api ? std::string(function.text) : std::string();
}

/// The same of a layer; Python's own class where the target has such a container as a plain one.
std::string targetClassOf(const neutral::Expr& meaning, const Lowered& lowered, const Framework& target) {
    const std::string made = lowered.code ? classOf(*lowered.code) : std::string();
    if (!made.empty() || !lowered.code) return made;
    const std::string_view operation = meaning.operation->name;
    const char* own = operation == "layers.list" ? "list" : operation == "layers.dict" ? "dict" : "";
    return Tables::builtin().ownMembers(target, own).empty() ? std::string() : own;
}

std::optional<long> integerOf(const neutral::Expr* value) {
    const auto* constant = value ? ast::as<ast::Constant>(knownLiteral(*value)) : nullptr;
    if (!constant || constant->value.type != ast::Literal::Type::Int) return std::nullopt;
    const std::string text(constant->value.text);
    long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The sizes of axes that are named as a parameter is, where that is a known number.
std::map<std::string, long> sizesOf(const neutral::Expr& meaning) {
    std::map<std::string, long> sizes;
    for (std::size_t i = 0; i < meaning.parts.size() && i < meaning.operation->parameters.size(); ++i)
        for (const LayerMember& member : Tables::builtin().layerMembers(*meaning.operation))
            for (const NamedAxis& axis : member.axes)
                if (axis == NamedAxis{std::string(meaning.operation->parameters[i].name)})
                    if (const auto size = integerOf(meaning.parts[i])) sizes[axis[0]] = *size;
    return sizes;
}

/// The layer or parameter that a use makes.
std::optional<MadeMember> madeBy(const Use& use, ParameterMap& map, const ModuleStreams& streams, const OutcomeContext& context) {
    const Lifted* lifted = context.liftedOf(&use);
    if (!lifted || lifted->meaning->kind != neutral::ExprKind::Operation) return std::nullopt;
    const neutral::Expr& meaning = *lifted->meaning;
    MadeMember made{{}, meaning.operation, {}};
    if (meaning.operation->name == "layers.parameter") {
        made.kind.what = MemberKind::What::Array;
        return made;
    }
    const auto& members = Tables::builtin().layerMembers(*meaning.operation);
    if (members.empty()) return std::nullopt;
    const Lowered lowered = lower(*streams.handedTo(meaning, *use.site.node), context.loweringFrom(*use.framework));
    const std::string source = use.api ? use.api.entry->api : use.name, target = targetClassOf(meaning, lowered, context.target);
    if (target.empty()) return std::nullopt;
    for (const LayerMember& member : members)
        if (member.module == "module")
            made.holders.push_back({std::string(member.stem()), ownName(*meaning.operation, member.stem(), *use.framework, source),
                                    ownName(*meaning.operation, member.stem(), context.target, target)});
    Environment arguments{meaning.operation->parameters, {meaning.parts.begin(), meaning.parts.end()}};
    made.kind.what = MemberKind::What::Layer;
    made.kind.sizes = sizesOf(meaning);
    made.kind.layer = map.indexOf(mapLayer(*meaning.operation, arguments, *use.framework, source, context.target, target));
    return made;
}

/// Whether a class of the file is this one, or derives from it.
bool isOrDerives(const ModuleClass& one, const ModuleClass* other, const ModuleClasses& classes) {
    if (&one == other) return true;
    return std::ranges::any_of(one.bases, [&](const ast::ClassDef* base) { return isOrDerives(*classes.find(base), other, classes); });
}

/// The members under the names that they have in the target, where theirs are taken.
std::vector<ModuleMember> renamed(std::vector<ModuleMember> members, const ModuleClass& one, const ModuleOutcomes& modules) {
    for (const MemberRename& rename : modules.plan().members) {
        if (!rename.member || !isOrDerives(one, modules.classes().around(*rename.member), modules.classes())) continue;
        const std::string_view name = rename.member->attr.text();
        for (ModuleMember& member : members)
            if (member.target == name || member.target.starts_with(std::string(name) + "."))
                member.target.replace(0, name.size(), rename.name);
    }
    return members;
}

}  // namespace

std::string parameterMap(const ModuleOutcomes& modules, const OutcomeContext& context) {
    ParameterMap map;
    const auto made = [&](const Use& use) { return madeBy(use, map, modules.streams(), context); };
    const MemberContext members{context.analysis, modules.classes(), made};
    for (const ModuleClass* one : modules.classes().all()) {
        if (one->framework == &context.target || modules.plan().left.contains(one)) continue;
        map.streams = one->framework->modules->streams;
        map.classes.push_back({std::string(one->definition->name.text()), renamed(membersOf(*one, members), *one, modules)});
    }
    ValueFlow flow(members);
    for (const Use& use : context.analysis.uses())
        if (const auto one = map.isEmpty() || !use.site.call ? std::nullopt : made(use); one && !one->holders.empty())
            addKinds(map.containers, flow.valuesOf(*use.site.call));
    return map.isEmpty() ? std::string() : writeParameterMap(map);
}

}  // namespace regraft
