#include "emit/concerns.h"

#include "emit/bracket_outcomes.h"
#include "emit/built_layers.h"
#include "emit/class_outcomes.h"
#include "emit/dtype_settings.h"
#include "emit/layer_outcomes.h"
#include "emit/partial_outcomes.h"
#include "emit/probed_names.h"
#include "emit/registration.h"
#include "emit/setting_outcomes.h"
#include "emit/tied_arrays.h"
#include "emit/type_class.h"
#include "emit/value_outcomes.h"

namespace regraft {

Concerns::Concerns(OutcomeContext& shared)
    : context(shared),
      modules(context),
      random(context),
      threaded(context),
      freezing(context),
      gradients(context),
      training(context, modules.classes(), freezing, gradients),
      sessions(context),
      numbers(context),
      elements(context),
      writes(context, modules.streams()),
      meanings(context, {modules.streams(), threaded, numbers, training, gradients, freezing, elements}),
      versions(context, sessions, meanings) {}

void Concerns::prepare() {
    const bool isConversion = !context.isOnlyMigration();
    versions.prepare();
    if (isConversion) {
        chooseDTypeSettings(context);
        random.prepare(modules.streams());
        threaded.prepare();
    }
    writes.prepare();
    std::vector<Lifted> all = liftFile(context.analysis, context.arena);
    if (isConversion) {
        training.prepare(all);
        modules.prepare(all);
    }
    for (Lifted& lifted : all) context.lifted[lifted.use] = std::move(lifted);
    if (isConversion) {
        settleLayers(context);
        modules.convert([this](const Use& use) { return problemOf(use, *this); });  // tries the writes and the meanings
        training.convert();                                                         // draws keys, which have been planned
    }
    sessions.convert();
    if (isConversion) numbers.prepare();
}

namespace {

using Answer = std::optional<Outcome>;

Answer unknownOutcome(const Use& use, OutcomeContext& context) {
    if (use.api || use.operation || use.meaning) return std::nullopt;
    const bool ofModule = use.framework->modules && use.framework->modules->isMember(use.name);
    return context.report(use, use.site.receiver && !ofModule ? DiagCode::UnknownMethod : DiagCode::UnknownApi, {use.name});
}

/// Of a use whose arguments fit no form that is known, or one that is known not to be translatable.
Answer misfitOutcome(const Use& use, OutcomeContext& context) {
    const Choice& choice = use.choice;
    switch (choice.problem) {
        case BindProblem::None: return std::nullopt;
        case BindProblem::StarArguments: return context.report(use, DiagCode::StarArguments, {use.name});
        case BindProblem::UnsupportedArgument:
            return context.report(use, DiagCode::UnsupportedArgument, {use.name, choice.parameter, choice.detail});
        case BindProblem::NoFit: return context.report(use, DiagCode::BadArguments, {use.name, choice.detail});
        default: return context.noCounterpart(use, choice.detail);
    }
}

/// Who is asked what becomes of a use, one after another; a line says what has to be settled before the next is asked.
constexpr Answer (*order[])(const Use&, Concerns&) = {
    // Uses of the target itself mean what they say, and are only brought up to date: nothing below is about them.
    [](const Use& use, Concerns& all) { return all.versions.outcomeOf(use); },
    // What goes with its class or its training step is in no text that stays, whatever it would become by itself.
    [](const Use& use, Concerns& all) { return all.modules.goesAway(use) ? Answer(Outcome::Exact) : std::nullopt; },
    [](const Use& use, Concerns& all) { return all.training.outcomeOf(use); },
    // A member of modules that no table has an entry for: before uses that are unknown.
    [](const Use& use, Concerns& all) { return registrationOutcome(use, all.context); },
    // What draws without a key must not be written, and seeds become keys: before all that would write them by their meaning.
    [](const Use& use, Concerns& all) { return all.random.outcomeOf(use); },
    // `p.requires_grad = False` is an assignment to an attribute, and none to elements: before writes.
    [](const Use& use, Concerns& all) { return all.freezing.outcomeOf(use); },
    // So is a setting of the framework's.
    [](const Use& use, Concerns& all) { return settingOutcome(use, all.context); },
    // An assignment that is right by itself, but not in the steps that follow: before those that are written.
    [](const Use& use, Concerns& all) { return sharedArrayOutcome(use, all.context); },
    // What is assigned to is no value: before all that read.
    [](const Use& use, Concerns& all) { return all.writes.outcomeOfStore(use); },
    // Keys may be annotated as arrays: the class of generators before that of arrays.
    [](const Use& use, Concerns& all) { return all.threaded.outcomeOf(use); },
    // Of `np.r_[x, y]` the whole has a meaning that all targets can write, and the object before the brackets only for some.
    [](const Use& use, Concerns& all) { return bracketOutcome(use, all.context); },
    // Classes have no meaning, and most no entry: before uses that are unknown.
    [](const Use& use, Concerns& all) { return classOutcome(use, all.context); },
    [](const Use& use, Concerns& all) { return all.modules.baseOutcome(use); },
    // Modules of a framework have no entry.
    [](const Use& use, Concerns& all) { return probedOutcome(use, all.context); },
    // From here on, the tables have an entry for the use.
    [](const Use& use, Concerns& all) { return unknownOutcome(use, all.context); },
    // A function that is given its arguments by partial() fits no form by itself: before those that don't.
    [](const Use& use, Concerns& all) { return partialOutcome(use, all.context); },
    // From here on, its arguments are bound.
    [](const Use& use, Concerns& all) { return misfitOutcome(use, all.context); },
    // An argument that marks an array for gradients would be lost on those that follow.
    [](const Use& use, Concerns& all) { return all.gradients.outcomeOf(use); },
    // Calls in place are known by their mutation, which the meaning says only half of.
    [](const Use& use, Concerns& all) { return all.writes.outcomeOfCall(use); },
    // What is written for the array alone would be right, but not where it becomes another module's: before its meaning.
    [](const Use& use, Concerns& all) { return tiedArrayOutcome(use, all.context); },
    // A class of layers in a test or an annotation is no function that makes one: before functions as values.
    [](const Use& use, Concerns& all) { return layerClassOutcome(use, all.context); },
    // A function that is not called has a meaning only as a value.
    [](const Use& use, Concerns& all) { return functionOutcome(use, all.context); },
    // What is left is what it means.
    [](const Use& use, Concerns& all) { return Answer(all.meanings.outcomeOf(use)); },
};

}  // namespace

Outcome outcomeOf(const Use& use, Concerns& concerns) {
    Answer answer;
    for (const auto& ask : order)
        if ((answer = ask(use, concerns))) break;
    return *answer;  // the last one always has one
}

std::string problemOf(const Use& use, const Concerns& concerns) {
    const OutcomeContext& context = concerns.context;
    const bool isClass = isArrayClass(use, context.target) || !typeClassOf(use, context.target, context.analysis).empty();
    if (use.isStore || use.framework == &context.target || concerns.modules.goesAway(use) || isClass) return {};
    if (isJoinedInBrackets(use, context)) return {};
    if (isRegistration(use, context.target))
        return canRegister(use, context.target) ? "" : "makes an attribute whose name is not known here";
    if (probed(use, context.analysis)) return {};
    if (!use.api && !use.operation && !use.meaning) return use.asValue && use.framework->modules->isBase(use.name) ? "" : "has no mapping";
    if (partialCode(use, context, context.loweringFrom(*use.framework))) return {};
    if (use.choice.problem != BindProblem::None)
        return use.choice.parameter.empty() ? "cannot be translated: " + use.choice.detail
                                            : "has an argument `" + use.choice.parameter + "` that cannot be translated";
    if (namesLayer(use, context)) return {};
    if (use.asValue && use.choice.overload && use.choice.overload->callable) return functionValue(use, context) ? "" : "is used as a value";
    if (use.choice.written && use.meaning) return concerns.writes.problemOf(use);
    const Lifted* lifted = context.liftedOf(&use);
    if (!lifted) return "does something that depends on values that are not known";
    const Lowered lowered = lower(*lifted->meaning, context.loweringFrom(*use.framework));
    return lowered.code ? "" : "has no counterpart in " + context.target.name + ": " + lowered.unsupported;
}

}  // namespace regraft
