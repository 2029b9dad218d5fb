#include "lift/python_numbers.h"

#include <algorithm>
#include <array>

#include "ast/display.h"
#include "ast/visit.h"
#include "lift/outside_name.h"
#include "mapping/tables.h"

namespace regraft {

namespace {

bool isOneOf(std::string_view name, std::span<const std::string_view> names) { return std::ranges::find(names, name) != names.end(); }

/// Builtins that run over what they are given.
constexpr std::array<std::string_view, 12> runOver = {"enumerate", "zip",  "list", "tuple",  "sum", "reversed",
                                                      "sorted",    "iter", "map",  "filter", "any", "all"};

class NumberFinder {
public:
    explicit NumberFinder(const Analysis& analysis) : analysis_(analysis) {}

    void visit(const ast::Node& node) {
        if (const auto* item = ast::as<ast::Subscript>(&node)) {
            if (isHashing(*item->value)) hash(item->slice);
        } else if (const auto* compare = ast::as<ast::Compare>(&node)) {
            visitCompare(*compare);
        } else if (const auto* dict = ast::as<ast::Dict>(&node)) {
            for (const ast::Expr* key : dict->keys) hash(key);
        } else if (const auto* set = ast::as<ast::Set>(&node)) {
            for (const ast::Expr* element : set->elts) hash(element);
        } else if (const auto* dicts = ast::as<ast::DictComp>(&node)) {
            hash(dicts->key);
        } else if (const auto* sets = ast::as<ast::SetComp>(&node)) {
            hash(sets->elt);
        } else if (const auto* call = ast::as<ast::Call>(&node)) {
            visitCall(*call);
        } else if (const auto* binary = ast::as<ast::BinOp>(&node)) {
            visitFormat(*binary);
            visitShape(*binary);
            visitRepetition(*binary);
        } else if (const auto* value = ast::as<ast::FormattedValue>(&node)) {
            if (value->format_spec && value->conversion < 0) format(value->value);
            else show(value->value);
        } else if (const auto* loop = ast::as<ast::For>(&node)) {
            iterate(loop->iter);
        } else if (const auto* part = ast::as<ast::comprehension>(&node)) {
            iterate(part->iter);
        } else if (const auto* assign = ast::as<ast::Assign>(&node)) {
            const auto isSeveral = [](const ast::Expr* target) { return ast::isDisplay(target); };
            if (std::ranges::any_of(assign->targets, isSeveral)) iterate(assign->value);
        }
    }

    PythonNumbers found;

private:
    bool isHashing(const ast::Expr& container) const {
        const TypeKind kind = analysis_.typeOf(container)->kind;
        return kind == TypeKind::Dict || kind == TypeKind::Set;
    }

    void visitCompare(const ast::Compare& compare) {
        const bool isMembership =
            compare.ops.size() == 1 && (compare.ops[0] == ast::CompareOp::In || compare.ops[0] == ast::CompareOp::NotIn);
        if (isMembership && isHashing(*compare.comparators[0])) hash(compare.left);
    }

    void visitCall(const ast::Call& call) {
        if (call.args.empty()) return;
        const std::string name = outsideName(*call.func, analysis_);
        if (name == "print" || name == "str" || name == "repr")
            for (const ast::Expr* argument : call.args) show(argument);
        if (name == "round") want(call.args[0], "plain_number");
        else if (name == "str") writeText(call.args[0]);
        else if (name == "format" && call.args.size() == 2) format(call.args[0]);
        else if (isOneOf(name, runOver)) iterateAll(call);
        else if (name == "hash") hash(call.args[0]);
        else if (name == "type" && call.args.size() == 1) askClass(call.args[0]);
        else if (name == "set" || name == "frozenset" || name == "collections.Counter") hashAll(call.args[0]);
        else if (name == "json.dumps" || name == "json.dump") write(call.args[0]);
        else if (name == "pytest.approx") approximate(call.args[0]);
        else visitMethod(call);
    }

    void visitMethod(const ast::Call& call) {
        static constexpr std::array<std::string_view, 6> methods = {"get", "pop", "setdefault", "add", "discard", "remove"};
        const auto* method = ast::as<ast::Attribute>(call.func);
        if (!method) return;
        if (method->attr == std::string_view("assertAlmostEqual") || method->attr == std::string_view("assertNotAlmostEqual"))
            for (const ast::Expr* argument : call.args.first(std::min<std::size_t>(2, call.args.size()))) want(argument, "item");
        if (isOneOf(method->attr.text(), methods) && isHashing(*method->value)) hash(call.args[0]);
        const auto* text = ast::as<ast::Constant>(method->value);  // `"{:.1f}".format(x)`
        const bool isFormat = text && text->value.type == ast::Literal::Type::Str && method->attr == std::string_view("format");
        const bool isOfNumbers = isFormat && text->value.text.find(':') != std::string_view::npos;
        for (const ast::Expr* argument : isFormat ? call.args : std::span<ast::Expr*>()) isOfNumbers ? format(argument) : show(argument);
    }

    /// `"%s of %s" % (x[0], n)`
    void visitFormat(const ast::BinOp& binary) {
        const auto* format = ast::as<ast::Constant>(binary.left);
        if (binary.op != ast::BinaryOp::Mod || !format || format->value.type != ast::Literal::Type::Str) return;
        if (format->value.text.find("%s") == std::string_view::npos) return;
        const auto* tuple = ast::as<ast::Tuple>(binary.right);
        if (!tuple) writeText(binary.right);
        else
            for (const ast::Expr* part : tuple->elts) writeText(part);
    }

    /// Arrays with axes have a text, too.
    void writeText(const ast::Expr* expr) {
        show(expr);
        if (analysis_.typeOf(*expr)->rank == 0) want(expr, "plain_number");
    }

    /// `x.shape[:-1] + [k]`
    void visitShape(const ast::BinOp& binary) {
        if (binary.op != ast::BinaryOp::Add) return;
        const auto isOf = [&](const ast::Expr* expr, TypeKind kind) { return analysis_.typeOf(*expr)->kind == kind; };
        if (isOf(binary.left, TypeKind::Shape) && isOf(binary.right, TypeKind::List)) found.lengths.push_back(binary.right);
        if (isOf(binary.right, TypeKind::Shape) && isOf(binary.left, TypeKind::List)) found.lengths.push_back(binary.left);
    }

    /// `[0] * np.max(x)`
    void visitRepetition(const ast::BinOp& binary) {
        if (binary.op != ast::BinaryOp::Mult || analysis_.useAt(binary)) return;
        const auto isRepeated = [&](const ast::Expr* expr) {
            const TypeKind kind = analysis_.typeOf(*expr)->kind;
            return kind == TypeKind::List || kind == TypeKind::Tuple;
        };
        if (isRepeated(binary.left)) want(binary.right, "item");
        if (isRepeated(binary.right)) want(binary.left, "item");
    }

    void show(const ast::Expr* expr) {
        if (analysis_.typeOf(*expr)->isArray()) found.shown.push_back(expr);
    }

    void format(const ast::Expr* expr) {
        const Type& type = *analysis_.typeOf(*expr);
        if (type.isArray() && type.rank <= 0) found.formatted.push_back(expr);
    }

    void iterate(const ast::Expr* expr) {
        if (analysis_.typeOf(*expr)->isArray()) found.iterated.push_back(expr);
    }

    void iterateAll(const ast::Call& call) {
        if (analysis_.useAt(call)) return;  // an operation on the array as a whole
        for (const ast::Expr* argument : call.args) iterate(argument);
    }

    /// `type(x[0])`
    void askClass(const ast::Expr* expr) {
        const Type& type = *analysis_.typeOf(*expr);
        const Framework* framework = type.isArray() && type.rank == 0 ? Tables::builtin().framework(type.framework) : nullptr;
        if (framework && elementsAreNumbers(*framework)) found.classed.push_back(expr);
    }

    /// A key, or a member of a set; several together, `seen.add((x[0], x[1]))`, `seen.add(tuple(row))`.
    void hash(const ast::Expr* expr) {
        if (!expr) return;
        const auto* call = ast::as<ast::Call>(expr);
        if (const auto* tuple = ast::as<ast::Tuple>(expr)) {
            for (const ast::Expr* part : tuple->elts) hash(part);
        } else if (call && call->args.size() == 1 && outsideName(*call->func, analysis_) == "tuple") {
            hashAll(call->args[0]);
        } else if (holdsElements(*analysis_.typeOf(*expr))) {
            found.hashedTuples.push_back(expr);
        } else if (!want(expr, "item") && analysis_.typeOf(*expr)->isArray()) {
            const Framework* framework = Tables::builtin().framework(analysis_.typeOf(*expr)->framework);
            if (framework && !elementsAreNumbers(*framework)) found.hashed.push_back(expr);
        }
    }

    static bool holdsElements(const Type& type) {
        const auto isElement = [](const Type* item) {
            const Framework* framework = item->isArray() && item->rank <= 0 ? Tables::builtin().framework(item->framework) : nullptr;
            return framework && elementsAreNumbers(*framework);
        };
        return type.kind == TypeKind::Tuple && std::ranges::any_of(type.items, isElement);
    }

    /// What is run over, and all its members hashed.
    void hashAll(const ast::Expr* expr) {
        if (const auto* one = ast::as<ast::GeneratorExp>(expr)) return hash(one->elt);
        if (const auto* list = ast::as<ast::ListComp>(expr)) return hash(list->elt);
        const Type& type = *analysis_.typeOf(*expr);
        const Framework* framework = type.isArray() ? Tables::builtin().framework(type.framework) : nullptr;
        if (!framework) return;
        if (!elementsAreNumbers(*framework)) found.hashed.push_back(expr);
        else if (type.rank != 0) found.operations.emplace(expr, "tolist");
    }

    /// What is written as JSON, as far as it is spelled out.
    void write(const ast::Expr* expr) {
        if (!expr) return;
        if (const auto* dict = ast::as<ast::Dict>(expr)) {
            for (const ast::Expr* value : dict->values) write(value);
        } else if (const auto* list = ast::as<ast::List>(expr)) {
            for (const ast::Expr* part : list->elts) write(part);
        } else if (const auto* tuple = ast::as<ast::Tuple>(expr)) {
            for (const ast::Expr* part : tuple->elts) write(part);
        } else if (const auto* each = ast::as<ast::ListComp>(expr)) {
            write(each->elt);
        } else if (const auto* entries = ast::as<ast::DictComp>(expr)) {
            write(entries->value);
        } else {
            want(expr, "item");
        }
    }

    /// What is compared with numbers by others, who take arrays, too.
    void approximate(const ast::Expr* expr) {
        if (ast::isDisplay(expr)) {
            for (const ast::Expr* part : ast::elementsOf(expr)) approximate(part);
        } else if (analysis_.typeOf(*expr)->rank == 0) {
            want(expr, "item");
        }
    }

    /// Only an element can stand here, so an array of unknown axes is one.
    bool want(const ast::Expr* expr, std::string_view operation) {
        const Type& type = *analysis_.typeOf(*expr);
        const Framework* framework = type.isArray() && type.rank <= 0 ? Tables::builtin().framework(type.framework) : nullptr;
        const bool isElement = framework && elementsAreNumbers(*framework);
        if (isElement) found.operations.emplace(expr, operation);
        return isElement;
    }

    const Analysis& analysis_;
};

}  // namespace

PythonNumbers findPythonNumbers(const ast::Node& module, const Analysis& analysis) {
    NumberFinder finder(analysis);
    ast::walk(module, [&](const ast::Node& node) {
        finder.visit(node);
        return true;
    });
    return std::move(finder.found);
}

}  // namespace regraft
