#pragma once
// Which variables of some code hold gradients, or whatever arrays one asks for: by a name, through views, in lists.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

/// What a value has of the arrays: it is one (or a view of one), or a container of some.
enum class Holding { Nothing, Several, One };

class GradientHolders {
public:
    /// `code`: a function or module of the file whose text is `text`; `arrays`: the expressions in it that give the arrays.
    GradientHolders(std::set<const ast::Expr*> arrays, const ast::Node& code, const Analysis& analysis, std::string_view text);

    Holding of(const ast::Expr& expr) const;
    /// As the code writes them: "g", "self.grads".
    const std::map<std::string, Holding>& variables() const { return held_; }
    /// Those of the variables that gather the arrays, in containers that are filled one by one.
    const std::set<std::string>& filled() const { return filled_; }

private:
    Holding asView(const ast::Expr& expr) const;
    Holding ofItem(const ast::Subscript& item) const;
    Holding ofCall(const ast::Call& call) const;
    Holding ofParts(const ast::Expr& expr) const;
    void hold(const ast::Expr& holder, Holding holding);
    void fill(const ast::Expr& container, Holding element);
    void bind(const ast::Expr& target, Holding holding);
    void bindValue(const ast::Expr& target, const ast::Expr& value);
    void bindEach(const ast::Expr& target, const ast::Expr& iterated);
    void collect(const ast::Node& node);
    void collectFilling(const ast::Call& call);

    std::set<const ast::Expr*> arrays_;
    const Analysis& analysis_;
    std::string_view text_;
    std::map<std::string, Holding> held_;
    std::set<std::string> filled_;
    bool isChanged_ = false;
};

}  // namespace regraft
