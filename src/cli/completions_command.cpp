#include "cli/app.h"
#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/streams.h"

namespace regraft {

int runCompletions(const Arguments& arguments) {
    Arguments unused;
    const auto app = makeApp(unused);
    const std::vector<CompletedCommand> commands = completedCommands(*app);
    if (arguments.subject == "bash") return answer(bashCompletions(commands));
    return answer(arguments.subject == "zsh" ? zshCompletions(commands) : fishCompletions(commands));
}

}  // namespace regraft
