// toyc.cpp -- the toy compiler's command line: toyc in.toy [-o out.asm].
//
// Reads one file, writes NASM text to the file named or to stdout. Status 1 for a program with mistakes or a file that
// cannot be read or written, 2 for a wrong command line. docs/toy.md describes the language.
// `toyc --self-test in.toy` compiles every beginning of the file, and the file with every byte changed or left out in
// turn, and throws the results away: no text may crash the compiler. A long file is tried at some places only.
#include "checker.h"
#include "emitter.h"
#include "lexer.h"
#include "parser.h"

#include <cstdio>

namespace {

int usage() {
    std::fputs("usage: toyc file.toy [-o file.asm]\n       toyc --self-test file.toy\n", stderr);
    return 2;
}

bool write_file(const std::string &path, const std::string &text) {
    std::FILE *file = path.empty() ? stdout : std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        return false;
    bool good = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    good = (file == stdout ? std::fflush(file) : std::fclose(file)) == 0 && good;
    return good;
}

// The program as assembler text; empty where the diagnostics say why not.
std::string compile(const toy::Source &source, toy::Diagnostics &diagnostics) {
    std::vector<toy::Token> tokens = toy::scan(source, diagnostics);
    toy::Program program = toy::parse(tokens, diagnostics);
    if (diagnostics.any())
        return "";
    toy::Checker(program, diagnostics).run();
    if (diagnostics.any())
        return "";
    return toy::Emitter(program, source).run();
}

// Whether the text compiles.
bool compiles(const std::string &text) {
    toy::Source source = {"self-test", text};
    toy::Diagnostics diagnostics(source);
    return !compile(source, diagnostics).empty();
}

int self_test(const std::string &text) {
    constexpr char replacements[] = {'(', '}', '\n', '0', 'x', '"', ',', '<', '\0', '\xff'};
    long good = 0, bad = 0;
    auto count = [&](const std::string &changed) { (compiles(changed) ? good : bad)++; };
    constexpr std::size_t places_max = 250;
    const std::size_t step = text.size() / places_max + 1;
    for (std::size_t i = 0; i < text.size(); i += step) {
        count(text.substr(0, i));
        count(text.substr(0, i) + text.substr(i + 1));
        std::string changed = text;
        changed[i] = replacements[i % sizeof replacements];
        count(changed);
    }
    std::printf("%ld texts compiled, %ld were refused\n", good, bad);
    return compiles(text) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv) {
    std::string input, output;
    bool self_tests = false;
    for (int i = 1; i < argc; i++) {
        std::string word = argv[i];
        if (word == "-o" && i + 1 < argc)
            output = argv[++i];
        else if (word == "--self-test")
            self_tests = true;
        else if (word.starts_with("-") || !input.empty())
            return usage();
        else
            input = word;
    }
    if (input.empty())
        return usage();
    toy::Source source;
    if (!toy::read_source(input, source)) {
        std::fprintf(stderr, "toyc: cannot read %s\n", input.c_str());
        return 1;
    }
    if (self_tests)
        return self_test(source.text);
    toy::Diagnostics diagnostics(source);
    std::string text = compile(source, diagnostics);
    if (diagnostics.any()) {
        diagnostics.print();
        return 1;
    }
    if (!write_file(output, text)) {
        std::fprintf(stderr, "toyc: cannot write %s\n", output.empty() ? "to stdout" : output.c_str());
        return 1;
    }
    return 0;
}
