#include "semantic/binder.h"

#include <utility>

#include "ast/visit.h"

namespace regraft::semantic {

namespace {

/// A dotted name, `torch.nn.functional`: what an assignment must have on its right to make an alias.
bool isDotted(const ast::Expr* expr) {
    while (const auto* attribute = ast::as<ast::Attribute>(expr)) expr = attribute->value;
    return expr && expr->kind == ast::Kind::NameExpr;
}

class Binder {
public:
    Binder(ScopeTree& tree, Outline& outline, Interner& names, ast::NodeId count) : tree_(tree), outline_(outline), names_(names) {
        tree_.symbolOf.assign(count, none);
        tree_.scopeOf.assign(count, none);
        outline_.parents.assign(count, nullptr);
    }

    void run(const ast::Module& module) {
        tree_.frames.push_back({&module, 0, none});
        enter(ScopeKind::Module, module, 0);
        body(module, module.body);
        leave();
        for (const Read& read : reads_) resolve(read);
    }

private:
    struct Read {
        const ast::NameExpr* name;
        ScopeId scope;
    };

    ScopeId enter(ScopeKind kind, const ast::Node& node, FrameId frame) {
        auto id = static_cast<ScopeId>(tree_.scopes.size());
        tree_.scopes.push_back({kind, scope_, id, frame, &node});
        if (kind != ScopeKind::TypeParameters) tree_.scopeOf[node.id] = id;
        scope_ = id;
        return id;
    }
    void leave() {
        tree_.scopes[scope_].last = static_cast<ScopeId>(tree_.scopes.size()) - 1;
        scope_ = tree_.scopes[scope_].parent;
    }
    FrameId frame() const { return tree_.scopes[scope_].frame; }

    SymbolId bind(Name name, const ast::Node& node, BindingKind kind, ScopeId scope) {
        SymbolId id = tree_.declare(scope, name);
        Symbol& symbol = tree_.symbols[id];
        if (kind == BindingKind::Import || kind == BindingKind::Alias) symbol.isAlias = true;
        symbol.isAssigned = symbol.isAssigned || kind != BindingKind::Import;
        if (kind == BindingKind::Import) symbol.isImported = true;
        if (kind == BindingKind::Parameter) symbol.isParameter = true;
        if (symbol.frame != tree_.scopes[scope].frame) symbol.isCaptured = symbol.isWrittenOutside = true;
        tree_.symbolOf[node.id] = id;
        tree_.bindings.push_back({kind, id, &node});
        return id;
    }
    SymbolId bind(Name name, const ast::Node& node, BindingKind kind) { return bind(name, node, kind, scope_); }

    void resolve(const Read& read) {
        SymbolId id = tree_.resolve(read.scope, read.name->id);
        tree_.symbolOf[read.name->Node::id] = id;
        if (id == none) return;
        Symbol& symbol = tree_.symbols[id];
        ++symbol.reads;
        if (symbol.frame != tree_.scopes[read.scope].frame) symbol.isCaptured = true;
    }

    void body(const ast::Node& parent, std::span<ast::Stmt* const> statements) {
        for (const ast::Stmt* statement : statements) child(parent, statement);
    }
    template <class T>
    void children(const ast::Node& parent, std::span<T*> nodes) {
        for (const T* node : nodes) child(parent, node);
    }
    void child(const ast::Node& parent, const ast::Node* node) {
        if (!node) return;
        outline_.parents[node->id] = &parent;
        visit(*node);
    }
    void others(const ast::Node& node) {
        ast::forEachChild(node, [&](const ast::Node& inner) { child(node, &inner); });
    }

    void visit(const ast::Node& node);
    /// What binds a name, if it has one, before what else is in it.
    void visitBinding(const ast::Node& node, Name name, BindingKind kind) {
        if (name) bind(name, node, kind);
        others(node);
    }
    template <class Loop>
    void visitLoop(const Loop& loop) {
        child(loop, loop.iter);
        withKind(BindingKind::Loop, loop, loop.target);
        body(loop, loop.body);
        body(loop, loop.orelse);
    }
    template <class Comp>
    void visitSequence(const Comp& comp) {
        visitComprehension(comp, {comp.elt});
    }
    void visitName(const ast::NameExpr& name);
    void visitBinOp(const ast::BinOp& first);
    void visitIf(const ast::If& first);
    void visitImport(const ast::Node& statement, std::span<ast::alias* const> names, bool isFrom);
    void visitAssign(const ast::Assign& assign);
    void visitGlobal(const ast::Global& statement);
    void visitNonlocal(const ast::Nonlocal& statement);
    void visitWalrus(const ast::NamedExpr& named);
    void visitLambda(const ast::Lambda& lambda);
    void visitClass(const ast::ClassDef& definition);
    void visitAttribute(const ast::Attribute& attribute);
    template <class Function>
    void visitFunction(const Function& function);
    template <class Comp>
    void visitComprehension(const Comp& comp, std::initializer_list<const ast::Expr*> elements);
    void parameters(const ast::arguments& arguments);
    void parameter(const ast::Node& parent, const ast::arg* arg);
    void outsideOfParameters(const ast::arguments& arguments);
    void withKind(BindingKind kind, const ast::Node& parent, const ast::Expr* target);

    ScopeTree& tree_;
    Outline& outline_;
    Interner& names_;
    ScopeId scope_ = none;
    BindingKind kind_ = BindingKind::Assignment;  // of the targets being visited
    const ast::ClassDef* class_ = nullptr;        // whose body is being visited, directly
    std::vector<Read> reads_;
};

void Binder::visit(const ast::Node& node) {
    switch (node.kind) {
        case ast::Kind::NameExpr: return visitName(static_cast<const ast::NameExpr&>(node));
        case ast::Kind::BinOp: return visitBinOp(static_cast<const ast::BinOp&>(node));
        case ast::Kind::If: return visitIf(static_cast<const ast::If&>(node));
        case ast::Kind::Attribute: return visitAttribute(static_cast<const ast::Attribute&>(node));
        case ast::Kind::Assign: return visitAssign(static_cast<const ast::Assign&>(node));
        case ast::Kind::FunctionDef: return visitFunction(static_cast<const ast::FunctionDef&>(node));
        case ast::Kind::AsyncFunctionDef: return visitFunction(static_cast<const ast::AsyncFunctionDef&>(node));
        case ast::Kind::Lambda: return visitLambda(static_cast<const ast::Lambda&>(node));
        case ast::Kind::ClassDef: return visitClass(static_cast<const ast::ClassDef&>(node));
        case ast::Kind::Global: return visitGlobal(static_cast<const ast::Global&>(node));
        case ast::Kind::Nonlocal: return visitNonlocal(static_cast<const ast::Nonlocal&>(node));
        case ast::Kind::NamedExpr: return visitWalrus(static_cast<const ast::NamedExpr&>(node));
        case ast::Kind::Import: return visitImport(node, static_cast<const ast::Import&>(node).names, false);
        case ast::Kind::ImportFrom: return visitImport(node, static_cast<const ast::ImportFrom&>(node).names, true);
        case ast::Kind::ListComp: return visitSequence(static_cast<const ast::ListComp&>(node));
        case ast::Kind::SetComp: return visitSequence(static_cast<const ast::SetComp&>(node));
        case ast::Kind::GeneratorExp: return visitSequence(static_cast<const ast::GeneratorExp&>(node));
        case ast::Kind::DictComp: {
            const auto& comp = static_cast<const ast::DictComp&>(node);
            return visitComprehension(comp, {comp.key, comp.value});
        }
        case ast::Kind::For: return visitLoop(static_cast<const ast::For&>(node));
        case ast::Kind::AsyncFor: return visitLoop(static_cast<const ast::AsyncFor&>(node));
        case ast::Kind::withitem: {
            const auto& item = static_cast<const ast::withitem&>(node);
            child(node, item.context_expr);
            return withKind(BindingKind::With, node, item.optional_vars);
        }
        case ast::Kind::ExceptHandler: return visitBinding(node, static_cast<const ast::ExceptHandler&>(node).name, BindingKind::Handler);
        case ast::Kind::MatchAs: return visitBinding(node, static_cast<const ast::MatchAs&>(node).name, BindingKind::Capture);
        case ast::Kind::MatchStar: return visitBinding(node, static_cast<const ast::MatchStar&>(node).name, BindingKind::Capture);
        case ast::Kind::MatchMapping: return visitBinding(node, static_cast<const ast::MatchMapping&>(node).rest, BindingKind::Capture);
        case ast::Kind::TypeVar: return visitBinding(node, static_cast<const ast::TypeVar&>(node).name, BindingKind::TypeParameter);
        case ast::Kind::ParamSpec: return visitBinding(node, static_cast<const ast::ParamSpec&>(node).name, BindingKind::TypeParameter);
        case ast::Kind::TypeVarTuple:
            return visitBinding(node, static_cast<const ast::TypeVarTuple&>(node).name, BindingKind::TypeParameter);
        case ast::Kind::Yield:
        case ast::Kind::YieldFrom: tree_.frames[frame()].isGenerator = true; return others(node);
        default: return others(node);
    }
}

void Binder::withKind(BindingKind kind, const ast::Node& parent, const ast::Expr* target) {
    BindingKind outer = kind_;
    kind_ = kind;
    child(parent, target);
    kind_ = outer;
}

void Binder::visitName(const ast::NameExpr& name) {
    if (name.ctx == ast::ExprContext::Load) reads_.push_back({&name, scope_});
    else bind(name.id, name, kind_);
}

/// Along the left operands in a loop: a sum may have 100,000 terms.
void Binder::visitBinOp(const ast::BinOp& first) {
    const ast::BinOp* node = &first;
    while (true) {
        child(*node, node->right);
        const auto* left = ast::as<ast::BinOp>(node->left);
        if (!left) break;
        outline_.parents[left->id] = node;
        node = left;
    }
    child(*node, node->left);
}

/// Along `elif` in a loop.
void Binder::visitIf(const ast::If& first) {
    const ast::If* node = &first;
    while (true) {
        child(*node, node->test);
        body(*node, node->body);
        const ast::If* next = node->orelse.size() == 1 ? ast::as<ast::If>(node->orelse[0]) : nullptr;
        if (!next) break;
        outline_.parents[next->id] = node;
        node = next;
    }
    body(*node, node->orelse);
}

void Binder::visitImport(const ast::Node& statement, std::span<ast::alias* const> names, bool isFrom) {
    outline_.imports.push_back(&statement);
    for (const ast::alias* alias : names) {
        outline_.parents[alias->id] = &statement;
        std::string_view text = alias->name.text();
        if (text == "*") continue;
        if (alias->asname) {
            bind(alias->asname, *alias, BindingKind::Import);
        } else if (isFrom || text.find('.') == std::string_view::npos) {
            bind(alias->name, *alias, BindingKind::Import);
        } else {
            bind(names_.intern(text.substr(0, text.find('.'))), *alias, BindingKind::Import);
        }
    }
}

void Binder::visitAssign(const ast::Assign& assign) {
    child(assign, assign.value);
    bool isAlias = isDotted(assign.value);
    for (const ast::Expr* target : assign.targets)
        withKind(isAlias && target->kind == ast::Kind::NameExpr ? BindingKind::Alias : BindingKind::Assignment, assign, target);
}

void Binder::visitGlobal(const ast::Global& statement) {
    for (const ast::Identifier* identifier : statement.names) {
        outline_.parents[identifier->id] = &statement;
        if (scope_ == 0) continue;
        tree_.redirect(scope_, identifier->name, tree_.declare(0, identifier->name));
    }
}

void Binder::visitNonlocal(const ast::Nonlocal& statement) {
    for (const ast::Identifier* identifier : statement.names) {
        outline_.parents[identifier->id] = &statement;
        ScopeId around = tree_.scopes[scope_].parent;
        while (around != none && tree_.scopes[around].kind == ScopeKind::Class) around = tree_.scopes[around].parent;
        SymbolId symbol = around == none ? none : tree_.resolve(around, identifier->name);
        if (symbol != none) tree_.redirect(scope_, identifier->name, symbol);
    }
}

/// A walrus binds in the function around the comprehensions it stands in.
void Binder::visitWalrus(const ast::NamedExpr& named) {
    child(named, named.value);
    outline_.parents[named.target->id] = &named;
    const auto* target = ast::as<ast::NameExpr>(named.target);
    if (!target) return;
    ScopeId scope = scope_;
    while (tree_.scopes[scope].kind == ScopeKind::Comprehension) scope = tree_.scopes[scope].parent;
    bind(target->id, *target, BindingKind::Assignment, scope);
}

/// `self.x = …` in a method: an attribute of the class.
void Binder::visitAttribute(const ast::Attribute& attribute) {
    child(attribute, attribute.value);
    const auto* base = ast::as<ast::NameExpr>(attribute.value);
    if (attribute.ctx != ast::ExprContext::Store || !base) return;
    const ast::ClassDef* owner = tree_.frames[frame()].owner;
    const auto* function = ast::as<ast::FunctionDef>(tree_.frames[frame()].node);
    if (!owner || !function || function->args->args.empty() || function->args->args[0]->name != base->id) return;
    outline_.selfAttributes[owner].insert(attribute.attr);
}

void Binder::parameter(const ast::Node& parent, const ast::arg* arg) {
    if (!arg) return;
    outline_.parents[arg->id] = &parent;
    bind(arg->name, *arg, BindingKind::Parameter);
}

void Binder::parameters(const ast::arguments& arguments) {
    for (const ast::arg* arg : arguments.posonlyargs) parameter(arguments, arg);
    for (const ast::arg* arg : arguments.args) parameter(arguments, arg);
    parameter(arguments, arguments.vararg);
    for (const ast::arg* arg : arguments.kwonlyargs) parameter(arguments, arg);
    parameter(arguments, arguments.kwarg);
}

/// Defaults and annotations belong to the scope around.
void Binder::outsideOfParameters(const ast::arguments& arguments) {
    children(arguments, arguments.defaults);
    children(arguments, arguments.kw_defaults);
    auto annotation = [&](const ast::arg* arg) {
        if (arg) child(*arg, arg->annotation);
    };
    for (const auto& list : {arguments.posonlyargs, arguments.args, arguments.kwonlyargs})
        for (const ast::arg* arg : list) annotation(arg);
    annotation(arguments.vararg);
    annotation(arguments.kwarg);
}

template <class Function>
void Binder::visitFunction(const Function& function) {
    bind(function.name, function, BindingKind::Function);
    outline_.functions.push_back(&function);
    children(function, function.decorator_list);
    const ast::ClassDef* owner = std::exchange(class_, nullptr);
    bool isGeneric = !function.type_params.empty();
    if (isGeneric) enter(ScopeKind::TypeParameters, function, frame());
    children(function, function.type_params);
    outline_.parents[function.args->id] = &function;
    outsideOfParameters(*function.args);
    child(function, function.returns);
    auto frameId = static_cast<FrameId>(tree_.frames.size());
    tree_.frames.push_back({&function, static_cast<ScopeId>(tree_.scopes.size()), frame(), 0, false, owner});
    enter(ScopeKind::Function, function, frameId);
    parameters(*function.args);
    body(function, function.body);
    leave();
    if (isGeneric) leave();
    class_ = owner;
}

void Binder::visitLambda(const ast::Lambda& lambda) {
    outline_.functions.push_back(&lambda);
    const ast::ClassDef* owner = std::exchange(class_, nullptr);
    outline_.parents[lambda.args->id] = &lambda;
    outsideOfParameters(*lambda.args);
    auto frameId = static_cast<FrameId>(tree_.frames.size());
    tree_.frames.push_back({&lambda, static_cast<ScopeId>(tree_.scopes.size()), frame()});
    enter(ScopeKind::Lambda, lambda, frameId);
    parameters(*lambda.args);
    child(lambda, lambda.body);
    leave();
    class_ = owner;
}

void Binder::visitClass(const ast::ClassDef& definition) {
    bind(definition.name, definition, BindingKind::Class);
    children(definition, definition.decorator_list);
    bool isGeneric = !definition.type_params.empty();
    if (isGeneric) enter(ScopeKind::TypeParameters, definition, frame());
    children(definition, definition.type_params);
    children(definition, definition.bases);
    children(definition, definition.keywords);
    enter(ScopeKind::Class, definition, frame());
    const ast::ClassDef* outer = std::exchange(class_, &definition);
    body(definition, definition.body);
    class_ = outer;
    leave();
    if (isGeneric) leave();
}

template <class Comp>
void Binder::visitComprehension(const Comp& comp, std::initializer_list<const ast::Expr*> elements) {
    for (const ast::comprehension* generator : comp.generators) outline_.parents[generator->id] = &comp;
    const ast::ClassDef* outer = std::exchange(class_, nullptr);
    child(*comp.generators[0], comp.generators[0]->iter);  // evaluated in the scope around
    enter(ScopeKind::Comprehension, comp, frame());
    bool isFirst = true;
    for (const ast::comprehension* generator : comp.generators) {
        if (!isFirst) child(*generator, generator->iter);
        isFirst = false;
        withKind(BindingKind::Loop, *generator, generator->target);
        children(*generator, generator->ifs);
    }
    for (const ast::Expr* element : elements) child(comp, element);
    leave();
    class_ = outer;
}

}  // namespace

void bindNames(const ParsedFile& file, ScopeTree& scopes, Outline& outline) {
    Binder(scopes, outline, *file.names, file.nodeCount).run(*file.module);
}

}  // namespace regraft::semantic
