#pragma once
// The catalogue and the framework tables, loaded lazily from what is compiled into the binary.

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mapping/version.h"
#include "neutral/operation.h"
#include "neutral/type.h"

namespace regraft {

struct Framework;
struct ApiEntry;
struct CompactModuleRules;
struct SessionRules;
struct TrainingRules;
class Libraries;
struct LayerMember;
struct OwnMember;

/// One way to call an API: an overload of an entry (most entries have one).
struct Overload {
    const ApiEntry* entry = nullptr;
    bool callable = false;  ///< false: an attribute or a constant
    std::span<const Parameter> parameters;
    const ast::Expr* when = nullptr;                       ///< condition on the bound arguments
    const ast::Expr* lift = nullptr;                       ///< meaning over neutral operations; null if unsupported
    std::string unsupported;                               ///< why it has no neutral meaning
    std::string differs;                                   ///< approximate: what differs
    std::span<const std::string_view> fields;              ///< names of the items of a named tuple
    std::unordered_map<std::string, std::string> ignored;  ///< parameter → why leaving it out changes nothing
    bool lower = true;                                     ///< may be read backwards
    std::string writes;                                    ///< the parameter whose array takes the lifted value; empty: none
    bool givesNone = false;                                ///< of an overload that writes: the call has no value
    bool shares = false;                                   ///< the result shares memory for sure, whatever the operation says
};

/// What a table says of one API.
struct ApiEntry {
    const Framework* framework = nullptr;
    std::string api;
    std::vector<std::string> names;  ///< `api` and `also`
    std::vector<Overload> overloads;
    bool ofAnything = false;  ///< a method that it means something of, too, whatever it is called on: the overload without a condition

    /// It says only why no target can have it, without a signature: that holds however it is used, and of everything in it.
    bool isRefusal() const;
};

/// A name found in a framework's tables.
struct ApiRef {
    const ApiEntry* entry = nullptr;  ///< null: not found
    std::string_view name;            ///< the name looked up, as the table spells it
    bool onArray = false;             ///< of the array type: the first parameter is the receiver
    bool inPlace = false;             ///< `x.add_`, found by way of `x.add`: the first parameter takes the result
    explicit operator bool() const { return entry != nullptr; }
};

/// One way to write an operation in a framework.
struct Lowering {
    const Framework* framework = nullptr;
    const ast::Expr* when = nullptr;
    const ast::Expr* to = nullptr;      ///< target expression over the operation's parameters
    const Overload* inverse = nullptr;  ///< set instead of `to`: an entry read backwards
    std::string dropped;                ///< why leaving it out changes nothing, where it stands as a decorator, in `with` or alone
    std::string unsupported;
    std::string differs;
};

struct ImportForm {
    std::string module;  ///< "jax.numpy"
    std::string as;      ///< "jnp"
};

/// What a framework with narrow dtypes by default needs to have the wide ones (jax's x64).
struct WideDTypes {
    std::string statement;             ///< "jax.config.update('jax_enable_x64', True)"
    std::vector<std::string> modules;  ///< what the statement needs imported
    DTypeRules rules;                  ///< the dtype habits once it has run
};

/// A statement that sets something for a whole program, and what it needs imported.
struct Setting {
    std::string statement;
    std::vector<std::string> modules;
};

/// How classes of stateful modules look.
struct ModuleRules {
    std::string base;          ///< what they derive from: "torch.nn.Module"
    std::string call;          ///< the method that calling a module runs: "forward"
    std::string streams;       ///< parameter of constructors for random streams: "rngs"; empty: they draw from a global generator
    std::string streamsClass;  ///< "flax.nnx.Rngs"
    std::string registers;     ///< method that makes an attribute of an array that is no parameter: "register_buffer"
    std::string train, eval;   ///< methods that say that a module is training, or is not
    std::vector<std::string> moduleAdders, parameterAdders;  ///< methods (name, value) that give a module a member
    std::string inputShape, inputSize;  ///< keywords of a first layer for what it is called with: a shape, or its only size
    std::string notTraining;            ///< attribute that says whether a module is not training, for classes that ask: "deterministic"
    /// The classes of layers that stand for functions of one array, where containers of modules hold modules only: nn.ReLU for F.relu.
    std::unordered_map<std::string, std::string> functions;
    std::string functionLayer;      ///< the class of layers that call any function of one array, where containers hold modules only:
                                    ///< "keras.layers.Lambda"
    std::string whole;              ///< what modules derive from that are no part of another: "keras.Model"; empty: the base as well
    std::vector<std::string> also;  ///< other names of these bases
    std::string home;               ///< the module that has the layers, where that isn't the base's
    std::string trainingParameter;  ///< of the call method, by which a module is told that it is training: "training"
    std::vector<std::string> reserved, reservedInWhole;  ///< names of members that are taken

    bool infersSizes = false;                ///< layers see the sizes of what they are called with, and are not told
    bool tracksLists = false;                ///< the modules in a list that is a member are the module's own
    std::string laterArray;                  ///< what says of a member's first value that arrays take its place: "flax.nnx.data"
    std::string untrained;                   ///< the statement that says which members, {}, are not trained though they hold arrays
    std::vector<std::string> members;        ///< what else every module has, beside the members that have entries: "zero_grad"
    std::vector<std::string> baseArguments;  ///< keywords that constructors of bases take, which change nothing that is computed: "name"

    bool isBase(std::string_view name) const {
        return !name.empty() && (name == base || name == whole || std::find(also.begin(), also.end(), name) != also.end());
    }
    /// Whether the method says whether a module is training.
    bool setsMode(std::string_view method) const { return !method.empty() && (method == train || method == eval); }
    bool addsModule(std::string_view method) const { return std::ranges::find(moduleAdders, method) != moduleAdders.end(); }
    bool addsParameter(std::string_view method) const { return std::ranges::find(parameterAdders, method) != parameterAdders.end(); }
    std::string_view layersIn() const { return home.empty() ? std::string_view(base).substr(0, base.rfind('.')) : std::string_view(home); }
    /// Whether it is the name of a member of every module: "torch.nn.Module.eval".
    bool isMember(std::string_view name) const {
        auto of = [&](const std::string& owner) {
            return !owner.empty() && name.starts_with(owner) && name.substr(owner.size()).starts_with(".");
        };
        return of(base) || of(whole);
    }
};

/// How classes look that are functions with gradients of their own.
struct GradientFunctionRules {
    std::string base;      ///< "torch.autograd.Function"
    std::string forward;   ///< its method that computes the value: "forward"
    std::string backward;  ///< its method that gets arrays: "backward"
    std::string run;       ///< what a class of that base is called by: "apply"
    std::string saved;     ///< the attribute that is a tuple of arrays: "saved_tensors"
};

/// Of a framework whose functions that draw random numbers take a key and keep no state: what makes one of a seed, and
/// several of one. Empty for others.
struct KeyFunctions {
    std::string make;   ///< "jax.random.key"
    std::string split;  ///< "jax.random.split"
    explicit operator bool() const { return !make.empty(); }
};

/// What random numbers are drawn from, where that is a value.
struct GeneratorRules {
    std::vector<std::string> classes;  ///< "torch.Generator"
    std::string written;               ///< what annotations call it: "torch.Generator", "jax.Array"
    bool standForKeys = false;         ///< where another framework has keys, this one has generators, which draws change
    bool has(std::string_view name) const { return std::find(classes.begin(), classes.end(), name) != classes.end(); }
};

/// Flags by which functions were told before what one argument tells them now: torch's `size_average=False` for `reduction='sum'`.
struct FormerFlags {
    std::string argument;                                         ///< "reduction"
    std::string at;                                               ///< the version from which on calls are written with it
    std::vector<std::pair<std::string, std::string>> whereFalse;  ///< the flags, and what it is where they are False; the first decides
    std::string otherwise;                                        ///< what it is where none is
    bool has(std::string_view name) const {
        return name == argument || std::ranges::any_of(whereFalse, [name](const auto& one) { return one.first == name; });
    }
};

/// An old interface that a framework keeps under a name of its own: TensorFlow 1 as `tensorflow.compat.v1`.
struct OldInterface {
    std::string module, version;
};

/// How arrays leave a framework, and come to it, where code of another one stays beside it. Python, over `value` or `{}`.
struct BridgeRules {
    std::vector<std::string> imports;  ///< "import torch"
    std::string isArray;               ///< "isinstance(value, torch.Tensor)"
    std::string toNumpy, fromNumpy;    ///< "value.detach().cpu().numpy()", "torch.from_numpy({})"
};

struct Framework {
    FrameworkId id = 0;
    std::string name;  ///< "torch"
    std::vector<std::string> distributions;
    std::vector<std::string> versions;  ///< those compared, oldest first
    std::optional<OldInterface> oldInterface;
    std::optional<FormerFlags> formerFlags;
    std::string module;  ///< canonical top module: "jax"
    /// Other words by which files that are not Python speak of it: the distribution's name elsewhere, its launcher.
    std::vector<std::string> words;
    std::vector<std::string> takes;          ///< frameworks whose arrays its functions take beside its own: "numpy"
    std::vector<std::string> byMethods;      ///< functions that call a method of the array they are given, in its own way: "numpy.mean"
    bool methodsDiffer = false;              ///< methods of its arrays take other arguments than NumPy's of these names
    std::vector<std::string> headers;        ///< where its C++ headers lie: "ATen/"
    std::vector<std::string> importModules;  ///< top-level modules whose import means this framework
    std::vector<ImportForm> imports;
    std::string array;  ///< "jax.Array"
    std::vector<std::string> arrayAlso;
    /// By "dtype", "device", "shape": the class of such values, as annotations name it, perhaps one of Python's own.
    std::unordered_map<std::string, std::string> typeClasses;
    /// By method: the kind of what has it, as in typeClasses, where nothing else is known of a value.
    std::map<std::string, std::string, std::less<>> toldBy;
    std::vector<std::string> memberClasses;  ///< whose members the surface compares between versions
    /// What a member of these is, another such class: "keras.Model.optimizer" → "keras.optimizers.Optimizer", in brackets in a list.
    std::map<std::string, std::string, std::less<>> memberValues;
    /// The one of the member classes that a class is or derives from: "keras.optimizers.Adam" → "keras.optimizers.Optimizer"; else empty.
    std::string_view memberClassOf(std::string_view className) const;
    BridgeRules bridge;
    bool isMutable = false;
    bool augmentsInPlace = true;  ///< where arrays are mutable, x += y writes into the array of x; else it binds x anew
    bool acceptsLists = false;
    bool acceptsScalars = false;
    bool negativeSteps = true;        ///< x[::-1] is allowed
    bool formatsElements = true;      ///< an array without axes can be written by a format: `f"{x:.3f}"`
    bool iteratesArrays = true;       ///< `for row in x`
    bool arrayIndexing = true;        ///< arrays are allowed among the items of an index
    bool listIndexing = true;         ///< lists stand for arrays there
    bool rangeIndexing = true;        ///< ranges do
    bool clampsIndices = false;       ///< an index out of bounds is no error: reads take the nearest element, writes are left out
    bool integerIsIndexArray = true;  ///< beside arrays between brackets an integer counts as an array of rank 0
    bool partialIndex = true;         ///< an index need not name all axes: x[0] of a matrix
    bool arrayIsNamed = true;         ///< its array type can be named: `isinstance(x, torch.Tensor)`
    bool deviceStrings = true;        ///< devices are named by strings
    std::vector<std::string>
        ownMethods;  ///< of arrays, that those of other libraries have as attributes only: a call of one tells what it is called on
    /// Operations whose operands it wants of one dtype, though it promotes elsewhere: torch's matmul.
    std::vector<std::string> sameDType;
    std::vector<std::string> mapsTrees;  ///< functions that give what they are given with other values in it: `jax.tree_map`
    std::vector<std::string> symbolic;   ///< what gives tensors that stand for what a model will be given
    /// Operations that refuse integers, though others make floats of them there; `linalg.*` are all of linalg.
    std::vector<std::string> floatsOnly;
    /// Parameters that take indices of the default integer dtype only, `nn.nll_loss.target`.
    std::vector<std::string> wideIndices;
    /// Parameters that take Python numbers, and no arrays without axes in their place, `arange.start`.
    std::vector<std::string> numbersOnly;
    /// Operations that leave out arrays of one axis without elements, whatever axes the others have: `torch.cat`.
    std::vector<std::string> skipsEmpty;
    bool arrayLengths = true;  ///< an array of integers stands for a shape, and for axes
    /// Keywords that every function takes, and that change nothing.
    std::vector<std::string> ignoredKeywords;
    /// Operations that leave a sum or product of small integers small, where others give the default integer dtype.
    std::vector<std::string> narrowSums;
    /// Operations that refuse truth values, which the source counts with: `1 - mask` in torch.
    std::vector<std::string> refusesBools;
    /// By dtypes of small integers: operations that have no function of such here, paddle's `max` of int8.
    std::vector<std::pair<DType, std::vector<std::string>>> refuses;
    /// Operations that are views elsewhere and copies here, though arrays can be written to: what is written into one is lost.
    std::vector<std::string> copies;
    bool dtypeStrings = false;
    bool pythonDtypes = false;
    std::string inPlaceSuffix;     ///< "_": with it, a function's name means the same written into its first argument
    std::string outParameter;      ///< "out": the keyword of functions for the array that takes the result
    std::string whereParameter;    ///< "where": the keyword for the mask that chooses the elements of that array which are written
    std::string inPlaceParameter;  ///< "inplace": the flag that makes a function write into its first argument
    KeyFunctions randomKeys;
    GeneratorRules generators;
    /// Other keywords that its functions take for a parameter: torch's `axis` for `dim`.
    std::unordered_map<std::string, std::vector<std::string>> parameterSynonyms;
    DTypeRules dtypeRules;
    std::optional<WideDTypes> wide;
    std::optional<Setting> wideFloats;  ///< has integers become 64-bit floats wherever floats are made of them (torch's default dtype)
    bool placesByItself = false;        ///< arrays lie where those that they are combined with lie; compiled code can't ask where that is
    std::optional<ModuleRules> modules;
    std::shared_ptr<const CompactModuleRules> compactModules;  ///< mapping/compact_rules.h; null if it has none such
    std::shared_ptr<const TrainingRules> training;             ///< mapping/training_rules.h; null if the tables say nothing of it
    std::shared_ptr<const SessionRules> sessions;              ///< mapping/session_rules.h; null if it never had any
    std::optional<GradientFunctionRules> gradientFunctions;
    bool textVersions = true;     ///< what tells its version is a text, which compares as texts do: "0.10" before "0.5"
    bool isNeutral = false;       ///< its functions are the core operations themselves (array_api)
    bool isCommonGround = false;  ///< used beside others (NumPy): not converted unless it stands alone or is named
};

/// Whether code of the framework may name `qualifiedName`: it lies in one of the modules the framework's code imports.
bool isImportable(const Framework& framework, std::string_view qualifiedName);

/// All tables. Lookups parse the entry's table text on first use; safe from several threads.
class Tables {
public:
    /// The tables in use: those compiled into the binary, with the user's own once `useTables` has read them.
    static const Tables& builtin();
    ~Tables();

    std::span<const Framework> frameworks() const;
    const Framework* framework(std::string_view name) const;  ///< also by alias ("tf"); null if unknown
    const Framework* framework(FrameworkId id) const;
    /// The framework in whose names the neutral form is printed; null if the tables have none.
    const Framework* neutralFramework() const;
    /// The framework that importing `module` (dotted) belongs to; null if none.
    const Framework* frameworkOfModule(std::string_view module) const;

    /// What is known of libraries beside the frameworks (mapping/libraries.h).
    const Libraries& libraries() const;

    const Operation* operation(std::string_view name) const;
    /// The operation a Python operator means on arrays ("+", "unary -", "=="); null if none.
    const Operation* operationOfSymbol(std::string_view symbol) const;
    std::vector<std::string_view> operationNames() const;

    /// By qualified name: "torch.sum", "torch.Tensor.sum". In the neutral framework every operation of the catalogue is an
    /// API by its own name. Where the tables refuse a module or class as a whole, they refuse what lies in it.
    ApiRef api(const Framework& framework, std::string_view qualifiedName) const;
    /// A method or attribute of the framework's array type.
    ApiRef arrayMember(const Framework& framework, std::string_view member) const;
    /// A method or attribute of the framework's module class.
    ApiRef moduleMember(const Framework& framework, std::string_view member) const;
    /// A method or attribute of what the framework draws random numbers from.
    ApiRef generatorMember(const Framework& framework, std::string_view member) const;
    /// Whether some API lies below this module or class name ("torch.linalg").
    bool isPrefix(const Framework& framework, std::string_view qualifiedName) const;
    std::vector<std::string_view> apiNames(const Framework& framework) const;

    /// The versions in which the framework has a name, oldest first; empty where nothing is known of it, or nothing changed.
    std::span<const VersionSpan> history(const Framework& framework, std::string_view name) const;
    /// What the tables say changed about a name, in file order.
    std::span<const VersionChange> changes(const Framework& framework, std::string_view name) const;
    /// Other names of the same thing in other versions, the newer ones first: "numpy.trapezoid" of "numpy.trapz", and back.
    std::vector<std::string> otherNames(const Framework& framework, std::string_view name) const;
    enum class Presence { Unlisted, Absent, Present };
    /// Whether a version has a name. Unlisted: the comparison does not reach it.
    Presence presence(const Framework& framework, std::string_view name, std::string_view version) const;
    /// The parameters in "(a, b=1)"; none where the text is no signature, or several.
    std::span<const Parameter> signature(std::string_view text) const;
    /// Those of a public name of the newest version.
    std::span<const Parameter> listedSignature(const Framework& framework, std::string_view name) const;
    /// Whether every public name directly in this module or class would be listed.
    bool isListed(const Framework& framework, std::string_view owner) const;

    /// Every public name of the framework, as surface.json has them; none if it has no such file.
    std::vector<std::string_view> surface(const Framework& framework) const;

    /// All ways to write `operation`, explicit ones first, in file order.
    const std::vector<Lowering>& lowerings(const Framework& framework, const Operation& operation) const;
    /// The arrays and modules that the layers of an operation own (mapping/layer_members.h).
    const std::vector<LayerMember>& layerMembers(const Operation& operation) const;
    /// Those that a class of the framework, or "helpers.NAME", has otherwise than its operation.
    const std::vector<OwnMember>& ownMembers(const Framework& framework, std::string_view className) const;
    /// The attribute in which a class keeps an argument of its operation; empty if it keeps it nowhere.
    std::string_view layerArgument(const Framework& framework, std::string_view className, std::string_view parameter) const;
    /// The examples of an entry, by its `api`.
    std::vector<std::string> examples(const Framework& framework, std::string_view api) const;
    /// Text of mappings/<framework>/helpers/<name>.py; empty if there is none.
    std::string_view helper(const Framework& framework, std::string_view name) const;
    /// Text of mappings/neutral/helpers/<name>.py, a decomposition written as a function over neutral operations, in the
    /// names of the neutral framework; empty if there is none.
    std::string_view neutralHelper(std::string_view name) const;
    std::vector<std::string_view> neutralHelperNames() const;
    /// How a helper of either kind is called, the framework's own first; null if there is none.
    const Overload* helperSignature(const Framework& framework, std::string_view name) const;

private:
    Tables();
    ApiRef inPlaceForm(const Framework& framework, std::string_view qualifiedName) const;
    struct Store;
    std::unique_ptr<Store> store_;
};

}  // namespace regraft
