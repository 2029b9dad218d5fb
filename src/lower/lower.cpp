#include "lower/lower.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lower/build.h"
#include "lower/candidates.h"
#include "lower/drawn_from.h"
#include "lower/foreign_dtype.h"
#include "lower/function_layer.h"
#include "lower/function_value.h"
#include "lower/index_key.h"
#include "lower/layer_members.h"
#include "lower/legalise.h"
#include "lower/no_arrays.h"
#include "lower/repeated_draw.h"
#include "lower/tuple_call.h"
#include "lower/unknown_size.h"
#include "lower/ways.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

using neutral::ExprKind;

constexpr int deepestDecomposition = 16;

class Lowerer {
public:
    explicit Lowerer(const LowerContext& context) : context_(context), arena_(context.arena) {}

    const py::Expr* build(const neutral::Expr& expr) {
        switch (expr.kind) {
            case ExprKind::Source: return buildSource(expr);
            case ExprKind::Literal: return py::literal(arena_, py::literalText(*expr.literal));
            case ExprKind::Tuple: return buildParts(py::ExprKind::Tuple, expr);
            case ExprKind::List: return buildParts(py::ExprKind::List, expr);
            case ExprKind::Item: return buildItem(expr);
            case ExprKind::Arithmetic: return buildArithmetic(expr);
            case ExprKind::Operation: return buildOperation(expr);
            case ExprKind::Function: return buildFunction(expr);
            case ExprKind::Name: return py::name(arena_, py::ExprKind::Name, ast::as<ast::NameExpr>(expr.literal)->id.text());
        }
        return nullptr;
    }

    const py::Expr* run(const neutral::Expr& expr) {
        root_ = &expr;
        return build(expr);
    }

    Lowered runStored(const neutral::Expr& getitem) {
        const neutral::Expr* indexed = legaliseStoredIndex(getitem, context_, result_.unsupported);
        if (!indexed || indexed == &getitem) return std::move(result_);
        const py::Expr* array = build(*indexed->parts[0]);
        const py::Expr* key = build(*indexed->parts[1]);
        return take(array && key ? py::node(arena_, py::ExprKind::Subscript, {array, key}) : nullptr);
    }

    const py::Expr* runTemplate(const ast::Expr& to, const neutral::Expr& call) {
        Lowering lowering;
        lowering.to = &to;
        auto candidate = fromTemplate(lowering, call, context_, [this](const neutral::Expr& value) { return build(value); });
        return candidate ? candidate->code : nullptr;
    }

    Lowered take(const py::Expr* code) {
        result_.code = code;
        if (code) result_.unsupported.clear();
        else if (result_.unsupported.empty()) result_.unsupported = "no way to write it is known";
        return std::move(result_);
    }

private:
    const py::Expr* buildParts(py::ExprKind kind, const neutral::Expr& expr) {
        std::vector<const py::Expr*> parts;
        for (const neutral::Expr* part : expr.parts) {
            parts.push_back(build(*part));
            if (!parts.back()) return nullptr;
        }
        return py::node(arena_, kind, parts);
    }

    const py::Expr* buildItem(const neutral::Expr& expr) {
        const py::Expr* whole = build(*expr.parts[0]);
        const py::Expr* index = expr.parts.size() > 1 ? build(*expr.parts[1]) : py::literal(arena_, std::to_string(expr.index));
        if (!whole || !index) return nullptr;
        return py::node(arena_, py::ExprKind::Subscript, {&py::withoutTuple(*whole), index});
    }

    /// What the user wrote; a function of the program's own among layers is called by one, where they have to be layers.
    const py::Expr* buildSource(const neutral::Expr& expr) {
        const py::Expr* code = py::source(arena_, *expr.source);
        const auto& modules = context_.target.modules;
        const bool isOwn = expr.source->kind == ast::Kind::Lambda ||
                           (expr.type->kind == TypeKind::Function && ast::as<ast::FunctionDef>(expr.type->definition));
        const bool isFunction = amongLayers_ && isOwn && modules && !modules->functionLayer.empty();
        return isFunction ? py::call(arena_, py::apiOrHelper(arena_, modules->functionLayer), {{{}, code, nullptr}}) : code;
    }

    const py::Expr* buildFunction(const neutral::Expr& function) {
        const bool isLayer = (&function == root_ || amongLayers_) && ast::as<ast::Lambda>(function.literal)->args->args.size() == 1;
        const auto part = [this](const neutral::Expr& value) { return build(value); };
        const py::Expr* layer = isLayer ? layerOfFunction(function, context_, part) : nullptr;
        const py::Expr* code = layer ? layer : functionOf(function, context_, part);
        const auto& modules = context_.target.modules;
        if (!code || layer || !isLayer || !modules || modules->functionLayer.empty()) return code;
        return functionAsLayer(*code, *modules, arena_);
    }

    const py::Expr* buildArithmetic(const neutral::Expr& expr) {
        std::vector<const py::Expr*> parts;
        for (const neutral::Expr* part : expr.parts) {
            parts.push_back(build(*part));
            if (!parts.back()) return nullptr;
        }
        if (const auto* unary = ast::as<ast::UnaryOp>(expr.literal))
            return py::node(arena_, py::ExprKind::Unary, parts, ast::opSymbol(unary->op));
        if (const auto* either = ast::as<ast::BoolOp>(expr.literal))
            return py::node(arena_, py::ExprKind::Binary, parts, either->op == ast::BooleanOp::Or ? "or" : "and");
        return py::node(arena_, py::ExprKind::Binary, parts, ast::opSymbol(ast::as<ast::BinOp>(expr.literal)->op));
    }

    /// Each operation is made legal once: what a cast of its result holds is legal already.
    const neutral::Expr* legal(const neutral::Expr& original) {
        if (legal_.contains(&original)) return &original;
        Legal made = legalise(withGenerator(original, context_), context_);
        legal_.insert(made.core);
        for (std::string& doubt : made.doubts) result_.differs.push_back(std::move(doubt));
        result_.taken.insert(result_.taken.end(), made.taken.begin(), made.taken.end());
        result_.hangsOnDefault = result_.hangsOnDefault || made.hangsOnDefault;
        return made.expr;
    }

    /// An array or an argument of a layer, where the target's layer has it.
    const py::Expr* buildMember(const neutral::Expr& member) {
        const TargetMember found = targetMember(member, context_);
        if (!found.problem.empty()) {
            result_.unsupported = found.problem;
            return nullptr;
        }
        if (member.operation->name == "layers.array" && !found.axes.empty())
            return build(*permuted(*cellOf(member, context_), inverted(found.axes), context_));
        const py::Expr* code = build(*member.parts[0]);
        for (std::size_t begin = 0; code && begin <= found.own.size();) {
            const std::size_t end = std::min(found.own.find('.', begin), found.own.size());
            code = py::attribute(arena_, code, arena_.copy(std::string_view(found.own).substr(begin, end - begin)));
            begin = end + 1;
        }
        return code;
    }

    const py::Expr* buildOperation(const neutral::Expr& original) {
        const std::string_view name = original.operation->name;
        if (name == "layers.array" || name == "layers.cell" || name == "layers.argument") return buildMember(original);
        if (name == "stop_gradient" && isMadeOfNoArrays(*original.parts[0])) return build(*original.parts[0]);
        const neutral::Expr* expr = legal(original);
        if (expr->kind == ExprKind::Operation && expr->operation->name == "getitem") {
            std::string refusal;
            const neutral::Expr* indexed = legaliseIndex(*expr, context_, refusal);
            if (!indexed) {
                result_.unsupported = refusal;
                return nullptr;
            }
            if (indexed != expr && indexed->operation->name != "getitem") return build(*indexed);
            expr = indexed;
        }
        if (std::string problem = foreignDType(*expr, context_); !problem.empty()) {
            result_.unsupported = std::move(problem);
            return nullptr;
        }
        const bool wasAmongLayers =
            std::exchange(amongLayers_, expr->kind == ExprKind::Operation && expr->operation->name == "layers.sequential");
        std::optional<Candidate> best = choose(*expr);
        amongLayers_ = wasAmongLayers;
        if (best) {
            if (!best->differs.empty()) result_.differs.emplace_back(best->differs);
            if (best->isDropped && &original == root_) result_.isDropped = true;
            if (!best->code) return nullptr;  // it is left out
            if (std::string ignored = ignoredGenerator(*expr, *best->code, context_); !ignored.empty())
                result_.differs.push_back(std::move(ignored));
            return expr->operation->name == "layers.sequential" ? withoutNesting(*best->code, arena_) : best->code;
        }
        if (refused_ == expr) return nullptr;
        const py::Expr* code = context_.neutral ? asCatalogued(*expr) : decompose(*expr);
        if (!code && result_.unsupported.empty()) result_.unsupported = whyLacking(*expr->operation);
        return code;
    }

    /// Why the target has no way to write the operation; empty if nothing is to be said.
    std::string whyLacking(const Operation& operation) const {
        if (!operation.lacking.empty()) return std::string(operation.lacking);
        const bool ofModules = operation.name.starts_with("layers.") || operation.name.starts_with("init.");
        if (!context_.target.modules && ofModules) return "there are no stateful modules in " + context_.target.name;
        if (!context_.target.modules && operation.name.starts_with("optimisers."))
            return "there are no optimisers in " + context_.target.name;
        return {};
    }

    /// An argument made into code, with what there is to say of it.
    struct Part {
        const py::Expr* code = nullptr;
        std::vector<std::string> differs;
    };

    /// The arguments of one operation, each made once however many ways to write the operation are tried; what
    /// differs in them counts only where the way that is taken has them.
    class Parts {
    public:
        explicit Parts(Lowerer& lowerer) : lowerer_(lowerer) {}

        const py::Expr* operator()(const neutral::Expr& value) {
            auto [it, isNew] = built_.try_emplace(&value);
            if (isNew) it->second = lowerer_.buildApart(value);
            tried_.push_back(&it->second);
            return it->second.code;
        }

        void begin() { tried_.clear(); }
        void take() { taken_ = tried_; }

        /// What differs in the parts of the way that was taken.
        std::vector<std::string> differs() const {
            std::vector<std::string> all;
            for (const Part* part : taken_)
                for (const std::string& one : part->differs)
                    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
            return all;
        }

    private:
        Lowerer& lowerer_;
        std::unordered_map<const neutral::Expr*, Part> built_;
        std::vector<const Part*> tried_, taken_;
    };

    Part buildApart(const neutral::Expr& value) {
        std::vector<std::string> outside = std::exchange(result_.differs, {});
        Part part;
        part.code = build(value);
        part.differs = std::exchange(result_.differs, std::move(outside));
        return part;
    }

    std::optional<Candidate> choose(const neutral::Expr& expr) {
        Parts parts(*this);
        std::optional<Candidate> chosen = choose(expr, parts);
        if (chosen)
            for (std::string& one : parts.differs()) result_.differs.push_back(std::move(one));
        return chosen;
    }

    /// The first way that has the user's form, else the first. Where some are proved to be called for, only those
    /// under the first one's condition compete; they go before the operator, and that before the general lowerings.
    std::optional<Candidate> choose(const neutral::Expr& expr, Parts& parts) {
        std::optional<Candidate> first;
        const std::vector<Lowering>& ways = context_.tables.lowerings(context_.target, *expr.operation);
        const bool hasRefusal = std::ranges::any_of(ways, [](const Lowering& way) { return !way.when && !way.unsupported.empty(); });
        LowerPart part = [&parts](const neutral::Expr& value) { return parts(value); };
        auto consider = [&](std::optional<Candidate> candidate) {
            if (candidate && candidate->code && !isThere(*candidate->code)) candidate.reset();
            if (candidate && candidate->code && hasRefusal && namesSource(*candidate->code, context_)) candidate.reset();
            if (candidate && first && isCalledForAlone(first->way, candidate->way)) candidate.reset();
            const bool ignores = candidate && !ignoredGenerator(expr, *candidate->code, context_).empty();
            const bool firstIgnores = first && !ignoredGenerator(expr, *first->code, context_).empty();
            bool isBetter = candidate && !(first && first->isSpecial && !candidate->isSpecial) && (!first || candidate->form == expr.form);
            if (candidate && first && ignores != firstIgnores) isBetter = firstIgnores;
            if (isBetter) {
                first = candidate;
                parts.take();
            }
            parts.begin();
            return isBetter && first->form == expr.form;
        };
        Environment environment{expr.operation->parameters, {expr.parts.begin(), expr.parts.end()}};
        bool triedOperator = expr.form != neutral::Form::Operator;
        const neutral::Expr* own = nullptr;  // with arrays of the target's own, once it is asked for
        const Parameter* size = unknownSize(expr);
        if (size) result_.unsupported = "its `" + std::string(size->name) + "` is not known before it is called";
        for (const Lowering& lowering : ways) {
            if (size && !doesWithout(lowering, *size)) continue;
            if (lowering.when && evaluate(*lowering.when, environment) != Truth::True) continue;
            if (!lowering.when && !triedOperator && !isInPlaceOfOperator(lowering, ways)) {
                triedOperator = true;
                if (consider(fromOperator(expr, context_, part))) return first;
            }
            if (!lowering.unsupported.empty()) {
                if (!first) result_.unsupported = lowering.unsupported;
                refused_ = !first && lowering.when ? &expr : refused_;
                return first;
            }
            if (!lowering.dropped.empty()) {
                std::optional<Candidate> left = dropped(lowering, expr, part);
                parts.take();
                return left;
            }
            if (lowering.to) {
                if (!own) own = withOwnArrays(expr, context_);
                const bool takesOwn = own != &expr && looksInto(*lowering.to, *expr.operation);
                if (consider(fromTemplate(lowering, takesOwn ? *own : expr, context_, part))) return first;
                continue;
            }
            bool method = expr.form == neutral::Form::Method || expr.form == neutral::Form::Attribute;
            if (consider(fromInverse(lowering, method, expr, context_, part))) return first;
            if (consider(fromInverse(lowering, !method, expr, context_, part))) return first;
        }
        if (!first && !size) consider(fromOperator(expr, context_, part));
        return first;
    }

    /// Whether the target's version has all that the code names.
    bool isThere(const py::Expr& code) const {
        if (context_.targetVersion.empty()) return true;
        auto isAbsent = [&](std::string_view name) {
            return context_.tables.presence(context_.target, name, context_.targetVersion) == Tables::Presence::Absent;
        };
        if (code.kind == py::ExprKind::Api && isAbsent(code.text)) return false;
        if (code.kind == py::ExprKind::Attribute && isAbsent(context_.target.array + "." + std::string(code.text))) return false;
        return std::ranges::all_of(code.parts, [&](const py::Expr* part) { return !part || isThere(*part); });
    }

    std::optional<Candidate> dropped(const Lowering& lowering, const neutral::Expr& expr, const LowerPart& part) {
        std::optional<Candidate> candidate = lowering.to ? fromTemplate(lowering, expr, context_, part) : Candidate{};
        if (!candidate) return candidate;
        candidate->isDropped = true;
        candidate->differs = lowering.differs;
        if (!candidate->code) result_.unsupported = "it can only be left out as a decorator, in `with` or as a statement of its own";
        return candidate;
    }

    /// An operation beyond the standard, called by its own name: `xp.nn.softmax(x, axis=1)`.
    const py::Expr* asCatalogued(const neutral::Expr& expr) {
        const Operation& operation = *expr.operation;
        const py::Expr* function = py::name(arena_, py::ExprKind::Api, context_.target.module + "." + std::string(operation.name));
        if (operation.isConstant) return function;
        std::vector<py::Argument> arguments;
        for (std::size_t i = 0; i < expr.parts.size(); ++i) {
            if (!expr.parts[i]) continue;
            const Parameter& parameter = operation.parameters[i];
            bool positional = parameter.kind == ParamKind::PositionalOnly && arguments.size() == i;
            arguments.push_back(
                {positional ? std::string_view() : parameter.name, build(*expr.parts[i]), argumentOrigin(expr.source, expr.parts[i])});
            if (!arguments.back().value) return nullptr;
        }
        return py::call(arena_, function, arguments, expr.source);
    }

    const py::Expr* decompose(const neutral::Expr& written) {
        if (!written.operation->decomposition || depth_ == deepestDecomposition) return nullptr;
        const neutral::Expr& expr = *forFormula(written, context_);
        Environment environment{expr.operation->parameters, {expr.parts.begin(), expr.parts.end()}};
        const ast::Expr* decomposition = decidedBranch(expr.operation->decomposition, environment);
        if (!decomposition) return nullptr;
        if (isHelperCall(*decomposition)) return runTemplate(*decomposition, *withOwnArrays(*withFloats(expr, context_), context_));
        if (isMemberOfObject(*decomposition, expr.operation->parameters)) return runTemplate(*decomposition, expr);
        LiftContext lift{context_.source, arena_, neutral::Form::Operator, nullptr};
        std::string problem;
        const neutral::Expr* smaller = instantiate(*decomposition, environment, lift, problem);
        if (!smaller || repeatsDraw(*smaller, expr)) return nullptr;
        std::string reason = std::move(result_.unsupported);
        result_.unsupported.clear();
        ++depth_;
        const py::Expr* code = build(*smaller);
        --depth_;
        if (!code && !reason.empty()) result_.unsupported = std::move(reason);
        return code;
    }

    const LowerContext& context_;
    Arena& arena_;
    Lowered result_;
    const neutral::Expr* root_ = nullptr;
    std::unordered_set<const neutral::Expr*> legal_;
    bool amongLayers_ = false;                ///< what is built stands among layers that are called one after the other
    const neutral::Expr* refused_ = nullptr;  ///< what is not there under a condition that holds: parts of it may not be there either
    int depth_ = 0;
};

}  // namespace

Lowered lowerTemplate(const ast::Expr& to, const neutral::Expr& call, const LowerContext& context) {
    Lowerer lowerer(context);
    return lowerer.take(lowerer.runTemplate(to, call));
}

Lowered lower(const neutral::Expr& expr, const LowerContext& context) {
    Lowerer lowerer(context);
    const py::Expr* code = lowerer.run(expr);
    return lowerer.take(code);
}

Lowered lowerStored(const neutral::Expr& getitem, const LowerContext& context) { return Lowerer(context).runStored(getitem); }

}  // namespace regraft
