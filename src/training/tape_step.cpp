#include "training/tape_step.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "mapping/training_rules.h"
#include "training/step_statements.h"

namespace regraft {

namespace {

class TapeReader {
public:
    TapeReader(const ParsedFile& file, const Analysis& analysis, const TrainingRules& rules, const ast::Node& scope)
        : file_(file),
          analysis_(analysis),
          rules_(rules),
          scope_(scope) {}

    void run(std::vector<TapeStep>& steps) const {
        for (const Block& block : blocksOf(scope_))
            for (std::size_t i = 0; i < block.size(); ++i) {
                TapeStep step;
                const ast::NameExpr* tape = readTape(*block[i], step);
                if (!tape || !readRest(block, i + 1, tape->id, step)) continue;
                step.compiled = compiling(*block[i]);
                steps.push_back(step);
            }
    }

private:
    std::string_view text(const ast::Node& node) const { return node.span.of(file_.text); }

    /// The decorators of functions around a statement that compile them.
    std::vector<const ast::Expr*> compiling(const ast::Node& node) const {
        std::vector<const ast::Expr*> found;
        for (const ast::Node* at = &node; at; at = analysis_.parent(*at)) {
            const auto* function = ast::as<ast::FunctionDef>(at);
            for (const ast::Expr* decorator : function ? function->decorator_list : std::span<ast::Expr*>{}) {
                const auto* call = ast::as<ast::Call>(decorator);
                if (analysis_.qualifiedName(call ? *call->func : *decorator) == rules_.jit) found.push_back(decorator);
            }
        }
        return found;
    }

    /// `with tf.GradientTape() as tape:`
    const ast::NameExpr* readTape(const ast::Stmt& statement, TapeStep& step) const {
        const auto* with = ast::as<ast::With>(&statement);
        const ast::withitem* item = with && with->items.size() == 1 ? with->items[0] : nullptr;
        const auto* call = item ? ast::as<ast::Call>(item->context_expr) : nullptr;
        const auto* name = item && item->optional_vars ? ast::as<ast::NameExpr>(item->optional_vars) : nullptr;
        bool isPlain = call && call->args.empty() && call->keywords.empty() && analysis_.qualifiedName(*call->func) == rules_.tape;
        if (!isPlain || !name) return nullptr;
        step.tape = call;
        return name;
    }

    bool readRest(const Block& block, std::size_t from, Name tape, TapeStep& step) const {
        std::size_t at = from;
        while (at < block.size() && !readGradients(*block[at], tape, step)) ++at;
        if (at == block.size() || readsOf(tape) != 1) return false;
        const auto gradients = ast::as<ast::NameExpr>(step.gradients->targets[0])->id;
        for (std::size_t i = at + 1; i < block.size(); ++i) {
            if (readApply(*block[i], gradients, step)) return readsOf(gradients) == 1 + step.clips.size();
            TapeStep::Clip clip;
            if (readClip(*block[i], gradients, clip)) step.clips.push_back(clip);
        }
        return false;
    }

    /// `grads = tape.gradient(loss, model.trainable_variables)`
    bool readGradients(const ast::Stmt& statement, Name tape, TapeStep& step) const {
        const auto* assign = ast::as<ast::Assign>(&statement);
        const auto* call = assign && assign->targets.size() == 1 ? ast::as<ast::Call>(assign->value) : nullptr;
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const auto* receiver = method ? ast::as<ast::NameExpr>(method->value) : nullptr;
        bool isGradient = receiver && receiver->id == tape && method->attr == "gradient" && call->args.size() == 2 &&
                          call->keywords.empty() && assign->targets[0]->kind == ast::Kind::NameExpr &&
                          call->args[0]->kind == ast::Kind::NameExpr;
        step.module = isGradient ? moduleOf(*call->args[1]) : nullptr;
        if (!step.module) return false;
        step.gradients = assign;
        step.loss = call->args[0];
        return true;
    }

    /// The M of `M.trainable_variables`.
    const ast::Expr* moduleOf(const ast::Expr& variables) const {
        const auto* member = ast::as<ast::Attribute>(&variables);
        return member && member->attr == std::string_view(rules_.trainedVariables) ? member->value : nullptr;
    }

    /// `optimizer.apply_gradients(zip(grads, model.trainable_variables))`
    bool readApply(const ast::Stmt& statement, Name gradients, TapeStep& step) const {
        const auto* expression = ast::as<ast::ExprStmt>(&statement);
        const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const auto* pairs = method && method->attr == std::string_view(rules_.update) && call->args.size() == 1
                                ? ast::as<ast::Call>(call->args[0])
                                : nullptr;
        const auto* zip = pairs && pairs->args.size() == 2 ? ast::as<ast::NameExpr>(pairs->func) : nullptr;
        const auto* first = zip && zip->id == "zip" ? ast::as<ast::NameExpr>(pairs->args[0]) : nullptr;
        const ast::Expr* module = first && first->id == gradients ? moduleOf(*pairs->args[1]) : nullptr;
        if (!module || text(*module) != text(*step.module)) return false;
        step.apply = expression;
        step.optimiser = method->value;
        return true;
    }

    /// `grads, _ = tf.clip_by_global_norm(grads, 1.0)`
    bool readClip(const ast::Stmt& statement, Name gradients, TapeStep::Clip& clip) const {
        const auto* assign = ast::as<ast::Assign>(&statement);
        const auto* call = assign && assign->targets.size() == 1 ? ast::as<ast::Call>(assign->value) : nullptr;
        const auto* targets = call ? ast::as<ast::Tuple>(assign->targets[0]) : nullptr;
        if (!targets || targets->elts.size() != 2 || analysis_.qualifiedName(*call->func) != rules_.clipNorm || call->args.size() != 2)
            return false;
        const auto* into = ast::as<ast::NameExpr>(targets->elts[0]);
        const auto* norm = ast::as<ast::NameExpr>(targets->elts[1]);
        const auto* given = ast::as<ast::NameExpr>(call->args[0]);
        if (!into || into->id != gradients || !given || given->id != gradients || !norm || norm->id != "_") return false;
        clip = {&statement, TrainingStep::Edit::Kind::ClipNorm, call->args[1]};
        return true;
    }

    std::size_t readsOf(Name name) const {
        std::size_t count = 0;
        ast::walk(scope_, [&](const ast::Node& node) {
            const auto* read = ast::as<ast::NameExpr>(&node);
            count += read && read->id == name && read->ctx == ast::ExprContext::Load;
            return true;
        });
        return count;
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const TrainingRules& rules_;
    const ast::Node& scope_;
};

}  // namespace

bool TapeStep::takes(const ast::Node& node) const {
    auto isIn = [&](const ast::Node& whole) { return whole.span.contains(node.span); };
    for (const Clip& clip : clips)
        if (isIn(*clip.statement)) return !clip.limit->span.contains(node.span);
    return std::ranges::any_of(compiled, [&](const ast::Expr* one) { return isIn(*one); }) || isIn(*tape) || isIn(*gradients) ||
           isIn(*apply);
}

std::vector<TapeStep> findTapeSteps(const ParsedFile& file, const Analysis& analysis, const Framework& source) {
    std::vector<TapeStep> steps;
    if (!source.training || source.training->tape.empty()) return steps;
    ast::walk(*file.module, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::Module || isFunction(node)) TapeReader(file, analysis, *source.training, node).run(steps);
        return true;
    });
    return steps;
}

}  // namespace regraft
