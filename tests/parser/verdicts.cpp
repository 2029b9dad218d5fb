// regraft_verdicts: reads texts from standard input, each as "<bytes>\n<text>", and answers each with one line: "ok" or
// "<byte offset> <reason>". Also parses and dumps what it accepts, so that a crash there is seen too.

#include <iostream>
#include <string>

#include "ast/dump.h"
#include "parse/parse.h"

int main() {
    std::ios::sync_with_stdio(false);
    std::string length;
    while (std::getline(std::cin, length)) {
        std::string text(std::stoul(length), '\0');
        std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
        const regraft::ParseResult parsed = regraft::parseModule(text);
        if (parsed.error) {
            std::string reason = parsed.error->message;
            for (char& c : reason)
                if (c == '\n' || c == '\r') c = ' ';
            std::cout << parsed.error->span.begin << ' ' << (parsed.error->pythonTwo ? "[Python 2] " : "") << reason << '\n';
        } else {
            regraft::ast::dump(*parsed.file->module, true, text);
            std::cout << "ok\n";
        }
        std::cout.flush();
    }
}
