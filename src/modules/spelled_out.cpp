#include "modules/spelled_out.h"

#include <algorithm>
#include <map>
#include <set>

#include "ast/names.h"
#include "ast/visit.h"
#include "lower/build.h"
#include "lower/layer_members.h"
#include "mapping/layer_attributes.h"
#include "modules/compact/code_text.h"
#include "modules/module_classes.h"

namespace regraft {

namespace {

constexpr int ofNoClass = -1;  ///< the group of changes that no class has

/// The call of a layer's class that takes all that a constructor was given beside its parameters.
struct PassedOn {
    const ast::Call* call = nullptr;
    const ast::keyword* keyword = nullptr;
};

/// Where all of `**name` goes, and nothing else is done with it.
std::optional<PassedOn> passedOn(const ast::FunctionDef& function, Name name) {
    PassedOn found;
    unsigned mentions = 0;
    ast::walk(function, [&](const ast::Node& node) {
        const auto* use = ast::as<ast::NameExpr>(&node);
        mentions += use && use->id == name;
        const auto* call = ast::as<ast::Call>(&node);
        if (!call) return true;
        for (const ast::keyword* keyword : call->keywords) {
            const auto* value = keyword->name ? nullptr : ast::as<ast::NameExpr>(keyword->value);
            if (value && value->id == name) found = {call, keyword};
        }
        return true;
    });
    return found.call && mentions == 1 ? std::optional(found) : std::nullopt;
}

/// `def __init__(self, n, **kwargs)`, which hands all that on to one call: no super().__init__().
bool handsOn(const ast::FunctionDef& function) {
    if (function.name != "__init__" || !function.args->kwarg) return false;
    const std::optional<PassedOn> passed = passedOn(function, function.args->kwarg->name);
    const auto* member = passed ? ast::as<ast::Attribute>(passed->call->func) : nullptr;
    return passed && !(member && member->value->kind == ast::Kind::Call);
}

/// `isinstance(m, (A, B))`
struct ClassTest {
    const ast::Call* call = nullptr;
    const ast::NameExpr* asked = nullptr;
    const ast::Tuple* classes = nullptr;
};

std::optional<ClassTest> testOfClasses(const ast::Expr& test) {
    const auto* call = ast::as<ast::Call>(&test);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (!function || function->id != "isinstance" || call->args.size() != 2 || !call->keywords.empty()) return std::nullopt;
    const ClassTest found{call, ast::as<ast::NameExpr>(call->args[0]), ast::as<ast::Tuple>(call->args[1])};
    return found.asked && found.classes && found.classes->elts.size() > 1 ? std::optional(found) : std::nullopt;
}

/// What a branch reads of an object.
std::set<std::string_view> membersOf(Name object, const ast::If& choice) {
    std::set<std::string_view> members;
    for (const ast::Stmt* statement : choice.body)
        ast::walk(*statement, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            const auto* of = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
            if (of && of->id == object) members.insert(member->attr.text());
            return true;
        });
    return members;
}

class SpelledOut {
public:
    SpelledOut(const ParsedFile& file, const Analysis& analysis, const Framework& framework, const Framework& target)
        : file_(file),
          analysis_(analysis),
          framework_(framework),
          target_(target),
          code_(file),
          classes_(file, analysis) {}

    std::optional<CompactReading> run(std::vector<ReadEdit> more) {
        edits_ = std::move(more);
        for (const ModuleClass* one : classes_.all())
            if (one->framework == &framework_) spellOutArguments(*one);
        ast::walk(*file_.module, [&](const ast::Node& node) {
            if (const auto* choice = ast::as<ast::If>(&node)) takeApart(*choice);
            return true;
        });
        if (edits_.empty()) return {};
        CompactReading result{Reading(file_.text, std::move(edits_)), {}, {}};
        for (const auto& [one, number] : groups_) result.groups[result.reading.placeIn(one->definition->nameSpan.begin)] = number;
        return result;
    }

private:
    std::string_view textOf(const ast::Node& node) const { return node.span.of(file_.text); }

    /// The span with the `**` before it.
    Span withStars(Span span) const {
        while (span.begin > 0 && file_.text[span.begin - 1] == ' ') --span.begin;
        return {span.begin - 2, span.end};
    }

    void spellOutArguments(const ModuleClass& one) {
        const ast::arguments* arguments = one.constructor ? one.constructor->args : nullptr;
        if (!arguments || !arguments->kwarg || !isCalledHere(*one.definition)) return;
        const std::optional<PassedOn> passed = passedOn(*one.constructor, arguments->kwarg->name);
        const std::vector<Parameter> parameters = passed ? takenBy(*passed, *arguments) : std::vector<Parameter>();
        if (parameters.empty()) return;
        const std::set<std::string_view> names = ast::namesIn(*one.constructor);
        if (std::ranges::any_of(parameters, [&](const Parameter& parameter) { return names.contains(parameter.name); })) return;
        std::string declared, given;
        for (const Parameter& parameter : parameters) {
            const std::string name(parameter.name);
            declared +=
                (declared.empty() ? "" : ", ") + name + (parameter.defaultValue ? "=" + py::literalText(*parameter.defaultValue) : "");
            given += (given.empty() ? "" : ", ") + name + "=" + name;
        }
        if (!arguments->vararg && arguments->kwonlyargs.empty()) declared = "*, " + declared;
        const int group = groupOf(&one);
        replace(withStars(arguments->kwarg->span), declared, group);
        replace(withStars(passed->keyword->value->span), given, group);
    }

    void replace(Span span, std::string text, int group) { edits_.push_back({span, {{std::move(text), span, false}}, group}); }

    bool isCalledHere(const ast::ClassDef& definition) const {
        bool found = false;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            found = found || (name && name->id.text() == definition.name.text());
            return !found;
        });
        return found;
    }

    /// The parameters of the called class that may come by keyword: those that have no default, and those that the file gives to somebody.
    std::vector<Parameter> takenBy(const PassedOn& passed, const ast::arguments& own) const {
        const std::string_view name = analysis_.qualifiedName(*passed.call->func);
        const ApiRef api = name.empty() ? ApiRef() : Tables::builtin().api(framework_, name);
        const bool isStarred = std::ranges::any_of(passed.call->args, [](const ast::Expr* one) { return one->kind == ast::Kind::Starred; });
        if (!api || api.entry->overloads.size() != 1 || !api.entry->overloads[0].callable || isStarred) return {};
        const std::set<std::string_view> seen = keywordsHere();
        std::vector<Parameter> taken;
        std::size_t place = 0;
        for (const Parameter& parameter : api.entry->overloads[0].parameters) {
            if (parameter.kind == ParamKind::VarPositional || parameter.kind == ParamKind::VarKeyword) return {};
            if (place++ < passed.call->args.size() || isGiven(*passed.call, parameter.name) || isOwn(own, parameter.name)) continue;
            if (!parameter.defaultValue || seen.contains(parameter.name)) taken.push_back(parameter);
        }
        return taken;
    }

    static bool isGiven(const ast::Call& call, std::string_view name) {
        return std::ranges::any_of(call.keywords, [&](const ast::keyword* one) { return one->name.text() == name; });
    }

    static bool isOwn(const ast::arguments& arguments, std::string_view name) {
        const auto isNamed = [&](const ast::arg* one) { return one->name.text() == name; };
        return std::ranges::any_of(arguments.args, isNamed) || std::ranges::any_of(arguments.kwonlyargs, isNamed);
    }

    /// Keywords of calls of what is none of the framework's, and keys of dicts.
    std::set<std::string_view> keywordsHere() const {
        std::set<std::string_view> found;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (call && !analysis_.useAt(*call))
                for (const ast::keyword* keyword : call->keywords) found.insert(keyword->name.text());
            const auto* keys = ast::as<ast::Dict>(&node);
            if (keys)
                for (const ast::Expr* key : keys->keys)
                    if (const auto* text = ast::as<ast::Constant>(key); text && text->value.type == ast::Literal::Type::Str)
                        found.insert(text->value.text);
            return true;
        });
        return found;
    }

    /// `if isinstance(m, (A, B)):` as a branch for each class.
    void takeApart(const ast::If& choice) {
        const std::optional<ClassTest> test = testOfClasses(*choice.test);
        if (!test || !haveSeveralNames(membersOf(test->asked->id, choice), *test->classes)) return;
        const auto& [call, asked, classes] = *test;
        const Span first = code_.linesOf(choice.body.front()->span), last = code_.linesOf(choice.body.back()->span);
        if (first.begin <= choice.test->span.begin) return;  // on one line with the test
        const Span body{first.begin, last.end};
        const int group = groupOf(classes_.around(choice));
        const std::string newline(code_.newline()), indentation(code_.indentation(choice.test->span.begin));
        ReadEdit branches{{body.end, body.end}, {}, group};
        for (std::size_t i = 1; i < classes->elts.size(); ++i) {
            std::string head = indentation + "elif isinstance(" + std::string(asked->id.text()) + ", " +
                               std::string(textOf(*classes->elts[i])) + "):" + newline;
            if (!std::string_view(file_.text).substr(0, body.end).ends_with('\n')) head.insert(0, newline);
            branches.parts.push_back({head, choice.test->span, false});
            for (const Span part : partsFor(choice, asked->id.text(), analysis_.qualifiedName(*classes->elts[i])))
                branches.parts.push_back({std::string(part.of(file_.text)), part, true});
        }
        replace(tupleSpan(*call), std::string(textOf(*classes->elts[0])), group);
        edits_.push_back(std::move(branches));
    }

    /// The lines of a branch without what is done for instances of another class only.
    std::vector<Span> partsFor(const ast::If& choice, std::string_view variable, std::string_view className) const {
        std::vector<Span> all, parts;
        for (const ast::Stmt* statement : choice.body) {
            const Span lines{all.empty() ? code_.linesOf(statement->span).begin : all.back().end, code_.linesOf(statement->span).end};
            all.push_back(lines);
            if (!isForAnother(*statement, variable, className)) parts.push_back(lines);
        }
        return parts.empty() ? all : parts;
    }

    /// `if isinstance(m, A) and …:` where m is of another class.
    bool isForAnother(const ast::Stmt& statement, std::string_view variable, std::string_view className) const {
        const auto* choice = ast::as<ast::If>(&statement);
        const auto* all = choice ? ast::as<ast::BoolOp>(choice->test) : nullptr;
        if (!choice || !choice->orelse.empty() || (all && all->op != ast::BooleanOp::And)) return false;
        const auto* test = ast::as<ast::Call>(all ? all->values.front() : choice->test);
        const auto* function = test && test->args.size() == 2 ? ast::as<ast::NameExpr>(test->func) : nullptr;
        const auto* asked = function && function->id.text() == "isinstance" ? ast::as<ast::NameExpr>(test->args[0]) : nullptr;
        const std::string_view other = asked && asked->id.text() == variable ? analysis_.qualifiedName(*test->args[1]) : std::string_view();
        return !other.empty() && other != className && static_cast<bool>(Tables::builtin().api(framework_, other));
    }

    /// The tuple with its brackets.
    Span tupleSpan(const ast::Call& test) const {
        const std::size_t end = file_.text.rfind(')', test.span.end - 1);
        const std::size_t begin = file_.text.find('(', test.args[0]->span.end);
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(file_.text.rfind(')', end - 1) + 1)};
    }

    /// The group of a class's changes, which is undone where the class stays as it is.
    int groupOf(const ModuleClass* one) {
        return one ? groups_.try_emplace(one, static_cast<int>(groups_.size())).first->second : ofNoClass;
    }

    /// Whether some array that the branch asks for has other names, or lies otherwise, in some of the classes.
    bool haveSeveralNames(const std::set<std::string_view>& members, const ast::Tuple& classes) {
        return std::ranges::any_of(members, [&](std::string_view member) { return isOfSeveralNames(member, classes); });
    }

    bool isOfSeveralNames(std::string_view member, const ast::Tuple& classes) {
        const LowerContext context{Tables::builtin(), framework_, target_, target_.dtypeRules, true, arena_, &analysis_};
        std::optional<TargetMember> known;
        bool differ = false;
        for (const ast::Expr* one : classes.elts) {
            const std::string_view name = analysis_.qualifiedName(*one);
            const ApiRef api = name.empty() ? ApiRef() : Tables::builtin().api(framework_, name);
            if (!api) return false;
            for (const LayerMaker& maker : makersOf(*api.entry, arena_)) {
                TargetMember own = memberOfMaker(member, maker, false, context);
                if (!own.problem.empty()) continue;
                differ = differ || (known && (known->own != own.own || known->axes != own.axes));
                known = std::move(own);
            }
        }
        return differ;
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const Framework& framework_;
    const Framework& target_;
    CodeText code_;
    ModuleClasses classes_;
    Arena arena_;
    std::map<const ModuleClass*, int> groups_;
    std::vector<ReadEdit> edits_;
};

}  // namespace

bool saysInGeneral(const ast::Module& module) {
    bool says = false;
    ast::walk(module, [&](const ast::Node& node) {
        const auto* function = ast::as<ast::FunctionDef>(&node);
        const auto* choice = ast::as<ast::If>(&node);
        const std::optional<ClassTest> test = choice ? testOfClasses(*choice->test) : std::nullopt;
        says = says || (function && handsOn(*function)) || (test && !membersOf(test->asked->id, *choice).empty());
        return !says;
    });
    return says;
}

std::optional<CompactReading> readSpelledOut(const ParsedFile& file, const Analysis& analysis, const Framework& framework,
                                             const Framework& target, std::vector<ReadEdit> more) {
    if (!framework.modules) return {};
    return SpelledOut(file, analysis, framework, target).run(std::move(more));
}

}  // namespace regraft
