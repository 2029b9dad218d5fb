#include "emit/grafts.h"

#include <algorithm>

#include "ast/equal.h"
#include "emit/helper_text.h"
#include "emit/placement.h"

namespace regraft {

Grafts::Grafts(const EmitRequest& request, const SourceTree& tree) : request_(request), tree_(tree) {
    for (const EmitRequest::Setup& setup : request_.setups)
        if (auto graft = graftStatement(setup.text, setup.modules)) setups_.push_back(std::move(graft));
}

void Grafts::addHelpersOf(const Document& document) {
    for (const Piece& piece : document.pieces())
        if (piece.kind == Piece::Kind::Helper) addHelper(piece.text);
}

std::string_view Grafts::helperText(std::string_view name) const {
    const auto own = request_.helpers.find(std::string(name));
    return own == request_.helpers.end() ? regraft::helperText(*request_.target, name, request_.targetVersion) : own->second;
}

void Grafts::addHelper(const std::string& name) {
    if (!names_.emplace(name, name).second || !request_.graftsHelpers) return;
    const auto isHelper = [&](std::string_view id) { return !helperText(id).empty(); };
    auto graft = graftHelper(name, helperText(name), tree_.newline(), isHelper);
    if (!graft) return;
    for (const std::string& other : graft->helpers) addHelper(other);
    helpers_.push_back(std::move(graft));
}

std::vector<ImportForm> Grafts::imports() const {
    std::vector<ImportForm> forms;
    for (const auto& graft : helpers_) forms.insert(forms.end(), graft->imports.begin(), graft->imports.end());
    return forms;
}

void Grafts::forEach(const std::function<void(const Graft&)>& visit) const {
    for (const auto& graft : helpers_) visit(*graft);
    for (const auto& graft : setups_) visit(*graft);
}

std::string Grafts::nameOf(const std::string& helper) const {
    const auto found = names_.find(helper);
    return found == names_.end() ? std::string() : found->second;
}

/// Whether the file has this statement already.
bool Grafts::isThere(const std::string& statement) const {
    ParseResult parsed = parseModule(statement);
    if (!parsed.file || parsed.file->module->body.empty()) return false;
    auto body = tree_.file().module->body;
    return std::any_of(body.begin(), body.end(), [&](const ast::Stmt* old) { return ast::equal(*old, *parsed.file->module->body[0]); });
}

std::string Grafts::setupsText(const NameResolver& resolver) const {
    const std::string newline(tree_.newline());
    std::string text;
    for (const auto& graft : setups_) {
        const std::string line = flatten(graft->document, {}, resolver);
        if (!isThere(line)) text += (text.empty() ? newline : "") + line + newline;
    }
    return text;
}

std::string Grafts::helpersText(const NameResolver& resolver, ImportPlan& plan, FreshNames& fresh) {
    for (const auto& graft : helpers_) {
        if (isThere(flatten(graft->document, {}, resolver))) continue;
        if (plan.gives(graft->name)) fresh.take(graft->name);
        else names_[graft->name] = fresh.pick(graft->name);
    }
    const std::string newline(tree_.newline());
    std::string text;
    for (const auto& graft : helpers_) {
        const std::string function = flatten(graft->document, {}, resolver);
        if (!isThere(function)) text += newline + newline + function + newline;
    }
    return text;
}

std::optional<Edit> Grafts::write(std::uint32_t at, const NameResolver& resolver, ImportPlan& plan, FreshNames& fresh) {
    const std::string newline(tree_.newline()), functions = helpersText(resolver, plan, fresh);
    std::string text = setupsText(resolver) + functions;
    if (text.empty()) return std::nullopt;
    const bool isOpenEnd = at > 0 && at == tree_.text().size() && tree_.text().find_last_of("\r\n") != at - 1;
    if (isOpenEnd) text = newline + text;
    if (at < tree_.text().size())
        for (unsigned blank = blankLinesFrom(tree_, at), wanted = functions.empty() ? 1u : 2u; blank < wanted; ++blank) text += newline;
    return Edit{{at, at}, std::move(text)};
}

}  // namespace regraft
