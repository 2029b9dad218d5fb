#include "mapping/training_reader.h"

#include <nlohmann/json.hpp>

#include "mapping/json_fields.h"

namespace regraft {

using nlohmann::json;
using namespace fields;

namespace {

std::shared_ptr<const HandedRules> readHanded(const json& object, TableProblems& problems) {
    checkKeys(object, "/training/handed",
              {"state",   "create",        "replace",        "apply_gradients", "gradients", "apply_function",  "parameters", "rule",
               "init",    "apply",         "collection",     "collections",     "streams",   "changing",        "method",     "update",
               "jit",     "apply_updates", "first_call",     "leaves_of",       "any_order", "leaves",          "modules",    "filters",
               "list",    "parameter",     "arrays",         "setting",         "key",       "split",           "maps",       "for_each",
               "for_one", "grad",          "value_and_grad", "has_aux",         "positions", "optimiser_state", "steps",      "model",
               "wanted",  "optimiser"},
              problems);
    auto name = [&](const char* key) { return object.contains(key) ? text(object, key, "/training/handed", problems) : std::string(); };
    HandedRules rules;
    rules.state = name("state");
    rules.create = name("create");
    rules.replace = name("replace");
    rules.applyGradients = name("apply_gradients");
    rules.gradients = name("gradients");
    rules.applyFunction = name("apply_function");
    rules.parameters = name("parameters");
    rules.rule = name("rule");
    rules.init = name("init");
    rules.apply = name("apply");
    rules.collection = name("collection");
    rules.collections = texts(object, "collections", problems);
    rules.streams = name("streams");
    rules.changing = name("changing");
    rules.method = name("method");
    rules.update = name("update");
    rules.applyUpdates = texts(object, "apply_updates", problems);
    rules.modules = name("modules");
    rules.filters = texts(object, "filters", problems);
    rules.list = name("list");
    rules.parameter = name("parameter");
    rules.arrays = texts(object, "arrays", problems);
    rules.setting = name("setting");
    rules.key = name("key");
    rules.split = name("split");
    rules.maps = texts(object, "maps", problems);
    rules.forEach = texts(object, "for_each", problems);
    rules.forOne = texts(object, "for_one", problems);
    rules.grad = name("grad");
    rules.valueAndGrad = name("value_and_grad");
    rules.hasAux = name("has_aux");
    rules.positions = name("positions");
    rules.optimiserState = name("optimiser_state");
    rules.steps = name("steps");
    rules.model = name("model");
    rules.optimiser = name("optimiser");
    rules.wanted = name("wanted");
    rules.jit = name("jit");
    rules.leavesOf = texts(object, "leaves_of", problems);
    rules.anyOrder = texts(object, "any_order", problems);
    rules.leaves = name("leaves");
    rules.firstCall = name("first_call");
    return std::make_shared<const HandedRules>(std::move(rules));
}

}  // namespace

std::shared_ptr<const TrainingRules> readTraining(const json& object, TableProblems& problems) {
    checkKeys(object, "/training",
              {"optimiser",
               "trained",
               "parameters",
               "backward",
               "gradient",
               "step",
               "clear",
               "backward_keywords",
               "clear_keywords",
               "clip_norm",
               "clip_value",
               "value_and_grad",
               "takes_module",
               "evaluate",
               "state",
               "clip_gradients",
               "jit",
               "update",
               "tape",
               "trained_variables",
               "evaluates",
               "scale",
               "rescales",
               "recorded",
               "marked_trained",
               "trained_argument",
               "record",
               "unrecorded",
               "cleared_by",
               "gradients_of",
               "records_nothing",
               "array_grad",
               "array_value_and_grad",
               "module_grad",
               "sum",
               "watch",
               "unlinked",
               "handed"},
              problems);
    auto name = [&](const char* key) { return text(object, key, "/training", problems); };
    TrainingRules rules;
    if (auto handed = object.find("handed"); handed != object.end())
        for (const json& one : *handed) rules.handed.push_back(readHanded(one, problems));
    rules.optimiser = name("optimiser");
    rules.unlinked = name("unlinked");
    rules.trained = name("trained");
    rules.parameters = name("parameters");
    rules.backward = name("backward");
    rules.gradient = name("gradient");
    rules.step = name("step");
    rules.clear = name("clear");
    rules.backwardKeywords = texts(object, "backward_keywords", problems);
    rules.clearKeywords = texts(object, "clear_keywords", problems);
    rules.clipNorm = name("clip_norm");
    rules.clipValue = name("clip_value");
    rules.valueAndGrad = name("value_and_grad");
    rules.takesModule = flag(object, "takes_module", "/training", problems);
    rules.evaluate = name("evaluate");
    rules.state = name("state");
    rules.clipGradients = name("clip_gradients");
    rules.jit = name("jit");
    rules.update = name("update");
    rules.tape = name("tape");
    rules.trainedVariables = name("trained_variables");
    rules.evaluates = texts(object, "evaluates", problems);
    rules.recordsNothing = texts(object, "records_nothing", problems);
    rules.scale = name("scale");
    rules.rescales = texts(object, "rescales", problems);
    rules.recorded = name("recorded");
    rules.markedTrained = name("marked_trained");
    rules.trainedArgument = name("trained_argument");
    rules.record = name("record");
    rules.unrecorded = name("unrecorded");
    rules.clearedBy = texts(object, "cleared_by", problems);
    rules.gradientsOf = name("gradients_of");
    rules.arrayGrad = name("array_grad");
    rules.arrayValueAndGrad = name("array_value_and_grad");
    rules.moduleGrad = name("module_grad");
    rules.sum = name("sum");
    rules.watch = name("watch");
    return std::make_shared<const TrainingRules>(std::move(rules));
}

}  // namespace regraft
