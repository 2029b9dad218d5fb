#pragma once
// Runs the file on types instead of values: forward, joining where paths meet, again until nothing changes.

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "semantic/environment.h"
#include "semantic/facts.h"

namespace regraft::semantic {

/// How far the evaluation is: what is pending may still be found; then it is unknown; then, to come to an end, what still
/// changes becomes unknown.
enum class Phase : std::uint8_t { Patient, Free, Forcing };

class Evaluator {
public:
    explicit Evaluator(Facts& facts);
    /// Evaluates what is new since the last step, again while that changes something, `rounds` times at most. Whether
    /// there was anything.
    bool step(Phase phase, int rounds);

private:
    friend class Transformation;
    using Branch = Environment::Branch;

    struct Loop {
        Environment::Mark mark = 0;
        std::vector<Branch> breaks, continues;
    };
    /// One evaluation of one function's body.
    struct Activation {
        Environment environment;
        FunctionInfo& function;
        std::uint32_t id;
        const Type* returned = pendingType();
        const Type* yielded = pendingType();
        std::vector<Loop*> loops = {};
    };
    /// What an expression denotes: its type, and the framework name it is a mere reference to.
    struct Denoted {
        const Type* type;
        const ApiName* name = nullptr;
    };
    /// A call as the evaluation of local functions and builtins sees it.
    struct CallArguments {
        const ast::Call& call;
        std::vector<const Type*> positional;  ///< null from a starred argument on
        bool hasStar = false;
    };

    // evaluator.cpp: order of evaluation, facts
    bool needsEvaluation(const FunctionInfo& info) const;
    void runFunction(FunctionInfo& info);
    void runBody(FunctionInfo& info);
    void keepExports();
    const Type* read(Fact& fact);
    void update(Fact& fact, const Type* type);
    void replace(Fact& fact, const Type* type);
    bool isSoft(const Type* type) const { return isPatient_ && (isPending(type) || isPlaceholder(type)); }
    const Type* unknown(std::initializer_list<const Type*> operands);
    Environment& environment() { return at_->environment; }
    const Type* join(const Type* a, const Type* b) { return joinTypes(arena_, a, b); }
    const Type* optional(const Type* type) { return optionalOf(arena_, type); }

    // parameters.cpp: functions and what their parameters hold
    void prepareFunctions();
    void prepare(FunctionInfo& info);
    void fillParameters(FunctionInfo& info);
    void bindParameters(FunctionInfo& info);
    const Type* parameterValue(FunctionInfo& info, std::size_t index);
    const Type* receiverValue(const FunctionInfo& info, std::size_t index);
    void defineFunction(const ast::Stmt& statement, const ast::arguments& arguments, std::span<ast::Expr* const> decorators,
                        const ast::Expr* returns);
    const Type* readDecorators(FunctionInfo& info, std::span<ast::Expr* const> decorators);
    bool handsThrough(const ast::Expr& decorator, FunctionInfo& decorated);
    void evaluateDefaults(FunctionInfo& info, const ast::arguments& arguments);

    // statements.cpp, branches.cpp
    void execute(const ast::Stmt& statement);
    void executeBody(std::span<ast::Stmt* const> statements);
    void executeIf(const ast::If& first);
    void executeFor(const ast::Node& loop, const ast::Expr& target, const ast::Expr& iter, std::span<ast::Stmt* const> body,
                    std::span<ast::Stmt* const> orelse);
    void executeWhile(const ast::While& loop);
    void iterate(const std::function<void()>& body, std::span<ast::Stmt* const> orelse, bool isEndless);
    void leaveLoop(bool isBreak);
    template <class Try>
    void executeTry(const Try& statement);
    void executeWith(std::span<ast::withitem* const> items, std::span<ast::Stmt* const> body);
    void executeMatch(const ast::Match& statement);
    void bindPattern(const ast::Pattern& pattern, const Type* subject);
    void executeAugAssign(const ast::AugAssign& statement);
    void executeAnnAssign(const ast::AnnAssign& statement);
    void executeImport(const ast::Import& statement);
    void executeImportFrom(const ast::ImportFrom& statement);
    bool merge(std::vector<Branch>& ends, bool widens = false);
    const Type* joinSlot(Environment::Slot slot, const Type* a, const Type* b);

    // narrowing.cpp
    void narrow(const ast::Expr& test, bool holds);
    void narrowName(const ast::Expr& name, const Type* type);
    const Type* classTest(const ast::Expr& classes);

    // assignment.cpp
    void store(SymbolId symbol, const Type* type);
    void assign(const ast::Expr& target, const Type* type);
    void assignSequence(std::span<ast::Expr* const> targets, const Type* type);
    void assignAttribute(const ast::Attribute& target, const Type* type);
    void assignItem(const ast::Subscript& target, const Type* type);
    void changeContainer(const ast::Expr& container, const Type* type);
    void deleteTarget(const ast::Expr& target);

    // expressions.cpp
    const Type* evaluate(const ast::Expr& expr);
    const Type* compute(const ast::Expr& expr);
    const Type* evaluateConstant(const ast::Constant& constant);
    const Type* evaluateTuple(const ast::Expr& node, std::span<ast::Expr* const> elements);
    const Type* joinElements(const Type* a, const Type* b);
    const Type* evaluateElements(TypeKind kind, std::span<ast::Expr* const> elements);
    const Type* evaluateDict(const ast::Dict& dict);
    const Type* evaluateBoolOp(const ast::BoolOp& operation);
    const Type* evaluateConditional(const ast::IfExp& conditional);
    const Type* evaluateLambda(const ast::Lambda& lambda);
    const Type* evaluateComprehension(TypeKind kind, std::span<ast::comprehension* const> generators,
                                      std::initializer_list<const ast::Expr*> elements);
    const Type* note(const ast::Expr& expr, const Type* type) { return facts_.types[expr.id] = type; }

    // operators.cpp
    const Type* evaluateBinOp(const ast::BinOp& last);
    const Type* binaryResult(const ast::BinOp& node, const Type* left, const Type* right);
    void guessFactors(const ast::BinOp& node, const Type*& left, const Type*& right);
    const Type* combinedMasks(const ast::BinOp& node, const Type* left, const Type* right);
    const Type* comparison(const ast::Expr& node);
    const Type* pythonArithmetic(ast::BinaryOp op, const Type* left, const Type* right);
    const Type* evaluateUnaryOp(const ast::UnaryOp& node);
    void referToDTypes(const ast::Expr& compared, const Framework& framework);
    const Type* evaluateCompare(const ast::Compare& node);
    const Framework* operatorFramework(const Type* left, const Type* right) const;
    const Type* operate(const ast::Expr& node, std::string_view symbol, std::vector<const ast::Expr*> operands, const Framework& framework);

    // subscripts.cpp
    const Type* evaluateSubscript(const ast::Subscript& node);
    const Type* itemOf(const Type* base, const ast::Expr& slice, const Type* key);
    const Type* indexedArray(const Type& array, const ast::Expr& slice);

    // names.cpp
    Denoted denote(const ast::Expr& expr, bool isCalled = false);
    Denoted denoteName(const ast::NameExpr& name);
    bool isKnownGetattr(const ast::Call& call) const;
    Denoted denoteGetattr(const ast::Call& call);
    Denoted denoteAttribute(const ast::Attribute& attribute, bool isCalled);
    Denoted memberOfModule(const ast::Attribute& attribute, const Type* base, ModuleId module);
    const Type* settle(const ast::Expr& expr, Denoted denoted);
    const Type* load(SymbolId symbol, Name name);
    const ApiName* outsideName(Name name);
    const Type* valueOf(const ApiName& name, const ast::Expr& node);
    const Type* attributeOf(const ast::Attribute& node, const Type* base, bool isCalled);
    const Type* arrayAttribute(const ast::Attribute& node, const Type* base, bool isCalled);
    const Type* tupleField(const ast::Attribute& node, const Type& tuple);

    // classes.cpp
    void defineClass(const ast::ClassDef& definition);
    const Type* classAttribute(const ast::Node& definition, Name name, int depth = 0);
    const Type* instanceAttribute(const ast::Attribute& node, const Type& instance);
    const Type* instantiate(const CallArguments& arguments, const Type& type);
    void bindFields(ClassInfo& info, const CallArguments& arguments);
    FunctionInfo* method(const ast::Node& definition, std::string_view name);
    const Type* resultOf(FunctionInfo& function);
    const Type* iterationOf(const Type* iterated);
    const Type* asTuple(const Type* type);
    void updateAttribute(const ast::Node& definition, Name name, const Type* type);

    // function_calls.cpp
    const Type* transform(const ast::Expr& site, const neutral::Expr& meaning, const Framework& framework, const Type* otherwise);
    const Type* callTransformed(const CallArguments& arguments, const Transformed& function);
    void makeArray(const ast::Expr& number, const Framework& framework);
    const Type* callWith(const Type* function, const std::vector<const Type*>& types,
                         const std::vector<std::pair<Name, const Type*>>& keywords, const ast::Call* call);
    const Type* decorate(const ast::Expr& decorator, const Type* function);
    // layers.cpp
    const Framework* moduleFramework(const ast::Node& definition, int depth = 0);
    bool takesArrays(const FunctionInfo& info);
    const Framework* gradientFramework(const ast::Node& definition, int depth = 0) const;
    bool isGradientMethod(const ast::ClassDef& owner, Name name) const;
    const Type* callGradientFunction(const CallArguments& arguments, const ast::Attribute& member, const Type& owner);
    const Type* callLayer(const CallArguments& arguments, const Type& layer);
    const Type* layerResult(const Type& layer, const Type* argument, int depth);
    Use* moduleUse(const ast::Expr& node, const ast::Attribute& member, const Type& base);
    bool isOwnAttribute(const ast::Node& definition, Name name, int depth = 0);
    const Type* callModuleMember(const CallArguments& arguments, const ast::Attribute& method, const Type& base);
    bool isChain(const Type& type) const;
    bool holdsChain(const CallArguments& arguments) const;
    const Type* membersOf(const ast::Expr& expr, const Type* type);
    void registerMember(const CallArguments& arguments, const ast::Node& definition);
    const Type* moduleAttribute(const ast::Attribute& node, const Type& base);
    // layer_members.cpp
    const Type* madeBy(const Use& use, const Type& type);
    const Type* layerOfClass(const ApiName& name);
    const Type* layerMember(Use& use, const ast::Attribute& node, const Type& layer);
    void storeLayerMember(const ast::Attribute& target, const Type& layer);

    // objects.cpp
    Use* memberUse(const ast::Expr& node, const ast::Attribute& member, const Type& owner, std::string_view kind);
    const Type* objectNamed(const ApiName& name);
    const Type* instanceOf(std::string_view kind, FrameworkId framework);
    const Type* memberOfClass(const ast::Attribute& node, const Type& owner, std::string_view kind);
    const Type* objectWith(Name method);
    const Type* callObjectMember(const CallArguments& arguments, const ast::Attribute& method, const Type& owner);

    // generators.cpp
    Use& generatorUse(const ast::Expr& node, const ast::Attribute& member, const Type& generator);
    const Type* callGeneratorMember(const CallArguments& arguments, const ast::Attribute& method, const Type& generator);
    const Type* generatorAttribute(const ast::Attribute& node, const Type& generator);
    const Framework* frameworkOfDraw(Name member);

    // calls.cpp
    const Type* evaluateCall(const ast::Call& call);
    CallArguments evaluateArguments(const ast::Call& call);
    const Type* callByType(const CallArguments& arguments, const Type* function);
    const Type* unknownResult(const ast::Call& call, const Type* function);
    const ApiName* heldFunction(const ast::Call& call, const Type* held) const;
    const Type* callReference(const CallArguments& arguments, const ApiName& name);
    const Type* callMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* function);
    const Type* callIndexedMethod(const CallArguments& arguments, const ast::Attribute& method);
    const Type* callArrayMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver);
    const Framework* frameworkOfFields(Name member, const ast::Call& call);
    const Type* markedModule(const ast::Call& call, Name method);
    const Type* callUntypedModule(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver);
    const Type* callUnknownMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver);
    const Type* callName(const CallArguments& arguments, const ApiName& name);
    const Type* callWith(const Type* function, std::span<const Type* const> types, const ast::Call& where);
    const Type* callKey(const CallArguments& arguments, const Type* element);
    const Type* callPartial(const CallArguments& arguments, const ast::Call& partial);
    void letEscape(const CallArguments& arguments);

    // functions.cpp
    const Type* callFunction(FunctionInfo& info, const CallArguments& arguments, const Type* receiver);
    const Type* callFunctionWith(FunctionInfo& info, const std::vector<const Type*>& types,
                                 const std::vector<std::pair<Name, const Type*>>& keywords);
    void pass(FunctionInfo& info, std::size_t parameter, const Type* type, bool& changed);
    void passArguments(FunctionInfo& info, const CallArguments& arguments, bool isBound, bool& changed);
    void guessFromCallee(FunctionInfo& info, const CallArguments& arguments, bool isBound);
    FunctionInfo* functionOf(const Type* type);

    // mirrors.cpp: what other modules define
    FunctionInfo& functionInfo(const ast::Node& definition);
    ClassInfo& classInfo(const ast::Node& definition);
    const Type* adopt(const Type* type);
    bool isShown(const ClassInfo& info) const;
    const Type* nameOfModule(ModuleId module, Name name);
    const Type* moduleType(ModuleId module);
    ModuleId moduleOf(const Type* type) const;
    const Type* dottedModule(const ApiName& owner, Name name);
    void lookAround();
    void reflect(FunctionInfo& mirror);
    void reflect(ClassInfo& mirror);
    void reflect(const Found& name, Fact& fact);
    void show(Fact& fact, const Type* theirs);
    void hear(const Evidence& evidence);

    // builtins.cpp, methods.cpp
    const Type* callBuiltin(const CallArguments& arguments, std::string_view name);
    const Type* arrayBuiltin(const CallArguments& arguments, std::string_view name, bool& isArray);
    const Type* callOutside(const CallArguments& arguments, const ApiName& name);
    const Type* callIterationTool(const CallArguments& arguments, std::string_view name);  // iteration_tools.cpp
    const Type* builtinMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* base);
    const Type* listMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* base);
    const Type* dictMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* base);

    // annotations.cpp
    const Type* evaluateAnnotation(const ast::Expr& annotation);
    const Type* annotated(const ast::Expr& annotation, const ast::Constant* quote = nullptr);
    const Type* annotatedName(const Type* type);
    const Type* annotatedSubscript(const ast::Subscript& annotation, const ast::Constant* quote);
    const Type* annotatedUnion(std::span<ast::Expr* const> members, const ast::Constant* quote);
    const Type* annotatedText(const ast::Constant& text, const ast::Constant& where);
    const Type* denotedBy(const ast::Expr& expr, const ast::Constant* quote);
    const Type* quotedName(Name name, const ast::Constant& quote);
    const Type* aliasOf(const Type* instance);
    bool makesTypes(const ApiName& name) const;
    ScopeId scopeAround(const ast::Node& node) const;
    const Type* readAnywhere(SymbolId symbol);

    // uses.cpp
    Use& addUse(const ast::Expr& node, const Framework& framework);
    void withdrawUse(const ast::Expr& node);
    void refer(const ast::Expr& node, const ApiName& name);
    const Type* apply(Use& use);
    const Type* gradientType(const Use& use) const;
    bool holdsObjects(const UseSite& site) const;
    const Type* applyInPlace(const Use& use);
    const Type* applyUnrecorded(const ApiRef& ref, const UseSite& site);

    // guesses.cpp: what a use says of values of unknown type
    void learn(const neutral::Expr& meaning, const Framework& framework, int depth = 0);
    void confirm(const ast::Expr& expr, const Framework& framework);
    void learnFirst(const Use& use);
    void guess(const ast::Expr& expr, const Framework& framework);
    void guess(const ast::Expr& expr, const Type* type);
    void guessReceiver(const ast::Expr& origin, const Type& result);
    void guessParameter(const ast::arg& parameter, const Type* type);
    const Framework* frameworkOfMember(Name member, const ast::Call* call);
    const Framework* ownerOfDevice(const ast::Call& call);
    bool isCalledHere(const ast::Expr& callee);
    const Type* guessedByIndex(const ast::Subscript& node, const Type* base);
    const Framework* frameworkOfIndex(const ast::Subscript& node) const;
    bool isGivenNumber(const ast::Subscript& node) const;
    const Framework* onlyFramework() const;
    const Framework* onlyFrameworkWith(Name method);
    const Framework* frameworkOfComparedWith(const ast::Attribute& member);
    const Framework* frameworkOfComputed(const ast::Expr& value, const Type* type, Name member);
    bool onlyArraysTake(const Framework& framework, Name member, const ast::Call& call);

    Facts& facts_;
    Arena& arena_;
    Activation* at_ = nullptr;
    std::uint32_t activations_ = 0;
    bool isPrepared_ = false;
    bool isPatient_ = true;   ///< what is not known yet may still become known
    bool isForcing_ = false;  ///< what still changes becomes unknown
    bool inAnnotation_ = false;
    int depth_ = 0;         ///< of nested evaluations
    int transforming_ = 0;  ///< of transformed functions called inside each other
    int running_ = 0;       ///< of functions being evaluated inside each other
    std::unordered_map<Name, const ApiName*> outside_;
    std::unordered_map<Name, const Framework*> methods_, attributes_;  ///< whose arrays alone have a member
    std::optional<std::unordered_set<std::string_view>> called_;
    std::vector<SymbolId> moduleSlots_;
    std::map<std::pair<ast::NodeId, std::size_t>, ast::Call*> madeCalls_;  ///< that stand nowhere in the file
};

}  // namespace regraft::semantic
