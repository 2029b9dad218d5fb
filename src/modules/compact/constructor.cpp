#include "modules/compact/constructor.h"

#include <algorithm>

#include "ast/node_base.h"
#include "ast/visit.h"
#include "semantic/binder.h"

namespace regraft {

void MethodLines::add(std::size_t depth, std::string text, Span from) {
    std::string before = indentation_;
    for (std::size_t i = 0; i < depth; ++i) before += step_;
    parts_.push_back({std::move(before), {from.begin, from.begin}, false});
    parts_.push_back({std::move(text), from, false});
    parts_.push_back({newline_, {from.end, from.end}, false});
}

LayerLines::LayerLines(const ast::FunctionDef& method, const std::vector<LayerSite>& sites, const KnownValues& known, const CodeText& code,
                       const std::vector<Edit>& changes, const ReadingNames& names, const CompactModuleRules& rules,
                       const Analysis& analysis)
    : method_(method),
      sites_(sites),
      known_(known),
      code_(code),
      changes_(changes),
      names_(names),
      rules_(rules),
      analysis_(analysis) {
    findNeeded();
}

std::string LayerLines::variableOf(const std::string& kind) {
    std::string name;
    for (std::size_t i = 0; i < kind.size(); ++i) {
        bool isUpper = kind[i] >= 'A' && kind[i] <= 'Z';
        if (isUpper && i > 0 && !(kind[i - 1] >= 'A' && kind[i - 1] <= 'Z')) name += '_';
        name += isUpper ? static_cast<char>(kind[i] - 'A' + 'a') : kind[i];
    }
    return name + "_layers";
}

/// The first values of `self.param("scale", nn.initializers.ones, (3,))`: `jnp.ones((3,))`.
std::string LayerLines::parameterValue(const ast::Call& call) const {
    std::vector<std::string> arguments;
    for (std::size_t i = 2; i < call.args.size(); ++i) arguments.push_back(code_.onOneLine(call.args[i]->span, changes_));
    std::string shape = arguments.empty() ? "()" : arguments.front();
    const ast::Expr* maker = call.args[1];
    const auto* made = ast::as<ast::Call>(maker);
    auto found = rules_.initialisers.find(std::string(analysis_.qualifiedName(made ? *made->func : *maker)));
    if (found == rules_.initialisers.end()) {
        std::string all = names_.written(rules_.key);
        for (const std::string& argument : arguments) all += ", " + argument;
        std::string function = code_.onOneLine(maker->span, changes_);
        return (maker->kind == ast::Kind::Lambda ? "(" + function + ")" : function) + "(" + all + ")";
    }
    std::string text = names_.written(found->second);
    auto put = [&](std::string_view name, const std::string& value) {
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
            text.replace(at, name.size(), value);
    };
    put("{shape}", shape);
    put("{first}", made && !made->args.empty()       ? code_.onOneLine(made->args[0]->span, changes_)
                   : made && !made->keywords.empty() ? code_.onOneLine(made->keywords[0]->value->span, changes_)
                                                     : "0.01");
    return text;
}

std::string LayerLines::making(const LayerSite& site) const {
    std::string value =
        site.isParameter ? names_.parameters + "(" + parameterValue(*site.call) + ")" : code_.onOneLine(site.call->span, changes_);
    if (site.isListed) return variableOf(site.kind) + ".append(" + value + ")";
    if (site.computedName) return "setattr(self, " + code_.onOneLine(site.computedName->span, changes_) + ", " + value + ")";
    return "self." + names_.attribute(site.attribute) + " = " + value;
}

std::string LayerLines::standingFor(const LayerSite& site) const {
    if (site.isListed) return "next(" + variableOf(site.kind) + ")";
    if (site.computedName) return "getattr(self, " + code_.onOneLine(site.computedName->span, changes_) + ")";
    return "self." + names_.attribute(site.attribute);
}

std::vector<const LayerSite*> LayerLines::sitesIn(const ast::Node& code) const {
    std::vector<const LayerSite*> found;
    for (const LayerSite& site : sites_)
        if (site.made == LayerSite::Made::Before && code.span.contains(site.call->span)) found.push_back(&site);
    return found;
}

void LayerLines::need(const ast::Node& code) {
    for (std::string_view name : known_.localsOf(code)) needed_.insert(name);
}

/// Variables that the layers are made of, and what those are computed from.
void LayerLines::findNeeded() {
    for (const LayerSite& site : sites_) {
        if (site.made != LayerSite::Made::Before) continue;
        need(*site.call->func);
        for (const ast::Expr* argument : site.call->args) need(*argument);
        for (const ast::keyword* keyword : site.call->keywords)
            if (!known_.isGone(*keyword)) need(*keyword->value);
        for (const ast::Node* at = analysis_.parent(*site.call); at && at != &method_; at = analysis_.parent(*at)) {
            if (const auto* choice = ast::as<ast::If>(at)) need(*choice->test);
            if (const auto* loop = ast::as<ast::For>(at)) need(*loop->iter);
            if (const auto* comprehended = ast::as<ast::ListComp>(at)) need(*comprehended->generators[0]->iter);
            if (const auto* comprehended = ast::as<ast::GeneratorExp>(at)) need(*comprehended->generators[0]->iter);
        }
    }
    for (std::size_t size = needed_.size() + 1; size != needed_.size();) {
        size = needed_.size();
        ast::walk(method_, [&](const ast::Node& node) {
            if (ast::isStatement(node) && bindsNeeded(static_cast<const ast::Stmt&>(node))) {
                if (const auto* assign = ast::as<ast::Assign>(&node)) need(*assign->value);
                if (const auto* assign = ast::as<ast::AnnAssign>(&node); assign && assign->value) need(*assign->value);
                if (const auto* assign = ast::as<ast::AugAssign>(&node)) need(*assign->value), need(*assign->target);
                if (const auto* loop = ast::as<ast::For>(&node)) need(*loop->iter);
                for (const ast::Node* at = analysis_.parent(node); at && at != &method_; at = analysis_.parent(*at))
                    if (const auto* choice = ast::as<ast::If>(at)) need(*choice->test);
            }
            return true;
        });
    }
}

bool LayerLines::bindsNeeded(const ast::Stmt& statement) const {
    bool binds = false;
    auto look = [&](const ast::Node& target) {
        ast::walk(target, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            binds = binds || (name && needed_.contains(name->id.text()));
            return true;
        });
    };
    if (const auto* assign = ast::as<ast::Assign>(&statement))
        for (const ast::Expr* target : assign->targets) look(*target);
    if (const auto* assign = ast::as<ast::AnnAssign>(&statement)) look(*assign->target);
    if (const auto* assign = ast::as<ast::AugAssign>(&statement)) look(*assign->target);
    if (const auto* loop = ast::as<ast::For>(&statement)) look(*loop->target);
    return binds;
}

/// Whether something in `code` makes layers or computes what they are made of.
bool LayerLines::isWanted(const ast::Node& code) const {
    if (!sitesIn(code).empty()) return true;
    bool wanted = false;
    ast::walk(code, [&](const ast::Node& node) {
        wanted = wanted || (ast::isStatement(node) && node.kind != ast::Kind::For && bindsNeeded(static_cast<const ast::Stmt&>(node)));
        return !wanted;
    });
    return wanted;
}

void LayerLines::write(MethodLines& lines) {
    std::set<std::string> lists;
    for (const LayerSite& site : sites_)
        if (site.isListed && lists.insert(site.kind).second) lines.add(0, variableOf(site.kind) + " = []", site.call->span);
    writeBlock(lines, method_.body, 0);
    for (const LayerSite& site : sites_)
        if (site.isListed && lists.erase(site.kind))
            lines.add(0, "self." + names_.attribute(site.attribute) + " = " + names_.lists + "(" + variableOf(site.kind) + ")",
                      site.call->span);
}

void LayerLines::writeBlock(MethodLines& lines, std::span<ast::Stmt* const> block, std::size_t depth) {
    for (const ast::Stmt* statement : block)
        if (isWanted(*statement)) writeStatement(lines, *statement, depth);
}

void LayerLines::writeStatement(MethodLines& lines, const ast::Stmt& statement, std::size_t depth) {
    auto blockWanted = [&](std::span<ast::Stmt* const> block) {
        return std::any_of(block.begin(), block.end(), [&](const ast::Stmt* inner) { return isWanted(*inner); });
    };
    if (const auto* choice = ast::as<ast::If>(&statement)) {
        for (const LayerSite* site : sitesIn(*choice->test)) lines.add(depth, making(*site), site->call->span);
        if (known_.of(*choice->test) != Known::Before) return;
        std::string test = code_.onOneLine(choice->test->span, changes_);
        if (blockWanted(choice->body)) {
            lines.add(depth, "if " + test + ":", choice->test->span);
            writeBlock(lines, choice->body, depth + 1);
            if (blockWanted(choice->orelse)) lines.add(depth, "else:", choice->test->span);
        } else if (blockWanted(choice->orelse)) {
            lines.add(depth, "if not (" + test + "):", choice->test->span);
        }
        if (blockWanted(choice->orelse)) writeBlock(lines, choice->orelse, depth + 1);
        return;
    }
    if (const auto* loop = ast::as<ast::For>(&statement)) {
        for (const LayerSite* site : sitesIn(*loop->iter)) lines.add(depth, making(*site), site->call->span);
        if (!blockWanted(loop->body)) return;
        Span head{loop->target->span.begin, loop->iter->span.end};
        lines.add(depth, "for " + code_.onOneLine(head, changes_) + ":", head);
        return writeBlock(lines, loop->body, depth + 1);
    }
    if (const auto* with = ast::as<ast::With>(&statement)) return writeBlock(lines, with->body, depth);
    std::vector<const LayerSite*> sites = sitesIn(statement);
    for (const LayerSite* site : sites) {
        const ast::comprehension* around = nullptr;
        for (const ast::Node* at = analysis_.parent(*site->call); at && at != &statement; at = analysis_.parent(*at)) {
            if (const auto* comprehended = ast::as<ast::ListComp>(at)) around = comprehended->generators[0];
            if (const auto* comprehended = ast::as<ast::GeneratorExp>(at)) around = comprehended->generators[0];
        }
        if (around && !around->iter->span.contains(site->call->span)) {
            Span head{around->target->span.begin, around->iter->span.end};
            lines.add(depth, "for " + code_.onOneLine(head, changes_) + ":", head);
            lines.add(depth + 1, making(*site), site->call->span);
        } else {
            lines.add(depth, making(*site), site->call->span);
        }
    }
    if (bindsNeeded(statement)) {
        if (std::ranges::any_of(sites, [](const LayerSite* site) { return site->isListed; }))
            problem_ = "many layers that are made one after the other are part of another layer";
        std::vector<Edit> changes = changes_;
        for (const LayerSite* site : sites) changes.push_back({site->call->span, standingFor(*site)});
        lines.add(depth, code_.onOneLine(statement.span, changes), statement.span);
    }
}

}  // namespace regraft
