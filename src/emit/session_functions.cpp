// The functions that take the place of parts of a graph.

#include <algorithm>

#include "ast/names.h"
#include "ast/visit.h"
#include "emit/name_list.h"
#include "emit/session_writer.h"
#include "lift/calls.h"
#include "lower/build.h"

namespace regraft {

/// A line of a function: text, code, and text behind it.
Outline::Line SessionWriter::line(unsigned depth, std::string text, const py::Expr* code, std::string behind) {
    Outline::Line one{depth, Document(std::move(text))};
    one.code = code;
    if (!behind.empty()) one.behind = Document(std::move(behind));
    return one;
}

std::string SessionWriter::local(const std::string& key) const {
    const auto found = locals_.find(key);
    return found == locals_.end() ? GraphKeys::nameOf(key) : found->second;
}

/// A name that nothing in the function has.
std::string SessionWriter::inner(const std::string& base) {
    for (unsigned number = 1;; ++number) {
        std::string found = number == 1 ? base : base + "_" + std::to_string(number);
        const bool isLocal = std::ranges::any_of(locals_, [&](const auto& one) { return one.second == found; });
        if (analysis_.isBound(found, *scope_) || isLocal || std::ranges::find(inners_, found) != inners_.end()) continue;
        inners_.push_back(found);
        return found;
    }
}

/// Functions that stand in one place are one outline.
void SessionWriter::writeFunctions() {
    writeInlined();
    std::map<int, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < plan_.functions.size(); ++i)
        if (!plan_.functions[i].isDropped) places[plan_.functions[i].place].push_back(i);
    for (const auto& [place, functions] : places) {
        if (unit(place).inlinedAt) continue;
        Outline outline;
        outline.takesComments = true;
        outline.at = unit(place).statement;
        outline.gone.push_back(outline.at);
        if (!plan_.gone.contains(place)) {  // it stays, and the functions stand behind it
            Outline::Line kept;
            kept.moved = outline.at;
            outline.lines.push_back(kept);
        }
        for (std::size_t index : functions) addFunction(index, outline);
        std::ranges::sort(outline.gone, {}, [](const ast::Stmt* one) { return one->span.begin; });
        request_->outlines.push_back(std::move(outline));
    }
}

void SessionWriter::addFunction(std::size_t index, Outline& outline) {
    const GraphFunction& function = plan_.functions[index];
    const bool isTop = unit(function.place).scope->kind == ast::Kind::Module;
    if (!outline.lines.empty()) outline.lines.insert(outline.lines.end(), isTop ? 2 : 1, Outline::Line());
    std::vector<Outline::Line> lines = linesOf(function, names_[index]);
    outline.lines.insert(outline.lines.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    for (int moved : function.units)
        if (!unit(moved).inlinedAt && !unit(moved).alone && std::ranges::find(outline.gone, unit(moved).statement) == outline.gone.end())
            outline.gone.push_back(unit(moved).statement);
}

/// What members are called in the function, and its own names.
void SessionWriter::beginFunction(const GraphFunction& function) {
    locals_.clear();
    inners_.clear();
    scope_ = unit(function.place).scope;
    std::set<std::string> taken;
    std::set<std::string_view> read;  // these keep their meaning: `self.optimizer = optimizer.minimize(self.cost)`
    for (int index : function.units) read.merge(ast::namesIn(*unit(index).statement));
    auto add = [&](const std::string& key, bool members) {
        if (GraphKeys::isMember(key) != members || locals_.contains(key)) return;
        std::string found = GraphKeys::nameOf(key);
        while (members && (taken.contains(found) || read.contains(found))) found += "_";
        taken.insert(found);
        locals_[key] = found;
    };
    for (bool members : {false, true}) {
        for (const std::string& key : function.parameters) add(key, members);
        for (std::size_t called : function.calls)
            for (const std::string& key : plan_.functions[called].given()) add(key, members);
        for (int index : function.units)
            for (const std::string& key : unit(index).defines) add(key, members);
    }
    tape_ = needsTape(function) ? inner("tape") : "";
}

/// In the function `self.loss` is `loss`.
void SessionWriter::localNames(const ast::Node& code) {
    ast::walk(code, [&](const ast::Node& node) {
        const auto* attribute = ast::as<ast::Attribute>(&node);
        const std::string key = attribute ? reader_.keys().of(*attribute) : "";
        if (key.empty() || !locals_.contains(key)) return true;
        request_->rewrites.push_back({attribute, name(local(key))});
        return false;
    });
}

bool SessionWriter::needsTape(const GraphFunction& function) const {
    if (!function.steps.empty()) {
        for (int index : function.steps)
            for (const GraphStep& step : unit(index).steps)
                if (step.loss) return true;
    }
    return std::ranges::any_of(function.units, [&](int index) {
        const GraphUnit& one = unit(index);
        return !one.gradients.empty() || std::ranges::any_of(one.steps, [](const GraphStep& step) { return step.loss; });
    });
}

std::vector<Outline::Line> SessionWriter::linesOf(const GraphFunction& function, const std::string& name) {
    beginFunction(function);
    std::vector<Outline::Line> lines;
    for (int index : function.units) localNames(*unit(index).statement);
    for (int index : function.units)
        for (const ast::Call* all : unit(index).all) variables(*all);
    makers(function, lines);
    optimisers(function, lines);
    if (!lines.empty()) lines.insert(lines.end(), scope_->kind == ast::Kind::Module ? 2 : 1, Outline::Line());
    head(function, name, lines);
    casts(function, lines);
    if (!tape_.empty()) tape(function, lines);
    for (const Part& part : ordered(function, false)) partLine(part, 1, lines);
    steps(function, lines);
    results(function, lines);
    if (ownerOf(function) && function.isEntry) {
        lines.push_back({});
        lines.push_back(line(0, "self." + name + " = " + name));
    }
    return lines;
}

/// Whether what a placeholder says of itself has the same meaning in the scope of the function.
bool SessionWriter::isInSight(const GraphValue& placeholder) const {
    if (placeholder.unit < 0 || unit(placeholder.unit).scope == scope_) return true;
    bool isGlobal = true;
    ast::walk(*placeholder.call, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        const ast::Node* owner = name ? reader_.keys().names().owner(*name, name->id.text()) : nullptr;
        isGlobal = isGlobal && (!owner || owner->kind == ast::Kind::Module);
        return isGlobal;
    });
    return isGlobal;
}

/// Of all parameters something is known, and none decides in Python what is computed.
bool SessionWriter::hasSpecifications(const GraphFunction& function) const {
    return std::ranges::all_of(function.parameters, [&](const std::string& key) {
        const GraphValue& value = graph_.values.at(key);
        if (value.kind != GraphKind::Placeholder || !value.call || !isInSight(value)) return false;
        const ast::Expr* dtype = ast::argumentOf(*value.call, 0, "dtype");
        return dtype && dtype->span.of(file_.text).find("bool") == std::string_view::npos;
    });
}

const py::Expr* SessionWriter::specification(const std::string& key) {
    const ast::Call& made = *graph_.values.at(key).call;
    const ast::Expr* shape = ast::argumentOf(made, 1, "shape");
    const py::Expr* dimensions = shape ? source(*shape) : py::literal(arena_, "None");
    return call(name(reader_.rules().specification, py::ExprKind::Api), {dimensions, source(*ast::argumentOf(made, 0, "dtype"))});
}

/// Whether a call stands in the statement itself, and runs once where that does.
bool SessionWriter::isDirect(const ast::Call& made, const GraphUnit& one) const {
    const ast::Node* at = &made;
    for (; at && at != one.statement; at = analysis_.parent(*at)) {
        const bool repeats = at->kind == ast::Kind::For || at->kind == ast::Kind::While || at->kind == ast::Kind::Lambda ||
                             at->kind == ast::Kind::ListComp || at->kind == ast::Kind::DictComp || at->kind == ast::Kind::GeneratorExp ||
                             at->kind == ast::Kind::SetComp || isFunction(*at);
        if (repeats) return false;
    }
    return at && one.statement->kind == ast::Kind::Assign;
}

/// Once the loss is computed, all variables that it hinges on are known.
void SessionWriter::variables(const ast::Call& all) {
    const ast::Expr* scope = GraphReader::scopeAsked(all);
    std::vector<const py::Expr*> asked;
    if (scope) asked.push_back(source(*scope));
    if (!reader_.asksTrainables(all)) asked.push_back(py::literal(arena_, "False"));
    const py::Expr* code =
        scope ? call(name("made_variables", py::ExprKind::Helper), asked) : call(member(name(tape_), "watched_variables"), {});
    request_->rewrites.push_back({&all, code});
    gone_.push_back({all.span, {}});
}

/// Whether something is made in the function that only its first run makes.
bool SessionWriter::makesInside(const GraphFunction& function) const {
    return std::ranges::any_of(function.units, [&](int index) {
        return std::ranges::any_of(unit(index).makers, [&](const ast::Call* made) {
            return once_.contains(made) || (layers_.contains(made) && layers_.at(made).name.empty());
        });
    });
}

/// Layers that stand in the statements are made before the function; what is made deeper inside is made by its first run.
void SessionWriter::makers(const GraphFunction& function, std::vector<Outline::Line>& lines) {
    for (int index : function.units)
        for (const ast::Call* made : unit(index).makers) {
            if (layers_.contains(made) || once_.contains(made)) continue;
            const std::string api = reader_.nameOf(*made->func);
            if (reader_.rules().is("named", api)) continue;
            if (!reader_.rules().is("layer", api)) {
                once_.insert(made);
                const py::Expr* make = py::node(arena_, py::ExprKind::Lambda, {source(*made)});
                request_->rewrites.push_back({made, call(name("once", py::ExprKind::Helper), {make})});
                continue;
            }
            Layer& layer = layers_[made];
            if (!isDirect(*made, unit(index)) || graph_.keepsScopes) continue;
            layer.made = arena_.make<py::Expr>(py::Expr{py::ExprKind::Name, "None"});
            layer.name = freshName_(api.substr(api.rfind('.') + 1));
            lines.push_back(line(0, layer.name + " = ", layer.made));
        }
}

void SessionWriter::head(const GraphFunction& function, const std::string& called, std::vector<Outline::Line>& lines) {
    std::vector<std::string> parameters;
    for (const std::string& key : function.parameters) parameters.push_back(local(key));
    if (function.isEntry) {
        const py::Expr* decorator = name(reader_.rules().function, py::ExprKind::Api);
        if (!function.parameters.empty() && hasSpecifications(function)) {
            std::vector<const py::Expr*> all;
            for (const std::string& key : function.parameters) all.push_back(specification(key));
            decorator = py::call(arena_, decorator, {{"input_signature", py::node(arena_, py::ExprKind::List, all), nullptr}});
        }
        lines.push_back(line(0, "@", decorator));
    }
    if (makesInside(function)) lines.push_back(line(0, "@", name("made_once", py::ExprKind::Helper)));
    lines.push_back(line(0, "def " + called + "(" + joined(parameters) + "):"));
}

/// What is fed becomes of the placeholder's dtype.
void SessionWriter::casts(const GraphFunction& function, std::vector<Outline::Line>& lines) {
    if (!function.isEntry || hasSpecifications(function)) return;
    for (const std::string& key : function.parameters) {
        const GraphValue& value = graph_.values.at(key);
        const bool isPlaceholder = value.kind == GraphKind::Placeholder && value.call;
        const ast::Expr* dtype = isPlaceholder ? ast::argumentOf(*value.call, 0, "dtype") : nullptr;
        if (isPlaceholder && (!dtype || dtype->span.of(file_.text).find("bool") != std::string_view::npos)) continue;
        const py::Expr* kind =
            dtype ? source(*dtype) : name(reader_.rules().unspecified, py::ExprKind::Api);  // of what is computed in between
        lines.push_back(line(1, local(key) + " = ", call(name(reader_.rules().cast, py::ExprKind::Api), {name(local(key)), kind})));
    }
}

void SessionWriter::callLine(std::size_t called, unsigned depth, std::vector<Outline::Line>& lines) {
    const GraphFunction& function = plan_.functions[called];
    std::vector<std::string> given, taken;
    const ast::Node* other = unit(function.place).scope;  // another method of the class
    const std::string owner = ownerOf(function) && other != scope_ ? std::string(argumentsOf(*scope_)->args[0]->name.text()) + "." : "";
    for (const std::string& key : function.parameters) given.push_back(local(key));
    for (const std::string& key : function.given()) taken.push_back(local(key));
    lines.push_back(line(depth, (taken.empty() ? "" : joined(taken) + " = ") + owner + names_[called] + "(" + joined(given) + ")"));
}

void SessionWriter::partLine(const Part& part, unsigned depth, std::vector<Outline::Line>& lines) {
    if (part.unit < 0) callLine(part.called, depth, lines);
    else unitLine(part.unit, depth, lines);
}

void SessionWriter::tape(const GraphFunction& function, std::vector<Outline::Line>& lines) {
    std::size_t gradients = 0;
    for (int index : function.units)
        gradients += unit(index).gradients.size() +
                     static_cast<std::size_t>(std::ranges::count_if(unit(index).steps, [](const GraphStep& step) { return step.loss; }));
    std::vector<py::Argument> arguments;
    if (gradients > 1) arguments.push_back({"persistent", py::literal(arena_, "True"), nullptr});
    lines.push_back(line(1, "with ", py::call(arena_, name(reader_.rules().tape, py::ExprKind::Api), arguments), " as " + tape_ + ":"));
    const std::size_t before = lines.size();
    for (const std::string& key : function.watched) lines.push_back(line(2, tape_ + ".watch(" + local(key) + ")"));
    for (const Part& part : ordered(function, true)) partLine(part, 2, lines);
    for (int index : function.units)  // losses that have no name
        for (const GraphStep& step : unit(index).steps)
            if (step.loss && reader_.keys().of(*step.loss).empty()) {
                locals_["loss of " + std::to_string(step.loss->id)] = inner("loss");
                lines.push_back(line(2, locals_["loss of " + std::to_string(step.loss->id)] + " = ", source(*step.loss)));
            }
    if (lines.size() == before) lines.push_back(line(2, "pass"));
}

void SessionWriter::unitLine(int index, unsigned depth, std::vector<Outline::Line>& lines) {
    const GraphUnit& one = unit(index);
    if (one.isStep || one.isGroup) return;
    if (one.alone) return lines.push_back(line(depth, "", source(*one.alone)));
    if (one.merges) return merging(one, depth, lines);
    if (!one.steps.empty()) return computing(one, depth, lines);
    for (const ast::Call* call : one.gradients) {
        std::vector<const py::Expr*> arguments;
        for (const ast::Expr* argument : call->args) arguments.push_back(source(*argument));
        const bool isOne = arguments.size() == 2 && !reader_.valueOf(*call->args[1]).isContainer;
        if (isOne) arguments[1] = py::node(arena_, py::ExprKind::List, {arguments[1]});  // it gave a list all the same
        request_->rewrites.push_back({call, this->call(member(name(tape_), "gradient"), arguments)});
        gone_.push_back({call->func->span, {}});
    }
    retarget(*one.statement);
    Outline::Line moved{depth};
    moved.moved = one.statement;
    lines.push_back(std::move(moved));
}

/// `merged = tf.summary.merge_all()`
void SessionWriter::merging(const GraphUnit& unit, unsigned depth, std::vector<Outline::Line>& lines) {
    std::vector<const py::Expr*> values;
    for (const GraphUnit& one : graph_.units) {
        if (&one == &unit) break;
        if (!one.summary) continue;
        const ast::Expr& value = *ast::argumentOf(*one.summary, 1, "tensor");
        localNames(value);
        values.push_back(source(value));
    }
    const py::Expr* list = py::node(arena_, py::ExprKind::List, values);
    lines.push_back(line(depth, local(unit.defines.front()) + " = ", call(name(reader_.rules().stack, py::ExprKind::Api), {list})));
}

void SessionWriter::results(const GraphFunction& function, std::vector<Outline::Line>& lines) {
    std::vector<std::string> names;
    std::vector<const py::Expr*> values;
    for (const std::string& key : function.outputs) values.push_back(name(local(key)));
    for (const Fetched& one : function.results) {
        if (one.kind == Fetched::Kind::Stored)
            values.push_back(call(name(reader_.rules().identity, py::ExprKind::Api), {source(*one.expr)}));
        else values.push_back(one.key.empty() ? source(*one.expr) : name(local(one.key)));
        if (one.key.empty()) localNames(*one.expr);
    }
    if (values.empty()) return;
    lines.push_back(line(1, "return ", values.size() == 1 ? values.front() : py::node(arena_, py::ExprKind::Tuple, values)));
}

}  // namespace regraft
