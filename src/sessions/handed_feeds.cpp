// Functions that put together what is fed, and are given the placeholders for it.
//
//     def fill(images, x):                            def fill(images):
//         return {x: images}                      →       return {'x': images}
//     sess.run(loss, fill(a, x))                      compute_loss(**fill(a))

#include "ast/names.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "sessions/graph_reader.h"

namespace regraft {

/// Whether a parameter is read as the key of a dict, and for nothing else.
bool GraphReader::isKeyOnly(const ast::FunctionDef& function, const ast::arg& parameter) const {
    const auto reads = keys_.names().reads(function, parameter.name.text());
    return !reads.empty() && keys_.names().stores(function, parameter.name.text()).empty() &&
           std::ranges::all_of(reads, [&](const ast::NameExpr* read) {
               const auto* dict = ast::as<ast::Dict>(analysis_.parent(*read));
               return dict && std::ranges::find(dict->keys, read) != dict->keys.end();
           });
}

/// Where all calls hand the same placeholder on, the parameter is this placeholder.
void GraphReader::handFeeds() {
    std::map<const ast::FunctionDef*, std::vector<const ast::Call*>> calls;
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* function = call ? ast::as<ast::FunctionDef>(analysis_.callee(*call)) : nullptr;
        if (function && analysis_.isOwn(*function) && analysis_.parent(*function) == file_.module) calls[function].push_back(call);
        return true;
    });
    for (const auto& [function, all] : calls) {
        if (all.size() != keys_.names().reads(*file_.module, function->name.text()).size()) continue;
        const auto& parameters = function->args->args;
        for (std::size_t place = 0; place < parameters.size(); ++place) handFeed(*function, place, all);
    }
}

void GraphReader::handFeed(const ast::FunctionDef& function, std::size_t place, const std::vector<const ast::Call*>& calls) {
    const ast::arg& parameter = *function.args->args[place];
    if (!isKeyOnly(function, parameter)) return;
    std::vector<const ast::Expr*> given;
    for (const ast::Call* call : calls) {
        given.push_back(ast::argumentOf(*call, place, parameter.name.text()));
        const auto value = given.back() ? graph_.values.find(keys_.of(*given.back())) : graph_.values.end();
        if (value == graph_.values.end() || value->second.kind != GraphKind::Placeholder) return;
        if (GraphKeys::isMember(value->first) || value->first != keys_.of(*given.front())) return;
    }
    keys_.alias(keys_.parameter(function, parameter.name), keys_.of(*given.front()));
    for (std::size_t i = 0; i < calls.size(); ++i) graph_.handed.push_back({calls[i], given[i], &function, &parameter});
}

}  // namespace regraft
