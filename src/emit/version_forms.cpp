#include "emit/version_forms.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"

namespace regraft {

namespace {

constexpr int mostNames = 2;  // `VERSION = np.__version__`, `NUMPY = parse(VERSION)`

/// `Version` of `packaging.version.Version`
std::string_view calledName(const ast::Expr& function) {
    if (const auto* member = ast::as<ast::Attribute>(&function)) return member->attr.text();
    const auto* name = ast::as<ast::NameExpr>(&function);
    return name ? name->id.text() : std::string_view();
}

bool isOneOf(std::string_view name, std::span<const std::string_view> names) { return std::ranges::find(names, name) != names.end(); }

constexpr std::array<std::string_view, 6> parsers = {"parse", "parse_version", "Version", "LooseVersion", "StrictVersion", "NumpyVersion"};
constexpr std::array<std::string_view, 2> sequences = {"tuple", "list"};
constexpr std::array<std::string_view, 2> wholes = {"base_version", "release"};

/// `[:2]`: the first parts of it.
bool isBeginning(const ast::Subscript& item) {
    const auto* slice = ast::as<ast::Slice>(item.slice);
    return slice && !slice->lower && slice->upper && !slice->step;
}

bool isFirst(const ast::Subscript& item) {
    const auto* index = ast::as<ast::Constant>(item.slice);
    return index && index->value.type == ast::Literal::Type::Int && index->value.text == "0";
}

bool isInt(const ast::Expr* function) {
    const auto* name = ast::as<ast::NameExpr>(function);
    return name && name->id == "int";
}

/// Whether a node gives a name a value in another way than an assignment does.
bool binds(const ast::Node& node, Name name) {
    if (const auto* parameter = ast::as<ast::arg>(&node)) return parameter->name == name;
    if (const auto* function = ast::as<ast::FunctionDef>(&node)) return function->name == name;
    if (const auto* function = ast::as<ast::AsyncFunctionDef>(&node)) return function->name == name;
    if (const auto* definition = ast::as<ast::ClassDef>(&node)) return definition->name == name;
    if (const auto* handler = ast::as<ast::ExceptHandler>(&node)) return handler->name == name;
    if (const auto* capture = ast::as<ast::MatchAs>(&node)) return capture->name == name;
    if (const auto* import = ast::as<ast::alias>(&node)) return (import->asname ? import->asname : import->name) == name;
    return false;
}

/// Whether what is bound at `binding` may be what a name at `expr` means: functions elsewhere have names of their own.
bool reaches(const ast::Node& binding, const ast::Expr& expr, const Analysis& analysis) {
    for (const ast::Node* outer = analysis.parent(binding); outer; outer = analysis.parent(*outer)) {
        const bool isFunction =
            outer->kind == ast::Kind::FunctionDef || outer->kind == ast::Kind::AsyncFunctionDef || outer->kind == ast::Kind::Lambda;
        if (isFunction) return outer->span.contains(expr.span);
    }
    return true;
}

}  // namespace

bool isVersionParser(const ast::Call& call) {
    return call.args.size() == 1 && call.keywords.empty() && isOneOf(calledName(*call.func), parsers);
}

const ast::Expr* VersionForms::valueOf(const ast::Expr& expr) const {
    const auto* name = ast::as<ast::NameExpr>(&expr);
    const ast::Node* top = &expr;
    while (const ast::Node* outer = name ? analysis_.parent(*top) : nullptr) top = outer;
    const auto* module = ast::as<ast::Module>(top);
    if (!module) return nullptr;
    const ast::Expr* value = nullptr;
    bool isOne = true;
    ast::walk(*module, [&](const ast::Node& node) {
        isOne = isOne && !(binds(node, name->id) && reaches(node, expr, analysis_));
        const auto* target = ast::as<ast::NameExpr>(&node);
        if (!target || target->id != name->id || target->ctx != ast::ExprContext::Store) return isOne;
        const auto* assigned = ast::as<ast::Assign>(analysis_.parent(node));
        isOne = isOne && !value && assigned && analysis_.parent(*assigned) == module;
        if (assigned) value = assigned->value;
        return isOne;
    });
    return isOne ? value : nullptr;
}

VersionForm VersionForms::of(const ast::Expr& expr, int depth) const {
    if (analysis_.qualifiedName(expr) == framework_.module + ".__version__") return VersionForm::Text;
    if (analysis_.qualifiedName(expr) == framework_.module + ".__version_info__") return VersionForm::Parsed;
    if (const auto* call = ast::as<ast::Call>(&expr)) return ofCall(*call, depth);
    if (const auto* member = ast::as<ast::Attribute>(&expr)) {
        const bool isOfVersion = of(*member->value, depth) == VersionForm::Parsed;
        if (isOfVersion && member->attr == "major") return VersionForm::Major;
        return isOfVersion && isOneOf(member->attr.text(), wholes) ? VersionForm::Parsed : VersionForm::None;
    }
    if (const auto* item = ast::as<ast::Subscript>(&expr)) {
        if (isFirst(*item) && isPartsOfText(*item->value, depth)) return VersionForm::MajorText;
        const bool isParsed = of(*item->value, depth) == VersionForm::Parsed;
        if (isParsed && isFirst(*item)) return VersionForm::Major;
        return isParsed && isBeginning(*item) ? VersionForm::Parsed : VersionForm::None;
    }
    if (makesNumbers(expr, depth)) return VersionForm::Parsed;
    const ast::Expr* value = depth < mostNames ? valueOf(expr) : nullptr;
    return value ? of(*value, depth + 1) : VersionForm::None;
}

VersionForm VersionForms::ofCall(const ast::Call& call, int depth) const {
    if (call.args.size() != 1 || !call.keywords.empty()) return VersionForm::None;
    const VersionForm given = of(*call.args[0], depth);
    if (isVersionParser(call)) return given == VersionForm::Text || given == VersionForm::Parsed ? VersionForm::Parsed : VersionForm::None;
    if (isInt(call.func)) return given == VersionForm::MajorText ? VersionForm::Major : VersionForm::None;
    return isOneOf(calledName(*call.func), sequences) && makesNumbers(*call.args[0], depth) ? VersionForm::Parsed : VersionForm::None;
}

/// `np.__version__.split(".")`, or the first of these.
bool VersionForms::isPartsOfText(const ast::Expr& expr, int depth) const {
    if (const auto* item = ast::as<ast::Subscript>(&expr)) return isBeginning(*item) && isPartsOfText(*item->value, depth);
    const auto* call = ast::as<ast::Call>(&expr);
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    const auto* dot = method && call->args.size() == 1 ? ast::as<ast::Constant>(call->args[0]) : nullptr;
    return dot && method->attr == "split" && dot->value.text == "." && of(*method->value, depth) == VersionForm::Text;
}

/// `map(int, parts)`, `int(x) for x in parts`, `[int(x) for x in parts]`
bool VersionForms::makesNumbers(const ast::Expr& expr, int depth) const {
    if (const auto* call = ast::as<ast::Call>(&expr))
        return calledName(*call->func) == "map" && call->args.size() == 2 && isInt(call->args[0]) && isPartsOfText(*call->args[1], depth);
    const auto* generator = ast::as<ast::GeneratorExp>(&expr);
    const auto* list = ast::as<ast::ListComp>(&expr);
    if (!generator && !list) return false;
    const auto* element = ast::as<ast::Call>(generator ? generator->elt : list->elt);
    const auto& loops = generator ? generator->generators : list->generators;
    return element && isInt(element->func) && loops.size() == 1 && loops[0]->ifs.empty() && isPartsOfText(*loops[0]->iter, depth);
}

}  // namespace regraft
