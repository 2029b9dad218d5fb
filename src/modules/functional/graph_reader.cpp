#include "modules/functional/graph_reader.h"

#include <algorithm>

#include "ast/names.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "modules/compact/code_text.h"
#include "modules/functional/layer_names.h"

namespace regraft {

namespace {

using Block = std::span<ast::Stmt* const>;
using NameSet = std::set<std::string_view>;

const ast::NameExpr* nameOf(const ast::Expr* expr) { return ast::as<ast::NameExpr>(expr); }

/// What a statement binds, if it is an assignment to names; nothing otherwise.
std::vector<std::string_view> boundNames(const ast::Stmt& statement) {
    const auto* assign = ast::as<ast::Assign>(&statement);
    const auto* added = ast::as<ast::AugAssign>(&statement);
    const ast::Expr* target = added ? added->target : assign && assign->targets.size() == 1 ? assign->targets[0] : nullptr;
    return target ? ast::targetNames(*target) : std::vector<std::string_view>();
}

class GraphReader {
public:
    GraphReader(const GraphContext& context, const ast::Node& scope, Block block, std::size_t place)
        : context_(context),
          file_(context.file),
          analysis_(context.analysis),
          framework_(context.framework),
          blocks_(context.blocks),
          scope_(scope),
          block_(block),
          place_(place) {
        const ModuleRules& rules = *framework_.modules;
        for (const auto& names : {rules.members, rules.reserved, rules.reservedInWhole}) taken_.insert(names.begin(), names.end());
        taken_.insert(rules.call);
    }

    std::optional<LayerGraph> read(const ast::Call& model) {
        graph_.model = &model;
        graph_.scope = &scope_;
        const ast::Expr* inputs = onlyOf(argument(model, 0, "inputs"));
        graph_.result = onlyOf(argument(model, 1, "outputs"));
        const auto isKnown = [](const ast::keyword* one) {
            return one->name && (one->name == "inputs" || one->name == "outputs" || one->name == "name");
        };
        if (!std::ranges::all_of(model.keywords, isKnown)) return std::nullopt;
        if (!inputs || !graph_.result || !readInputs(*inputs) || !readSteps() || isReadElsewhere()) return std::nullopt;
        return finish();
    }

    /// A function that is given symbolic tensors for these parameters.
    std::optional<LayerGraph> readFunction(const ast::FunctionDef& function, const std::vector<std::string_view>& symbolic) {
        graph_.scope = &function;
        graph_.parameters = symbolic;
        symbolic_.insert(symbolic.begin(), symbolic.end());
        const auto* result = block_.empty() ? nullptr : ast::as<ast::Return>(block_.back());
        if (!result || !result->value || !isPlain(function)) return std::nullopt;
        graph_.result = result->value;
        for (const ast::arg* parameter : function.args->args)
            if (!symbolic_.contains(parameter->name.text())) give(parameter->name.text());
        for (const ast::Stmt* statement : block_.first(block_.size() - 1)) {
            const bool isDocstring = statement == block_.front() && statement->kind == ast::Kind::ExprStmt;
            const auto bound = boundNames(*statement);
            if (isDocstring) continue;
            if (bound.empty()) return std::nullopt;
            if (!reads(*statement, symbolic_)) {
                graph_.preparations.push_back(statement);
                prepared_.insert(bound.begin(), bound.end());
                continue;
            }
            graph_.steps.push_back(statement);
            symbolic_.insert(bound.begin(), bound.end());
        }
        std::optional<LayerGraph> graph = finish();
        if (graph)
            std::erase_if(graph->preparations, [&](const ast::Stmt* one) { return std::ranges::count(graph->layerMakers, one) > 0; });
        return graph;
    }

private:
    std::optional<LayerGraph> finish() {
        for (const ast::Stmt* step : graph_.steps)
            if (!readExpressions(*step)) return std::nullopt;
        if (!readExpressions(*graph_.result) || graph_.layers.empty() || !takeLayerMakers()) return std::nullopt;
        return std::move(graph_);
    }

    /// Whether a function stands in the file itself, with parameters that have names of their own.
    bool isPlain(const ast::FunctionDef& function) const {
        const ast::arguments& all = *function.args;
        return analysis_.parent(function) == file_.module && function.decorator_list.empty() && all.posonlyargs.empty() && !all.vararg &&
               all.kwonlyargs.empty() && !all.kwarg;
    }
    static const ast::Expr* argument(const ast::Call& call, std::size_t position, std::string_view keyword) {
        for (const ast::keyword* one : call.keywords)
            if (one->name && one->name == keyword) return one->value;
        return position < call.args.size() ? call.args[position] : nullptr;
    }

    /// `[x]` is x to a model.
    static const ast::Expr* onlyOf(const ast::Expr* value) {
        const auto* list = ast::as<ast::List>(value);
        return list && list->elts.size() == 1 ? list->elts[0] : value;
    }

    bool isSymbolicCall(const ast::Expr* value) const {
        const auto* call = ast::as<ast::Call>(value);
        const std::string_view name = call ? analysis_.qualifiedName(*call->func) : std::string_view();
        return !name.empty() && std::ranges::any_of(framework_.symbolic, [&](const std::string& one) { return name.ends_with(one); });
    }

    bool reads(const ast::Node& code, const NameSet& names) const {
        bool found = false;
        ast::walk(code, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            found = found || (name && name->ctx != ast::ExprContext::Store && names.contains(name->id.text()));
            return !found;
        });
        return found;
    }

    bool readInputs(const ast::Expr& inputs) {
        const auto* list = ast::as<ast::List>(&inputs);
        graph_.takesList = list != nullptr;
        for (const ast::Expr* one : list ? list->elts : std::span<ast::Expr*>())
            if (nameOf(one)) graph_.parameters.push_back(nameOf(one)->id.text());
        if (nameOf(&inputs)) graph_.parameters.push_back(nameOf(&inputs)->id.text());
        return !graph_.parameters.empty() && graph_.parameters.size() == (list ? list->elts.size() : 1);
    }

    /// The statements before the model that have to do with its inputs. Whatever else has makes the graph unreadable.
    bool readSteps() {
        for (std::size_t i = 0; i < place_; ++i) {
            const ast::Stmt& statement = *block_[i];
            const auto* assign = ast::as<ast::Assign>(&statement);
            const auto bound = boundNames(statement);
            if (assign && bound.size() == 1 && isSymbolicCall(assign->value)) {
                if (symbolic_.contains(bound.front())) return false;
                const bool isInput = std::ranges::count(graph_.parameters, bound.front()) == 1;
                (isInput ? symbolic_ : others_).insert(bound.front());
                if (isInput) graph_.inputs.push_back(&statement);
            } else if (reads(statement, symbolic_)) {
                if (bound.empty() || reads(statement, others_)) return false;
                graph_.steps.push_back(&statement);
                symbolic_.insert(bound.begin(), bound.end());
            } else if (std::ranges::any_of(bound, [&](std::string_view name) { return symbolic_.contains(name); })) {
                return false;
            }
        }
        return graph_.inputs.size() == graph_.parameters.size() && !graph_.steps.empty();
    }

    /// Whether a symbolic tensor is read where the graph's statements would be gone.
    bool isReadElsewhere() const {
        NameSet left = symbolic_;
        for (std::size_t i = place_ + 1; i < block_.size() && !left.empty(); ++i) {
            const auto bound = boundNames(*block_[i]);
            if (reads(*block_[i], left)) return true;
            for (const std::string_view name : bound) left.erase(name);
        }
        return false;
    }

    /// The layers that are called in a step, and what it reads from outside.
    bool readExpressions(const ast::Node& code) {
        bool isReadable = true;
        ast::walk(code, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (node.kind == ast::Kind::Lambda) isReadable = isReadable && !needsOutside(node);
            if (node.kind == ast::Kind::Lambda) return false;
            if (call && isLayer(*call->func)) {
                isReadable = isReadable && readLayer(*call->func);
                return true;
            }
            const auto* name = ast::as<ast::NameExpr>(&node);
            const bool isPart = std::ranges::any_of(graph_.members, [&](const auto& one) { return one.first->span.contains(node.span); }) ||
                                std::ranges::any_of(graph_.cuts, [&](Span cut) { return cut.contains(node.span); });
            if (isPart) return false;
            if (const auto* function = call ? ast::as<ast::FunctionDef>(analysis_.callee(*call)) : nullptr)
                isReadable = isReadable && readBlock(*call, *function);
            if (name && name->ctx == ast::ExprContext::Load && isOutside(*name)) {
                give(name->id.text());
                graph_.members[name] = std::string(name->id.text());
            }
            if (name && !symbolic_.contains(name->id.text())) outside_.insert(name->id.text());
            return isReadable;
        });
        return isReadable;
    }

    bool isLayer(const ast::Expr& function) const {
        const Type& type = *analysis_.typeOf(function);
        if (const auto* name = nameOf(&function); name && symbolic_.contains(name->id.text())) return false;
        if (type.kind == TypeKind::Layer) return function.kind == ast::Kind::Call || nameOf(&function);
        const auto* definition = type.kind == TypeKind::Instance ? ast::as<ast::ClassDef>(type.definition) : nullptr;
        return definition && (function.kind == ast::Kind::Call || nameOf(&function));
    }

    bool readLayer(const ast::Expr& layer) {
        if (const auto* variable = nameOf(&layer)) {
            const std::string_view name = variable->id.text();
            graph_.members[&layer] = std::string(name);
            const bool isKnown = std::ranges::any_of(graph_.layers, [&](const GraphLayer& one) { return one.member == name; });
            if (!isKnown) graph_.layers.push_back({std::string(name), nullptr});
            taken_.insert(std::string(name));
            return true;
        }
        if (reads(layer, symbolic_)) return false;
        const auto& call = *ast::as<ast::Call>(&layer);
        const std::string member = freshName(call);
        graph_.members[&layer] = member;
        graph_.layers.push_back({member, &layer});
        return giveAll(layer);
    }

    /// The call of a function that makes layers itself: it becomes a layer, made of the arguments that are no symbolic tensors.
    bool readBlock(const ast::Call& call, const ast::FunctionDef& function) {
        std::vector<std::string_view> symbolic;
        GraphLayer layer{memberNameOf(function.name.text()), nullptr, &function, {}};
        const auto isSymbolic = [&](const ast::Node& argument) { return reads(argument, symbolic_); };
        for (std::size_t i = 0; i < call.args.size(); ++i) {
            if (call.args[i]->kind == ast::Kind::Starred || i >= function.args->args.size()) return false;
            if (isSymbolic(*call.args[i])) symbolic.push_back(function.args->args[i]->name.text());
            else if (giveAll(*call.args[i])) layer.arguments.push_back(call.args[i]->span);
            else return false;
        }
        for (const ast::keyword* one : call.keywords) {
            if (!one->name) return false;
            if (isSymbolic(*one->value)) symbolic.push_back(one->name.text());
            else if (giveAll(*one->value)) layer.arguments.push_back(one->span);
            else return false;
        }
        if (symbolic.empty() || !isReadable(function, symbolic)) return false;
        const std::vector<Span> cuts =
            CodeText(file_).withoutArguments(call, [&](const ast::Node& argument) { return !isSymbolic(argument); });
        graph_.cuts.insert(graph_.cuts.end(), cuts.begin(), cuts.end());
        layer.member = fresh(layer.member);
        graph_.members[call.func] = layer.member;
        graph_.layers.push_back(std::move(layer));
        return true;
    }

    /// Whether the function can be read as a graph, given symbolic tensors for these parameters.
    bool isReadable(const ast::FunctionDef& function, const std::vector<std::string_view>& symbolic) {
        const auto [place, isNew] = blocks_.try_emplace(&function);
        if (isNew) {  // while it is read, it counts as not readable: one that calls itself is none
            auto graph = GraphReader(context_, function, bodyOf(function), 0).readFunction(function, symbolic);
            place->second = std::move(graph);
        }
        return place->second && place->second->parameters == symbolic;
    }

    /// The name that the layer is told, or that of its class, with a number where there are several.
    std::string freshName(const ast::Call& maker) {
        std::string stem;
        const auto* told = ast::as<ast::Constant>(argument(maker, static_cast<std::size_t>(-1), "name"));
        const std::string_view text = told && told->value.type == ast::Literal::Type::Str ? told->value.text : std::string_view();
        const auto isWordPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
        if (!text.empty() && std::ranges::all_of(text, isWordPart) && !std::isdigit(static_cast<unsigned char>(text.front()))) stem = text;
        const std::string_view function = maker.func->span.of(file_.text);
        if (stem.empty()) stem = memberNameOf(function.substr(function.rfind('.') + 1));
        return fresh(stem);
    }

    std::string fresh(const std::string& stem) {
        std::string name = stem;
        for (int i = 1; !taken_.insert(name).second; ++i) name = stem + "_" + std::to_string(i);
        return name;
    }

    bool isOutside(const ast::NameExpr& name) const {
        return scope_.kind == ast::Kind::FunctionDef && !symbolic_.contains(name.id.text()) && isLocal(name.id.text());
    }

    /// Whether the function around binds the name: a parameter of it, or a variable.
    bool isLocal(std::string_view name) const {
        const auto* function = ast::as<ast::FunctionDef>(&scope_);
        if (!function) return false;
        bool binds = false;
        ast::walk(*function, [&](const ast::Node& node) {
            const auto* parameter = ast::as<ast::arg>(&node);
            const auto* variable = ast::as<ast::NameExpr>(&node);
            binds = binds || (parameter && parameter->name == name) ||
                    (variable && variable->ctx == ast::ExprContext::Store && variable->id == name);
            return !binds;
        });
        return binds;
    }

    bool needsOutside(const ast::Node& code) const {
        return std::ranges::any_of(ast::namesIn(code), [&](std::string_view name) { return isLocal(name); });
    }

    bool giveAll(const ast::Expr& code) {
        bool canBe = true;
        ast::walk(code, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            if (name && name->ctx == ast::ExprContext::Load && isOutside(*name)) give(name->id.text());
            if (name) outside_.insert(name->id.text());
            canBe = canBe && !(name && name->id == "self");
            return canBe;
        });
        return canBe;
    }

    void give(std::string_view name) {
        const bool isThere = prepared_.contains(name) || std::ranges::find(graph_.given, name) != graph_.given.end();
        if (!isThere) graph_.given.push_back(name);
    }

    /// `dense = Dense(3)` goes where the layers are made, if the graph alone calls it; others are given from outside.
    bool takeLayerMakers() {
        for (GraphLayer& layer : graph_.layers) {
            if (layer.maker || layer.block) continue;
            const ast::Assign* maker = onlyAssignment(layer.member);
            const bool isOwn =
                maker && maker->value->kind == ast::Kind::Call && !reads(*maker->value, symbolic_) && isReadHereOnly(layer.member);
            if (isOwn) {
                layer.maker = maker->value;
                graph_.layerMakers.push_back(maker);
                if (!giveAll(*maker->value)) return false;
            } else if (scope_.kind == ast::Kind::FunctionDef) {
                give(scopeName(layer.member));
            }
        }
        const auto isOnce = [&](std::string_view name) { return name != "self" && timesBound(name) <= 1; };
        return std::ranges::all_of(graph_.given, isOnce) && std::ranges::all_of(prepared_, isOnce) && std::ranges::all_of(outside_, isOnce);
    }

    std::string_view scopeName(const std::string& member) const {
        for (const auto& [place, name] : graph_.members)
            if (name == member) return place->span.of(file_.text);
        return member;
    }

    const ast::Assign* onlyAssignment(const std::string& name) const {
        const ast::Assign* found = nullptr;
        for (std::size_t i = 0; i < (graph_.model ? place_ : block_.size()); ++i) {
            const auto bound = boundNames(*block_[i]);
            if (bound.size() == 1 && bound.front() == name) found = ast::as<ast::Assign>(block_[i]);
        }
        return timesBound(name) == 1 ? found : nullptr;
    }

    /// Not counting what functions inside bind for themselves.
    unsigned timesBound(std::string_view name) const {
        unsigned times = 0;
        ast::walk(scope_, [&](const ast::Node& node) {
            const auto* parameter = ast::as<ast::arg>(&node);
            const auto* variable = ast::as<ast::NameExpr>(&node);
            times +=
                (parameter && parameter->name == name) || (variable && variable->ctx == ast::ExprContext::Store && variable->id == name);
            return &node == &scope_ || !opensScope(node);
        });
        return times;
    }

    bool isReadHereOnly(const std::string& name) const {
        unsigned all = 0, here = 0;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* variable = ast::as<ast::NameExpr>(&node);
            all += variable && variable->ctx == ast::ExprContext::Load && variable->id == name;
            return true;
        });
        for (const auto& [place, member] : graph_.members) here += member == name && nameOf(place) != nullptr;
        return all == here;
    }

    const GraphContext& context_;
    const ParsedFile& file_;
    const Analysis& analysis_;
    const Framework& framework_;
    BlockGraphs& blocks_;
    const ast::Node& scope_;
    Block block_;
    std::size_t place_;
    NameSet symbolic_;
    NameSet outside_;              ///< all that is read and is no symbolic tensor: it has to be the same when the model is made
    NameSet prepared_;             ///< variables of a function that are bound before its layers are made
    NameSet others_;               ///< inputs of other models
    std::set<std::string> taken_;  ///< names of members
    LayerGraph graph_;
};

}  // namespace

std::optional<LayerGraph> readModel(const GraphContext& context, const ast::Node& scope, std::size_t place, const ast::Call& model) {
    return GraphReader(context, scope, bodyOf(scope), place).read(model);
}

}  // namespace regraft
