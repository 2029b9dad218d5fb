#pragma once
// One class whose layers are made as they are first called, as one that has a constructor.

#include "modules/compact/constructor.h"
#include "modules/compact/modes.h"

namespace regraft {

/// What reading a class needs to know of the file around it.
struct ClassReaderContext {
    const ParsedFile& file;
    const Analysis& analysis;
    const CompactClasses& classes;
    const CompactModuleRules& rules;
    ReadingNames names;
    std::string base;   ///< how the class derives in the new form: "nnx.Module"
    std::string dicts;  ///< what makes a dict of modules: "nnx.Dict"
};

class ClassReader {
public:
    ClassReader(const CompactClass& one, const ClassReaderContext& context, int group);

    /// The changes; empty if the class has a `problem`.
    std::vector<ReadEdit> run(std::string& problem);

private:
    struct Method {
        const ast::FunctionDef* definition = nullptr;
        LayerMakers makers;
        ModeOfMethod mode;
        std::vector<LayerSite> sites;
    };
    KnownValues knownIn(const Method& method) const { return KnownValues(*method.definition, context_.analysis, method.mode.gone); }
    std::set<std::string> layersOfSetup() const;
    void findModes();
    void readMethods();
    void findChanges();
    void rename(const ast::Node& method);
    void editMethod(const Method& method);
    void editSites(const Method& method, const LayerLines& lines);
    void editSetup(const Method& method, const LayerLines& lines);
    static std::string modeLine(const ModeOfMethod& mode);
    void dropUnused(const Method& method);
    void firstLines(const Method& method, const LayerLines& lines);
    void renameValues(const ast::Node& code);
    void removeDecorators();
    void removeFields();
    void writeConstructor();
    void extendConstructor(MethodLines& lines);
    bool isTransformed() const { return one_.base && context_.analysis.qualifiedName(*one_.base) == context_.rules.transformed.base; }
    void writeFields(MethodLines& lines) const;
    static const ast::Stmt* firstStatement(const ast::FunctionDef& method);
    std::string parameters() const;
    void edit(Span span, std::string text, Span from);
    void insertBefore(const ast::Stmt& statement, const std::vector<std::string>& lines, Span from);
    bool isGone(Span span) const;
    std::string indentationOf(const ast::Stmt& statement) const { return std::string(code_.indentation(statement.span.begin)); }

    const CompactClass& one_;
    const ClassReaderContext& context_;
    const CodeText code_;
    int group_;
    const ast::FunctionDef* compact_;  ///< the method that makes layers where it calls them
    std::string problem_;
    std::vector<Method> methods_;
    std::vector<Edit> changes_;  ///< of what stays and of what is copied
    std::vector<Span> gone_;     ///< text that others take the place of
    std::vector<ReadEdit> edits_;
};

}  // namespace regraft
