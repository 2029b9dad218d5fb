#include "cli/cli.h"

int main(int argc, char** argv) { return regraft::runCommandLine(argc, argv); }
