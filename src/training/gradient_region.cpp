#include "training/gradient_region.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "training/liveness.h"
#include "training/step_arguments.h"

namespace regraft {

namespace {

using Names = std::set<std::string>;

bool meets(const Names& one, const Names& other) {
    return std::ranges::any_of(one, [&](const std::string& name) { return other.contains(name); });
}

bool holds(const std::vector<const ast::Stmt*>& statements, const ast::Node& node) {
    return std::ranges::any_of(statements, [&](const ast::Stmt* one) { return one->span.contains(node.span); });
}

/// Whether a value can have gradients: it is an array, or may be or hold one.
bool mayHoldArrays(const Type& type) {
    switch (type.kind) {
        case TypeKind::Int:
        case TypeKind::Float:
        case TypeKind::Bool:
        case TypeKind::Str:
        case TypeKind::None:
        case TypeKind::DType:
        case TypeKind::Shape: return false;
        default: return true;
    }
}

}  // namespace

bool GradientRegion::fill(ArrayGradient& gradient, const Block& block, std::size_t index) const {
    gradient.scope = &scope_;
    gradient.variable = gradient.value->kind == ast::Kind::NameExpr ? variables_.of(*gradient.value) : std::string();
    if (gradient.value->kind == ast::Kind::Attribute) return false;
    const std::vector<std::size_t> part = slice(gradient, block, beginOf(gradient, block, index), index);
    for (std::size_t i : part) gradient.forward.push_back(block[i]);
    const Names inputs(gradient.inputs.begin(), gradient.inputs.end());
    if (part.empty() && !meets(readIn(*gradient.value), inputs)) return false;
    if (!std::ranges::all_of(gradient.inputs, [&](const std::string& input) { return variables_.isLocal(input); })) return false;
    const Type& type = *context_.analysis.typeOf(*gradient.value);
    if (type.isArray() && (type.dtype == DType::Complex64 || type.dtype == DType::Complex128)) return false;  // conjugates there
    if (!seesAll(gradient) || !isPure(gradient, block, beginOf(gradient, block, index), index) ||
        !choosePlace(gradient, block, part, index))
        return false;
    for (const ast::Stmt* statement : gradient.forward)
        if (leavesBlock(*statement) || meets(boundIn(*statement), inputs) || (context_.keyOf && !context_.keyOf(*statement).empty()))
            return false;
    gradient.gone.insert(gradient.gone.end(), gradient.forward.begin(), gradient.forward.end());
    std::ranges::sort(gradient.gone, {}, [](const ast::Stmt* one) { return one->span.begin; });
    if (!std::ranges::all_of(gradient.gone, [&](const ast::Stmt* one) { return ownsItsLines(*one, context_.file.text); })) return false;
    nameArguments(gradient);
    nameResults(gradient);
    return true;
}

std::set<std::string> GradientRegion::boundIn(const ast::Stmt& statement) const { return variables_.bound(statement); }
std::set<std::string> GradientRegion::readIn(const ast::Node& code) const { return variables_.read(code); }

/// Whether an input begins here: it is bound or marked.
bool GradientRegion::startsInput(const ast::Stmt& statement, const ArrayGradient& gradient) const {
    const Names bound = boundIn(statement);
    return std::ranges::any_of(gradient.inputs, [&](const std::string& input) {
        const auto marks = marks_.find(input);
        const bool isMarked = marks != marks_.end() &&
                              std::ranges::any_of(marks->second, [&](const GradientMark& mark) { return mark.statement == &statement; });
        return isMarked || bound.contains(input);
    });
}

/// Behind where the first of the inputs begins.
std::size_t GradientRegion::beginOf(const ArrayGradient& gradient, const Block& block, std::size_t index) const {
    std::size_t begin = index;
    for (const std::string& input : gradient.inputs) {
        std::size_t of = 0;
        for (std::size_t i = 0; i < index; ++i)
            if (boundIn(*block[i]).contains(input)) of = i + 1;
        begin = std::min(begin, of);
    }
    return begin;
}

/// The statements from `begin` on that the value depends on, and that depend on an input.
std::vector<std::size_t> GradientRegion::slice(const ArrayGradient& gradient, const Block& block, std::size_t begin,
                                               std::size_t index) const {
    Names needed = readIn(*gradient.value);
    std::vector<std::size_t> wanted, part;
    for (std::size_t i = index; i-- > begin;) {
        if (startsInput(*block[i], gradient) || !meets(boundIn(*block[i]), needed)) continue;
        wanted.insert(wanted.begin(), i);
        if (block[i]->kind == ast::Kind::Assign)
            for (const std::string& name : boundIn(*block[i])) needed.erase(name);
        needed.merge(readIn(*block[i]));
    }
    Names dependent(gradient.inputs.begin(), gradient.inputs.end());
    for (std::size_t i : wanted) {
        if (!meets(readIn(*block[i]), dependent)) continue;
        part.push_back(i);
        dependent.merge(boundIn(*block[i]));
    }
    return part;
}

/// What the scope has that depends on an input by other statements than the function's: variables, functions and classes, and
/// members of objects that an input was handed to ("self" stands for all of them).
std::set<std::string> GradientRegion::dependents(const ArrayGradient& gradient) const {
    Names names(gradient.inputs.begin(), gradient.inputs.end());
    std::vector<const ast::Stmt*> statements;
    for (const Block& block : blocksOf(scope_)) statements.insert(statements.end(), block.begin(), block.end());
    for (std::size_t before = 0; before != names.size();) {
        before = names.size();
        for (const ast::Stmt* statement : statements)
            if (!holds(gradient.forward, *statement) && !holds(gradient.gone, *statement)) addDependents(*statement, names);
    }
    for (const std::string& input : gradient.inputs) names.erase(input);
    return names;
}

void GradientRegion::addDependents(const ast::Stmt& statement, std::set<std::string>& names) const {
    const auto addIf = [&](const ast::Node& read, const ast::Node& bound) {
        if (meets(readIn(read), names)) names.merge(variables_.bound(bound));
    };
    if (const auto* function = ast::as<ast::FunctionDef>(&statement)) {
        if (meets(readIn(*function), names)) names.emplace(function->name.text());
    } else if (const auto* definition = ast::as<ast::ClassDef>(&statement)) {
        if (meets(readIn(*definition), names)) names.emplace(definition->name.text());
    } else if (const auto* assign = ast::as<ast::Assign>(&statement)) {
        if (mayHoldArrays(*context_.analysis.typeOf(*assign->value))) addIf(*assign->value, statement);
    } else if (const auto* loop = ast::as<ast::For>(&statement)) {
        addIf(*loop->iter, *loop->target);
    } else if (const auto* with = ast::as<ast::With>(&statement)) {
        for (const ast::withitem* item : with->items)
            if (item->optional_vars) addIf(*item->context_expr, *item->optional_vars);
    } else if (statement.kind == ast::Kind::ExprStmt) {
        if (!isPrinted(statement) && meets(readIn(statement), names)) names.emplace("self");
        addIf(statement, statement);
    } else if (statement.kind == ast::Kind::AugAssign || statement.kind == ast::Kind::AnnAssign) {
        addIf(statement, statement);
    }
}

/// Whether no way leads from an input to the value but through the function's statements.
bool GradientRegion::seesAll(const ArrayGradient& gradient) const {
    const Names others = dependents(gradient);
    const auto isOther = [&](const std::string& name) {
        return others.contains(name) || (others.contains("self") && name.find('.') != name.npos);
    };
    Names bound;
    const auto isSeen = [&](const ast::Node& code) {
        return std::ranges::none_of(readIn(code), [&](const std::string& name) { return isOther(name) && !bound.contains(name); });
    };
    for (const ast::Stmt* statement : gradient.forward) {
        if (!isSeen(*statement)) return false;
        bound.merge(boundIn(*statement));
    }
    if (!isSeen(*gradient.value)) return false;
    const Names inputs(gradient.inputs.begin(), gradient.inputs.end());
    return !gradient.weight ||
           (!meets(readIn(*gradient.weight), inputs) && isSeen(*gradient.weight) && !meets(readIn(*gradient.weight), bound));
}

/// Whether all of it is recorded, is computed without numbers, and changes nothing that it was given.
bool GradientRegion::isPure(const ArrayGradient& gradient, const Block& block, std::size_t begin, std::size_t index) const {
    std::set<const ast::Node*> seen;
    for (const ast::Stmt* statement : gradient.forward)
        if (!isRecorded(*statement, seen) || evaluates(*statement)) return false;
    if (!isRecorded(*gradient.value, seen)) return false;
    bool isSwitched = false;  // for the statements behind it
    ast::walk(scope_, [&](const ast::Node& node) {
        const auto* statement = ast::as<ast::ExprStmt>(&node);
        const auto* call = statement ? ast::as<ast::Call>(statement->value) : nullptr;
        isSwitched = isSwitched || (call && isUnrecorded(context_.analysis.qualifiedName(*call->func)));
        return true;
    });
    if (isSwitched) return false;
    Names touched(gradient.inputs.begin(), gradient.inputs.end());
    for (const ast::Stmt* statement : gradient.forward) touched.merge(boundIn(*statement));
    for (std::size_t i = begin; i < index; ++i)
        if (!holds(gradient.forward, *block[i]) && mayChange(*block[i], touched, gradient)) return false;
    return std::ranges::none_of(gradient.forward, [&](const ast::Stmt* one) { return mayChange(*one, touched, gradient); });
}

/// A call that stands alone may change what it is given, unless it is a method of something else that collects it.
bool GradientRegion::mayChange(const ast::Stmt& statement, const std::set<std::string>& touched, const ArrayGradient& gradient) const {
    const auto* expression = ast::as<ast::ExprStmt>(&statement);
    const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
    if (!call || isPrinted(statement) || startsInput(statement, gradient) || !meets(readIn(statement), touched)) return false;
    const auto* method = ast::as<ast::Attribute>(call->func);
    const std::string receiver = method ? variables_.of(*method->value) : std::string();
    return receiver.empty() || touched.contains(receiver) || context_.analysis.useAt(*call) ||
           !context_.analysis.qualifiedName(*call->func).empty();
}

bool GradientRegion::isPrinted(const ast::Stmt& statement) {
    const auto* expression = ast::as<ast::ExprStmt>(&statement);
    const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
    const auto* name = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return name && name->id == "print";
}

bool GradientRegion::isUnrecorded(std::string_view name) const {
    const auto& names = context_.source.training->recordsNothing;
    return !name.empty() && std::ranges::find(names, name) != names.end();
}

/// Whether nothing in the code, or in the functions that it calls, keeps gradients from being recorded.
bool GradientRegion::isRecorded(const ast::Node& code, std::set<const ast::Node*>& seen) const {
    bool isAll = true;
    ast::walk(code, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::NameExpr || node.kind == ast::Kind::Attribute)
            isAll = isAll && !isUnrecorded(context_.analysis.qualifiedName(static_cast<const ast::Expr&>(node)));
        const auto* call = ast::as<ast::Call>(&node);
        const ast::Node* callee = call ? context_.analysis.callee(*call) : nullptr;
        if (isAll && callee && context_.analysis.isOwn(*callee) && seen.insert(callee).second) isAll = isRecorded(*callee, seen);
        return isAll;
    });
    return isAll;
}

/// Whether the code needs numbers, or tells somebody of them.
bool GradientRegion::evaluates(const ast::Node& code) const {
    bool found = false;
    ast::walk(code, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        found = found || (call && needsNumbers(*call, *context_.source.training));
        return !found;
    });
    return found;
}

/// The call stands where the last statement stood, or the first, if what stands between them looks at the results; and it takes
/// the place of a `return` that gives nothing else.
bool GradientRegion::choosePlace(ArrayGradient& gradient, const Block& block, const std::vector<std::size_t>& part,
                                 std::size_t index) const {
    const auto* back = ast::as<ast::Return>(block[index]);
    const bool isReturned = gradient.asked && back && back->value == gradient.asked;
    if (gradient.asked && !isReturned && !isAskedByName(gradient)) return false;
    if (part.empty() && gradient.asked && !isReturned) return false;
    if (isReturned || part.empty()) gradient.gone = {block[index]};
    const std::size_t last = isReturned || part.empty() ? index : part.back();
    gradient.at = block[last];
    Names bound, read;
    for (const ast::Stmt* statement : gradient.forward) bound.merge(boundIn(*statement)), read.merge(readIn(*statement));
    bool looks = false, feeds = false;
    for (std::size_t i = part.empty() ? index : part.front(); i < last; ++i) {
        if (holds(gradient.forward, *block[i])) continue;
        looks = looks || meets(readIn(*block[i]), bound);
        feeds = feeds || meets(boundIn(*block[i]), read);
    }
    if (looks && (feeds || isReturned)) return false;
    if (looks) {
        gradient.at = gradient.forward.front();
        for (std::size_t i = part.front(); i < last; ++i)
            if (!holds(gradient.forward, *block[i]))
                for (const std::string& name : readIn(*block[i]))
                    if (bound.contains(name)) want(gradient, name);
    }
    bool isWeighedLater = false;  // by what is bound behind the value
    for (std::size_t i = part.empty() ? index : part.front(); i < index && gradient.weight; ++i)
        isWeighedLater = isWeighedLater || meets(boundIn(*block[i]), readIn(*gradient.weight));
    if (isWeighedLater && !waits(gradient, block, part, index)) return false;
    if (isWeighedLater) gradient.at = block[index];
    for (std::size_t i = last + 1; i < index; ++i)  // until they are asked for, nothing else may take their names
        for (const std::string& target : gradient.targets)
            if (variables_.mentions(*block[i], target)) return false;
    const ast::Stmt* loop = outermostLoop(*gradient.at, scope_, context_.analysis);
    gradient.before = loop ? loop : gradient.forward.empty() ? gradient.at : gradient.forward.front();
    return true;
}

/// Whether all of the function may run as late as the gradients are asked for: nobody looks at what it gives before, or changes what it
/// reads.
bool GradientRegion::waits(const ArrayGradient& gradient, const Block& block, const std::vector<std::size_t>& part,
                           std::size_t index) const {
    if (part.empty() || gradient.asked) return false;
    Names bound, read;
    for (const ast::Stmt* statement : gradient.forward) bound.merge(boundIn(*statement)), read.merge(readIn(*statement));
    for (std::size_t i = part.front(); i < index; ++i)
        if (!holds(gradient.forward, *block[i]) && (meets(readIn(*block[i]), bound) || meets(boundIn(*block[i]), read))) return false;
    return true;
}

/// Whether nothing is lost with the expression that asks: its operands are names.
bool GradientRegion::isAskedByName(const ArrayGradient& gradient) {
    return gradient.value->kind == ast::Kind::NameExpr && (!gradient.isSummed || gradient.weight);
}

void GradientRegion::nameArguments(ArrayGradient& gradient) const {
    for (const std::string& input : gradient.inputs) {
        bool isRebound = false;
        for (const Block& block : blocksOf(scope_))
            for (const ast::Stmt* statement : block)
                if (const auto* assign = ast::as<ast::Assign>(statement); assign && assign->targets.size() == 1)
                    isRebound = isRebound || variables_.of(*assign->targets[0]) == input;
        if (variables_.isParameter(input) && !isRebound) gradient.given = input;
    }
    Names bound, all;
    for (const ast::Stmt* statement : gradient.forward) bound.merge(boundIn(*statement)), all.merge(readIn(*statement));
    all.merge(readIn(*gradient.value));
    for (const std::string& name : wantedBefore(gradient.forward, variables_))
        if (bound.contains(name)) gradient.carried.push_back(name);
    for (const std::string& name : all)
        if (name.find('.') == name.npos && isModuleVariable(name, variables_, context_)) gradient.modules.push_back(name);
}

void GradientRegion::nameResults(ArrayGradient& gradient) const {
    const FlowGraph flow(scope_);
    std::vector<const ast::Stmt*> gone = gradient.gone;
    for (std::string& name : wantedBehind(gradient.forward, gone, variables_, flow, *context_.file.module)) {
        want(gradient, name);
    }
}

void GradientRegion::want(ArrayGradient& gradient, const std::string& name) {
    if (name == gradient.variable) gradient.returnsValue = true;
    else if (std::ranges::find(gradient.results, name) == gradient.results.end()) gradient.results.push_back(name);
}

}  // namespace regraft
