"""Arrows between the folders point down only, and nothing lies in the tree that is not built.

usage: check_layers.py ROOT

Rules, each with what breaks it printed as FILE:LINE:
- app may include extractors, exporters, importers and graph; these three include graph, and never each other; graph includes
  nothing of ours but itself. Inside extractors: relations -> entities -> language -> documents.
- Nobody includes training/ or tests/ but those themselves.
- Boost.Graph stays in graph/*.cpp (and in tests, where it is a reader of our files); it costs seconds a header.
- Every format in exporters/ (NAME.hpp that declares write_NAME) stands in the table of exporters/exporter.cpp.
- Every *.cpp below tests/ that holds tests is named *_test.cpp and lies in a folder that tests/CMakeLists.txt compiles.
"""
import pathlib
import re
import sys

# What each folder may include, itself aside. The longest matching folder counts.
ALLOWED = {
    "graph": [],
    "extractors/documents": ["graph"],
    "extractors/language": ["extractors/documents", "graph"],
    "extractors/entities": ["extractors/language", "extractors/documents", "graph"],
    "extractors/relations": ["extractors/entities", "extractors/language", "extractors/documents", "graph"],
    "extractors": ["extractors/relations", "extractors/entities", "extractors/language", "extractors/documents", "graph"],
    "exporters": ["graph"],
    "importers": ["graph"],
    "app": ["extractors", "exporters", "importers", "graph"],
    "training": ["extractors", "graph"],
    "examples": ["app", "extractors", "exporters", "importers", "graph"],
    "benchmarks": ["extractors", "exporters", "importers", "graph", "training", "tests"],
    "tests": ["app", "extractors", "exporters", "importers", "graph", "training"],
}
SOURCES = {".cpp", ".hpp", ".h", ".cc"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def within(path, folder):
    return path == folder or path.startswith(folder + "/")


def layer_of(path):
    """The longest folder of ALLOWED that holds `path`; None for one outside the house."""
    return max((folder for folder in ALLOWED if within(path, folder)), key=len, default=None)


def sources(root):
    for top in sorted({folder.split("/")[0] for folder in ALLOWED}):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in SOURCES and path.is_file():
                yield path


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        hit = INCLUDE.match(line)
        if hit:
            yield number, hit.group(1), hit.group(2)


def check_include(root, file, quote, target):
    """What is wrong with one #include, or None."""
    layer = layer_of(file)
    if target.startswith("boost/graph/") or target == "boost/graph":
        inside = (layer == "graph" and file.endswith(".cpp")) or layer == "tests"
        return None if inside else "Boost.Graph outside graph/*.cpp"
    wanted = layer_of(target)
    if quote == "<":
        return "our own header in angle brackets" if wanted and (root / target).exists() else None
    if not (root / target).exists():
        return f"'{target}' is no file from the root"
    if wanted is None or wanted == layer:
        return None
    if not any(within(wanted, allowed) for allowed in ALLOWED[layer]):
        return f"{layer} must not include {wanted}"
    return None


def check_includes(root):
    for path in sources(root):
        file = path.relative_to(root).as_posix()
        for number, quote, target in includes(path):
            fault = check_include(root, file, quote, target)
            if fault:
                yield f"{file}:{number}: {fault}"


def check_exporter_table(root):
    table = (root / "exporters/exporter.cpp").read_text(encoding="utf-8")
    table = table[table.index("kExporters{"):]
    table = table[:table.index("};")]
    for header in sorted((root / "exporters").glob("*.hpp")):
        for name in re.findall(r"^void (write_\w+)\(const Graph& ", header.read_text(encoding="utf-8"), re.M):
            if not re.search(rf"\b{name}\b", table):
                yield f"exporters/{header.name}: {name} is not in the table of exporters/exporter.cpp"
        if not header.with_suffix(".cpp").exists() and header.stem in table:
            yield f"exporters/{header.name}: has no source"


def check_tests_are_compiled(root):
    lists = (root / "tests/CMakeLists.txt").read_text(encoding="utf-8")
    compiled = set(re.findall(r"^\s*quipu_test\((\S+)", lists, re.M))
    for path in sorted((root / "tests").rglob("*.cpp")):
        folder = path.parent.relative_to(root / "tests").as_posix()
        text = path.read_text(encoding="utf-8")
        has_tests = re.search(r"^(TEST|TEST_F|TEST_P|RC_GTEST_PROP)\(", text, re.M)
        own_list = path.parent / "CMakeLists.txt"
        if folder == "." and path.name in lists:
            continue
        named = own_list.exists() and folder != "." and re.search(rf"\b{re.escape(path.name)}\b|GLOB", own_list.read_text(encoding="utf-8"))
        if folder not in compiled and not named:
            yield f"tests/{folder}/{path.name}: no target compiles it"
        if has_tests and not path.name.endswith("_test.cpp"):
            yield f"tests/{folder}/{path.name}: holds tests but is not named *_test.cpp"


def faults(root):
    yield from check_includes(root)
    yield from check_exporter_table(root)
    yield from check_tests_are_compiled(root)


def main(root):
    root = pathlib.Path(root).resolve()
    count = sum(1 for _ in sources(root))
    found = list(faults(root))
    for fault in found:
        print(fault)
    print(f"{count} sources, {len(found)} faults")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
