# style.py -- the rules of docs/style.md as functions, and what the tests of this folder share.
#
# A rule takes the path of a file, relative to the root, and its text, and gives the list of its violations as pairs of
# a line number and a sentence. check() runs a rule over the tree and ends the test; rules-reject-bad-code.py runs every
# rule over text that it must reject.
import ast
import os
import re
import subprocess
import sys

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
folders = ["rt0", "sys", "runtime", "include", "linker", "test", "docs", ".ci"]
runtime_folders = ("rt0/", "sys/", "runtime/")
file_lines_max = 500
function_lines_max = 70
procedure_instructions_max = 120  # Keeping every argument register takes fifty moves each way.
columns_max = 120


# ----------------------------------------------------------------------------------------------------------- the tree

def tree():
    """Every file of the tree as (path, text)."""
    for name in sorted(os.listdir(root)):
        if os.path.isfile(os.path.join(root, name)):
            yield name, read(name)
    for folder in folders:
        for where, inner, names in os.walk(os.path.join(root, folder)):
            inner[:] = [name for name in inner if name != "__pycache__"]
            for name in sorted(names):
                path = os.path.relpath(os.path.join(where, name), root)
                yield path, read(path)


def read(path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def check(rule, wanted=lambda path: True):
    """Runs a rule over the files that are wanted, prints its violations and ends the process."""
    checked, broken = 0, 0
    for path, text in tree():
        if not wanted(path):
            continue
        checked += 1
        for line, message in rule(path, text):
            print(f"{path}:{line}: {message}")
            broken += 1
    end(checked, broken)


def end(checked, broken):
    print(f"{checked} checked, {broken} violations")
    sys.exit(0 if checked > 0 and broken == 0 else 1)


def libraries():
    """The libraries that `make check` has built."""
    for where in ("build", "build/g++-debug", "build/clang++-14", "build/clang++-19"):
        path = os.path.join(root, where, "libpredawn.a")
        if os.path.exists(path):
            yield path


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout


def is_code(path):
    return path.endswith((".h", ".cpp", ".c"))


def is_assembler(path):
    return path.endswith((".asm", ".inc"))


def in_runtime(path):
    return path.startswith(runtime_folders)


def find(pattern, text, message):
    """The violations that are matches of a pattern; %s in the message is the match."""
    found = []
    for match in re.finditer(pattern, text, re.MULTILINE):
        line = text.count("\n", 0, match.start()) + 1
        found.append((line, message.replace("%s", match.group(0).strip())))
    return found


tokens = re.compile(r"""//[^\n]*|/\*.*?\*/|R"\((?:.*?)\)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-zA-Z])'(?:\\.|[^'\\\n])+'""",
                    re.S)


def without_comments(text, strings=False):
    """C++ with its comments as blanks, and its strings too unless they are kept; no line moves."""
    def blank(match):
        token = match.group(0)
        if strings and token[0] != "/":
            return token
        return '""' + "\n" * token.count("\n") if token[0] in "\"R" else " " + "\n" * token.count("\n")
    return tokens.sub(blank, text)


def without_assembler_comments(text):
    return re.sub(r";[^\n]*", "", text)


# ------------------------------------------------------------------------------------------------------ sizes and shape

def file_length(path, text):
    lines = text.count("\n")
    return [(lines, f"{lines} lines; at most {file_lines_max}")] if lines > file_lines_max else []


def line_length(path, text):
    is_table = path.endswith(".md")
    return [(number, f"{len(line)} columns; at most {columns_max}")
            for number, line in enumerate(text.split("\n"), 1)
            if len(line) > columns_max and not (is_table and line.startswith("|"))]


def functions_of_code(text):
    """The functions of a C or C++ text as (first line, last line): blocks that stand in no other function."""
    text = without_comments(text)
    found, containers, depth, start, header_start = [], [], 0, 0, 0
    for match in re.finditer(r"[{};]", text):
        at = match.start()
        header = text[header_start:at].strip()
        if match.group(0) == "{":
            depth += 1
            if len(containers) == depth - 1:
                container = re.search(r"\b(namespace|class|struct|union|enum|extern)\b", header)
                if container and not re.search(r"\)(\s*(const|noexcept|override))*$", header):
                    containers.append(at)
                elif not header.endswith("="):
                    start = header_start + len(text[header_start:at]) - len(text[header_start:at].lstrip())
                else:
                    start = None
        elif match.group(0) == "}":
            if len(containers) == depth:
                containers.pop()
            elif len(containers) == depth - 1 and start is not None:
                found.append((text.count("\n", 0, start) + 1, text.count("\n", 0, at) + 1))
            depth -= 1
        header_start = at + 1
    return found


def functions_of(path, text):
    if is_code(path):
        return functions_of_code(text)
    if path.endswith(".py"):
        return [(node.lineno, node.end_lineno) for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.FunctionDef)]
    if "." in os.path.basename(path):
        return []
    return [(text.count("\n", 0, match.start()) + 1, text.count("\n", 0, match.end()) + 1)
            for match in re.finditer(r"^[a-z_]+\(\) \{(?: #[^\n]*)?\n.*?^\}", text, re.M | re.S)]


def function_length(path, text):
    if is_assembler(path):
        return procedure_length(text)
    return [(first, f"a function of {last - first + 1} lines; at most {function_lines_max}")
            for first, last in functions_of(path, text) if last - first + 1 > function_lines_max]


def procedure_length(text):
    """An assembler procedure is measured in instructions: labels, comments and unwind rows make it no harder."""
    found = []
    rows = r"(procedure|cfa|saved|restored|caller_in|no_caller|align|d[bdq])\b|[%;.\w]+:\s*$|[%\[]"
    for match in re.finditer(r"^procedure .*?^end_procedure", text, re.M | re.S):
        lines = [line.strip() for line in without_assembler_comments(match.group(0)).split("\n")[:-1]]
        count = sum(1 for line in lines if line and not re.match(rows, line))
        if count > procedure_instructions_max:
            first = text.count("\n", 0, match.start()) + 1
            found.append((first, f"a procedure of {count} instructions; at most {procedure_instructions_max}"))
    return found


comment_marks = {".h": "//", ".cpp": "//", ".c": "//", ".toy": "//", ".go": "//", ".asm": ";", ".inc": ";", ".ll": ";",
                 ".ld": r"/\*", ".test": "(#|//|;)", ".pml": "(//|/\\*)", ".md": "#"}


def first_line(path, text):
    name = os.path.basename(path)
    if name in ("LICENSE", ".gitignore"):
        return []
    lines = text.split("\n")
    number = 2 if lines[0].startswith("#!") else 1
    line = lines[number - 1]
    mark = comment_marks.get(os.path.splitext(name)[1], "#")
    if path.endswith(".md"):
        named = bool(re.match(r"# \S", line))
    else:
        names = "|".join(re.escape(known) for known in (name, path, name.removesuffix(".in")))
        named = bool(re.match(f"{mark} ({names}) -- \\S", line))
    is_test = path.startswith("test/") and not (path.startswith("test/toy/") and is_code(path))
    claims = is_test and bool(re.match(f"{mark} (?!RUN)\\S.* \\S", line))
    return [] if named or claims else [(number, f"the first line says `{name} -- what it is for`")]


# ---------------------------------------------------------------------------------------------------------------- words

banned_words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "[Hh]a" + "ck", "HA" + "CK"]
machine_paths = ["wo" + "rk", "ro" + "ot", "ho" + "me", "t" + "mp"]


def banned(path, text):
    words = find(r"\b(" + "|".join(banned_words) + r")(s|ed|ing)?\b", text, "banned word `%s`")
    paths = find(r"(?<![\w.}$*)])/(" + "|".join(machine_paths) + r")/", text, "a path of one machine: `%s`")
    return words + paths


# --------------------------------------------------------------------------------------------------------------- layers

layers = {
    "include/": ("predawn_values.h", "predawn_values.inc"),
    "rt0/": ("rt0/", "offsets.inc"),
    "sys/": ("sys/", "rt0/", "predawn.h", "predawn_values.h", "offsets.inc"),
    "runtime/": ("runtime/", "sys/", "rt0/", "predawn.h", "predawn_values.h", "offsets.inc"),
}
freestanding_headers = {"stddef.h", "stdint.h", "stdbool.h", "stdarg.h", "limits.h", "float.h"}


def includes(path, text):
    found = []
    allowed = next((names for folder, names in layers.items() if path.startswith(folder)), None)
    if allowed is None:
        return found
    for match in re.finditer(r'^[#%]include\s+(["<])([^">]+)[">]', text, re.M):
        line = text.count("\n", 0, match.start()) + 1
        name = match.group(2)
        if match.group(1) == "<" and name not in freestanding_headers:
            found.append((line, f"<{name}> is no freestanding header"))
        if match.group(1) == '"' and not name.startswith(allowed):
            found.append((line, f"{name} is above this folder, or not named from the root"))
    return found


def system_calls(path, text):
    if is_assembler(path):
        if path.startswith("sys/"):
            return []
        return find(r"^\s*(?:[\w.%]+:\s*)?(syscall|sysenter|int\s+0x80)\b", without_assembler_comments(text),
                    "the instruction `%s` outside sys/")
    if path.startswith(("rt0/", "sys/")):
        return []
    code = without_comments(text, strings=True)
    code = re.sub(r'(?<=[\w)\]])\s+(__asm__|asm)\s*\("[\w.$]+"\)(?=[;\s])', "", code)  # a symbol's name
    return find(r"\b(__asm__|asm|__asm)\b", code, "`%s` outside rt0/ and sys/")


def atomics(path, text):
    if path == "rt0/atomic.h":
        return []
    return find(r"\b(__atomic_\w+|__sync_\w+|std::atomic\w*|_Atomic)\b", without_comments(text),
                "`%s` outside rt0/atomic.h")


def thread_block(path, text):
    if is_assembler(path):
        return find(r"\bfs:\s*-?[0-9]\w*", without_assembler_comments(text), "`%s`: offsets are generated")
    if path.startswith("rt0/"):
        return []
    return find(r"%+fs\b|\bfs:|__seg_fs|__builtin_thread_pointer", without_comments(text, strings=True),
                "`%s` outside rt0/")


def freestanding(path, text):
    code = without_comments(text)
    words = r"\b(std::\w+|throw|try|catch|virtual|dynamic_cast|typeid|thread_local|goto)\b"
    return find(words, code, "`%s` in the runtime")


def preprocessor(path, text):
    found = []
    if path not in ("runtime/annotate.h", "runtime/limits.h"):
        found += find(r"^\s*#\s*(if|ifdef|ifndef|elif)\b.*", text, "`%s`: conditions stand in annotate.h")
    if path not in ("runtime/annotate.h", "runtime/limits.h", "rt0/offsets.cpp"):
        found += find(r"^\s*#\s*define\b.*", text, "`%s`: annotations and offsets are the only macros")
    return found


# ------------------------------------------------------------------------------------------------------------ documents

def named_files(path, text):
    """The files that a document names in `...` or links to exist; build/ and shell patterns are left out."""
    found = []
    for match in re.finditer(r"`((?:[\w.-]+/)+[\w.-]*)`|\]\(([\w./-]+)\)", text):
        name = match.group(1) or os.path.normpath(os.path.join(os.path.dirname(path), match.group(2)))
        known = match.group(2) or name.split("/")[0] in folders
        if known and not os.path.exists(os.path.join(root, name)):
            found.append((text.count("\n", 0, match.start()) + 1, f"{name} does not exist"))
    return found
