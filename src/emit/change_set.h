#pragma once
// Which nodes of the file become something else, findable by node and by position.

#include <string>
#include <unordered_map>
#include <vector>

#include "emit/rewrite.h"

namespace regraft {

struct Change {
    const ast::Node* node = nullptr;
    const py::Expr* replacement = nullptr;  ///< null where only `temporary` or `statement` is set
    const StatementRewrite* statement = nullptr;
    std::string temporary;      ///< the name that stands for the node; empty if none does
    bool isCall = false;        ///< see Rewrite
    bool evaluateOnly = false;  ///< dropped from its expression, evaluated before the statement
};

class ChangeSet {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    Change& at(const ast::Node& node);
    void remove(const ast::Node& node);
    const Change* find(const ast::Node& node) const;

    /// Puts the changes in order of position, outer ones first; needed after at() and remove().
    void order();
    std::size_t count() const { return ordered_.size(); }
    const Change& operator[](std::size_t index) const { return *ordered_[index]; }
    std::size_t firstFrom(std::uint32_t offset) const;
    std::size_t behind(std::size_t index) const { return behind_[index]; }  ///< the next one outside this one
    /// Nodes with more changes around them than the renderer should descend into.
    std::vector<const ast::Node*> tooDeep(std::size_t limit) const;

private:
    std::unordered_map<const ast::Node*, Change> changes_;
    std::vector<const Change*> ordered_;
    std::vector<std::size_t> behind_;
};

}  // namespace regraft
