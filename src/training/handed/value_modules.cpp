#include "training/handed/value_modules.h"

#include <algorithm>

#include "ast/names.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "mapping/training_rules.h"
#include "modules/module_classes.h"

namespace regraft {

ValueModules::ValueModules(const ParsedFile& file, const Analysis& analysis, const Framework& framework, const HandedRules& rules,
                           const Roles& roles, std::function<std::string(const std::string&)> written)
    : file_(file),
      analysis_(analysis),
      framework_(framework),
      rules_(rules),
      roles_(roles),
      code_(file),
      written_(std::move(written)) {
    ast::walk(*file.module, [&](const ast::Node& node) {
        if (roles.isValueClass(&node)) classes_.push_back(ast::as<ast::ClassDef>(&node));
        return true;
    });
}

void ValueModules::fail(const ast::Node& place, std::string reason) {
    if (!problem_.empty()) return;
    problem_ = std::move(reason);
    place_ = &place;
}

std::vector<ReadEdit> ValueModules::run() {
    findKeys();
    for (const ast::ClassDef* one : classes_) readClass(*one);
    dropKeys();
    ast::walk(*file_.module, [&](const ast::Node& node) {
        readCompilers(node);
        if (const auto* call = ast::as<ast::Call>(&node)) readMapped(*call);
        return problem_.empty();
    });
    return problem_.empty() ? std::move(edits_) : std::vector<ReadEdit>();
}

void ValueModules::removeLines(const ast::Stmt& statement) {
    if (!code_.standsAlone(statement.span)) return fail(statement, "it is not alone on its line");
    replace(code_.linesOf(statement.span), "");
}

/// Whether a call makes one of the library's layers.
bool ValueModules::isLayer(const ast::Call& call) const {
    const std::string_view name = analysis_.qualifiedName(*call.func);
    const std::string home = rules_.modules.substr(0, rules_.modules.rfind('.')) + ".nn.";
    return name.starts_with(home);
}

void ValueModules::readClass(const ast::ClassDef& definition) {
    if (!definition.decorator_list.empty()) return fail(definition, "a decorator changes the class");
    for (const ast::keyword* keyword : definition.keywords) return fail(*keyword, "how the class is made is not known here");
    for (const ast::Expr* base : definition.bases)
        if (roles_.isNamed(*base, rules_.modules)) replace(base->span, written_(framework_.modules->base));
    readFields(definition);
    ast::walk(definition, [&](const ast::Node& node) {
        const auto* constructor = ast::as<ast::FunctionDef>(&node);
        const auto* first = constructor && constructor->name == "__init__" ? ast::as<ast::Assign>(constructor->body[0]) : nullptr;
        const auto* split = first ? ast::as<ast::Call>(first->value) : nullptr;
        const bool isSplit = split && !split->args.empty() && roles_.isNamed(*split->func, rules_.split);
        if (isSplit && !idle_.contains(roles_.scopes().of(*split->args[0])))
            fail(*first, "more comes of its keys than first weights of layers");
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* method = assign ? ast::as<ast::FunctionDef>(scopeAround(node, analysis_)) : nullptr;
        if (method && method->name == "__init__") readMember(definition, *assign);
        return problem_.empty();
    });
}

const ast::AnnAssign* ValueModules::fieldOf(const ast::ClassDef& definition, std::string_view name) const {
    for (const ast::Stmt* statement : definition.body) {
        const auto* field = ast::as<ast::AnnAssign>(statement);
        const auto* target = field ? ast::as<ast::NameExpr>(field->target) : nullptr;
        if (target && target->id == name) return field;
    }
    return nullptr;
}

/// Fields are what the constructor gives the instance: their declarations go. A class without a constructor of its own is made of them.
void ValueModules::readFields(const ast::ClassDef& definition) {
    const bool hasConstructor = std::ranges::any_of(definition.body, [](const ast::Stmt* one) {
        const auto* method = ast::as<ast::FunctionDef>(one);
        return method && method->name == "__init__";
    });
    for (const ast::Stmt* statement : definition.body) {
        const auto* field = ast::as<ast::AnnAssign>(statement);
        if (!field) continue;
        if (!hasConstructor) return fail(*field, "its constructor is made of its fields");
        const auto* said = ast::as<ast::Call>(field->value);
        const bool isSetting = said && roles_.isNamed(*said->func, rules_.setting) && !ast::keywordOf(*said, "converter");
        if (!field->value || (isSetting && !ast::keywordOf(*said, "default"))) removeLines(*field);
        else if (said) return fail(*field, "what its default is, is not known here");
    }
}

/// `jax.Array`, `Float[Array, "n"]`
bool ValueModules::isArrayField(const ast::Expr& annotation) const {
    bool isArray = false;
    const auto* item = ast::as<ast::Subscript>(&annotation);
    const bool isContainer = item && (text(*item->value) == "list" || text(*item->value) == "dict" || text(*item->value) == "tuple");
    if (isContainer) return false;
    ast::walk(annotation, [&](const ast::Node& node) {
        if (node.kind != ast::Kind::Attribute && node.kind != ast::Kind::NameExpr) return true;
        const std::string_view name = analysis_.qualifiedName(static_cast<const ast::Expr&>(node));
        const std::string_view written = text(node);
        isArray = isArray || std::ranges::any_of(rules_.arrays, [&](const std::string& one) {
                      return name == one || (name.empty() && written == std::string_view(one).substr(one.rfind('.') + 1));
                  });
        return node.kind != ast::Kind::Attribute;
    });
    return isArray;
}

bool ValueModules::holdsModules(const ast::Expr& list) const {
    bool holds = false;
    ast::walk(list, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        holds = holds || (call && (isLayer(*call) || roles_.isValueClass(definitionOf(*call->func, analysis_))));
        return !holds;
    });
    return holds;
}

/// `self.scale = jnp.ones(8)` → `self.scale = nnx.Param(jnp.ones(8))`
void ValueModules::readMember(const ast::ClassDef& definition, const ast::Assign& assign) {
    const auto* member = assign.targets.size() == 1 ? ast::as<ast::Attribute>(assign.targets[0]) : nullptr;
    if (!member || text(*member->value) != "self") {
        const auto* tuple = ast::as<ast::Tuple>(assign.targets[0]);
        const auto isMember = [](const ast::Expr* one) { return one->kind == ast::Kind::Attribute; };
        if (tuple && std::ranges::any_of(tuple->elts, isMember)) fail(assign, "several fields are bound at once");
        return;
    }
    const ast::AnnAssign* field = fieldOf(definition, member->attr.text());
    if (!field) return fail(assign, "the field is not declared in this class");
    const ast::Expr& value = *assign.value;
    const auto* said = ast::as<ast::Call>(field->value);
    if (said && roles_.isNamed(*said->func, rules_.setting)) return;
    const bool isSequence = value.kind == ast::Kind::List || value.kind == ast::Kind::ListComp || value.kind == ast::Kind::Tuple;
    if (isSequence && holdsModules(value)) {
        if (value.kind == ast::Kind::Tuple) return fail(value, "it holds modules in a tuple");
        edits_.push_back({{value.span.begin, value.span.begin}, {{written_(rules_.list) + "(", value.span, false}}, ofAll});
        edits_.push_back({{value.span.end, value.span.end}, {{")", value.span, false}}, ofAll});
        return;
    }
    const bool isDeclared = isArrayField(*field->annotation);
    const Type& type = *analysis_.typeOf(value);
    const TypeKind kind = type.kind;
    const bool isContainer = isSequence || value.kind == ast::Kind::Dict || value.kind == ast::Kind::DictComp;
    if (isContainer && kind != TypeKind::Array) {
        bool hasArrays = false;
        ast::walk(value, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            hasArrays = hasArrays || (call && analysis_.typeOf(*call)->kind == TypeKind::Array);
            return !hasArrays;
        });
        if (hasArrays || isDeclared) return fail(value, "it holds arrays in a list");
    }
    if (!isDeclared && kind != TypeKind::Array) return;
    if (value.kind == ast::Kind::Constant) return fail(value, "whether it is trained is not known here");
    const bool hasGradients = type.dtype == DType::Unknown || isFloating(type.dtype) || isComplex(type.dtype);
    if (!hasGradients) return fail(value, "it is an array that is not trained");
    edits_.push_back({{value.span.begin, value.span.begin}, {{written_(rules_.parameter) + "(", value.span, false}}, ofAll});
    edits_.push_back({{value.span.end, value.span.end}, {{")", value.span, false}}, ofAll});
}

/// The methods of modules, called through the class or an instance of it.
const ast::FunctionDef* ValueModules::called(const ast::Call& call) const {
    const ast::Node* made = definitionOf(*call.func, analysis_);
    if (roles_.isValueClass(made))
        for (const ast::Stmt* statement : ast::as<ast::ClassDef>(made)->body) {
            const auto* method = ast::as<ast::FunctionDef>(statement);
            if (method && method->name == "__init__") return method;
        }
    const auto* function = ast::as<ast::FunctionDef>(analysis_.callee(call));
    return function && roles_.isValueClass(analysis_.parent(*function)) ? function : nullptr;
}

bool ValueModules::isIdleArgument(const ast::Call& call, const ast::Expr& argument, const ast::keyword* keyword) const {
    if (keyword && isLayer(call)) return keyword->name == rules_.key;
    const ast::FunctionDef* function = called(call);
    if (!function) {  // a layer that is called: `self.dropout(x, key=key)`
        const auto* member = ast::as<ast::Attribute>(call.func);
        return keyword && keyword->name == rules_.key && member && text(*member->value) == "self";
    }
    std::size_t at = static_cast<std::size_t>(std::ranges::find(call.args, &argument) - call.args.begin());
    if (keyword) {
        const ast::arg* one = roles_.parameterFor(*keyword, *function);
        return one && idle_.contains({function, one->name.text()});
    }
    at += 1;  // behind `self`
    return at < function->args->args.size() && idle_.contains({function, function->args->args[at]->name.text()});
}

/// Whether nothing comes of a key where it is read but first weights.
bool ValueModules::isIdle(const ast::Expr& use) const {
    const ast::Node* parent = analysis_.parent(use);
    if (const auto* item = ast::as<ast::Subscript>(parent); item && item->value == &use) return isIdle(*item);
    const auto* keyword = ast::as<ast::keyword>(parent);
    const auto* call = ast::as<ast::Call>(keyword ? analysis_.parent(*keyword) : parent);
    if (!call || call->func == &use) return false;
    if (!roles_.isNamed(*call->func, rules_.split)) return isIdleArgument(*call, use, keyword);
    const auto* assign = ast::as<ast::Assign>(analysis_.parent(*call));
    if (!assign || assign->targets.size() != 1 || keyword || !code_.standsAlone(assign->span)) return false;
    const auto* tuple = ast::as<ast::Tuple>(assign->targets[0]);
    const auto isKey = [&](const ast::Expr* one) { return idle_.contains(roles_.scopes().of(*one)); };
    return tuple ? std::ranges::all_of(tuple->elts, isKey) : isKey(assign->targets[0]);
}

/// Keys in methods of modules, first all of them, then without those that more comes of.
void ValueModules::findKeys() {
    for (const ast::ClassDef* one : classes_)
        ast::walk(*one, [&](const ast::Node& node) {
            const auto* parameter = ast::as<ast::arg>(&node);
            if (parameter && parameter->name == rules_.key) idle_.insert({scopeAround(node, analysis_), parameter->name.text()});
            const auto* assign = ast::as<ast::Assign>(&node);
            const auto* call = assign ? ast::as<ast::Call>(assign->value) : nullptr;
            if (!call || !roles_.isNamed(*call->func, rules_.split)) return true;
            for (const std::string_view name : ast::targetNames(*assign->targets[0])) idle_.insert({scopeAround(node, analysis_), name});
            return true;
        });
    for (bool isChanged = true; isChanged;) {
        isChanged = std::erase_if(idle_, [&](const ScopedName& key) {
                        if (!key.first || !isFunction(*key.first)) return true;
                        return !std::ranges::all_of(roles_.scopes().places(key), [&](const ast::Expr* place) {
                            const auto* name = ast::as<ast::NameExpr>(place);
                            if (!name) return false;
                            if (name->ctx == ast::ExprContext::Load) return isIdle(*name);
                            const ast::Node* target = name;
                            while (analysis_.parent(*target)->kind == ast::Kind::Tuple) target = analysis_.parent(*target);
                            const auto* assign = ast::as<ast::Assign>(analysis_.parent(*target));
                            const auto* call = assign ? ast::as<ast::Call>(assign->value) : nullptr;
                            return call && !call->args.empty() && roles_.isNamed(*call->func, rules_.split) && isIdle(*call->args[0]) &&
                                   idle_.contains(roles_.scopes().of(*call->args[0]));
                        });
                    }) > 0;
    }
}

void ValueModules::dropKeysOf(const ast::Call& call) {
    const auto goes = [&](const ast::Node& one) {
        const auto* keyword = ast::as<ast::keyword>(&one);
        if (keyword && isLayer(call)) return keyword->name == rules_.key;
        return isIdleArgument(call, keyword ? *keyword->value : static_cast<const ast::Expr&>(one), keyword);
    };
    const bool isOther = !isLayer(call) && !called(call);
    if (isOther && !classes_.empty() && roles_.of(*call.func).isModule() && ast::keywordOf(call, rules_.key))
        return fail(call, "which module is given the key is not known here");
    for (const Span& span : code_.withoutArguments(call, goes)) replace(span, "");
}

void ValueModules::dropKeys() {
    ast::walk(*file_.module, [&](const ast::Node& node) {
        if (const auto* call = ast::as<ast::Call>(&node)) dropKeysOf(*call);
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* split = assign ? ast::as<ast::Call>(assign->value) : nullptr;
        if (split && !split->args.empty() && roles_.isNamed(*split->func, rules_.split) &&
            idle_.contains(roles_.scopes().of(*split->args[0])))
            removeLines(*assign);
        const auto* function = ast::as<ast::FunctionDef>(&node);
        if (!function || !roles_.isValueClass(analysis_.parent(*function))) return problem_.empty();
        const auto has = [&](const ast::arg* one) { return idle_.contains({function, one->name.text()}); };
        if (std::ranges::none_of(function->args->args, has) && std::ranges::none_of(function->args->kwonlyargs, has)) return true;
        // The only keyword goes with its star; others stand before or behind it.
        const auto& all = function->args->args;
        const auto& named = function->args->kwonlyargs;
        if (named.size() == 1 && has(named[0]) && !function->args->vararg && !function->args->kwarg && !all.empty()) {
            const ast::Expr* last = function->args->defaults.empty() ? nullptr : function->args->defaults.back();
            const std::uint32_t from = last ? last->span.end : all.back()->span.end;
            const ast::Expr* given = function->args->kw_defaults.empty() ? nullptr : function->args->kw_defaults[0];
            replace({from, given ? given->span.end : named[0]->span.end}, "");
        } else if (named.empty() && !all.empty() && has(all.back()) && all.size() > 1) {
            const bool hasDefault = !function->args->defaults.empty();
            const std::size_t before = function->args->defaults.size();
            const ast::Expr* last = before > 1 ? function->args->defaults[before - 2] : nullptr;
            replace({last ? last->span.end : all[all.size() - 2]->span.end,
                     hasDefault ? function->args->defaults.back()->span.end : all.back()->span.end},
                    "");
        } else {
            fail(*function, "its keys stand among other arguments");
        }
        return problem_.empty();
    });
}

/// Whether a layer of the class does the same to each of a batch.
bool ValueModules::isForEach(const ast::Expr& layer) const {
    const ScopedName variable = roles_.scopes().of(layer);
    const auto* made = variable.first ? ast::as<ast::Call>(roles_.scopes().firstValueOf(variable)) : nullptr;
    const auto isBound = [](const ast::Expr* one) {
        const auto* member = ast::as<ast::Attribute>(one);
        return member && member->ctx != ast::ExprContext::Load;
    };
    const bool isOnce = variable.first && std::ranges::count_if(roles_.scopes().places(variable), isBound) == 1;
    return made && isOnce && roles_.isOneOf(*made->func, rules_.forEach);
}

/// `jax.vmap(self.linear)(x)` → `self.linear(x)`
void ValueModules::readMapped(const ast::Call& call) {
    if (!roles_.isOneOf(*call.func, rules_.maps)) return;
    if (call.args.size() == 1 && call.keywords.empty() && isForEach(*call.args[0]))
        return replace(call.span, std::string(text(*call.args[0])));
    bool isDrawn = false;
    for (const ast::ClassDef* one : classes_)
        ast::walk(*one, [&](const ast::Node& node) {
            const auto* made = ast::as<ast::Call>(&node);
            isDrawn = isDrawn || (made && roles_.isOneOf(*made->func, rules_.forOne));
            return !isDrawn;
        });
    if (isDrawn) fail(call, "a module that draws random numbers is mapped over a batch");
}

/// What compiles functions of such modules compiles those of modules that own their arrays.
void ValueModules::readCompilers(const ast::Node& node) {
    if (node.kind != ast::Kind::Attribute && node.kind != ast::Kind::NameExpr) return;
    const auto& expr = static_cast<const ast::Expr&>(node);
    if (roles_.isNamed(expr, rules_.jit)) replace(expr.span, written_(framework_.training->jit));
}

}  // namespace regraft
