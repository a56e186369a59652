// toyc.cpp -- the toy compiler's command line: toyc in.toy... [-o out.asm].
//
// Reads the files of one program, writes NASM text to the file named or to stdout. Status 1 for a program with mistakes
// or a file that cannot be read or written, 2 for a wrong command line. docs/toy.md describes the language.
// `toyc --self-test in.toy` compiles every beginning of the file, and the file with every byte changed or left out in
// turn, and throws the results away: no text may crash the compiler. A long file is tried at some places only.
#include "checker.h"
#include "emitter.h"
#include "lexer.h"
#include "library.h"
#include "parser.h"

#include <cstdio>

namespace {

int usage() {
    std::fputs("usage: toyc file.toy... [-o file.asm]\n       toyc --self-test file.toy\n", stderr);
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

// Reads the tokens of a file and adds its declarations; returns whether it names what the library has.
bool read(const std::vector<toy::Source> &sources, std::size_t number, toy::Diagnostics &diagnostics,
          toy::Program &program) {
    const std::vector<toy::Token> tokens = toy::scan(sources[number], static_cast<int>(number), diagnostics);
    toy::parse(tokens, diagnostics, program);
    return toy::names_library(tokens);
}

// The program as assembler text; empty where the diagnostics say why not. Adds the library to the sources if need be.
std::string compile(std::vector<toy::Source> &sources, toy::Diagnostics &diagnostics) {
    toy::Program program, library;
    bool names_library = false;
    for (std::size_t i = 0; i < sources.size(); i++)
        names_library = read(sources, i, diagnostics, program) || names_library;
    if (diagnostics.any())
        return "";
    if (names_library) {
        sources.push_back(toy::library_source());
        read(sources, sources.size() - 1, diagnostics, library);
        toy::Checker(library, diagnostics, nullptr, "toy.").run();
    }
    toy::Checker(program, diagnostics, &library).run();
    if (diagnostics.any())
        return "";
    return toy::Emitter(program, sources).run();
}

// Whether the text compiles.
bool compiles(const std::string &text) {
    std::vector<toy::Source> sources = {{"self-test", text}};
    toy::Diagnostics diagnostics(sources);
    return !compile(sources, diagnostics).empty();
}

int self_test(const std::string &text) {
    constexpr char replacements[] = {'(', '}', '\n', '0', 'x', '"', ',', '<', '\0', '\xff'};
    long good = 0, bad = 0;
    auto count = [&](const std::string &changed) { (compiles(changed) ? good : bad)++; };
    constexpr std::size_t places_max = 100;
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
    std::string output;
    std::vector<toy::Source> sources;
    bool self_tests = false;
    for (int i = 1; i < argc; i++) {
        std::string word = argv[i];
        if (word == "-o" && i + 1 < argc)
            output = argv[++i];
        else if (word == "--self-test")
            self_tests = true;
        else if (word.starts_with("-"))
            return usage();
        else
            sources.push_back({word, ""});
    }
    if (sources.empty() || (self_tests && sources.size() > 1))
        return usage();
    for (toy::Source &source : sources) {
        if (!toy::read_source(source.name, source)) {
            std::fprintf(stderr, "toyc: cannot read %s\n", source.name.c_str());
            return 1;
        }
    }
    if (self_tests)
        return self_test(sources.front().text);
    toy::Diagnostics diagnostics(sources);
    std::string text = compile(sources, diagnostics);
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
