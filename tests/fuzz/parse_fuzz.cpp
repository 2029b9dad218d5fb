// regraft_parse_fuzz LIST COUNT SEED: parses COUNT random changes of the files named in LIST and checks each result.
// Build it with -DREGRAFT_SANITIZE=ON. A crash, a broken invariant or an input that takes over five seconds leaves the
// input in fuzz-failure.py.

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "invariants.h"
#include "mutator.h"

namespace {

using namespace regraft;

constexpr unsigned secondsPerInput = 5;
constexpr const char* failurePath = "fuzz-failure.py";
const std::string* currentInput = nullptr;

/// Only what is allowed in a signal handler.
void saveInput() {
    if (!currentInput) return;
    if (std::FILE* file = std::fopen(failurePath, "wb")) {
        std::fwrite(currentInput->data(), 1, currentInput->size(), file);
        std::fclose(file);
    }
}

void onSignal(int signal) {
    saveInput();
    const char message[] = "\nfuzz: an input hung or crashed, see fuzz-failure.py\n";
    [[maybe_unused]] auto written = write(2, message, sizeof message - 1);
    _exit(128 + signal);
}

std::vector<std::string> readCorpus(const char* listPath) {
    std::vector<std::string> corpus;
    std::ifstream list(listPath);
    for (std::string path; std::getline(list, path);) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        if (!text.str().empty()) corpus.push_back(text.str());
    }
    return corpus;
}

std::string check(const std::string& text, ParseResult (*parse)(std::string_view), std::size_t& accepted) {
    const ParseResult result = parse(text);
    if (result.error) return fuzz::brokenInvariant(*result.error, text);
    ++accepted;
    return fuzz::brokenInvariant(*result.file);
}

}  // namespace

extern "C" void __asan_on_error() { saveInput(); }

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: regraft_parse_fuzz LIST COUNT SEED\n";
        return 2;
    }
    const std::vector<std::string> corpus = readCorpus(argv[1]);
    if (corpus.empty()) {
        std::cerr << "no texts in " << argv[1] << '\n';
        return 2;
    }
    const unsigned long long count = std::strtoull(argv[2], nullptr, 10);
    fuzz::Mutator mutator(std::strtoull(argv[3], nullptr, 10));
    for (int signal : {SIGALRM, SIGSEGV, SIGABRT}) std::signal(signal, onSignal);
    std::size_t accepted = 0;
    for (unsigned long long i = 0; i < count; ++i) {
        const std::string text = mutator.make(corpus);
        currentInput = &text;
        alarm(secondsPerInput);
        const bool expression = i % 8 == 7;
        const std::string problem = check(text, expression ? parseExpression : parseModule, accepted);
        if (!problem.empty()) {
            saveInput();
            std::cerr << "input " << i << ": " << problem << "; it is in " << failurePath << '\n';
            return 1;
        }
        currentInput = nullptr;
    }
    alarm(0);
    std::cout << count << " inputs, " << accepted << " accepted, " << count - accepted << " refused, nothing wrong\n";
}
