#include "ast/display.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "sessions/graph_reader.h"

namespace regraft {

void GraphReader::define(const std::string& key, GraphValue value) {
    if (key.empty()) return;
    if (inside_.empty()) {
        value.unit = static_cast<int>(graph_.units.size());
        if (std::ranges::find(unit_->defines, key) == unit_->defines.end()) unit_->defines.push_back(key);
    }
    graph_.values[key] = value;
}

void GraphReader::bind(const ast::Expr& target, GraphValue value, const ast::Expr* from) {
    if (ast::isDisplay(&target)) {
        const auto targets = ast::elementsOf(&target), values = ast::elementsOf(from);
        const bool isPaired = ast::isDisplay(from) && targets.size() == values.size() && !ast::hasStar(&target) && !ast::hasStar(from);
        value.isContainer = false;
        value.call = nullptr;
        for (std::size_t i = 0; i < targets.size(); ++i)
            bind(*targets[i], isPaired ? valueOf(*values[i]) : value, isPaired ? values[i] : nullptr);
        return;
    }
    if (const auto* star = ast::as<ast::Starred>(&target)) return bind(*star->value, value);
    if (const auto* item = ast::as<ast::Subscript>(&target)) {  // `weights['h1'] = tf.Variable(…)`
        eval(*item->slice);
        const GraphValue old = eval(*item->value);
        if (value.kind == GraphKind::Plain || value.kind == old.kind) return;
        GraphValue whole = value;
        whole.isContainer = true;
        return define(keys_.of(*item->value), whole);
    }
    if (isSettings(target)) unit_->configures = true;
    define(keys_.of(target), value);
}

/// `config.gpu_options.allow_growth`
bool GraphReader::isSettings(const ast::Expr& target) {
    const auto* attribute = ast::as<ast::Attribute>(&target);
    const ast::Expr* root = attribute ? attribute->value : nullptr;
    while (const auto* outer = ast::as<ast::Attribute>(root)) root = outer->value;
    const std::string key = root ? keys_.of(*root) : "";
    return !key.empty() && graph_.values.contains(key) && graph_.values[key].kind == GraphKind::Settings;
}

void GraphReader::runAll(std::span<ast::Stmt* const> body) {
    for (const ast::Stmt* statement : body) run(*statement);
}

void GraphReader::run(const ast::Stmt& statement) {
    switch (statement.kind) {
        case ast::Kind::FunctionDef:
        case ast::Kind::AsyncFunctionDef:
        case ast::Kind::ClassDef:
        case ast::Kind::Import:
        case ast::Kind::ImportFrom: return;
        case ast::Kind::Assign: {
            const auto& assign = *ast::as<ast::Assign>(&statement);
            const GraphValue value = eval(*assign.value);
            for (const ast::Expr* target : assign.targets) bind(*target, value, assign.value);
            return;
        }
        case ast::Kind::AugAssign: {
            const auto& assign = *ast::as<ast::AugAssign>(&statement);
            return bind(*assign.target, computed({valueOf(*assign.target), eval(*assign.target), eval(*assign.value)}));
        }
        case ast::Kind::AnnAssign: {
            const auto& assign = *ast::as<ast::AnnAssign>(&statement);
            if (assign.value) bind(*assign.target, eval(*assign.value), assign.value);
            return;
        }
        case ast::Kind::For: {
            const auto& loop = *ast::as<ast::For>(&statement);
            GraphValue element = eval(*loop.iter);
            element.isContainer = false;
            bind(*loop.target, element);
            for (int turn = 0; turn < 2; ++turn) runAll(loop.body);  // what one turn binds, the next one reads
            return runAll(loop.orelse);
        }
        case ast::Kind::With: {
            const auto& with = *ast::as<ast::With>(&statement);
            for (const ast::withitem* item : with.items) {
                const GraphValue value = eval(*item->context_expr);
                if (item->optional_vars) bind(*item->optional_vars, value);
            }
            return runAll(with.body);
        }
        case ast::Kind::Return: {
            const auto& result = *ast::as<ast::Return>(&statement);
            if (!result.value) return;
            GraphValue value = eval(*result.value);
            if (inside_.empty()) return;
            if (ast::isDisplay(result.value)) value.isContainer = true;
            if (results_.back()->kind < value.kind) *results_.back() = value;
            return;
        }
        default:
            ast::forEachChild(statement, [&](const ast::Node& child) {
                if (child.kind >= ast::Kind::BoolOp && child.kind <= ast::Kind::Slice) eval(static_cast<const ast::Expr&>(child));
                else if (child.kind >= ast::Kind::FunctionDef && child.kind <= ast::Kind::Continue)
                    run(static_cast<const ast::Stmt&>(child));
                else if (const auto* handler = ast::as<ast::ExceptHandler>(&child)) runAll(handler->body);
            });
    }
}

}  // namespace regraft
