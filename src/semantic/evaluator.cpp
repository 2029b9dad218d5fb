#include "semantic/evaluator.h"

#include <utility>

#include "semantic/calls/builtins.h"
#include "semantic/calls/calls.h"
#include "semantic/calls/function_calls.h"
#include "semantic/calls/function_transforms.h"
#include "semantic/calls/iteration_tools.h"
#include "semantic/calls/method_calls.h"
#include "semantic/calls/outside_functions.h"
#include "semantic/calls/python_methods.h"
#include "semantic/definitions/classes.h"
#include "semantic/definitions/definitions.h"
#include "semantic/definitions/function_definitions.h"
#include "semantic/definitions/function_runner.h"
#include "semantic/definitions/mirrors.h"
#include "semantic/definitions/parameters.h"
#include "semantic/definitions/program_modules.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/framework_guesses.h"
#include "semantic/frameworks/generators.h"
#include "semantic/frameworks/gradient_functions.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/layers.h"
#include "semantic/frameworks/module_members.h"
#include "semantic/frameworks/objects.h"
#include "semantic/frameworks/uses.h"
#include "semantic/language/annotations.h"
#include "semantic/language/assignments.h"
#include "semantic/language/attributes.h"
#include "semantic/language/branches.h"
#include "semantic/language/control_flow.h"
#include "semantic/language/expressions.h"
#include "semantic/language/import_statements.h"
#include "semantic/language/names.h"
#include "semantic/language/narrowing.h"
#include "semantic/language/operators.h"
#include "semantic/language/statements.h"
#include "semantic/language/subscripts.h"

namespace regraft::semantic {

/// All parts, which know each other.
struct Evaluator::Whole {
    explicit Whole(Facts& module) : facts(module), state(module) {}

    Facts& facts;
    EvaluationState state;
    Parts parts{facts,
                state,
                expressions,
                statements,
                controlFlow,
                imports,
                branches,
                narrowing,
                assignments,
                operators,
                subscripts,
                names,
                attributes,
                annotations,
                calls,
                methodCalls,
                functionCalls,
                transforms,
                builtins,
                outsideFunctions,
                iterationTools,
                pythonMethods,
                functionDefinitions,
                runner,
                parameters,
                classes,
                definitions,
                mirrors,
                programModules,
                moduleMembers,
                gradientFunctions,
                layers,
                objects,
                generators,
                uses,
                guesses,
                frameworks};
    Expressions expressions{parts};
    Statements statements{parts};
    ControlFlow controlFlow{parts};
    ImportStatements imports{parts};
    Branches branches{parts};
    Narrowing narrowing{parts};
    Assignments assignments{parts};
    Operators operators{parts};
    Subscripts subscripts{parts};
    Names names{parts};
    Attributes attributes{parts};
    Annotations annotations{parts};
    Calls calls{parts};
    MethodCalls methodCalls{parts};
    FunctionCalls functionCalls{parts};
    FunctionTransforms transforms{parts};
    Builtins builtins{parts};
    OutsideFunctions outsideFunctions{parts};
    IterationTools iterationTools{parts};
    PythonMethods pythonMethods{parts};
    FunctionDefinitions functionDefinitions{parts};
    FunctionRunner runner{parts};
    Parameters parameters{parts};
    Classes classes{parts};
    Definitions definitions{parts};
    Mirrors mirrors{parts};
    ProgramModules programModules{parts};
    ModuleMembers moduleMembers{parts};
    GradientFunctions gradientFunctions{parts};
    Layers layers{parts};
    Objects objects{parts};
    Generators generators{parts};
    Uses uses{parts};
    Guesses guesses{parts};
    FrameworkGuesses frameworks{parts};
};

Evaluator::Evaluator(Facts& facts) : whole_(std::make_unique<Whole>(facts)) { prepareFunctions(facts); }

Evaluator::~Evaluator() = default;

bool Evaluator::step(Phase phase, int rounds) {
    EvaluationState& state = whole_->state;
    bool wasPatient = std::exchange(state.isPatient, phase == Phase::Patient);
    state.isForcing = phase == Phase::Forcing;
    whole_->mirrors.lookAround();
    bool any = false, ran = true;
    for (int round = 0; round < rounds && ran; ++round) {
        ran = false;
        for (auto& info : whole_->facts.functions) {
            if (!info->needsEvaluation() && !(wasPatient && !state.isPatient && info->sawPending)) continue;
            whole_->runner.run(*info);
            any = ran = true;
        }
        wasPatient = state.isPatient;
    }
    return any;
}

}  // namespace regraft::semantic
