"""What the tests with Java programs share: a class path fetched by Maven, and graphs to read."""
import json
import pathlib
import shutil
import subprocess
import tempfile

import native

HERE = pathlib.Path(__file__).parent
NODES, EDGES = 100_000, 300_000  # of the big graph


def class_path(name):
    """The class path that NAME/pom.xml asks for; skips the test where there is no Java, no Maven or no network."""
    for tool in ("javac", "mvn"):
        if not shutil.which(tool):
            native.skip(f"{tool} is not installed")
    with tempfile.NamedTemporaryFile("r", suffix=".classpath") as found:
        done = subprocess.run(["mvn", "-q", "-B", "-f", HERE / name / "pom.xml",
                               "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath", f"-Dmdep.outputFile={found.name}"],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            native.skip(f"Maven cannot fetch what {name}/pom.xml asks for: {done.stdout[:300]}")
        return pathlib.Path(found.name).read_text(encoding="utf-8").strip()


def run_java(path, program, *arguments, options=()):
    """Standard output of a program that is one source file."""
    done = subprocess.run(["java", "-Djava.awt.headless=true", "-Xmx3g", *options, "-cp", path, program, *arguments], capture_output=True,
                          check=False)
    if done.returncode != 0:
        print(done.stderr.decode(errors="replace")[-3000:])
        raise SystemExit(f"FAILED: {program} ended with {done.returncode}")
    return done.stdout.decode("utf-8")


def write_big_graph(path):
    """Native JSON of 100,000 nodes and 300,000 edges, few of them alike, the same every time."""
    state = 20261123

    def below(limit):
        nonlocal state
        state = state * 48271 % 2147483647  # Park and Miller (1993)
        return state % limit
    kinds = ["Person", "Organization", "Product", "Place", "Concept"]
    relations = ["WORKS_AT", "CREATED", "USES", "PART_OF", "DISCUSSES"]
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"format": "quipu-graph", "version": 1, "nodes": [')
        for i in range(NODES):
            node = {"id": f"n/{i}", "type": kinds[i % 5], "name": f"Name {i}", "mentions": 1 + below(9)}
            file.write((",\n" if i else "\n") + json.dumps(node))
        file.write('],\n"edges": [')
        for i in range(EDGES):
            # The first end and the type tell edges apart: each node has three edges of different types.
            edge = {"source": f"n/{i // 3}", "target": f"n/{below(NODES)}", "type": relations[(i % 3 + i // 3) % 5], "predicate": "work with"}
            file.write((",\n" if i else "\n") + json.dumps(edge))
        file.write("]}\n")


def export(quipu, graph, folder, *names):
    """Paths of the graph in other formats, all statements and no layout."""
    paths = [str(pathlib.Path(folder, name)) for name in names]
    subprocess.run([quipu, "export", graph, "--statements", "all", "--no-layout", "--quiet", *[word for path in paths for word in ("-o", path)]],
                   check=True)
    return paths


def big_graph(quipu, folder):
    """The path of the big graph as quipu writes it."""
    bare = pathlib.Path(folder, "big.json")
    write_big_graph(bare)
    return export(quipu, bare, folder, "whole.json")[0]
