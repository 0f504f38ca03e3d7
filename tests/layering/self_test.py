"""check_layers.py finds each kind of fault: a small house is built in which one thing at a time is wrong."""
import pathlib
import sys
import tempfile

import check_layers

GOOD = {
    "graph/model.hpp": "#include <vector>\n",
    "graph/paths.cpp": '#include <boost/graph/adjacency_list.hpp>\n\n#include "graph/model.hpp"\n',
    "extractors/documents/text.hpp": '#include "graph/model.hpp"\n',
    "extractors/language/tokens.hpp": '#include "extractors/documents/text.hpp"\n',
    "extractors/entities/names.hpp": '#include "extractors/language/tokens.hpp"\n',
    "extractors/relations/rules.hpp": '#include "extractors/entities/names.hpp"\n',
    "extractors/extractor.hpp": '#include "extractors/relations/rules.hpp"\n',
    "exporters/exporter.cpp": "constexpr std::array kExporters{\n    Exporter{write_dot},\n};\n",
    "exporters/dot.hpp": '#include "graph/model.hpp"\nvoid write_dot(const Graph& graph);\n',
    "exporters/dot.cpp": '#include "exporters/dot.hpp"\n',
    "importers/gexf.cpp": '#include "graph/model.hpp"\n',
    "app/main.cpp": '#include "exporters/dot.hpp"\n#include "extractors/extractor.hpp"\n',
    "training/train.cpp": '#include "extractors/extractor.hpp"\n',
    "training/trainer.hpp": "",
    "tests/CMakeLists.txt": "quipu_test(graph quipu_graph)\n",
    "tests/graph/model_test.cpp": '#include "graph/model.hpp"\nTEST(A, B) {}\n',
}

# What is changed, and what the one fault must say.
FAULTS = [
    ({"graph/model.hpp": '#include "exporters/dot.hpp"\n'}, "graph/model.hpp:1: graph must not include exporters"),
    ({"graph/model.hpp": '\n#  include  "extractors/extractor.hpp"\n'}, "graph/model.hpp:2: graph must not include extractors"),
    ({"exporters/dot.cpp": '#include "extractors/documents/text.hpp"\n'}, "exporters must not include extractors/documents"),
    ({"extractors/extractor.hpp": '#include "exporters/dot.hpp"\n'}, "extractors must not include exporters"),
    ({"importers/gexf.cpp": '#include "exporters/dot.hpp"\n'}, "importers must not include exporters"),
    ({"exporters/dot.cpp": '#include "importers/gexf.cpp"\n'}, "exporters must not include importers"),
    ({"extractors/documents/text.hpp": '#include "extractors/language/tokens.hpp"\n'},
     "extractors/documents must not include extractors/language"),
    ({"extractors/language/tokens.hpp": '#include "extractors/entities/names.hpp"\n'},
     "extractors/language must not include extractors/entities"),
    ({"extractors/entities/names.hpp": '#include "extractors/relations/rules.hpp"\n'},
     "extractors/entities must not include extractors/relations"),
    ({"extractors/relations/rules.hpp": '#include "extractors/extractor.hpp"\n'}, "extractors/relations must not include extractors"),
    ({"app/main.cpp": '#include "training/trainer.hpp"\n'}, "app must not include training"),
    ({"graph/model.hpp": '#include "tests/graph/model_test.cpp"\n'}, "graph must not include tests"),
    ({"graph/model.hpp": "#include <boost/graph/graph_traits.hpp>\n"}, "graph/model.hpp:1: Boost.Graph outside"),
    ({"exporters/dot.cpp": "#include <boost/graph/graphml.hpp>\n"}, "exporters/dot.cpp:1: Boost.Graph outside"),
    ({"exporters/dot.cpp": "#include <graph/model.hpp>\n"}, "our own header in angle brackets"),
    ({"exporters/dot.cpp": '#include "dot.hpp"\n'}, "'dot.hpp' is no file from the root"),
    ({"exporters/csv.hpp": "void write_csv(const Graph& graph);\n", "exporters/csv.cpp": ""}, "write_csv is not in the table"),
    ({"tests/exporters/dot_test.cpp": "TEST(A, B) {}\n"}, "tests/exporters/dot_test.cpp: no target compiles it"),
    ({"tests/graph/other.cpp": "TEST(A, B) {}\n"}, "tests/graph/other.cpp: holds tests but is not named"),
]


def found(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(check_layers.faults(root))


def main():
    failures = []
    if found(GOOD):
        failures.append(f"the good house has faults: {found(GOOD)}")
    for change, wanted in FAULTS:
        got = found({**GOOD, **change})
        if len(got) != 1 or wanted not in got[0]:
            failures.append(f"{change}: wanted one fault '{wanted}', got {got}")
    for failure in failures:
        print("FAILED", failure)
    print(f"{1 + len(FAULTS)} houses, {len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
