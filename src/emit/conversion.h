#pragma once
// One file's way through the stages, as convertFile runs it.

#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "emit/convert.h"
#include "emit/migration.h"
#include "emit/rewrite.h"
#include "emit/session_writer.h"
#include "lift/caught_errors.h"
#include "lift/element_reads.h"
#include "lift/lift.h"
#include "lift/mutation.h"
#include "lift/numpy_copy.h"
#include "lift/program_effects.h"
#include "lift/python_numbers.h"
#include "lift/random_keys.h"
#include "lift/threaded_keys.h"
#include "lower/lower.h"
#include "modules/left_containers.h"
#include "modules/module_members.h"
#include "modules/module_plan.h"
#include "semantic/program.h"
#include "training/array_gradients.h"
#include "training/tape_step.h"
#include "training/training_step.h"
#include "training/value_and_grad.h"

namespace regraft {

/// A parsed and analysed file. What it points to is owned by the context's program or, without one, by itself.
struct Frontend {
    ParsedFile* parsed = nullptr;
    const Analysis* analysis = nullptr;  ///< null if the file uses no source framework
    std::vector<const Framework*> from;
    ProgramContext context;

    std::unique_ptr<ParsedFile> ownParsed;
    std::unique_ptr<Analysis> ownAnalysis;
};

/// The front end over one file: taken from the context's program, or made here. A syntax error if it doesn't parse.
std::optional<SyntaxError> readFrontend(Frontend& frontend, const SourceFile& file, const ConvertOptions& options, ProgramContext context);

/// What became of each use: rewrites for emission, diagnostics for the user.
class UseOutcomes {
public:
    /// `neutral`: write operations as the catalogue names them (--print=neutral).
    UseOutcomes(const Frontend& frontend, const Framework& target, const ConvertOptions& options, bool neutral, DiagnosticSink& sink);

    /// Lowers every use.
    void run();
    /// A rewrite that emission refused counts as untranslatable.
    void refuse(const ast::Node& node, const std::string& reason);

    UseCounts counts() const;
    /// Which parameters of the converted classes are which of the originals'; empty if there are none.
    std::string parameterMap();
    EmitRequest& request() { return request_; }
    const Framework* target() const { return &target_; }
    /// Names of the uses that stay as they are, reported: what the self-check may find again.
    std::unordered_map<std::string, unsigned> reportedNames() const;

private:
    enum class Outcome { Exact, Approximate, Untranslatable };

    Outcome convert(const Use& use);
    void replace(const ast::Node& node, const py::Expr* code);
    bool isGone(const ast::Node& node);
    Outcome convertMeaning(const Use& use, const Lifted& lifted);
    bool copiesElements(const Framework& source) const;
    bool isKeptElement(const Use& use);
    const neutral::Expr* copied(const Use& use, const neutral::Expr& meaning);
    Outcome convertElement(const Use& use, Lifted lifted);
    void prepareNumbers();
    const neutral::Expr* asNumber(const ast::Expr& node, const neutral::Expr& meaning);
    void convertNumbers();
    void convertHandlers();
    void convertHandler(const Caught& caught);
    bool areOfText(const neutral::Expr& meaning) const;
    const neutral::Expr* inStoredDType(const neutral::Expr& value, const ast::Subscript& item);
    bool drawsOutsideModules(const neutral::Expr& meaning, const ast::Expr& node) const;
    void rewrite(const Use& use, const Lifted& lifted, const py::Expr& code);
    bool decorate(const Use& use, const py::Expr& applied);
    bool isGivenArrays(const Use& use) const;
    bool goesAmongLayers(const Use& use) const;
    const py::Expr* functionValue(const Use& use);
    Outcome convertValue(const Use& use);
    Outcome convertWrite(const Use& use);
    Outcome convertStore(const Use& use);
    const neutral::Expr* asWritten(const neutral::Expr& value, const Type* array);
    Outcome convertStoredValue(const Use& use, const ast::Expr& place);
    Outcome convertStoredAttribute(const Use& use);
    Outcome convertSeed(const Use& use);
    bool isReseeded(const Use& use) const;
    Outcome convertReseeded(const Use& use);
    void returnParameters();
    void rebindNumbers();
    bool convertPartial(const Use& use);
    const py::Expr* partialCall(const ast::Call& call, const Overload& overload, const LowerContext& context);
    void prepareKeys();
    void prepareThreadedKeys();
    void collectMappedKeys(const ast::Call& call);
    void requestSplit(const ThreadedKeys::Statement& split);
    bool isThreaded(const Use& use);
    const neutral::Expr* overKeys(const Use& use, const neutral::Expr& meaning);
    const py::Expr* newKey();
    void handOutKeys(const EachKey& each);
    void passKey(const RandomKeys::HandedOn& handed);
    void addKeyParameters();
    NumpyWrites ownNumpy(const Use& use, Lifted& whole);
    LowerContext contextOf(const Use& use);
    bool lowerLines(const std::vector<LiftedLine>& lines, const LowerContext& context, std::vector<WrittenLine>& out, Lowered& last,
                    const ast::Expr* by = nullptr);
    Outcome convertArrayType(const Use& use);
    Outcome convertTypeClass(const Use& use, std::string_view name);
    std::string_view problemOfHelpers(const py::Expr& code) const;
    Outcome convertToName(const Use& use, py::ExprKind kind, std::string_view name);
    bool namesGenerator(const Use& use) const;
    Outcome convertUnknown(const Use& use);
    // version_outcomes.cpp
    void startMigration();
    Outcome migrate(const Use& use);
    Outcome applyMigrated(const Use& use, const Migrated& migrated);
    void reportAbsentImports();
    Outcome reportProblem(const Use& use);
    /// With --on-unsupported raise: a call that raises takes the place of what was reported last. False if it has none.
    bool raiseInstead(const Use& use);
    /// With --on-unsupported bridge: the call stays, between conversions of its arrays. False if it can't have them.
    bool bridgeInstead(const Use& use);
    std::string guessedKind(const Use& use) const;
    Outcome report(const Use& use, DiagCode code, std::initializer_list<std::string_view> args);
    LowerContext contextFor(const Framework& source);
    void chooseDTypeSettings();
    void noteWideIntegers();

    // session_outcomes.cpp
    void convertSessions();
    bool goesWithSession(const Use& use) const;
    bool staysWithGraph(const Use& use) const;
    bool isByVariable(const Use& use) const;
    const py::Expr* sessionLayer(const Use& use, const py::Expr& code);

    // module_outcomes.cpp
    void convertModules();
    std::string problemOf(const Use& use);
    bool isLeft(const Use& use) const;
    void leaveContainers();
    void reportFirstWeights();
    bool isInModuleConstructor(const Use& use) const;
    void requestStreams();
    void requestDropped();
    void requestConstructors();
    void requestMembers();
    void expandLayers(std::vector<Lifted>& lifted);
    void requestMode();
    void requestToldMode();
    void requestSetting(const ToldMode::Setting& setting);
    const py::Expr* lowerOfModule(std::string_view operation, const ast::Expr& module, std::string_view self = {});
    void addToConstructor(const ModuleClass& one, std::string text);
    bool goesAway(const Use& use) const;
    bool isRegistration(const Use& use) const;
    Outcome convertRegistration(const Use& use);
    std::vector<py::Argument> argumentsOf(const ast::Call& call, const ast::Node* without = nullptr);
    const neutral::Expr* streamsFor(StreamPlan::Given given);
    Outcome convertModuleBase(const Use& use);

    // parameter_outcomes.cpp
    std::optional<MadeMember> madeBy(const Use& use, ParameterMap& map);

    // layer_outcomes.cpp
    struct CellLine {
        const neutral::Expr* cell = nullptr;   ///< the target's array
        const neutral::Expr* value = nullptr;  ///< in its order of axes
    };
    std::optional<CellLine> lineOfCell(const LiftedLine& line, const LowerContext& context, std::string& problem);
    bool namesLayer(const Use& use) const;
    const ast::Call* testOf(const Use& use) const;
    std::span<const LayerMaker> layersOf(const Use& use) const;
    Outcome convertLayerClass(const Use& use);
    std::string othersOfClass(const Use& use, const std::vector<const py::Expr*>& classes);
    const neutral::Expr* withStreams(const neutral::Expr& value, const ast::Expr& node);
    void requestBoundStreams();

    // place_outcomes.cpp
    const neutral::Expr* placedMeaning(const Use& use, const neutral::Expr& meaning);
    const ast::Stmt* givesItself(const Use& use);
    const ast::Stmt* namesPlace(const Use& use);

    // freezing_outcomes.cpp
    bool marksParameter(const Use& use) const;
    void findMarks(const std::vector<Lifted>& lifted);
    Outcome markedOutcome(const Use& use);
    Outcome convertMark(const Use& use);
    const py::Expr* overTrained(const py::Expr& code);

    // training_outcomes.cpp
    void prepareOptimisers(std::vector<Lifted>& lifted);
    Outcome convertOptimiserType(const Use& use);
    const neutral::Expr* givingModule(const Use& use, const neutral::Expr& meaning);
    void convertTraining();
    void requestStep(const TrainingStep& step);
    void requestStep(const FunctionalStep& step);
    void requestStep(const TapeStep& step);
    void requestGathering(const Gathering& gathering);
    std::string keyIn(const ast::Stmt& statement) const;

    // gradient_outcomes.cpp
    void requestArrayGradients();
    void requestGradient(const ArrayGradient& gradient);
    bool marksArray(const Use& use) const;
    bool isMarkedForNothing(const Use& use) const;

    // training_outcomes.cpp
    std::string gathered(const ast::Node& scope) const;
    std::string freshName(const std::string& base);
    bool goesWithStep(const Use& use) const;
    bool isOutsideGradients(const ast::Node& node) const;
    const LeftStatement* leftOfStep(const Use& use) const;

    const Frontend& frontend_;
    const Framework& target_;
    const ConvertOptions& options_;
    bool neutral_;
    DiagnosticSink& sink_;
    EmitRequest request_;
    DTypeRules targetRules_;
    bool hasDefaultFloat_ = false;  ///< the file has told the source to make arrays of the float that the target makes them of
    bool hasBridges_;               ///< the file was converted before, with --on-unsupported bridge
    bool again_;                    ///< with --on-unsupported raise: the file was converted so before
    std::unordered_map<const Use*, Outcome> outcomes_;
    std::unordered_set<const Use*> unaltered_;  ///< whose code means the same in the target
    std::unordered_map<const ast::Node*, const Use*> useOfNode_;
    std::unordered_map<const Use*, Lifted> lifted_;

    /// A node that becomes new code, and what of its text stays in that.
    struct Replaced {
        Span node;
        std::vector<Span> kept;
    };
    std::vector<Replaced> replaced_;        ///< around the use that is looked at, outer ones first
    std::unique_ptr<Migration> migration_;  ///< null where the target is no source
    ModuleClasses modules_;
    ModulePlan plan_;
    std::vector<LeftContainer> leftContainers_;
    std::vector<Span> inputs_;  ///< among layers, what only says which shape the first one sees
    OptimisersFound optimisers_;
    TrainingPlan training_;
    ArrayGradients arrayGradients_;
    std::map<const ast::Node*, std::set<std::string>> gradientNames_;  ///< by scope: what gradients and their functions are called
    std::vector<FunctionalStep> functionalSteps_;
    std::vector<SessionWriter::Gone> sessionGone_;  ///< text that goes where graphs become functions
    std::map<const ast::Node*, SessionWriter::Layer> sessionLayers_;
    enum class Sessions { None, Left, Converted } sessions_ = Sessions::None;
    std::vector<TapeStep> tapeSteps_;
    bool marksForOthers_ = false;      ///< no optimiser is made in this file, and those of others are not told
    bool areMarked_ = false;           ///< whether code says of some parameters that they are not trained
    std::set<std::string> stepNames_;  ///< of functions that steps become
    CallGraph calls_;
    std::unique_ptr<Mutations> mutations_;
    std::map<const ast::Expr*, std::string_view> numbers_;  ///< PythonNumbers::operations
    std::unique_ptr<ElementReads> elementReads_;            ///< made when the first element is asked for
    std::unique_ptr<RandomKeys> keys_;                      ///< null where functions that draw take none
    std::unique_ptr<ThreadedKeys> threaded_;                ///< null where generators don't stand for keys
    std::map<const Use*, std::string> reusedKeys_;          ///< uses that draw from a key again, with what to say of them
    std::set<const ast::Node*> mappedKeys_;                 ///< where functions are made that are mapped over lists of generators
    std::set<const ast::Node*> keyAnnotations_;             ///< annotations of parameters that are keys
};

/// The version that is meant, as the tables know it: "2" is the newest that begins so, and none is the newest of all.
std::string versionOf(const Framework& framework, const FrameworkVersion& named);

/// All stages over one file; `target` instead of the options' where the neutral form is to be printed.
ConvertedFile runStages(const SourceFile& file, const ConvertOptions& options, const Framework* target, bool neutral,
                        ProgramContext context);

/// Looks at the output as if it were new input: it must parse, and what is left of the source framework must
/// have been reported. False (with a diagnostic) if it doesn't parse.
bool selfCheck(const std::string& output, const Frontend& frontend, const UseOutcomes& outcomes, const std::vector<std::string>& ownNames,
               DiagnosticSink& sink);

}  // namespace regraft
