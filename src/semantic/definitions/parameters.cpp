#include "semantic/definitions/parameters.h"

#include <array>

#include "neutral/kinds.h"
#include "semantic/definitions/definitions.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/module_members.h"

namespace regraft::semantic {

void Parameters::pass(FunctionInfo& info, std::size_t parameter, const Type* type, bool& changed) {
    if (isPlaceholder(type) || isPending(type)) {
        if (state_.isPatient) return;
        type = unknownType();
    }
    if (type->isArray() && !(type->standIns & untoldStandIns) && !info.givenArrays[parameter]) info.givenArrays[parameter] = changed = true;
    const Type* joined = state_.gathered(info.passed[parameter], type);
    if (sameType(joined, info.passed[parameter])) return;
    info.passed[parameter] = state_.isForcing ? unknownType() : joined;
    changed = true;
}

void Parameters::bind(FunctionInfo& info) {
    for (std::size_t i = 0; i < info.parameters.size(); ++i) state_.store(facts_.scopes.symbolOf[info.parameters[i]->id], value(info, i));
}

/// `self` and `cls`; null for all other parameters.
const Type* Parameters::receiverValue(const FunctionInfo& info, std::size_t index) {
    if (!info.owner || info.isStatic || index != 0) return nullptr;
    const ClassInfo& owner = definitions_.classInfo(*info.owner);
    const auto* function = ast::as<ast::FunctionDef>(info.node);
    bool takesClass = info.isClassMethod || (function && (function->name == "__new__" || function->name == "__init_subclass__"));
    return takesClass ? owner.type : owner.instance;
}

namespace {

/// An array of whose dtype and axes its annotation says nothing, with what calls tell of them.
const Type* asGiven(Arena& arena, const Type* declared, const Type* given) {
    if (!declared->isArray() || !given->isArray() || given->framework != declared->framework) return declared;
    const bool isScalar = declared->rank < 0 && (given->maybeScalar || given->rank == 0);
    const bool isDeep = declared->rank < 0 && (given->maybeDeep || given->rank > 1);
    const bool isOfDType = declared->dtype == DType::Unknown && given->dtype != DType::Unknown;
    if (!isScalar && !isDeep && !isOfDType) return declared;
    Type seen = *declared;
    seen.maybeScalar = isScalar;
    seen.maybeDeep = isDeep;
    if (isOfDType) {
        seen.dtype = given->dtype;
        seen.isSeen = given->isSeen;
    }
    return arena.make<Type>(seen);
}

/// `angle: float`, and a call gives a list or an array: whoever wrote that meant what computes with numbers.
bool isContradicted(const Type& declared, const Type& given) {
    return declared.isNumber() && (given.isArray() || standInsOf(given) & ListStandIn);
}

}  // namespace

/// What the calls give to `*rest` or `**options`.
const Type* Parameters::givenRest(const FunctionInfo& info, std::size_t index) {
    const Type* given = generalised(arena_, info.passed[index], !info.isPublic);
    if (isPending(given) || given->isUnknown()) return state_.unknown({given});
    return info.isPublic && !facts_.world ? assumedOf(arena_, given) : given;
}

/// What a parameter may be beside an array, where no call gives one, and neither an annotation nor the body tells.
std::uint8_t Parameters::untold(const FunctionInfo& info, std::size_t index) {
    const bool isArray = (info.givenArrays[index] && !info.isGivenOthers) || (info.guessed[index] && !info.guessed[index]->assumed);
    return isArray || info.declared[index] || moduleMembers_.takesArrays(info) ? 0 : info.untold[index];
}

/// What calls give that may be anything is here what the body leaves it.
const Type* Parameters::value(FunctionInfo& info, std::size_t index) {
    const Type* whole = supposed(info, index);
    const Type* value = withoutNone(whole);
    const Type* told = isPending(value) ? value : withoutUntold(arena_, value, untold(info, index));
    return told == value ? whole : value == whole ? told : optionalOf(arena_, told);
}

/// By annotation, then by the calls, then by its default, then by how it is used. The calls of a file that stands alone need
/// not be all there are; those of a project are.
const Type* Parameters::supposed(FunctionInfo& info, std::size_t index) {
    const ast::arg* parameter = info.parameters[index];
    const Type* fallback = info.defaults[index];
    bool mayBeNone = fallback && fallback->kind == TypeKind::None;
    if (parameter == info.arguments->kwarg) {
        const Type* value = info.declared[index] ? info.declared[index] : givenRest(info, index);
        return dictOf(arena_, simpleType(TypeKind::Str), value);
    }
    if (parameter == info.arguments->vararg) {
        const Type* element = info.declared[index] ? info.declared[index] : givenRest(info, index);
        return element->isUnknown() ? simpleType(TypeKind::Tuple) : containerOf(arena_, TypeKind::Iterator, element);
    }
    if (const Type* receiver = receiverValue(info, index); receiver && !info.declared[index]) return receiver;
    if (const Type* declared = info.declared[index]; declared && !declared->isUnknown()) {
        const Type* given = generalised(arena_, info.passed[index], !info.isPublic);
        const Type* seen = isContradicted(*declared, *given) ? joinTypes(arena_, declared, given) : asGiven(arena_, declared, given);
        return mayBeNone ? optionalOf(arena_, seen) : seen;
    }
    if (const Type* declared = info.declared[index]; declared && isOptional(declared)) return declared;
    const Type* known = info.isGivenOthers ? pendingType() : generalised(arena_, info.passed[index], !info.isPublic);
    if (fallback && !mayBeNone) known = joinTypes(arena_, known, generalised(arena_, fallback, true));
    else if (mayBeNone && !isPending(known)) known = optionalOf(arena_, known);
    if (info.traced[index] && known->isArray()) return known;
    const std::uint8_t documented = info.documented.empty() ? 0 : info.documented[index];
    if (documented == (NumberStandIn | ListStandIn) && !isPending(known) && standInsOf(*known) & seenStandIns && !known->isUnknown())
        known = unknownType();  // all that the calls here give is one of several things
    bool mayGetOthers = info.isPublic && !facts_.world && !moduleMembers_.takesArrays(info);
    if (!isPending(known) && (!known->isUnknown() || apiOf(known)))
        return mayGetOthers || isPending(info.passed[index]) ? assumedOf(arena_, known) : known;
    if (isOptional(known)) return optionalOf(arena_, mayGetOthers ? assumedOf(arena_, withoutNone(known)) : withoutNone(known));
    const Type* guessed = info.guessed[index] ? info.guessed[index] : parameterType(arena_, *parameter);
    const std::uint8_t decorated = info.isGivenOthers ? standInsOf(*info.passed[index]) & NumberStandIn : 0;  // handed on, perhaps
    guessed = withStandIns(arena_, guessed, documented | decorated | untold(info, index));
    const bool mayGetIntegers = mayGetOthers && (known->kinds & ExactKind) == 0;  // where the calls here give none
    if (!isPending(known))
        guessed = mayGetIntegers ? withStandIns(arena_, guessed, known->standIns) : withStandInsOf(arena_, guessed, *known);
    return mayBeNone ? optionalOf(arena_, guessed) : guessed;
}

}  // namespace regraft::semantic
