#include "modules/compact/class_reader.h"

#include <algorithm>

#include "ast/visit.h"
#include "semantic/binder.h"

namespace regraft {

namespace {

Span spanOf(std::uint32_t at) { return {at, at}; }

/// `self.x` for the first parameter of a method; null if the expression is something else.
const ast::Attribute* ownAttribute(const ast::Node& node, const ast::FunctionDef& method) {
    const auto* member = ast::as<ast::Attribute>(&node);
    const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    bool isOwn = owner && !method.args->args.empty() && owner->id == method.args->args[0]->name;
    return isOwn ? member : nullptr;
}

}  // namespace

/// The statements of a method behind its docstring.
const ast::Stmt* ClassReader::firstStatement(const ast::FunctionDef& method) {
    const auto* text = ast::as<ast::ExprStmt>(method.body.front());
    const auto* constant = text ? ast::as<ast::Constant>(text->value) : nullptr;
    bool isText = constant && constant->value.type == ast::Literal::Type::Str;
    return isText && method.body.size() > 1 ? method.body[1] : method.body.front();
}

ClassReader::ClassReader(const CompactClass& one, const ClassReaderContext& context, int group)
    : one_(one),
      context_(context),
      code_(context.file),
      group_(group),
      compact_(one.compact),
      problem_(one.problem) {}

std::vector<ReadEdit> ClassReader::run(std::string& problem) {
    if (problem_.empty()) readMethods();
    if (problem_.empty()) {
        removeDecorators();
        removeFields();
        writeConstructor();
        for (const Method& method : methods_) editMethod(method);
        if (one_.base) edit(one_.base->span, context_.base, one_.base->span);
    }
    problem = problem_;
    if (!problem_.empty()) edits_.clear();
    return std::move(edits_);
}

void ClassReader::edit(Span span, std::string text, Span from) { edits_.push_back({span, {{std::move(text), from, false}}, group_}); }

bool ClassReader::isGone(Span span) const {
    return std::any_of(gone_.begin(), gone_.end(), [&](Span gone) { return gone.contains(span); });
}

void ClassReader::rename(const ast::Node& code) {
    const auto* method = ast::as<ast::FunctionDef>(&code);
    ast::walk(code, [&](const ast::Node& node) {
        const ast::Attribute* member = ownAttribute(node, *method);
        if (member && context_.names.attributes.contains(std::string(member->attr.text())) && one_.hasField(member->attr))
            changes_.push_back({member->attrSpan, context_.names.attribute(member->attr.text())});
        return true;
    });
}

/// Layers, and how they are told whether they are training, of all methods.
void ClassReader::readMethods() {
    for (const ast::Stmt* statement : one_.definition->body) {
        const auto* method = ast::as<ast::FunctionDef>(statement);
        if (!method || method->args->args.empty()) continue;
        rename(*method);
        methods_.push_back({method, LayerMakers(*method, one_, context_.classes, context_.analysis, context_.rules), {}, {}});
    }
    findModes();
    for (const CompactField& field : one_.fields)
        if (field.statement->value) renameValues(*field.statement->value);
    for (Method& method : methods_) {
        std::string problem;
        method.sites = findLayerSites(*method.definition, method.makers, knownIn(method), context_.analysis, context_.rules, problem);
        if (method.definition == one_.setup || method.definition == one_.constructor) continue;
        if (!problem.empty()) problem_ = problem;
        if (isTransformed() && !method.sites.empty() && !compact_) compact_ = method.definition;
        if (!method.sites.empty() && method.definition != compact_)
            problem_ = "its method `" + std::string(method.definition->name.text()) + "` makes layers for others";
    }
    findChanges();
}

/// The attributes to which `setup` binds layers of the framework.
std::set<std::string> ClassReader::layersOfSetup() const {
    std::set<std::string> layers;
    for (const Method& method : methods_) {
        if (method.definition != one_.setup && method.definition != one_.constructor) continue;
        ast::walk(*method.definition, [&](const ast::Node& node) {
            const auto* assign = ast::as<ast::Assign>(&node);
            const auto* call = assign ? ast::as<ast::Call>(assign->value) : nullptr;
            const ast::Attribute* target = call ? ownAttribute(*assign->targets[0], *method.definition) : nullptr;
            std::string kind = target && method.makers.makes(*call) ? method.makers.classNamed(*call->func) : "";
            bool isOwn = std::any_of(context_.classes.all().begin(), context_.classes.all().end(),
                                     [&](const auto& other) { return other->definition->name == kind; });
            if (!kind.empty() && !isOwn) layers.insert(std::string(target->attr.text()));
            return true;
        });
    }
    return layers;
}

/// Layers that were told as they were made are told when the module is called.
void ClassReader::findModes() {
    const std::set<std::string> layers = layersOfSetup();
    std::string ofSetup;
    for (Method& method : methods_) {
        std::string problem;
        method.mode = findMode(*method.definition, method.makers, context_.classes, layers, code_, changes_, context_.rules, problem);
        if (!problem.empty()) problem_ = problem;
        if (method.definition == one_.setup) ofSetup = std::exchange(method.mode.training, "");
    }
    for (Method& method : methods_) {
        if (ofSetup.empty() || method.definition->name != "__call__") continue;
        if (!method.mode.training.empty() && method.mode.training != ofSetup)
            problem_ = "its layers are told in several ways whether they are training";
        method.mode.training = ofSetup;
    }
}

/// What goes of calls, and of arguments that may be given in two places.
void ClassReader::findChanges() {
    for (const Method& method : methods_) {
        std::set<const ast::Call*> calls;
        for (const ast::keyword* keyword : method.mode.gone)
            if (const auto* call = ast::as<ast::Call>(context_.analysis.parent(*keyword))) calls.insert(call);
        for (const LayerSite& site : method.sites)
            if (!site.isParameter) calls.insert(site.call);
        for (const ast::Call* call : calls) {
            bool isSite = std::any_of(method.sites.begin(), method.sites.end(), [&](const LayerSite& site) { return site.call == call; });
            for (Span cut : code_.withoutArguments(*call, [&](const ast::Node& argument) {
                     const auto* keyword = ast::as<ast::keyword>(&argument);
                     return keyword && (method.mode.gone.contains(keyword) || (isSite && keyword->name == context_.rules.name));
                 }))
                changes_.push_back({cut, ""});
        }
        renameValues(*method.definition);
        ast::walk(*method.definition, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (!call || call->args.size() != 3 || context_.analysis.qualifiedName(*call->func) != context_.rules.merge) return true;
            std::string field = code_.onOneLine(call->args[1]->span, changes_), argument = code_.onOneLine(call->args[2]->span, changes_);
            changes_.push_back({call->span, field + " if " + argument + " is None else " + argument});
            return false;
        });
    }
    std::stable_sort(changes_.begin(), changes_.end(), [](const Edit& a, const Edit& b) {  // outer ones first
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
}

/// Classes of layers that are handed around as values.
void ClassReader::renameValues(const ast::Node& code) {
    ast::walk(code, [&](const ast::Node& node) {
        if (node.kind != ast::Kind::Attribute && node.kind != ast::Kind::NameExpr) return true;
        const auto& expr = static_cast<const ast::Expr&>(node);
        auto value = context_.rules.values.find(std::string(context_.analysis.qualifiedName(expr)));
        const auto* call = ast::as<ast::Call>(context_.analysis.parent(node));
        if (value == context_.rules.values.end() || (call && call->func == &expr)) return true;
        changes_.push_back({expr.span, context_.names.written(value->second)});
        return false;
    });
}

void ClassReader::removeDecorators() {
    for (const ast::Expr* decorator : one_.decorators) {
        Span lines = code_.linesOf(decorator->span);
        edit(lines, "", decorator->span);
        gone_.push_back(lines);
    }
}

void ClassReader::removeFields() {
    for (const CompactField& field : one_.fields) {
        Span span = field.statement->span;
        if (!code_.standsAlone(span)) problem_ = "its field `" + std::string(field.name.text()) + "` shares a line with others";
        Span lines = code_.linesOf(span);
        gone_.push_back(lines);
        if (field.statement != one_.fields.back().statement) edit(lines, "", span);
    }
}

/// Variables that only layers were made of have nothing to do where those are called.
void ClassReader::dropUnused(const Method& method) {
    std::vector<Span> sites;
    for (const LayerSite& site : method.sites)
        if (site.made == LayerSite::Made::Before) sites.push_back(site.call->span);
    for (const Edit& change : changes_) sites.push_back(change.span);
    for (bool changed = true; changed;) {
        changed = false;
        ast::walk(*method.definition, [&](const ast::Node& node) {
            const auto* assign = ast::as<ast::Assign>(&node);
            const auto* target = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
            if (!target || isGone(node.span) || !code_.standsAlone(node.span) || method.mode.names.contains(target->id.text())) return true;
            bool isUsed = false, feedsLayers = false;
            ast::walk(*method.definition, [&](const ast::Node& inner) {
                const auto* name = ast::as<ast::NameExpr>(&inner);
                if (!name || name->id != target->id || name->ctx != ast::ExprContext::Load) return true;
                bool inSite = std::any_of(sites.begin(), sites.end(), [&](Span site) { return site.contains(name->span); });
                feedsLayers = feedsLayers || inSite;
                isUsed = isUsed || !(inSite || isGone(name->span));
                return true;
            });
            bool hasEffect = std::any_of(method.sites.begin(), method.sites.end(),
                                         [&](const LayerSite& site) { return node.span.contains(site.call->span); });
            const ast::Node* parent = context_.analysis.parent(node);
            bool isAlone = parent != method.definition || method.definition->body.size() < 2;
            if (isUsed || !feedsLayers || hasEffect || isAlone) return true;
            Span lines = code_.linesOf(node.span);
            edit(lines, "", node.span);
            gone_.push_back(lines);
            changed = true;
            return true;
        });
    }
}

void ClassReader::insertBefore(const ast::Stmt& statement, const std::vector<std::string>& lines, Span from) {
    Span place = spanOf(code_.linesOf(spanOf(statement.span.begin)).begin);
    bool opensLine = code_.of({place.begin, statement.span.begin}).find_first_not_of(" \t") == std::string_view::npos;
    if (!opensLine || code_.of(statement.span).starts_with("elif")) {
        problem_ = "layers are made in the middle of a line";
        return;
    }
    std::vector<ReadPart> parts;
    for (const std::string& line : lines) parts.push_back({indentationOf(statement) + line + std::string(code_.newline()), from, false});
    edits_.push_back({place, std::move(parts), group_});
}

void ClassReader::firstLines(const Method& method, const LayerLines& lines) {
    const ast::Stmt& first = *firstStatement(*method.definition);
    std::set<std::string> kinds;
    std::vector<std::string> text;
    if (!method.mode.training.empty() && !method.mode.behind) text.push_back(modeLine(method.mode));
    for (const LayerSite& site : method.sites)
        if (method.definition != one_.setup && method.definition != one_.constructor && site.isListed && kinds.insert(site.kind).second)
            text.push_back(lines.variableOf(site.kind) + " = iter(self." + context_.names.attribute(site.attribute) + ")");
    if (!text.empty()) insertBefore(first, text, method.definition->nameSpan);
    if (method.mode.training.empty() || !method.mode.behind) return;
    Span behind = code_.linesOf(method.mode.behind->span);
    edit(spanOf(behind.end), indentationOf(*method.mode.behind) + modeLine(method.mode) + std::string(code_.newline()),
         method.definition->nameSpan);
}

std::string ClassReader::modeLine(const ModeOfMethod& mode) {
    if (mode.training == "True") return "self.train()";
    if (mode.training == "False") return "self.eval()";
    return "self.train(" + mode.training + ")";
}

void ClassReader::editSites(const Method& method, const LayerLines& lines) {
    const std::string step = "    ";
    for (const LayerSite& site : method.sites) {
        gone_.push_back(site.call->span);
        edit(site.call->span, lines.standingFor(site), site.call->span);
        if (site.made == LayerSite::Made::Before) continue;
        std::string name =
            site.computedName ? code_.onOneLine(site.computedName->span, changes_) : "\"" + context_.names.attribute(site.attribute) + "\"";
        insertBefore(*site.statement, {"if not hasattr(self, " + name + "):", step + lines.making(site)}, site.call->span);
    }
}

/// Lists of layers belong to the module only if it is told so, and parameters are made otherwise.
void ClassReader::editSetup(const Method& method, const LayerLines& lines) {
    auto holdsLayers = [&](const ast::Node& code) {
        bool makes = false;  // of a constructor's parameters, which are known there
        ast::walk(code, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            makes = makes || (method.definition == one_.constructor && call && method.makers.makes(*call));
            return !makes;
        });
        return makes || std::any_of(method.sites.begin(), method.sites.end(),
                                    [&](const LayerSite& site) { return !site.isParameter && code.span.contains(site.call->span); });
    };
    for (const LayerSite& site : method.sites) {
        if (!site.isParameter) continue;
        gone_.push_back(site.call->span);
        std::string making = lines.making(site);
        edit(site.call->span, making.substr(making.find(" = ") + 3), site.call->span);
    }
    std::set<std::string_view> lists;  // variables that are filled with layers
    ast::walk(*method.definition, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
        if (owner && member->attr == "append" && holdsLayers(*call)) lists.insert(owner->id.text());
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* name = assign ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
        bool isList = assign && (assign->value->kind == ast::Kind::List || assign->value->kind == ast::Kind::ListComp);
        if (name && isList && holdsLayers(*assign->value)) lists.insert(name->id.text());
        return true;
    });
    ast::walk(*method.definition, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        if (!assign || assign->targets.size() != 1 || !ownAttribute(*assign->targets[0], *method.definition)) return true;
        const ast::Expr& value = *assign->value;
        const auto* name = ast::as<ast::NameExpr>(&value);
        bool isDict = value.kind == ast::Kind::Dict || value.kind == ast::Kind::DictComp;
        bool isList = value.kind == ast::Kind::List || value.kind == ast::Kind::ListComp || value.kind == ast::Kind::Tuple;
        if (!(isDict || isList ? holdsLayers(value) : name && lists.contains(name->id.text()))) return true;
        edit(spanOf(value.span.begin), (isDict ? context_.dicts : context_.names.lists) + "(", value.span);
        edit(spanOf(value.span.end), ")", value.span);
        return true;
    });
}

void ClassReader::editMethod(const Method& method) {
    KnownValues known = knownIn(method);
    LayerLines lines(*method.definition, method.sites, known, code_, changes_, context_.names, context_.rules, context_.analysis);
    firstLines(method, lines);
    if (method.definition == one_.setup || method.definition == one_.constructor) {
        editSetup(method, lines);
    } else {
        dropUnused(method);
        editSites(method, lines);
    }
    for (const Edit& change : changes_) {
        if (!method.definition->span.contains(change.span) || isGone(change.span)) continue;
        edit(change.span, change.replacement, change.span);
        gone_.push_back(change.span);  // what is inside of it
    }
}

}  // namespace regraft
