#pragma once
// The classes of a file whose layers are made as they are first called, and what stands in them.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "mapping/compact_rules.h"
#include "semantic/analysis.h"

namespace regraft {

/// A field of such a class, which is a dataclass.
struct CompactField {
    const ast::AnnAssign* statement = nullptr;
    Name name;
};

struct CompactClass {
    const ast::ClassDef* definition = nullptr;
    const ast::Expr* base = nullptr;       ///< the framework's class among its bases; null if it derives from one of the file
    const CompactClass* parent = nullptr;  ///< the class of the file that it derives from
    std::vector<CompactField> fields;      ///< its own
    const ast::FunctionDef* setup = nullptr;
    const ast::FunctionDef* constructor = nullptr;  ///< its own, which such classes have that exist only while a function is transformed
    const ast::FunctionDef* compact = nullptr;      ///< the method that makes layers where it calls them
    std::vector<const ast::Expr*> decorators;       ///< of methods, that only say how layers are made
    std::string problem;                            ///< why it can't be read in another form; empty if it can

    bool hasField(Name name) const;
    /// Fields of its own and of those that it derives from, in the order of the constructor.
    std::vector<CompactField> allFields() const;
};

class CompactClasses {
public:
    CompactClasses(const ParsedFile& file, const Analysis& analysis, const CompactModuleRules& rules);

    const std::vector<std::unique_ptr<CompactClass>>& all() const { return classes_; }
    CompactClass* find(const ast::Node* definition) const;
    /// The name of the class that an expression stands for: `Dense` for `nn.Dense`, `partial(nn.Dense, use_bias=False)`, a variable that
    /// holds one, or a field that nothing else is given to. Empty if it is none, or not known.
    std::string classNamed(const ast::Expr& expr, int depth = 0) const;

private:
    bool addIfCompact(const ast::ClassDef& definition);
    void readBody(CompactClass& one) const;
    bool isPartial(const ast::Call& call) const;
    void collectValues(const ast::Module& module);
    std::string commonName(const std::vector<const ast::Expr*>& values, int depth) const;
    void readMethod(CompactClass& one, const ast::FunctionDef& method) const;

    const Analysis& analysis_;
    const CompactModuleRules& rules_;
    std::vector<std::unique_ptr<CompactClass>> classes_;
    std::map<std::string_view, std::vector<const ast::Expr*>> variables_, given_;  ///< values of variables, and of fields and keywords
};

}  // namespace regraft
