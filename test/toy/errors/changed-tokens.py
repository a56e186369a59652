# changed-tokens.py -- programs with tokens changed are compiled or refused with a message; what is compiled assembles.
#
# Each text is a toy program in which one to four tokens are left out, doubled, exchanged, or replaced by others of the
# same kind or of any program. The compiler has to end by itself within seconds, with status 0, or with status 1 and
# messages of the form `file:line:column: error: text`, where that place exists. `changed-tokens.py FIRST COUNT COMPILER
# INCLUDE PROGRAM...` runs the seeds from FIRST on; one seed alone makes the same text again, and keeps it.
# REQUIRES: release
# RUN: %python %s 1 100 %toyc %build/include %inputs/toy/programs/*.toy | FileCheck %s
# CHECK: 100 texts, {{[1-9][0-9]*}} compiled, 0 wrong
import os
import random
import re
import subprocess
import sys
import tempfile

first, count, compiler, include, *programs = sys.argv[1:]
token = re.compile(r'//[^\n]*|\n|[ \t]+|`[^`]*`|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|\w+|<-|[-+*/%&|^<>=!:]=|'
                   r'&&|\|\||<<=?|>>=?|&\^=?|\+\+|--|\.\.\.|.', re.S)


def tokens(text):
    return token.findall(text)


def is_white(word):
    return word.isspace() or word.startswith("//")


def kind(word):
    if word[0].isalpha() or word[0] == "_":
        return "name"
    return "number" if word[0].isdigit() else word[0] if word[0] in "\"'`" else ""


def changed(chance, words, pool):
    """The words after one to four changes."""
    words = list(words)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        places = [i for i, word in enumerate(words) if not is_white(word)]
        if not places:
            break
        i, j = chance.choice(places), chance.choice(places)
        way = chance.randrange(14)
        if way >= 7:
            words[i] = chance.choice([words[k] for k in places if kind(words[k]) == kind(words[i])])
        elif way == 0:
            del words[i]
        elif way == 1:
            words.insert(i, words[i])
        elif way == 2:
            words[i], words[j] = words[j], words[i]
        elif way == 3:
            words[i] = words[j]
        elif way == 4:
            words[i] = chance.choice(pool)
        elif way == 5:
            words.insert(i, " " + chance.choice(pool) + " ")
        else:
            words[i:i] = words[j:j + chance.randint(1, 30)]
    return "".join(words)


def complaint(text, path, result, assembled):
    """What is wrong with a run of the compiler; empty for nothing."""
    if result.returncode not in (0, 1):
        return f"status {result.returncode}"
    messages = result.stderr.splitlines()
    if result.returncode == 0:
        if messages:
            return "messages with status 0: " + messages[0]
        return assembled(path + ".asm")
    if not messages:
        return "refused without a message"
    lines = text.split("\n")
    for message in messages:
        found = re.fullmatch(re.escape(path) + r":(\d+):(\d+): error: \S.*", message, re.S)
        if found is None:
            if not message.endswith(": too many errors"):
                return "no message: " + message
        elif int(found[1]) > len(lines) or int(found[2]) > len(lines[int(found[1]) - 1].encode()) + 1:
            return "no such place: " + message
    return ""


def assembled(path):
    command = ["nasm", "-f", "elf64", "-w+error", "-I", include + "/", path, "-o", path + ".o"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return result.stdout + result.stderr if result.returncode != 0 else ""


def main():
    texts = {path: tokens(open(path, encoding="utf-8").read()) for path in sorted(programs)}
    pool = sorted({word for words in texts.values() for word in words if not is_white(word)})
    compiled = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(int(first), int(first) + int(count)):
            chance = random.Random(seed)
            text = changed(chance, texts[chance.choice(sorted(texts))], pool)
            path = f"seed-{seed}.toy" if count == "1" else os.path.join(folder, "changed.toy")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            try:
                result = subprocess.run([compiler, path, "-o", path + ".asm"], capture_output=True, text=True,
                                        timeout=60)
                found = complaint(text, path, result, assembled)
            except subprocess.TimeoutExpired as error:
                found = f"no end within {error.timeout} seconds: {error.cmd[0]}"
            compiled += found == "" and result.returncode == 0
            if found:
                wrong += 1
                print(f"seed {seed}: {found.strip()}")
    print(f"{count} texts, {compiled} compiled, {wrong} wrong")


main()
