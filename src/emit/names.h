#pragma once
// The names of a file, and new ones that collide with none of them.

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "emit/source_tree.h"

namespace regraft {

/// Every name that the file binds or reads as a variable, in any scope, and by what.
class FileNames {
public:
    explicit FileNames(const SourceTree& tree);

    /// Reads and writes of variables, by name.
    const std::vector<const ast::NameExpr*>& variables(std::string_view name) const;
    /// Bound by a definition, parameter, pattern, handler, …: anything but a plain variable or an import.
    bool isDefined(std::string_view name) const { return defined_.contains(name); }
    /// Bound by an import.
    bool isImported(std::string_view name) const { return imported_.contains(name); }
    bool occurs(std::string_view name) const;

private:
    void collect(const ast::Node& node);
    void define(Name name) {
        if (name) defined_.insert(name.text());
    }

    std::unordered_map<std::string_view, std::vector<const ast::NameExpr*>> variables_;
    std::unordered_set<std::string_view> defined_;
    std::unordered_set<std::string_view> imported_;
};

/// Hands out names that neither occur in the file nor were handed out before, nor are builtins or keywords.
class FreshNames {
public:
    explicit FreshNames(const FileNames& file) : file_(file) {}
    /// `base` if it is free, else `base` with `suffix`, else numbered.
    std::string pick(const std::string& base, std::string_view suffix = "");
    void take(const std::string& name) { taken_.insert(name); }
    bool isFree(const std::string& name) const;

private:
    const FileNames& file_;
    std::unordered_set<std::string> taken_;
};

/// A short name for what an expression gives.
std::string suggestedName(const ast::Expr& expr);

/// Builtins and keywords, which new names must not hide.
bool isReservedName(std::string_view name);

}  // namespace regraft
