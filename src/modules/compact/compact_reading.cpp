#include "modules/compact/compact_reading.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "modules/compact/class_reader.h"

namespace regraft {

namespace {

constexpr int ofFile = -1;  ///< the group of changes that no class has

class FileReader {
public:
    FileReader(const ParsedFile& file, const Analysis& analysis, const Framework& framework, const Framework& target)
        : file_(file),
          analysis_(analysis),
          framework_(framework),
          target_(target),
          rules_(*framework.compactModules),
          classes_(file, analysis, rules_) {}

    std::optional<CompactReading> run(const MoreReadEdits& more) {
        const std::string& base = framework_.modules->base;  // "flax.nnx.Module"
        home_ = nameOf(std::string_view(base).substr(0, base.rfind('.')));
        std::vector<std::pair<const CompactClass*, std::string>> problems;
        std::vector<std::pair<const CompactClass*, int>> groups;
        int group = 0;
        for (const auto& one : classes_.all()) {
            ClassReaderContext context{file_, analysis_, classes_, rules_, namesFor(*one), home_ + ".Module", home_ + ".Dict"};
            if (one->parent && one->problem.empty() && !one->parent->problem.empty())
                one->problem = "it derives from `" + std::string(one->parent->definition->name.text()) + "`";
            std::string problem;
            std::vector<ReadEdit> edits = ClassReader(*one, context, group).run(problem);
            if (problem.empty()) groups.emplace_back(one.get(), group++);
            else problems.emplace_back(one.get(), problem);
            one->problem = problem;
            edits_.insert(edits_.end(), edits.begin(), edits.end());
        }
        const std::string left =
            problems.empty() ? "" : "class `" + std::string(problems[0].first->definition->name.text()) + "` stays as it is";
        std::vector<ReadEdit> others = more([this](const std::string& text) { return written(text); }, left);
        const bool hasOthers = !others.empty();
        std::ranges::move(others, std::back_inserter(edits_));
        if (classes_.all().empty() && !hasOthers) return {};
        if (!groups.empty() || hasOthers) readRest();
        CompactReading result{Reading(file_.text, std::move(edits_)), {}, {}};
        for (const std::string& import : imports_) result.imports.push_back(import + std::string(CodeText(file_).newline()));
        for (const auto& [one, problem] : problems) result.problems[result.reading.placeIn(one->definition->nameSpan.begin)] = problem;
        for (const auto& [one, number] : groups) result.groups[result.reading.placeIn(one->definition->nameSpan.begin)] = number;
        return result;
    }

private:
    /// Fields that have the name of a member of modules get another one.
    ReadingNames namesFor(const CompactClass& one) {
        ReadingNames names{home_ + ".List", home_ + ".Param", [this](const std::string& text) { return written(text); }, {}};
        const Tables& tables = Tables::builtin();
        for (const CompactField& field : one.allFields()) {
            std::string name(field.name.text());
            bool isMember = static_cast<bool>(tables.moduleMember(framework_, name)) ||
                            (target_.modules && (static_cast<bool>(tables.moduleMember(target_, name)) || target_.modules->call == name));
            if (isMember) names.attributes[name] = name + "_";
        }
        return names;
    }

    /// `import jax.numpy` binds `jax` alone.
    static bool isModuleName(const ImportedName& import) {
        return import.statement->kind == ast::Kind::ImportFrom || import.alias->asname ||
               import.alias->name.text().find('.') == std::string_view::npos;
    }

    /// What the file calls a module: the name of an import, else one that is added.
    std::string nameOf(std::string_view module) {
        for (const ImportedName& import : analysis_.imports())
            if (import.target == module && import.alias->name.text() != "*" && isModuleName(import))
                return std::string(import.boundName.text());
        std::string name(module.substr(module.rfind('.') + 1));
        while (analysis_.isBound(name, *file_.module)) name += "_";
        std::string last(module.substr(module.rfind('.') + 1));
        imports_.insert("from " + std::string(module.substr(0, module.rfind('.'))) + " import " + last +
                        (name == last ? "" : " as " + name));
        return name;
    }

    /// `jnp.ones(…)` for `jax.numpy.ones(…)`: every dotted name begins with a module that the file may call otherwise.
    std::string written(const std::string& text) {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t found = std::string::npos;
            for (const std::string& module : framework_.importModules) found = std::min(found, text.find(module + ".", at));
            if (found == std::string::npos) return out + text.substr(at);
            std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz._0123456789", found);
            std::string name = text.substr(found, end == std::string::npos ? end : end - found);
            std::size_t last = name.rfind('.');
            out += text.substr(at, found - at) + nameOf(name.substr(0, last)) + name.substr(last);
            at = found + name.size();
        }
        return out;
    }

    /// The import that the classes need, and the class of modules where it is named elsewhere.
    void readRest() {
        ast::walk(*file_.module, [&](const ast::Node& node) {
            if (node.kind != ast::Kind::Attribute && node.kind != ast::Kind::NameExpr) return true;
            const auto& expr = static_cast<const ast::Expr&>(node);
            if (analysis_.qualifiedName(expr) != rules_.base) return true;
            bool isBase = std::any_of(classes_.all().begin(), classes_.all().end(), [&](const auto& one) { return one->base == &expr; });
            bool isEdited = std::any_of(edits_.begin(), edits_.end(), [&](const ReadEdit& edit) { return edit.span.contains(expr.span); });
            if (!isBase && !isEdited) edits_.push_back({expr.span, {{home_ + ".Module", expr.span, false}}, ofFile});
            return false;
        });
        if (imports_.empty()) return;
        std::string lines;
        CodeText code(file_);
        for (const ast::Stmt* statement : file_.module->body) {
            if (statement->kind != ast::Kind::Import && statement->kind != ast::Kind::ImportFrom) continue;
            bool isOfIt = std::any_of(analysis_.imports().begin(), analysis_.imports().end(), [&](const ImportedName& import) {
                return import.statement == statement && import.framework == &framework_;
            });
            if (!isOfIt || !code.standsAlone(statement->span)) continue;
            std::uint32_t at = code.linesOf(statement->span).end;
            for (const std::string& import : imports_) lines += import + std::string(code.newline());
            edits_.push_back({{at, at}, {{lines, {statement->span.end, statement->span.end}, false}}, ofFile});
            return;
        }
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const Framework& framework_;
    const Framework& target_;
    const CompactModuleRules& rules_;
    CompactClasses classes_;
    std::string home_;
    std::set<std::string> imports_;
    std::vector<ReadEdit> edits_;
};

}  // namespace

std::optional<CompactReading> readCompactModules(const ParsedFile& file, const Analysis& analysis, const Framework& framework,
                                                 const Framework& target, const MoreReadEdits& more) {
    if (!framework.compactModules || !framework.modules) return {};
    return FileReader(file, analysis, framework, target).run(more);
}

}  // namespace regraft
