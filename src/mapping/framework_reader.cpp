// What tables say of frameworks.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "mapping/compact_rules.h"
#include "mapping/json_fields.h"
#include "mapping/session_rules.h"
#include "mapping/training_reader.h"

namespace regraft {

using nlohmann::json;
using namespace fields;

namespace {

DType dtypeOf(const json& rules, const char* key, DType otherwise) {
    auto it = rules.find(key);
    if (it == rules.end() || !it->is_string()) return otherwise;
    return parseDType(it->get<std::string>()).value_or(otherwise);
}

Promotion promotionOf(const std::string& name, TableProblems& problems) {
    if (name == "numpy") return Promotion::NumPy;
    if (name == "torch") return Promotion::Torch;
    if (name == "jax") return Promotion::Jax;
    if (name == "none") return Promotion::None;
    if (name == "strict") return Promotion::Strict;
    problems.push_back({"/dtype_rules/promotion", "unknown promotion `" + name + "`"});
    return Promotion::NumPy;
}

DTypeRules readRules(const json& object, const DTypeRules& otherwise, std::string_view where, TableProblems& problems) {
    checkKeys(object, std::string(where),
              {"default_float", "default_int", "numbers_complex", "integer_quotient", "wide_results", "narrows_given", "promotion",
               "statement", "modules"},
              problems);
    for (const char* key : {"default_float", "default_int", "numbers_complex", "integer_quotient"})
        if (object.contains(key) && !(object[key].is_string() && parseDType(object[key].get<std::string>())))
            problems.push_back({std::string(where) + "/" + key, "a dtype is expected"});
    DTypeRules rules = otherwise;
    rules.defaultFloat = dtypeOf(object, "default_float", otherwise.defaultFloat);
    rules.defaultInt = withDefaultWidth(dtypeOf(object, "default_int", otherwise.defaultInt));
    rules.numbersComplex = dtypeOf(object, "numbers_complex", otherwise.numbersComplex);
    rules.integerQuotient = dtypeOf(object, "integer_quotient", otherwise.integerQuotient);
    rules.narrowsGiven = flag(object, "narrows_given", where, problems, otherwise.narrowsGiven);
    if (object.contains("wide_results")) rules.wideResults = texts(object, "wide_results", problems);
    if (auto it = object.find("promotion"); it != object.end() && it->is_string())
        rules.promotion = promotionOf(it->get<std::string>(), problems);
    return rules;
}

/// Which dtypes which operations refuse.
std::vector<std::pair<DType, std::vector<std::string>>> readRefused(const json& object, TableProblems& problems) {
    std::vector<std::pair<DType, std::vector<std::string>>> refused;
    const json byDType = object.value("refuses", json::object());
    for (const auto& [name, operations] : byDType.items()) {
        const auto dtype = parseDType(name);
        if (dtype && isInteger(*dtype)) refused.emplace_back(*dtype, texts(byDType, name.c_str(), problems));
        else problems.push_back({"/refuses/" + name, "a dtype of integers is expected"});
    }
    return refused;
}

/// How its modules look that exist only while a function is transformed.
TransformedRules readTransformedModules(const json& object, TableProblems& problems) {
    TransformedRules rules;
    const std::pair<const char*, std::string TransformedRules::*> names[] = {{"base", &TransformedRules::base},
                                                                             {"transform", &TransformedRules::transform},
                                                                             {"keyless", &TransformedRules::keyless},
                                                                             {"keys", &TransformedRules::keys},
                                                                             {"next_key", &TransformedRules::nextKey},
                                                                             {"drop", &TransformedRules::drop},
                                                                             {"parameter", &TransformedRules::parameter},
                                                                             {"initialisers", &TransformedRules::initialisers},
                                                                             {"chain", &TransformedRules::chain},
                                                                             {"dense", &TransformedRules::dense},
                                                                             {"perceptron", &TransformedRules::perceptron},
                                                                             {"activation", &TransformedRules::activation},
                                                                             {"attention", &TransformedRules::attention},
                                                                             {"init", &TransformedRules::init},
                                                                             {"apply", &TransformedRules::apply}};
    for (const auto& [key, member] : names) rules.*member = text(object, key, "/compact_modules/transformed", problems);
    rules.firstValues = texts(object, "first_values", problems);
    rules.annotations = texts(object, "annotations", problems);
    for (const auto& [key, value] : object.items())
        if (key != "first_values" && key != "annotations" && std::ranges::none_of(names, [&](const auto& one) { return key == one.first; }))
            problems.push_back({"/compact_modules/transformed/" + key, "unknown key"});
    return rules;
}

/// How its modules look that are made as they are first called.
std::shared_ptr<const CompactModuleRules> readCompactModules(const json& object, TableProblems& problems) {
    checkKeys(object, "/compact_modules",
              {"base", "compact", "plain", "setup", "name", "modes", "first_values", "values", "parameter", "key", "merge", "initialisers",
               "transformed"},
              problems);
    auto name = [&](const char* key) { return text(object, key, "/compact_modules", problems); };
    CompactModuleRules rules;
    rules.base = name("base");
    rules.compact = name("compact");
    rules.plain = texts(object, "plain", problems);
    rules.setup = name("setup");
    rules.name = name("name");
    rules.modes = texts(object, "modes", problems);
    rules.firstValues = texts(object, "first_values", problems);
    rules.parameter = name("parameter");
    rules.key = name("key");
    rules.merge = name("merge");
    rules.values = object.value("values", std::unordered_map<std::string, std::string>());
    rules.initialisers = object.value("initialisers", std::unordered_map<std::string, std::string>());
    if (auto transformed = object.find("transformed"); transformed != object.end())
        rules.transformed = readTransformedModules(*transformed, problems);
    return std::make_shared<const CompactModuleRules>(std::move(rules));
}

/// How its code built graphs and ran them.
std::shared_ptr<const SessionRules> readSessions(const json& object, TableProblems& problems) {
    SessionRules rules;
    for (const auto& [key, value] : object.items())
        if (value.is_array()) rules.parts[key] = texts(object, key.c_str(), problems);
    const auto name = [&](const char* key) { return text(object, key, "/sessions", problems); };
    rules.until = name("until");
    rules.function = name("function");
    rules.specification = name("specification");
    rules.tape = name("tape");
    rules.cast = name("cast");
    rules.identity = name("identity");
    rules.stack = name("stack");
    rules.checkpoint = name("checkpoint");
    rules.unspecified = name("unspecified");
    return std::make_shared<const SessionRules>(std::move(rules));
}

ModuleRules readModuleRules(const json& object, TableProblems& problems) {
    checkKeys(object, "/modules", {"base",          "call",
                                   "streams",       "streams_class",
                                   "registers",     "train",
                                   "eval",          "add_module",
                                   "add_parameter", "input_shape",
                                   "input_size",    "not_training",
                                   "functions",     "function_layer",
                                   "whole",         "also",
                                   "home",          "training_parameter",
                                   "reserved",      "reserved_in_whole",
                                   "infers_sizes",  "tracks_lists",
                                   "members",       "base_arguments",
                                   "later_array",   "untrained"},
              problems);
    auto one = [&](const char* key) { return text(object, key, "/modules", problems); };
    auto several = [&](const char* key) { return texts(object, key, problems); };
    ModuleRules rules;
    rules.base = one("base");
    rules.call = one("call");
    rules.streams = one("streams");
    rules.streamsClass = one("streams_class");
    rules.registers = one("registers");
    rules.train = one("train");
    rules.eval = one("eval");
    rules.moduleAdders = several("add_module");
    rules.parameterAdders = several("add_parameter");
    rules.inputShape = one("input_shape");
    rules.inputSize = one("input_size");
    rules.notTraining = one("not_training");
    rules.functions = object.value("functions", std::unordered_map<std::string, std::string>{});
    rules.functionLayer = one("function_layer");
    rules.whole = one("whole");
    rules.also = several("also");
    rules.home = one("home");
    rules.trainingParameter = one("training_parameter");
    rules.reserved = several("reserved");
    rules.reservedInWhole = several("reserved_in_whole");
    rules.infersSizes = flag(object, "infers_sizes", "/modules", problems);
    rules.tracksLists = flag(object, "tracks_lists", "/modules", problems);
    rules.members = several("members");
    rules.baseArguments = several("base_arguments");
    rules.laterArray = one("later_array");
    rules.untrained = one("untrained");
    return rules;
}

FormerFlags readFormerFlags(const json& object, TableProblems& problems) {
    checkKeys(object, "/former_flags", {"argument", "at", "where_false", "otherwise"}, problems);
    FormerFlags former{text(object, "argument", "/former_flags", problems),
                       text(object, "at", "/former_flags", problems),
                       {},
                       text(object, "otherwise", "/former_flags", problems)};
    for (const json& pair : object.value("where_false", json::array()))
        if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
            former.whereFalse.emplace_back(pair[0], pair[1]);
    return former;
}

}  // namespace

Framework readFramework(const json& object, TableProblems& problems) {
    checkKeys(object, "",
              {"framework",
               "aliases",
               "distributions",
               "words",
               "takes",
               "by_methods",
               "methods_differ",
               "headers",
               "versions",
               "module",
               "import_modules",
               "imports",
               "array",
               "array_also",
               "type_classes",
               "device_strings",
               "narrow_sums",
               "mutable",
               "accepts_lists",
               "accepts_scalars",
               "dtype_rules",
               "dtype_strings",
               "python_dtypes",
               "wide",
               "wide_floats",
               "places_by_itself",
               "common_ground",
               "neutral",
               "negative_steps",
               "augmented_in_place",
               "formats_elements",
               "iterates_arrays",
               "array_indexing",
               "list_indexing",
               "range_indexing",
               "partial_index",
               "array_named",
               "integer_is_index_array",
               "clamps_indices",
               "same_dtype",
               "own_methods",
               "floats_only",
               "symbolic",
               "maps_trees",
               "wide_indices",
               "numbers_only",
               "skips_empty",
               "array_lengths",
               "ignored_keywords",
               "refuses_bools",
               "refuses",
               "copies",
               "parameter_synonyms",
               "modules",
               "compact_modules",
               "training",
               "sessions",
               "gradient_functions",
               "in_place_suffix",
               "out_parameter",
               "where_parameter",
               "in_place_parameter",
               "random_keys",
               "generators",
               "old_interface",
               "former_flags",
               "told_by",
               "member_classes",
               "text_versions",
               "member_values",
               "bridge",
               "includes",
               "notes"},
              problems);
    Framework framework;
    framework.name = text(object, "framework", "", problems);
    framework.distributions = texts(object, "distributions", problems);
    framework.words = texts(object, "words", problems);
    framework.takes = texts(object, "takes", problems);
    framework.byMethods = texts(object, "by_methods", problems);
    framework.methodsDiffer = flag(object, "methods_differ", "", problems);
    framework.headers = texts(object, "headers", problems);
    framework.versions = texts(object, "versions", problems);
    framework.module = text(object, "module", "", problems);
    framework.importModules = texts(object, "import_modules", problems);
    if (framework.importModules.empty()) framework.importModules.push_back(framework.module);
    for (const json& form : object.value("imports", json::array()))
        framework.imports.push_back({form.value("module", ""), form.value("as", "")});
    framework.array = text(object, "array", "", problems);
    framework.arrayAlso = texts(object, "array_also", problems);
    if (auto classes = object.find("type_classes"); classes != object.end()) {
        checkKeys(*classes, "/type_classes", {"dtype", "device", "shape", "distribution", "optimiser", "array_like", "dtype_like"},
                  problems);
        for (const auto& [kind, name] : classes->items()) framework.typeClasses[kind] = name.is_string() ? name.get<std::string>() : "";
    }
    framework.textVersions = flag(object, "text_versions", "", problems, true);
    framework.memberClasses = texts(object, "member_classes", problems);
    const json values = object.value("member_values", json::object());
    for (const auto& [member, given] : values.items()) framework.memberValues[member] = given.is_string() ? given.get<std::string>() : "";
    if (auto told = object.find("told_by"); told != object.end()) {
        for (const auto& [method, kind] : told->items()) framework.toldBy[method] = kind.is_string() ? kind.get<std::string>() : "";
    }
    if (auto bridge = object.find("bridge"); bridge != object.end()) {
        checkKeys(*bridge, "/bridge", {"imports", "is_array", "to_numpy", "from_numpy"}, problems);
        framework.bridge = {texts(*bridge, "imports", problems), text(*bridge, "is_array", "/bridge", problems),
                            text(*bridge, "to_numpy", "/bridge", problems), text(*bridge, "from_numpy", "/bridge", problems)};
    }
    framework.isMutable = flag(object, "mutable", "", problems);
    framework.acceptsLists = flag(object, "accepts_lists", "", problems);
    framework.acceptsScalars = flag(object, "accepts_scalars", "", problems);
    framework.dtypeStrings = flag(object, "dtype_strings", "", problems);
    framework.pythonDtypes = flag(object, "python_dtypes", "", problems);
    const json synonyms = object.value("parameter_synonyms", json::object());
    for (const auto& [parameter, names] : synonyms.items()) framework.parameterSynonyms[parameter] = names.get<std::vector<std::string>>();
    framework.augmentsInPlace = flag(object, "augmented_in_place", "", problems, true);
    framework.negativeSteps = flag(object, "negative_steps", "", problems, true);
    framework.formatsElements = flag(object, "formats_elements", "", problems, true);
    framework.iteratesArrays = flag(object, "iterates_arrays", "", problems, true);
    framework.arrayIndexing = flag(object, "array_indexing", "", problems, true);
    framework.listIndexing = flag(object, "list_indexing", "", problems, true);
    framework.rangeIndexing = flag(object, "range_indexing", "", problems, framework.listIndexing);
    framework.clampsIndices = flag(object, "clamps_indices", "", problems);
    framework.integerIsIndexArray = flag(object, "integer_is_index_array", "", problems, true);
    framework.partialIndex = flag(object, "partial_index", "", problems, true);
    framework.arrayIsNamed = flag(object, "array_named", "", problems, true);
    framework.deviceStrings = flag(object, "device_strings", "", problems, true);
    framework.narrowSums = texts(object, "narrow_sums", problems);
    framework.refusesBools = texts(object, "refuses_bools", problems);
    framework.refuses = readRefused(object, problems);
    framework.copies = texts(object, "copies", problems);
    framework.mapsTrees = texts(object, "maps_trees", problems);
    framework.symbolic = texts(object, "symbolic", problems);
    framework.floatsOnly = texts(object, "floats_only", problems);
    framework.wideIndices = texts(object, "wide_indices", problems);
    framework.numbersOnly = texts(object, "numbers_only", problems);
    framework.skipsEmpty = texts(object, "skips_empty", problems);
    framework.arrayLengths = flag(object, "array_lengths", "", problems, true);
    framework.ignoredKeywords = texts(object, "ignored_keywords", problems);
    framework.ownMethods = texts(object, "own_methods", problems);
    framework.sameDType = texts(object, "same_dtype", problems);
    framework.inPlaceSuffix = text(object, "in_place_suffix", "", problems);
    framework.outParameter = text(object, "out_parameter", "", problems);
    framework.whereParameter = text(object, "where_parameter", "", problems);
    framework.inPlaceParameter = text(object, "in_place_parameter", "", problems);
    if (auto keys = object.find("random_keys"); keys != object.end())
        framework.randomKeys = {text(*keys, "make", "/random_keys", problems), text(*keys, "split", "/random_keys", problems)};
    if (auto generators = object.find("generators"); generators != object.end()) {
        checkKeys(*generators, "/generators", {"classes", "written", "stand_for_keys"}, problems);
        framework.generators = {texts(*generators, "classes", problems), text(*generators, "written", "/generators", problems),
                                flag(*generators, "stand_for_keys", "/generators", problems)};
    }
    if (auto old = object.find("old_interface"); old != object.end())
        framework.oldInterface =
            OldInterface{text(*old, "module", "/old_interface", problems), text(*old, "version", "/old_interface", problems)};
    if (auto former = object.find("former_flags"); former != object.end()) framework.formerFlags = readFormerFlags(*former, problems);
    framework.isNeutral = flag(object, "neutral", "", problems);
    framework.isCommonGround = flag(object, "common_ground", "", problems);
    framework.dtypeRules = readRules(object.value("dtype_rules", json::object()), {}, "/dtype_rules", problems);
    if (auto modules = object.find("modules"); modules != object.end()) framework.modules = readModuleRules(*modules, problems);
    if (auto compact = object.find("compact_modules"); compact != object.end())
        framework.compactModules = readCompactModules(*compact, problems);
    if (auto training = object.find("training"); training != object.end()) framework.training = readTraining(*training, problems);
    if (auto sessions = object.find("sessions"); sessions != object.end()) framework.sessions = readSessions(*sessions, problems);
    if (auto functions = object.find("gradient_functions"); functions != object.end()) {
        checkKeys(*functions, "/gradient_functions", {"base", "forward", "backward", "run", "saved"}, problems);
        framework.gradientFunctions = GradientFunctionRules{
            text(*functions, "base", "/gradient_functions", problems), text(*functions, "forward", "/gradient_functions", problems),
            text(*functions, "backward", "/gradient_functions", problems), text(*functions, "run", "/gradient_functions", problems),
            text(*functions, "saved", "/gradient_functions", problems)};
    }
    framework.placesByItself = flag(object, "places_by_itself", "", problems);
    if (auto wide = object.find("wide"); wide != object.end())
        framework.wide = WideDTypes{text(*wide, "statement", "/wide", problems), texts(*wide, "modules", problems),
                                    readRules(*wide, framework.dtypeRules, "/wide", problems)};
    if (auto floats = object.find("wide_floats"); floats != object.end())
        framework.wideFloats = Setting{text(*floats, "statement", "/wide_floats", problems), texts(*floats, "modules", problems)};
    return framework;
}

}  // namespace regraft
