#include "emit/meaning_problems.h"

#include <algorithm>

#include "emit/helper_text.h"
#include "emit/value_outcomes.h"
#include "lift/index_bounds.h"
#include "lift/meaning.h"
#include "lift/python_numbers.h"
#include "mapping/scalar_axis.h"
#include "semantic/api_index.h"

namespace regraft {

namespace {

bool holdsText(const Type& type) {
    const bool isSequence = type.kind == TypeKind::List || type.kind == TypeKind::Tuple;
    return type.kind == TypeKind::Str ||
           (isSequence && !type.items.empty() && std::ranges::all_of(type.items, [](const Type* item) { return holdsText(*item); }));
}

/// Whether an array is made of text: `np.array(["a", "b"])`, or a list of text stands for one: `tf.gather(["a", "b"], i)`.
bool isOfText(const neutral::Expr& meaning) {
    if (meaning.kind != neutral::ExprKind::Operation || !meaning.type->isArray()) return false;
    for (std::size_t i = 0; i < meaning.parts.size(); ++i) {
        if (!meaning.parts[i]) continue;
        const Type& given = *meaning.parts[i]->type;
        const bool isMade = meaning.operation->takesAny && i == 0;
        const ParamType type = meaning.operation->parameters[i].type;
        const bool standsForArray = (type == ParamType::Array || type == ParamType::Operand) && given.isSequence();
        if ((isMade || standsForArray) && holdsText(given)) return true;
    }
    return false;
}

/// Whether an array goes to NumPy or comes from there, is written into on one side, and looked at again on the other.
bool isSharedBorder(const Use& use, const OutcomeContext& context) {
    const ast::Expr* origin = originOf(use);
    const bool isBorder =
        origin && use.framework->isMutable && !context.target.isMutable && (means(&use, "from_numpy") || means(&use, "to_numpy"));
    return isBorder && isSharedLater(*use.site.node, *origin, context.analysis);
}

/// Whether an array is made of a NumPy array, copied here, whose memory the target's may share (jax does or does not, by the array's
/// place in memory), and that is written into later.
bool isCopiedBorder(const Use& use, const neutral::Expr& meaning, const OutcomeContext& context) {
    const ast::Expr* origin = originOf(use);
    const bool isBorder = origin && !use.site.receiver && !use.framework->isMutable && use.framework != &context.target &&
                          meaning.kind == neutral::ExprKind::Operation && sharesFirst(meaning, use.choice.overload) != Sharing::No;
    const Type* given = isBorder ? context.analysis.typeOf(*origin) : nullptr;
    if (!given || given->framework == use.framework->id || (!given->isArray() && !given->isUnknown() && given->kind != TypeKind::Beside))
        return false;
    return isOriginWrittenLater(*use.site.node, *origin, context.analysis);
}

/// What a layer that only computes became: `torch.tanh`, `functools.partial(…)` or a lambda, where no class of layers does the same.
bool isPlainFunction(const py::Expr& code) {
    const bool isCall = code.kind == py::ExprKind::Call;
    return !isCall || code.parts[0]->text == "functools.partial";
}

/// What a version of the target lacks of the names in the code, and of what its helpers need; empty: the newest version.
class VersionProblems {
public:
    VersionProblems(const Framework& target, const std::string& version) : target_(target), version_(version) {}

    std::string_view of(const py::Expr& code) const {
        std::string_view problem = ofItself(code);
        for (const py::Expr* part : code.parts)
            if (problem.empty() && part) problem = of(*part);
        for (const py::Argument& argument : code.arguments)
            if (problem.empty() && argument.value) problem = of(*argument.value);
        return problem;
    }

private:
    std::string_view ofItself(const py::Expr& code) const {
        if (code.kind == py::ExprKind::Helper) return helperProblem(target_, code.text, version_);
        if (version_.empty()) return {};
        if (code.kind == py::ExprKind::Call) return ofKeywords(code);
        const std::string name = nameOf(code);
        const bool isAbsent = !name.empty() && Tables::builtin().presence(target_, name, version_) == Tables::Presence::Absent;
        return isAbsent ? "that version has it not, and no other way is known" : std::string_view();
    }
    std::string_view ofKeywords(const py::Expr& call) const {
        const Tables& tables = Tables::builtin();
        const std::string name = nameOf(*call.parts[0]);
        if (name.empty()) return {};
        for (const VersionSpan& span : tables.history(target_, name)) {
            const std::span<const Parameter> parameters =
                span.contains(version_) ? tables.signature(span.is) : std::span<const Parameter>();
            const auto isUnknown = [&](const py::Argument& argument) {
                return !argument.keyword.empty() && !argument.keyword.starts_with("*") &&
                       std::ranges::none_of(parameters, [&](const Parameter& one) {
                           return one.name == argument.keyword || one.kind == ParamKind::VarKeyword;
                       });
            };
            if (!parameters.empty() && std::ranges::any_of(call.arguments, isUnknown)) return "that version has not all its parameters";
        }
        return {};
    }
    /// Of a function of the target, or a member of its arrays; empty of anything else.
    std::string nameOf(const py::Expr& code) const {
        if (code.kind == py::ExprKind::Api) return std::string(code.text);
        return code.kind == py::ExprKind::Attribute ? target_.array + "." + std::string(code.text) : "";
    }

    const Framework& target_;
    const std::string& version_;
};

/// `nnx.Sequential(layer, lambda x: x * 2)`, for a target that has no layer of any function.
bool hasFunctionAmongLayers(const neutral::Expr& meaning, const OutcomeContext& context) {
    const auto& modules = context.target.modules;
    const bool isSequence = meaning.kind == neutral::ExprKind::Operation && meaning.operation->name == "layers.sequential";
    if (!isSequence || !modules || modules->registers.empty()) return false;
    const auto isFunction = [](const neutral::Expr* part) {
        if (!part || part->kind != neutral::ExprKind::Source) return false;
        return part->source->kind == ast::Kind::Lambda || (part->type->kind == TypeKind::Function && !semantic::apiOf(part->type));
    };
    return std::ranges::any_of(meaning.parts, [&](const neutral::Expr* part) {
        return isFunction(part) || (part && part->kind == neutral::ExprKind::Tuple && std::ranges::any_of(part->parts, isFunction));
    });
}

}  // namespace

const ast::Expr* originOf(const Use& use) {
    if (use.site.receiver) return use.site.receiver;
    return use.site.call && !use.site.call->args.empty() ? use.site.call->args[0] : nullptr;
}

std::string_view problemOfMeaning(const Use& use, const neutral::Expr& meaning, NumpyWrites written, const ModuleStreams& streams,
                                  const OutcomeContext& context) {
    const bool keepsText = elementsAreNumbers(context.target) && elementsAreNumbers(*use.framework);
    if (!keepsText && isOfText(meaning))
        return elementsAreNumbers(context.target) ? "text in arrays is bytes in one, and characters in the other"
                                                  : "arrays of text are NumPy's own";
    if (written == NumpyWrites::Shared)
        return "the NumPy array is written into, and shares its memory with an array that is looked at again";
    if (isSharedBorder(use, context))
        return "the array shares its memory with a NumPy array, one of them is written into, and the other is looked at again";
    if (isCopiedBorder(use, meaning, context))
        return "it copies a NumPy array that is written into later, and there the memory may be shared: copy it beforehand";
    if (context.loweringOf(use).randomKey.empty() && streams.drawsOutsideModules(meaning, *use.site.node))
        return "it draws random numbers, and outside of module classes no streams are at hand";
    if (hasFunctionAmongLayers(meaning, context)) return "its containers of layers take modules only, and one of these is a function";
    if (isAlongNoAxis(meaning)) return "an array without axes has no axis there";
    if (use.framework->clampsIndices && !context.target.clampsIndices && isOutOfBounds(meaning))
        return "the index is out of bounds, an error there; here a read takes the nearest element, and a write is left out";
    return {};
}

std::string_view problemOfCode(const Use& use, const neutral::Expr& meaning, const py::Expr& code, const OutcomeContext& context) {
    if (meaning.kind == neutral::ExprKind::Function && isPlainFunction(code) && goesAmongLayers(use, context))
        return "it becomes a function there, and containers of layers hold modules only";
    return VersionProblems(context.target, context.request.targetVersion).of(code);
}

}  // namespace regraft
