#include "training/transformed/transformed_edits.h"

#include <algorithm>

#include "ast/names.h"
#include "ast/visit.h"
#include "modules/module_classes.h"

namespace regraft {

TransformedEdits::TransformedEdits(const ParsedFile& file, const Analysis& analysis, const CompactModuleRules& rules,
                                   const TransformedFile& read)
    : file_(file),
      analysis_(analysis),
      rules_(rules.transformed),
      compact_(rules),
      read_(read),
      scopes_(read.scopes()),
      code_(file) {}

void TransformedEdits::fail(const ast::Node& place, std::string reason) {
    if (!problem_.empty()) return;
    problem_ = std::move(reason);
    place_ = &place;
}

std::vector<ReadEdit> TransformedEdits::run() {
    for (const TransformedFunction& one : read_.functions()) editFunction(one);
    for (const ast::ClassDef* one : read_.classes()) {
        if (!one->decorator_list.empty() || one->bases.size() != 1 || !one->keywords.empty())
            fail(*one, "how the class is made is not known here");
        for (const ast::Stmt* statement : one->body)
            if (const auto* method = ast::as<ast::FunctionDef>(statement)) {
                if (method->name == "__init__") editConstructor(*method);
                else nameLayers(*method);
            }
    }
    for (const TransformedFunction& one : read_.functions())
        if (one.function) nameLayers(*one.function);
    ast::walk(*file_.module, [&](const ast::Node& node) {
        if (const auto* call = ast::as<ast::Call>(&node)) editCall(*call);
        editAnnotation(node);
        return problem_.empty();
    });
    editKeys();
    return problem_.empty() ? std::move(edits_) : std::vector<ReadEdit>();
}

std::string TransformedEdits::nameOf(const std::string& module) {
    for (const ImportedName& import : analysis_.imports()) {
        const bool isDotted = import.statement->kind == ast::Kind::Import && !import.alias->asname &&
                              import.alias->name.text().find('.') != std::string_view::npos;
        if (import.target == module && !isDotted) return std::string(import.boundName.text());
    }
    fail(*file_.module, "it does not import `" + module + "` as a whole");
    return {};
}

void TransformedEdits::editFunction(const TransformedFunction& one) {
    editDefinition(one);
    editUses(one);
}

/// `def forward(x):` → `class Forward(hk.Module):` with a method `__call__`
void TransformedEdits::editDefinition(const TransformedFunction& one) {
    const std::string base = nameOf(rules_.base.substr(0, rules_.base.find('.'))) + rules_.base.substr(rules_.base.find('.'));
    const std::string newline(code_.newline()), head = "class " + one.name + "(" + base + "):" + newline + "    ";
    if (one.lambda) {
        const ast::Lambda& lambda = *one.lambda;
        if (!code_.standsAlone(one.assign->span)) return fail(*one.assign, "it is not alone on its line");
        ast::walk(*lambda.body, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (call && (read_.isNamed(*call->func, rules_.parameter) || read_.isNamed(*call->func, rules_.nextKey)))
                fail(*call, "it stands in a lambda");
            return true;
        });
        const bool hasArguments = lambda.args->span.begin < lambda.args->span.end;
        const std::string arguments = hasArguments ? ", " + std::string(text(*lambda.args)) : "";
        const std::uint32_t at = code_.linesOf(one.assign->span).begin;
        insert(at,
               head + "def __call__(self" + arguments + "):" + newline + "        return " +
                   code_.onOneLine(lambda.body->span, namesIn(lambda)) + newline + newline + newline,
               lambda.span);
        return replace(one.value->span, one.name + "()");
    }
    const ast::FunctionDef& function = *one.function;
    const std::uint32_t start = code_.linesOf({function.nameSpan.begin, function.nameSpan.begin}).begin;
    for (const ast::Expr* decorator : function.decorator_list) replace(code_.linesOf(decorator->span), "");
    insert(start, head, function.nameSpan);
    replace(function.nameSpan, "__call__");
    const std::uint32_t open = static_cast<std::uint32_t>(file_.text.find('(', function.nameSpan.end)) + 1;
    const ast::arguments& arguments = *function.args;
    if (!arguments.posonlyargs.empty()) return fail(function, "it has parameters by place alone");
    const bool isEmpty = arguments.args.empty() && arguments.kwonlyargs.empty() && !arguments.vararg && !arguments.kwarg;
    insert(open, isEmpty ? "self" : "self, ", function.nameSpan);
    if (ast::namesIn(function).contains("self")) return fail(function, "it has a variable `self`");
    editBody(function);
    if (one.assign) return replace(one.value->span, one.name + "()");
    const std::uint32_t behind = code_.linesOf(function.span).end;
    insert(behind, newline + newline + std::string(function.name.text()) + " = " + one.name + "()" + newline, function.nameSpan);
}

/// The lines of a function that becomes a method stand further in.
void TransformedEdits::editBody(const ast::FunctionDef& function) {
    const std::uint32_t first = code_.linesOf({function.nameSpan.begin, function.nameSpan.begin}).end;
    if (function.body.front()->span.begin < first) return fail(function, "it stands on one line");
    ast::walk(function, [&](const ast::Node& node) {
        const bool isText = node.kind == ast::Kind::Constant || node.kind == ast::Kind::JoinedStr;
        const auto* statement = ast::as<ast::ExprStmt>(analysis_.parent(node));
        if (isText && text(node).find('\n') != std::string_view::npos && !(statement && statement == function.body.front()))
            fail(node, "a text of several lines stands in the function that is transformed");
        return true;
    });
    for (std::uint32_t at = first; at < function.span.end;) {
        const Span line = code_.linesOf({at, at});
        if (line.of(file_.text).find_first_not_of(" \t\r\n") != std::string_view::npos)
            insert(line.begin, "    ", {line.begin, line.begin});
        at = line.end;
    }
}

/// The variable with what the transformation gave is asked for `init` and `apply` alone.
void TransformedEdits::editUses(const TransformedFunction& one) {
    for (const ast::Expr* place : scopes_.places(one.variable)) {
        if (one.assign && one.assign->targets[0] == place) continue;
        const auto* member = ast::as<ast::Attribute>(analysis_.parent(*place));
        const auto* call = member ? ast::as<ast::Call>(analysis_.parent(*member)) : nullptr;
        const bool isCalled = call && call->func == member;
        if (isCalled && member->attr == std::string_view(rules_.init)) editInit(*call);
        else if (isCalled && member->attr == std::string_view(rules_.apply) && one.takesKey) editApply(*call);
        else if (!isCalled || member->attr != std::string_view(rules_.apply))
            fail(*place, "what a transformation gives is handed on, where what is done with it is not known");
    }
}

/// The key that first weights come of says nothing elsewhere.
void TransformedEdits::editInit(const ast::Call& call) {
    if (call.args.empty() || call.args[0]->kind == ast::Kind::Starred)
        return fail(call, "how its first weights are made is not known here");
    dropKey(*call.args[0]);
    if (const auto* drawn = ast::as<ast::Call>(call.args[0]); drawn && gone_.contains(drawn)) replace(drawn->span, "None");
}

/// `network.apply(params, None, x)` → `network.apply(params, x)`
void TransformedEdits::editApply(const ast::Call& call) {
    const bool isStarred = std::ranges::any_of(call.args, [](const ast::Expr* one) { return one->kind == ast::Kind::Starred; });
    const ast::Expr* key = isStarred ? nullptr : ast::argumentOf(call, 1, "rng");
    if (!key) return fail(call, "which of its arguments is the key is not known here");
    for (const Span& span : code_.withoutArguments(call, [&](const ast::Node& one) {
             const auto* keyword = ast::as<ast::keyword>(&one);
             return keyword ? keyword->value == key : &one == key;
         }))
        replace(span, "");
    dropKey(*key);
}

/// `next(keys)`
void TransformedEdits::dropKey(const ast::Expr& key) {
    const auto* call = ast::as<ast::Call>(&key);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (!function || function->id != "next" || call->args.size() != 1) return;
    const ast::Expr* value = scopes_.valueOf(scopes_.of(*call->args[0]));
    const auto* made = ast::as<ast::Call>(value);
    if (!made || !read_.isNamed(*made->func, rules_.keys)) return;
    gone_.insert(call);
    gone_.insert(call->args[0]);
}

/// Keys that nothing but first weights and dropped elements come of are made no more.
void TransformedEdits::editKeys() {
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (!call || !read_.isNamed(*call->func, rules_.keys)) return problem_.empty();
        const auto* assign = ast::as<ast::Assign>(analysis_.parent(*call));
        const ScopedName variable = assign && assign->targets.size() == 1 ? scopes_.of(*assign->targets[0]) : ScopedName{};
        if (!variable.first || !code_.standsAlone(assign->span)) return fail(*call, "its keys are used elsewhere"), false;
        for (const ast::Expr* place : scopes_.places(variable))
            if (place != assign->targets[0] && !gone_.contains(place)) return fail(*place, "its keys are used elsewhere"), false;
        replace(code_.linesOf(assign->span), "");
        return true;
    });
}

/// A class's name comes of its variable; the base has no use for it.
void TransformedEdits::editConstructor(const ast::FunctionDef& constructor) {
    bool hasSuper = false;
    ast::walk(constructor, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (member && member->attr == "__init__" && isSuper(*member->value)) {
            hasSuper = true;
            for (const Span& span : code_.withoutArguments(*call, [](const ast::Node&) { return true; })) replace(span, "");
            return false;
        }
        if (call && read_.isNamed(*call->func, rules_.parameter)) fail(*call, "its constructor makes parameters");
        if (call && !read_.layerMade(*call).empty()) cutName(*call);
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (name && name->id == "name" && hasSuper) fail(*name, "its name is used");
        return true;
    });
    const auto& arguments = constructor.args->args;
    for (std::size_t i = 1; i < arguments.size(); ++i)
        if (arguments[i]->name == "name") dropParameter(constructor, i);
    for (const ast::arg* one : constructor.args->kwonlyargs)
        if (one->name == "name") fail(*one, "its name is given by keyword alone");
}

void TransformedEdits::dropParameter(const ast::FunctionDef& function, std::size_t at) {
    const ast::arguments& all = *function.args;
    const std::size_t plain = all.args.size() - all.defaults.size();
    const auto endOf = [&](std::size_t i) { return i >= plain ? all.defaults[i - plain]->span.end : all.args[i]->span.end; };
    replace({endOf(at - 1), endOf(at)}, "");
}

void TransformedEdits::cutName(const ast::Call& call) {
    for (const Span& span : code_.withoutArguments(call, [](const ast::Node& one) {
             const auto* keyword = ast::as<ast::keyword>(&one);
             return keyword && keyword->name == "name";
         }))
        replace(span, "");
}

void TransformedEdits::editCall(const ast::Call& call) {
    const ast::FunctionDef* around = read_.makerAround(call);
    if (read_.isNamed(*call.func, rules_.parameter)) {
        if (!around) return fail(call, "it makes a parameter outside of modules and transformed functions");
        return editParameter(call, *around);
    }
    if (read_.isNamed(*call.func, rules_.drop) && !call.args.empty()) {
        const auto* key = ast::as<ast::Call>(call.args[0]);
        if (!key || !read_.isNamed(*key->func, rules_.nextKey)) return fail(call, "which key it draws with is not known here");
        gone_.insert(key->func);
        return replace(key->span, "None");
    }
    if (read_.isNamed(*call.func, rules_.nextKey) && !gone_.contains(call.func))
        return fail(call, "it draws with a key of the transformation");
    const bool isInLambda = std::ranges::any_of(
        read_.functions(), [&](const TransformedFunction& one) { return one.lambda && one.lambda->span.contains(call.span); });
    const auto* made = ast::as<ast::Call>(call.func);
    if (made && read_.isOfLibrary(*made->func) && !read_.layerMade(*made).empty()) {
        const bool isSeveral = call.args.size() > 1 && !read_.isNamed(*made->func, rules_.attention);
        if (isSeveral || !call.keywords.empty()) return fail(call, "a layer is called with more than arrays in their order");
    }
    if (isInLambda && read_.isNamed(*call.func, rules_.perceptron)) return fail(call, "it stands in a lambda");
    if (!around && !isInLambda && !read_.layerMade(call).empty())
        fail(call, "it makes a layer outside of modules and transformed functions");
}

/// `hk.get_parameter("w", [3], init=jnp.zeros)` → `self.param("w", jnp.zeros, [3])`
void TransformedEdits::editParameter(const ast::Call& call, const ast::FunctionDef& around) {
    const ast::Expr* name = ast::argumentOf(call, 0, "name");
    const ast::Expr* shape = ast::argumentOf(call, 1, "shape");
    const ast::Expr* dtype = ast::argumentOf(call, 2, "dtype");
    const ast::Expr* init = ast::argumentOf(call, 3, "init");
    if (!name || !shape || !init) return fail(call, "how the parameter is made is not known here");
    const auto* ofArray = ast::as<ast::Attribute>(dtype);
    const Type* said = dtype ? analysis_.typeOf(*dtype) : nullptr;
    const bool isDefault = said && said->kind == TypeKind::DType && said->dtype == DType::Float32;
    if (dtype && !(ofArray && ofArray->attr == "dtype") && !isDefault) return fail(*dtype, "a parameter has a dtype of its own");
    const bool isMethod = ast::as<ast::ClassDef>(analysis_.parent(around)) != nullptr;
    const std::string self = isMethod ? std::string(around.args->args.front()->name.text()) : "self";
    replace(call.span,
            self + ".param(" + std::string(text(*name)) + ", " + initialiser(*init) + ", " + code_.onOneLine(shape->span, {}) + ")");
}

/// What makes first values, as it is written, of a variable that holds it too.
std::string TransformedEdits::initialiser(const ast::Expr& expr) {
    const ScopedName variable = scopes_.of(expr);
    const ast::Expr* value = variable.first ? scopes_.valueOf(variable) : nullptr;
    if (value) {
        const ast::Stmt* statement = analysis_.statementOf(*value);
        const bool isOnce = scopes_.places(variable).size() == 2 && code_.standsAlone(statement->span);
        if (!isOnce) return fail(expr, "what makes its first values is used elsewhere"), std::string();
        replace(code_.linesOf(statement->span), "");
    }
    const ast::Expr& maker = value ? *value : expr;
    const auto* made = ast::as<ast::Call>(&maker);
    const bool isInitialiser = made && analysis_.qualifiedName(*made->func).starts_with(rules_.initialisers);
    const bool isFunction = compact_.initialisers.contains(std::string(analysis_.qualifiedName(maker)));
    if (!isFunction && (!isInitialiser || made->args.size() + made->keywords.size() != 1))
        fail(maker, "what makes a parameter's first values is not known here");
    return code_.onOneLine(maker.span, {});
}

/// `def f(params: hk.Params)` → `def f(params)`
void TransformedEdits::editAnnotation(const ast::Node& node) {
    const auto isOfLibrary = [&](const ast::Node& annotation) {
        bool is = false;
        ast::walk(annotation, [&](const ast::Node& inner) {
            const bool isName = inner.kind == ast::Kind::Attribute || inner.kind == ast::Kind::NameExpr;
            if (!isName) return true;
            const auto& name = static_cast<const ast::Expr&>(inner);
            is = is || read_.isOfLibrary(name) || std::ranges::count(rules_.annotations, analysis_.qualifiedName(name)) > 0;
            return !is;
        });
        return is;
    };
    const auto* parameter = ast::as<ast::arg>(&node);
    if (parameter && parameter->annotation && isOfLibrary(*parameter->annotation))
        replace({parameter->span.begin + static_cast<std::uint32_t>(parameter->name.text().size()), parameter->annotation->span.end}, "");
    const auto* function = ast::as<ast::FunctionDef>(&node);
    if (!function || !function->returns || !isOfLibrary(*function->returns)) return;
    const std::size_t arrow = file_.text.rfind("->", function->returns->span.begin);
    const std::size_t before = file_.text.find_last_not_of(' ', arrow - 1) + 1;
    replace({static_cast<std::uint32_t>(before), function->returns->span.end}, "");
}

}  // namespace regraft
