// regraft_parse_bench LIST [ROUNDS]: parses every file named in LIST, several times, on one thread, and prints one JSON
// line per round: bytes, lines, nodes, files refused, CPU seconds for reading, for parsing to the tree, and for freeing
// it.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "parse/parse.h"

namespace {

/// CPU seconds of this thread, so that other work on the machine counts for little.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::string read(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        std::fseek(file, 0, SEEK_END);
        text.resize(static_cast<std::size_t>(std::ftell(file)));
        std::rewind(file);
        text.resize(std::fread(text.data(), 1, text.size(), file));
        std::fclose(file);
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

struct Round {
    std::size_t bytes = 0, lines = 0, nodes = 0, refused = 0;
    double reading = 0, parsing = 0, freeing = 0;

    void file(const std::string& path) {
        double start = now();
        const std::string text = read(path);
        reading += now() - start;
        bytes += text.size();
        lines += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        start = now();
        regraft::ParseResult parsed = regraft::parseModule(text);
        parsing += now() - start;
        if (parsed.file) nodes += parsed.file->nodeCount;
        else ++refused;
        start = now();
        parsed.file.reset();
        freeing += now() - start;
    }
    void print() const {
        std::printf(
            "{\"bytes\": %zu, \"lines\": %zu, \"nodes\": %zu, \"refused\": %zu, \"read_s\": %.4f, \"parse_s\": %.4f, "
            "\"free_s\": %.4f, \"mb_per_s\": %.2f}\n",
            bytes, lines, nodes, refused, reading, parsing, freeing, static_cast<double>(bytes) / 1e6 / (parsing + freeing));
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    std::vector<std::string> paths;
    std::ifstream list(argv[1]);
    for (std::string line; std::getline(list, line);) paths.push_back(line);
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 1;
    for (int i = 0; i < rounds; ++i) {
        Round round;
        for (const std::string& path : paths) round.file(path);
        round.print();
    }
}
