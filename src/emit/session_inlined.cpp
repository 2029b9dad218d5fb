// What functions did that were called once stands where they were called, as far as it does not move into other functions.

#include <algorithm>

#include "ast/visit.h"
#include "emit/session_writer.h"
#include "lift/calls.h"
#include "lower/build.h"

namespace regraft {

/// They come before all other outlines, which may take statements out of these functions.
void SessionWriter::writeInlined() {
    std::vector<const ast::Stmt*> calls;
    for (const GraphInlined& one : graph_.inlined) {
        renameInlined(one);
        if (std::ranges::find(calls, one.at) == calls.end()) calls.push_back(one.at);
    }
    for (const ast::Stmt* at : calls) {
        Outline outline;
        outline.takesComments = true;
        outline.at = at;
        outline.gone.push_back(at);
        for (const GraphInlined& one : graph_.inlined)
            if (one.at == at) outline.gone.push_back(one.function);
        bool isBehindFunction = false;
        std::vector<Span> kept;
        for (std::size_t i = 0; i < graph_.units.size(); ++i) {
            if (graph_.units[i].inlinedAt != at) continue;
            const int index = static_cast<int>(i);
            if (!plan_.gone.contains(index)) {
                const std::size_t blanks = graph_.units[i].scope->kind == ast::Kind::Module ? 2 : 1;
                if (isBehindFunction) outline.lines.insert(outline.lines.end(), blanks, Outline::Line());
                keepInlined(graph_.units[i], outline, kept);
                isBehindFunction = false;
            }
            for (std::size_t f = 0; f < plan_.functions.size(); ++f)
                if (!plan_.functions[f].isDropped && plan_.functions[f].place == index) addFunction(f, outline), isBehindFunction = true;
        }
        if (outline.lines.empty()) outline.at = nullptr;
        gone_.push_back({at->span, std::move(kept)});
        std::ranges::sort(outline.gone, {}, [](const ast::Stmt* one) { return one->span.begin; });
        request_->outlines.push_back(std::move(outline));
    }
}

/// A variable that is found again by its name keeps the scopes that it is made in.
void SessionWriter::keepInlined(const GraphUnit& one, Outline& outline, std::vector<Span>& kept) {
    unsigned depth = 0;
    const bool isNamed =
        std::ranges::any_of(one.makers, [&](const ast::Call* made) { return reader_.rules().is("named", reader_.nameOf(*made->func)); });
    for (const ast::With* with : one.around) {
        if (!isNamed || with->span.contains(one.inlinedAt->span)) continue;
        for (const ast::withitem* item : with->items) {
            const auto* call = ast::as<ast::Call>(item->context_expr);
            if (!call || !reader_.rules().is("naming", reader_.nameOf(*call->func))) continue;
            outline.lines.push_back(line(depth++, "with ", source(*call), ":"));
        }
    }
    if (one.given) {
        outline.lines.push_back(line(depth, GraphKeys::nameOf(one.defines.front()) + " = ", source(*one.given)));
        kept.push_back(one.given->span);
        return;
    }
    outline.lines.push_back({depth, {}, one.statement});
    retarget(*one.statement);
}

/// `return x + y` becomes `z = x + y`.
void SessionWriter::retarget(const ast::Stmt& statement) {
    const auto* made = ast::as<ast::Assign>(&statement);
    const bool isMade = made && std::ranges::find(graph_.made, made) != graph_.made.end();
    if (!isMade || made->targets.empty() || !retargeted_.insert(made).second) return;
    const Span before{statement.span.begin, made->value->span.begin};
    if (before.begin == before.end) return;
    const std::string_view between = file_.text.substr(before.begin + 6, before.end - before.begin - 6);  // behind `return`
    const std::string target(made->targets[0]->span.of(file_.text));
    request_->insertions.push_back({before, target + " =" + std::string(between)});
}

/// Variables go by the names that they have where the function was called, and constants stand for parameters.
void SessionWriter::renameInlined(const GraphInlined& one) {
    ast::walk(*one.function, [&](const ast::Node& node) {
        const auto* found = ast::as<ast::NameExpr>(&node);
        if (!found || reader_.keys().names().owner(*found, found->id.text()) != one.function) return true;
        const auto constant = one.constants.find(std::string(found->id.text()));
        if (constant != one.constants.end()) {
            request_->rewrites.push_back({found, source(*constant->second)});
            return true;
        }
        const std::string text = GraphKeys::nameOf(reader_.keys().of(*found));
        if (text == found->id.text()) return true;
        if (found->ctx == ast::ExprContext::Load) request_->rewrites.push_back({found, name(text)});
        else request_->insertions.push_back({found->span, text});
        return true;
    });
}

}  // namespace regraft
