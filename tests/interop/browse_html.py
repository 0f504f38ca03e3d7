"""Chromium opens the page of `-o graph.html` and does what a reader does: search, click, filter, find paths, use keys.

usage: browse_html.py QUIPU GOLDEN_FOLDER EXAMPLES_FOLDER [FOLDER_FOR_SCREENSHOTS]
"""
import atexit
import base64
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
from urllib.parse import quote

import native
from browser import Missing, chromium, look, open_page, settle, wait

QUIPU, GOLDEN, EXAMPLES = (pathlib.Path(arg) for arg in sys.argv[1:4])
PICTURES = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
FOLDER = pathlib.Path(tempfile.mkdtemp())
atexit.register(shutil.rmtree, FOLDER)


def page_of(sample, statements="all"):
    """The page of a sample graph, made once by the program itself."""
    path = FOLDER / f"{sample}-{statements}.html"
    if not path.exists():
        source = GOLDEN / "json" / f"{sample}.json"
        run = subprocess.run([QUIPU, "export", source, "-o", path, "--statements", statements], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
    return path


def big_page(nodes, edges):
    """A page with rows made here: a graph of this size would take the program longer than the browser."""
    path = FOLDER / f"big-{nodes}.html"
    before, after = page_of("single").read_text(encoding="utf-8").split('<script type="application/json" id="data">')
    after = after[after.index("</script>"):]
    spread = 2 ** 31 - 1
    with path.open("w", encoding="utf-8") as out:
        out.write(before + '<script type="application/json" id="data">{"format":"quipu-page","version":1,')
        out.write('"node_types":[["Concept","#8c8c8c"],["Person","#e69f00"],["Place","#56b4e9"]],"relation_types":[["CREATED"],["NEAR",0,1]],')
        out.write('"rules":["r"],"documents":[["d","Big"]],"passages":[[0,0,9,"One sentence."]],"nodes":[\n')
        side = int(nodes ** 0.5) + 1
        out.write(",\n".join(f'["n/{i}",{i % 3},"Node number {i}",{1 + (i * 7919 % 97) ** 2 // 97},{i % side * 60 + i * 31 % 40},{i // side * 60 + i * 17 % 40},[1]]'
                             for i in range(nodes)))
        out.write('\n],"edges":[\n')
        out.write(",\n".join(f"[{i % nodes},{i & 1},{(i % nodes + 1 + i * 48271 % spread % (side * 2)) % nodes},{500 + i % 500},0,\"make\",[[0,0,900]]]"
                             for i in range(edges)))
        out.write("\n]}" + after)
    return path


class Page(unittest.TestCase):
    browser = None

    def open(self, path, place="", seconds=120, **how):
        look(self.browser, **how)
        open_page(self.browser, path, place, seconds)

    def fresh(self, path):
        """The page as it is when it was just opened; opening it takes longer than all that a test does with it."""
        if self.js("decodeURIComponent(location.pathname)") != str(path.resolve()) or self.js("innerWidth") != 1280:
            return self.open(path)
        self.js("""(() => { const { filters, legend, place, view, g } = window.quipu; document.activeElement.blur(); document.body.className = '';
            document.querySelector('#search').value = ''; filters.reset(false); filters.start(); filters.apply(); legend.show(); place.go({});
            view.hover({ node: -1, edge: -1 }); view.fit(1); })()""")
        settle(self.browser)

    def tearDown(self):
        errors = [entry["message"] for entry in self.browser.get_log("browser")]
        self.assertEqual(errors, [], "the console says something")

    def js(self, expression, *args):
        return self.browser.execute_script(f"return {expression}", *args)

    def text(self, selector):
        return self.js("document.querySelector(arguments[0])?.innerText ?? null", selector)

    def place(self, hash_):
        self.js("(location.hash = arguments[0], 1)", hash_)
        settle(self.browser)

    def texts(self, selector):
        return self.js("[...document.querySelectorAll(arguments[0])].map((one) => one.innerText.trim())", selector)

    def press(self, *keys):
        from selenium.webdriver.common.action_chains import ActionChains
        ActionChains(self.browser).send_keys(*keys).perform()
        settle(self.browser)

    def click(self, selector):
        self.browser.find_element("css selector", selector).click()
        settle(self.browser)

    def click_node(self, name):
        """With the mouse, where the picture shows it."""
        self.click_at("""(() => { const { view, g } = window.quipu, i = g.nodeRows.findIndex((row) => row[2] === arguments[0]);
            return [view.overlay.px[i], view.overlay.py[i]]; })()""", name)

    def click_at(self, point, *args):
        from selenium.webdriver.common.action_chains import ActionChains
        x, y = self.js(point, *args)
        box = self.js("(({left, top}) => [left, top])(document.getElementById('graph').getBoundingClientRect())")
        actions = ActionChains(self.browser)
        actions.w3c_actions.pointer_action.move_to_location(round(box[0] + x), round(box[1] + y))
        actions.w3c_actions.pointer_action.click()
        actions.perform()
        settle(self.browser)

    def shown(self):
        return self.js("[window.quipu.filters.nodesShown, window.quipu.filters.edgesShown]")

    def picture(self, name):
        if PICTURES:
            self.browser.save_screenshot(str(PICTURES / f"{name}.png"))

    def colors(self):
        """Number of different colours of the WebGL layers, drawn again because they keep no pixels."""
        return self.js("""(() => { const { view } = window.quipu; view.sigma.refresh();
            const from = view.sigma.getCanvases().nodes, to = document.createElement('canvas');
            [to.width, to.height] = [from.width, from.height];
            const context = to.getContext('2d'); context.drawImage(from, 0, 0);
            const { data } = context.getImageData(0, 0, to.width, to.height), seen = new Set();
            for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) seen.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
            return [...seen].map((one) => '#' + one.toString(16).padStart(6, '0')); })()""")


class Tour(Page):
    def setUp(self):
        self.fresh(page_of("tour"))

    def test_counts_and_legend(self):
        graph = native.load(GOLDEN / "json" / "tour.json")
        self.assertEqual(self.js("[window.quipu.g.n, window.quipu.g.m]"), [len(graph["nodes"]), len(graph["edges"])])
        types = {row.split("\n")[0]: row.split("\n")[1] for row in self.texts("#types li")}
        self.assertEqual(types["Person"], "2")
        self.assertIn("works at", self.text("#relations"))
        self.assertEqual(self.js("document.title"), "2 documents \u2014 quipu")

    def test_every_type_has_its_colour_in_the_picture(self):
        colors = self.colors()
        for color in ("#e69f00", "#0072b2", "#009e73", "#8c8c8c", "#56b4e9"):
            self.assertIn(color, colors)

    def test_search_by_alias_with_keys(self):
        self.press("/")
        self.press("countess")
        self.assertIn("Ada Lovelace\nCountess of Lovelace", self.texts("[role=option]")[0])
        self.assertEqual(self.js("document.activeElement.getAttribute('aria-activedescendant')"), self.js("document.querySelector('[role=option]').id"))
        self.press("\ue007")
        settle(self.browser)
        self.assertEqual(self.text("#panel h2"), "Ada Lovelace")
        self.assertIn("9 mentions in 2 documents", self.text("#panel"))
        self.assertEqual(self.js("location.hash"), "#node=person%2Fada-lovelace")

    def test_search_moves_through_suggestions(self):
        self.press("/", "e")
        first = self.js("document.querySelector('[aria-selected=true]').innerText")
        self.press("\ue015")
        self.assertNotEqual(self.js("document.querySelector('[aria-selected=true]').innerText"), first)
        self.press("\ue00c")
        self.assertEqual(self.js("document.querySelectorAll('.suggestions:not([hidden])').length"), 0)

    def test_search_without_result(self):
        self.press("/", "zzz")
        self.assertEqual(self.texts(".suggestions li"), ["Nothing has this name"])

    def test_click_shows_facts_with_marked_sentences(self):
        self.click_node("Charles Babbage")
        self.assertEqual(self.text("#panel h2"), "Charles Babbage")
        card = "(name => [...document.querySelectorAll('.fact')].find((one) => one.innerText.includes(name)))(arguments[0])"
        self.assertIn("She worked with Charles Babbage.", self.js(card + ".innerText", "collaborated with"))
        self.assertEqual(self.js(card + ".querySelector('mark').innerText", "collaborated with"), "Charles Babbage")
        self.assertIn("Letters of 1843", self.js(card + ".querySelector('figcaption').innerText", "collaborated with"))
        self.assertIn("denied", self.js(card + ".innerText", "works at"))
        self.picture("tour-node")

    def test_time_speaker_and_holder(self):
        self.place("node=person/ada-lovelace")
        fact = self.js("[...document.querySelectorAll('.fact')].find((one) => one.querySelector('.verb').innerText === 'created' && one.innerText.includes('more sentence'))"
                       "?.querySelector('.more').click() ?? document.querySelector('.facts').innerText")
        self.assertIn("A talk, recorded \u00b7 Ann \u00b7 00:01:02.500", self.text(".facts"), fact)

    def test_neighbours_stand_out(self):
        self.click_node("London")
        self.assertTrue(self.js("document.getElementById('graph').classList.contains('dimmed')"))
        self.assertEqual(self.js("window.quipu.view.overlay.focused.nodes.size"), 2)
        self.press("\ue00c")
        settle(self.browser)
        self.assertFalse(self.js("document.getElementById('graph').classList.contains('dimmed')"))
        self.assertTrue(self.js("document.getElementById('panel').hidden"))

    def test_click_on_a_line(self):
        self.click_at("(() => { const { overlay } = window.quipu.view, { g } = window.quipu;"
                      "return overlay.middle([...g.edgeRows.keys()].find((e) => g.nodeRows[g.target[e]][2] === 'London')); })()")
        self.assertIn("sit in", self.text("#panel .triple"))
        self.assertIn("RELATED_TO", self.text("#panel dl"))
        self.assertRegex(self.js("location.hash"), r"^#edge=\d+$")

    def test_each_parallel_line_can_be_clicked(self):
        between = self.js("(() => { const { g } = window.quipu; return [...g.edgeRows.keys()].filter((e) => g.nodeRows[g.source[e]][2] === 'Charles Babbage' "
                          "&& g.nodeRows[g.target[e]][2] === 'Analytical Engine'); })()")
        self.assertEqual(len(between), 3)
        for edge in between:
            self.fresh(page_of("tour"))
            self.click_at("window.quipu.view.overlay.middle(arguments[0])", edge)
            self.assertEqual(self.js("location.hash"), f"#edge={edge}")

    def test_filter_by_type(self):
        nodes, edges = self.shown()
        self.browser.execute_script("document.querySelector('#types input[data-at=\"2\"]').click()")
        settle(self.browser)
        fewer, less = self.shown()
        self.assertEqual(fewer, nodes - 3, "two persons, and what only they were linked to")
        self.assertLess(less, edges)
        self.assertNotIn("#e69f00", self.colors())
        self.assertIn(f"{fewer} of ", self.text("#status"))
        self.click("#reset")
        self.assertIn("#e69f00", self.colors())

    def test_filter_by_relation_and_only(self):
        self.browser.execute_script("document.querySelector('#relations .only').click()")
        settle(self.browser)
        self.assertEqual(sum(self.js("[...window.quipu.filters.relations]")), 1)
        most = max(self.js("window.quipu.g.relations.map((one) => one.count)"))
        self.assertEqual(self.shown()[1], most)

    def test_filter_by_confidence(self):
        _, edges = self.shown()
        self.browser.execute_script("const one = document.getElementById('confidence'); one.value = '95'; one.dispatchEvent(new Event('input'))")
        settle(self.browser)
        expected = self.js("window.quipu.g.confidence.filter((one) => one >= 950).length")
        self.assertEqual(self.shown()[1], expected)
        self.assertTrue(0 < expected < edges)

    def test_hide_what_is_no_fact(self):
        self.click("#facts-only")
        facts = [edge for edge in native.load(GOLDEN / "json" / "tour.json")["edges"] if not edge.get("negated") and edge.get("modality", "asserted") == "asserted"]
        self.assertEqual(self.shown()[1], len(facts))

    def test_path_between_two(self):
        self.press("p", "jacquard", "\ue007")
        self.press("london", "\ue007")
        settle(self.browser)
        self.assertEqual(self.js("location.hash"), "#path=product%2Fjacquard-loom&to=place%2Flondon")
        steps = self.texts(".path .triple")
        self.assertEqual(len(steps), 4)
        self.assertIn("Jacquard loom", steps[0])
        self.assertIn("London", steps[-1])
        self.assertEqual(len(self.texts(".path blockquote")), 4)
        self.picture("tour-path")

    def test_path_by_clicks(self):
        self.click_node("London")
        self.browser.execute_script("[...document.querySelectorAll('.actions button')].find((one) => one.innerText === 'Path from here').click()")
        settle(self.browser)
        self.click_node("Ada Lovelace")
        self.assertEqual(self.js("location.hash"), "#path=place%2Flondon&to=person%2Fada-lovelace")

    def test_no_path(self):
        self.open(page_of("tour", "facts"), "path=place/london&to=person/ada-lovelace")
        self.assertIn("No path", self.text("#panel"))

    def test_back_goes_back(self):
        self.click_node("London")
        self.click(".facts a.node")
        self.assertNotEqual(self.text("#panel h2"), "London")
        self.browser.back()
        wait(self.browser, "document.querySelector('#panel h2').innerText === 'London'")

    def test_arrows_go_to_neighbours(self):
        self.place("node=place/london")
        self.js("document.getElementById('graph').focus()")
        for key in ("\ue012", "\ue013", "\ue014", "\ue015"):
            self.press(key)
            settle(self.browser)
        self.assertNotIn("London", self.text("#panel h2"))

    def test_tab_reaches_everything_and_shows_where(self):
        self.open(page_of("tour"))  # Tab goes on from where the last click was
        seen = []
        for _ in range(60):
            self.press("\ue004")
            seen.append(self.js("document.activeElement.id || document.activeElement.className || document.activeElement.type || 'body'"))
            if seen[-1] == "theme":
                break
        for wanted in ("search", "checkbox", "confidence", "find-path", "about", "graph", "nearer", "png", "theme"):
            self.assertIn(wanted, seen)
        self.assertNotEqual(self.js("getComputedStyle(document.activeElement).outlineStyle"), "none")

    def test_about(self):
        self.press("?")
        self.assertIn("From 2 documents", self.text("#panel"))
        self.assertIn("texts/letters.txt", self.text("#panel"))
        self.assertIn("Permission is hereby granted", self.js("document.querySelector('#panel pre').textContent"))

    def test_light_and_dark(self):
        paper = "getComputedStyle(document.body).backgroundColor"
        light = self.js(paper)
        self.click("#theme")
        self.assertNotEqual(self.js(paper), light)
        self.open(page_of("tour"))
        self.assertNotEqual(self.js(paper), light, "the choice is kept")
        self.js("localStorage.clear()")
        self.open(page_of("tour"), theme="dark")
        self.assertNotEqual(self.js(paper), light)
        self.picture("tour-dark")
        self.open(page_of("tour"), theme="light")
        self.assertEqual(self.js(paper), light)

    def test_png_holds_the_picture(self):
        data = self.browser.execute_async_script("""const done = arguments[0]; window.quipu.view.png().then((blob) => {
            const reader = new FileReader(); reader.onload = () => done(reader.result); reader.readAsDataURL(blob); })""")
        png = base64.b64decode(data.split(",")[1])
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(list(struct.unpack(">II", png[16:24])), self.js("[window.quipu.view.stage.offsetWidth, window.quipu.view.stage.offsetHeight]"))
        self.assertGreater(len(png), 8000)

    def test_names_do_not_overlap(self):
        self.js("document.getElementById('unlinked').click()")
        settle(self.browser)
        boxes = self.js("""(() => { const { overlay } = window.quipu.view, boxes = []; const write = overlay.write;
            overlay.write = function (place, ...rest) { this.context.font = `500 ${place.size}px ${window.quipu.view.font}`;
              boxes.push([place.x, place.y - place.size, place.x + this.context.measureText(place.text).width, place.y]); write.call(this, place, ...rest); };
            overlay.draw(); overlay.write = write; return boxes; })()""")
        self.assertGreaterEqual(len(boxes), 5)
        for i, a in enumerate(boxes):
            for b in boxes[:i]:
                self.assertTrue(a[0] >= 0 and a[2] <= self.js("window.quipu.view.overlay.width"), f"{a} is cut off")
                self.assertFalse(a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1], f"{a} over {b}")

    def test_phone(self):
        self.open(page_of("tour"), width=390, height=780, phone=True)
        self.assertEqual(self.js("document.documentElement.scrollWidth"), 390)
        self.click("#show-filters")
        self.assertTrue(self.js("document.getElementById('types').offsetWidth > 300"))
        self.click("#show-filters")
        self.click_node("London")
        self.assertEqual(self.text("#panel h2"), "London")
        self.assertTrue(self.js("document.getElementById('panel').getBoundingClientRect().top > 300"))
        self.assertTrue(self.js("document.documentElement.scrollWidth <= 390"))
        self.picture("tour-phone")


class Odd(Page):
    def test_hostile_texts_stay_texts(self):
        graph = native.load(GOLDEN / "json" / "hostile.json")
        self.open(page_of("hostile"))
        elements = "document.querySelectorAll('*').length"
        self.assertEqual(self.js("[window.quipu.g.n, window.quipu.g.m]"), [len(graph["nodes"]), len(graph["edges"])])
        self.assertEqual(self.js("document.querySelectorAll('script').length"), 2, "the data are read and gone, scripts are ours")
        names = self.js("[...Array(window.quipu.g.n).keys()].map((i) => window.quipu.g.nodeRows[i][2])")
        expected = [node["name"].replace("\uffff", "") for node in graph["nodes"]]
        self.assertEqual(names, expected)
        self.assertLess(self.js(elements), 3000)
        for node in graph["nodes"]:
            self.js("(window.quipu.place.go({ node: arguments[0] }), 1)", graph["nodes"].index(node))
            wait(self.browser, "!document.getElementById('panel').hidden")
            self.assertEqual(self.js("document.querySelectorAll('#panel script, #panel b, #panel img, #panel data').length"), 0)
        self.press("/", "<b>")
        self.assertIn("<b>bold</b>", self.texts("[role=option]")[0])
        self.picture("hostile")

    def test_hostile_ids_are_addresses(self):
        for node in native.load(GOLDEN / "json" / "hostile.json")["nodes"][-4:]:
            if "\uffff" in node["id"]:
                continue
            self.fresh(page_of("hostile"))
            self.place("node=" + quote(node["id"], safe=""))
            self.assertFalse(self.js("document.getElementById('panel').hidden"), node["id"])

    def test_empty_graph(self):
        self.open(page_of("empty"))
        self.assertIn("This graph is empty", self.text("#message"))
        self.press("/", "x")
        self.press("\ue00c", "\ue00c", "\ue00c", "p", "\ue00c", "0", "?")
        self.assertIn("0 nodes, 0 links", self.text("#panel h2"))
        self.picture("empty")

    def test_one_node(self):
        self.open(page_of("single"))
        self.assertEqual(self.text("#status"), "1 node, 0 links")
        self.assertIn("#e69f00", self.colors())
        self.click_node("Solo")
        self.assertEqual(self.text("#panel h2"), "Solo")
        self.picture("single")

    def test_unknown_places_are_none(self):
        for place in ("node=no/such", "edge=99999", "edge=-1", "path=a&to=b", "to=place/london", "node", "%", "\u0000"):
            self.fresh(page_of("tour"))
            self.place(quote(place, safe="=&%"))
            self.assertEqual(self.js("window.quipu.view.overlay.focused"), None, place)

    def test_an_address_shows_what_filters_hide(self):
        self.fresh(page_of("tour"))
        nodes, edges = self.shown()
        self.browser.execute_script("document.querySelector('#types input[data-at=\"2\"]').click()")
        settle(self.browser)
        self.place("node=person/ada-lovelace")
        self.assertEqual(self.shown(), [nodes, edges])
        self.assertTrue(self.js("document.querySelector('#types input[data-at=\"2\"]').checked"))
        self.browser.execute_script("document.querySelector('#types input[data-at=\"2\"]').click()")
        settle(self.browser)
        self.assertLess(self.shown()[0], nodes, "it can be hidden again while it is looked at")
        self.assertIn("0 FACTS", self.text("#panel").upper())

    def test_without_places(self):
        path = FOLDER / "unplaced.html"
        subprocess.run([QUIPU, "export", GOLDEN / "json" / "tour.json", "-o", path, "--no-layout"], check=True)
        self.open(path)
        places = self.js("[...window.quipu.g.x]")
        self.assertEqual(len(set(places)), len(places))

    def test_a_damaged_page_says_so(self):
        path = FOLDER / "damaged.html"
        path.write_text(page_of("tour").read_text(encoding="utf-8").replace('"nodes":[', '"nodes":[[', 1), encoding="utf-8")
        self.browser.get(path.as_uri())
        wait(self.browser, "!document.getElementById('message').hidden")
        self.assertIn("This page is damaged", self.text("#message"))
        self.assertEqual(len(self.browser.get_log("browser")), 1, "the error stands in the console too")

    def test_big_graph_opens(self):
        for nodes, edges in ((20_000, 60_000), (100_000, 300_000)):
            self.open(big_page(nodes, edges), seconds=300)
            self.assertEqual(self.shown(), [nodes, edges])
            self.assertIn("#e69f00", self.colors())
            self.press("/", "node number 1234", "\ue007")
            settle(self.browser)
            self.assertEqual(self.text("#panel h2"), "Node number 1234")
            self.picture(f"big-{nodes}")


class Examples(Page):
    """Documents to pictures: whoever changes the page looks at these."""

    def test_episode(self):
        path = FOLDER / "episode.html"
        run = subprocess.run([QUIPU, "build", EXAMPLES / "episode.txt", "-o", path], capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        for theme in ("light", "dark"):
            self.open(path, theme=theme)
            self.assertGreater(self.shown()[0], 10)
            self.picture(f"episode-{theme}")
            busiest = self.js("window.quipu.g.degree.indexOf(Math.max(...window.quipu.g.degree))")
            self.js("(window.quipu.place.go({ node: arguments[0] }), 1)", busiest)
            wait(self.browser, "!document.getElementById('panel').hidden")
            settle(self.browser)
            self.assertGreater(len(self.texts("#panel mark")), 0)
            self.picture(f"episode-{theme}-node")


class WithoutWebGL(Page):
    def test_says_so_and_works_otherwise(self):
        self.open(page_of("tour"))
        self.assertIn("cannot draw with WebGL", self.text("#message"))
        self.press("/", "ada", "\ue007")
        wait(self.browser, "!document.getElementById('panel').hidden")
        self.assertEqual(self.text("#panel h2"), "Ada Lovelace")
        self.picture("no-webgl")


def main():
    results = []
    for webgl, groups in ((True, (Tour, Odd, Examples)), (False, (WithoutWebGL,))):
        try:
            with chromium(webgl) as Page.browser:
                suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(group) for group in groups)
                results.append(unittest.TextTestRunner(verbosity=2).run(suite))
        except Missing as missing:
            native.skip(str(missing))
    sys.exit(0 if all(result.wasSuccessful() for result in results) else 1)


main()
