"""Compares stubs/api.txt, compiled, with what Android 16 (API 36) and androidx really have: `api.py CLASSES WHEELS`.

WHEELS is a folder of wheels (requirements.txt) that others made from the real libraries, for Python's type checkers. Every
class, its ancestors, and every method with its parameters, its result and whether it is static must be found there, and every
field. So the Kotlin, which compiles against the stubs, asks nothing of Android that isn't there.
"""

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

OURS = ("dev.dioxus.main.", "fi.avoinovi.app.")
PRIMITIVES = {"int": "jint", "long": "jlong", "boolean": "jboolean", "float": "jfloat", "double": "jdouble"}
RESULTS = {"void": "None", "int": "int", "long": "int", "boolean": "bool", "float": "float", "double": "float"}


class Real:
    """A class of the real libraries: its fields, its methods as (parameters, result, is static), its bases by full name."""

    def __init__(self, node, package):
        self.fields, self.methods = set(), {}
        self.bases = [qualified(base, package) for base in node.bases]
        for part in node.body:
            if isinstance(part, ast.AnnAssign):
                self.fields.add(part.target.id)
            elif isinstance(part, ast.FunctionDef):
                decorators = {word(decorator) for decorator in part.decorator_list}
                arguments = part.args.posonlyargs + part.args.args
                is_static = "staticmethod" in decorators
                parameters = [word(argument.annotation) for argument in (arguments if is_static else arguments[1:])]
                if part.args.vararg:
                    parameters.append(word(part.args.vararg.annotation))
                self.methods.setdefault(part.name, []).append((parameters, word(part.returns), is_static))


def word(node):
    return ast.unparse(node) if node is not None else ""


def qualified(base, package):
    name = re.sub(r"\[.*", "", word(base))
    return name if "." in name and name.split(".")[0] in ("android", "androidx", "java", "javax", "kotlin") else f"{package}.{name}"


def real_classes(wheels):
    classes = {}

    def take(node, package, outer):
        name = f"{outer}.{node.name}"
        classes[name] = Real(node, package)
        for part in node.body:
            if isinstance(part, ast.ClassDef):
                take(part, package, name)

    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as files:
            for path in files.namelist():
                if not path.startswith(("android-stubs/", "androidx-stubs/")) or not path.endswith("/__init__.pyi"):
                    continue
                package = path.removesuffix("/__init__.pyi").replace("-stubs", "").replace("/", ".")
                for node in ast.parse(files.read(path)).body:
                    if isinstance(node, ast.ClassDef):
                        take(node, package, package)
    return classes


def ancestors(name, classes):
    found, waiting = [], [name]
    while waiting:
        at = waiting.pop(0)
        if at in classes and at not in found:
            found.append(at)
            waiting += classes[at].bases
    return found


def fits(java, real):
    """Whether the type that javap tells is the one of the annotation. A letter alone is a type's parameter."""
    if re.fullmatch(r"[A-Z]|.*\[\]", java):
        return True
    if java == "java.lang.Class":
        return real.startswith("typing.Type[")
    simple = PRIMITIVES.get(java, re.split(r"[.$]", java)[-1])
    return simple in re.findall(r"\w+", real)


def returns(java, real):
    real = real.removesuffix(" | None")
    if java in RESULTS:
        return RESULTS[java] == real
    if java == "java.lang.String":
        return real == "str"
    # What a setter of Android's builders gives back is the builder, which some of them name by their base.
    return re.fullmatch(r"[A-Z]", java) is not None or fits(java, real)


def stub_lines(folder):
    files = sorted(str(path) for path in folder.rglob("*.class"))
    shown = subprocess.run(["javap", "-protected", *files], check=True, capture_output=True, text=True).stdout
    return [line.strip() for line in shown.splitlines()]


def main():
    folder, wheels = map(Path, sys.argv[1:])
    classes, wrong, looked_at = real_classes(wheels), [], 0
    name = ""
    for line in stub_lines(folder):
        head = re.match(r"(?:public |protected |final |abstract |static )*(?:class|interface|@interface) ([\w.$]+)(.*)\{", line)
        if head:
            name = head[1].replace("$", ".")
            if name.startswith(OURS) or name in ("android.annotation.SuppressLint", "androidx.annotation.Nullable"):
                name = ""
                continue
            if name not in classes:
                wrong.append(f"{name}: no such class")
                continue
            looked_at += 1
            for base in re.findall(r"[\w.$]+\.[\w$]+", re.sub(r"<[^{]*?>", "", head[2])):
                base = base.replace("$", ".")
                if not base.startswith("java.") and base not in ancestors(name, classes):
                    wrong.append(f"{name} is no {base}")
            continue
        if not name or name not in classes or not line.endswith(";"):
            continue
        looked_at += 1
        plain = re.sub(r"<[^<>]*>", "", re.sub(r"<[^<>]*>", "", line))
        method = re.match(r"(?:(?:public|protected|final|abstract|native|static|default) +)*(?:(\S+) )?([\w.$]+)\((.*)\)", plain)
        lines_of = [classes[at] for at in ancestors(name, classes)]
        if not method:
            field = line.rstrip(";").split()[-1]
            if not any(field in real.fields for real in lines_of):
                wrong.append(f"{name}.{field}: no such field")
            continue
        result, called, parameters = method[1], method[2], [part for part in method[3].split(", ") if part]
        if result is None:
            # A constructor. The default one that a stub has because Java gives it is nobody's business.
            found = any(
                len(real) == len(parameters) and all(map(fits, parameters, real))
                for real, _, _ in classes[name].methods.get("__init__", [])
            )
            if parameters and not found:
                wrong.append(f"{line}: no such constructor")
            continue
        is_static = " static " in line
        if not any(
            len(real) == len(parameters) and all(map(fits, parameters, real)) and returns(result, back) and is_static == static
            for at in lines_of
            for real, back, static in at.methods.get(called, [])
        ):
            wrong.append(f"{name}: no such method: {line}")
    for words in wrong:
        print(words, file=sys.stderr)
    if wrong or looked_at < 100:
        sys.exit(f"{len(wrong)} of {looked_at} differ from Android 16 and androidx")
    print(f"{looked_at} classes, methods and fields are as in Android 16 and androidx")


main()
