#include "modules/reserved_members.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "ast/visit.h"
#include "mapping/training_rules.h"
#include "modules/module_methods.h"

namespace regraft {

namespace {

class Renamer {
public:
    Renamer(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes,
            const std::function<std::vector<std::string>(const ModuleClass&)>& takenIn)
        : file_(file),
          analysis_(analysis),
          classes_(classes),
          takenIn_(takenIn) {}

    std::vector<MemberRename> run() {
        for (const ModuleClass* one : classes_.all()) collect(*one);
        spread();
        collectModules();
        ast::walk(*file_.module, [&](const ast::Node& node) {
            if (const auto* member = ast::as<ast::Attribute>(&node)) rename(*member);
            if (const auto* method = ast::as<ast::FunctionDef>(&node)) rename(*method);
            return true;
        });
        return std::move(found_);
    }

private:
    /// The members that the class makes, `self.x = …` and methods, whose names are taken.
    void collect(const ModuleClass& one) {
        std::vector<std::string> taken = takenIn_(one);
        if (taken.empty()) return;
        auto note = [&](Name name) {
            all_.emplace(name.text());
            if (std::find(taken.begin(), taken.end(), name.text()) != taken.end()) own_[&one].insert(name.text());
        };
        ast::walk(*one.definition, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            const auto* self = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
            if (self && self->id == "self" && member->ctx == ast::ExprContext::Store) note(member->attr);
            const auto* method = ast::as<ast::FunctionDef>(&node);
            if (method && method != one.call && analysis_.parent(*method) == one.definition) note(method->name);
            return true;
        });
    }

    /// What a class has, classes that derive from it have as well, and the other way round: they are one object.
    void spread() {
        for (bool changed = true; changed;) {
            changed = false;
            for (const ModuleClass* one : classes_.all())
                for (const ast::ClassDef* base : one->bases) {
                    const ModuleClass* of = classes_.find(base);
                    std::size_t before = own_[one].size() + own_[of].size();
                    own_[one].insert(own_[of].begin(), own_[of].end());
                    own_[of] = own_[one];
                    changed = changed || own_[one].size() + own_[of].size() != before;
                }
        }
    }

    /// What the file uses as modules, by its text: M of `M.parameters()`, `M.eval()`.
    void collectModules() {
        const ModuleMethods methods(analysis_);
        const auto asksForParameters = [&](Name member) {
            return std::ranges::any_of(classes_.all(), [&](const ModuleClass* one) {
                const auto& training = one->framework->training;
                return training && !training->parameters.empty() && member == std::string_view(training->parameters);
            });
        };
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            if (member && (asksForParameters(member->attr) || methods.setsMode(member->attr.text())))
                modules_.insert(member->value->span.of(file_.text));
            return true;
        });
    }

    /// Of a module whose class is not known: a method that some classes have, all of which call it otherwise now.
    bool isOfSome(const ast::Attribute& member) const {
        const auto* call = ast::as<ast::Call>(analysis_.parent(member));
        if (!call || call->func != &member || !analysis_.typeOf(*member.value)->isUnknown()) return false;
        if (!modules_.contains(member.value->span.of(file_.text))) return false;
        const auto hasMethod = [&](const ModuleClass* one) {
            return std::ranges::any_of(one->definition->body, [&](const ast::Stmt* statement) {
                const auto* method = ast::as<ast::FunctionDef>(statement);
                return method && method->name == member.attr.text();
            });
        };
        bool isSome = false;
        for (const ModuleClass* one : classes_.all()) {
            if (!hasMethod(one)) continue;
            if (!isOwn(one, member.attr)) return false;
            isSome = true;
        }
        return isSome;
    }

    std::string nameFor(std::string_view name) const {
        std::string renamed = std::string(name) + "_";
        while (all_.contains(renamed)) renamed += "_";
        return renamed;
    }

    bool isOwn(const ModuleClass* one, Name name) const {
        auto own = own_.find(one);
        return own != own_.end() && own->second.contains(name.text());
    }

    void rename(const ast::Attribute& member) {
        const auto* self = ast::as<ast::NameExpr>(member.value);
        const ModuleClass* of =
            self && self->id == "self" ? classes_.around(member) : classes_.find(analysis_.typeOf(*member.value)->definition);
        if (isOwn(of, member.attr) || (!of && isOfSome(member))) found_.push_back({&member, nullptr, nameFor(member.attr.text())});
    }

    void rename(const ast::FunctionDef& method) {
        const ModuleClass* of = classes_.find(analysis_.parent(method));
        if (of && &method != of->call && isOwn(of, method.name)) found_.push_back({nullptr, &method, nameFor(method.name.text())});
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const ModuleClasses& classes_;
    const std::function<std::vector<std::string>(const ModuleClass&)>& takenIn_;
    std::unordered_map<const ModuleClass*, std::set<std::string_view>> own_;
    std::set<std::string, std::less<>> all_;
    std::set<std::string_view> modules_;
    std::vector<MemberRename> found_;
};

}  // namespace

std::vector<MemberRename> renameReserved(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes,
                                         const std::function<std::vector<std::string>(const ModuleClass&)>& takenIn) {
    return Renamer(file, analysis, classes, takenIn).run();
}

}  // namespace regraft
