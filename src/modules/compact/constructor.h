#pragma once
// The constructor that a class comes to have, which makes the layers that its methods made.
//
//     features: int                        def __init__(self, features: int):
//     @nn.compact                              self.features = features
//     def __call__(self, x):         →         self.Dense_0 = nn.Dense(self.features)
//         return nn.Dense(self.features)(x)

#include <functional>
#include <string>
#include <vector>

#include "modules/compact/code_text.h"
#include "modules/compact/layer_sites.h"
#include "modules/reading.h"

namespace regraft {

/// How names are written in a reading.
struct ReadingNames {
    std::string lists;                                       ///< what makes a list of modules: "nnx.List"
    std::string parameters;                                  ///< what makes a parameter: "nnx.Param"
    std::function<std::string(const std::string&)> written;  ///< an expression over full names, as the file calls them
    std::map<std::string, std::string> attributes;           ///< of the class, those that get another name
    std::string attribute(std::string_view name) const {
        auto found = attributes.find(std::string(name));
        return found == attributes.end() ? std::string(name) : found->second;
    }
};

/// Lines of a method, each with what it comes from.
class MethodLines {
public:
    MethodLines(std::string indentation, std::string step, std::string newline)
        : indentation_(std::move(indentation)),
          step_(std::move(step)),
          newline_(std::move(newline)) {}

    void add(std::size_t depth, std::string text, Span from);
    bool empty() const { return parts_.empty(); }
    std::vector<ReadPart> take() { return std::move(parts_); }

private:
    std::string indentation_, step_, newline_;
    std::vector<ReadPart> parts_;
};

/// What makes the layers of `sites` that are made before the method is called, as far as control flow and variables of the method are
/// needed for that. `changes`: of what is copied.
class LayerLines {
public:
    LayerLines(const ast::FunctionDef& method, const std::vector<LayerSite>& sites, const KnownValues& known, const CodeText& code,
               const std::vector<Edit>& changes, const ReadingNames& names, const CompactModuleRules& rules, const Analysis& analysis);

    void write(MethodLines& lines);
    /// Why the constructor can't make them, as write() has found it; empty if it can.
    const std::string& problem() const { return problem_; }
    /// The statement of the method that makes a layer: `self.Dense_0 = nn.Dense(3)`.
    std::string making(const LayerSite& site) const;
    /// What stands for the layer where it was made.
    std::string standingFor(const LayerSite& site) const;
    /// The variable that goes through a list of layers.
    static std::string variableOf(const std::string& kind);
    /// Variables of the method that the constructor computes too.
    const std::set<std::string_view>& needed() const { return needed_; }

private:
    void findNeeded();
    void need(const ast::Node& code);
    void writeBlock(MethodLines& lines, std::span<ast::Stmt* const> block, std::size_t depth);
    void writeStatement(MethodLines& lines, const ast::Stmt& statement, std::size_t depth);
    bool isWanted(const ast::Node& code) const;
    bool bindsNeeded(const ast::Stmt& statement) const;
    std::vector<const LayerSite*> sitesIn(const ast::Node& code) const;
    std::string parameterValue(const ast::Call& call) const;

    const ast::FunctionDef& method_;
    const std::vector<LayerSite>& sites_;
    const KnownValues& known_;
    const CodeText& code_;
    const std::vector<Edit>& changes_;
    const ReadingNames& names_;
    const CompactModuleRules& rules_;
    const Analysis& analysis_;
    std::set<std::string_view> needed_;
    std::string problem_;
};

}  // namespace regraft
