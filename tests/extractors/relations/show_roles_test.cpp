// Hosts, guests and episodes of invented shows, through the whole engine. The cases are worded so that they do not hang on one
// attachment of the tree.

#include <gtest/gtest.h>

#include <algorithm>

#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"

namespace quipu {
namespace {

class ShowRoles : public testing::Test {
 protected:
  static Graph graph_of(const std::string& text, const std::string& path) {
    static const Ontology ontology = Ontology::load(QUIPU_SOURCE_DIR "/data/ontology.toml");
    static const Extractor extractor(ontology, {QUIPU_SOURCE_DIR "/data"});
    const auto session = extractor.make_session();
    return extractor.extract(parse_document(text, path, {}), *session);
  }

  /// "source TYPE target" of each fact that a rule of shows found, sorted and each once.
  static std::vector<std::string> roles(const Graph& graph) {
    std::vector<std::string> lines;
    for (const Edge& edge : graph.edges) {
      const bool of_shows = std::any_of(edge.evidence.begin(), edge.evidence.end(), [](const Evidence& e) { return e.rule.starts_with("show-"); });
      if (of_shows && edge.is_fact()) lines.push_back(graph.nodes[edge.source].name + ' ' + edge.type + ' ' + graph.nodes[edge.target].name);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  static std::vector<std::string> names(const Graph& graph) {
    std::vector<std::string> found;
    for (const Node& node : graph.nodes) found.push_back(node.name);
    return found;
  }
};

struct Case {
  const char* what;
  const char* text;
  std::vector<std::string> expected;
};

TEST_F(ShowRoles, SummariesNameHostAndGuest) {
  const Case cases[] = {
      {"host by noun, guest by verb",
       "Storing Heat | Copper Hour #212\n\nHost Mara Quill speaks with Tomas Reed about sand.\n",
       {"Mara Quill HOSTS Copper Hour", "Mara Quill INTERVIEWED Tomas Reed", "Storing Heat PART_OF Copper Hour", "Tomas Reed APPEARS_IN Copper Hour"}},
      {"the verb alone", "Storing Heat | Copper Hour\n\nIn episode 12 of Copper Hour, Mara Quill speaks with Tomas Reed about sand.\n",
       {"Mara Quill HOSTS Copper Hour", "Mara Quill INTERVIEWED Tomas Reed", "Storing Heat PART_OF Copper Hour", "Tomas Reed APPEARS_IN Copper Hour"}},
      {"two hosts", "Storing Heat — Copper Hour, Ep. 61\n\nTomas Reed joins hosts Mara Quill and Anna Brandt to talk about sand.\n",
       {"Anna Brandt HOSTS Copper Hour", "Anna Brandt INTERVIEWED Tomas Reed", "Mara Quill HOSTS Copper Hour", "Mara Quill INTERVIEWED Tomas Reed",
        "Storing Heat PART_OF Copper Hour", "Tomas Reed APPEARS_IN Copper Hour"}},
      {"the title's guest is not the body's",
       "Anna Brandt: Salt and Light | Mara Quill Podcast #3\n\nIn this episode, Tomas Reed explains how sand keeps heat.\n",
       {"Anna Brandt: Salt and Light PART_OF Mara Quill Podcast", "Mara Quill HOSTS Mara Quill Podcast", "Mara Quill INTERVIEWED Tomas Reed",
        "Tomas Reed APPEARS_IN Mara Quill Podcast"}},
      {"a guest with a show of their own",
       "Storing Heat | Copper Hour #212\n\nHost Mara Quill talks to Tomas Reed, host of the Sand Road Podcast, about heat.\n",
       {"Mara Quill HOSTS Copper Hour", "Mara Quill INTERVIEWED Tomas Reed", "Storing Heat PART_OF Copper Hour", "Tomas Reed APPEARS_IN Copper Hour"}},
      {"hosts behind their names, a guest by what she says",
       "Copper Hour, Ep. 12: Storing Heat\n\nMara Quill and Anna Brandt, the hosts of Copper Hour, look at sand.\n\n"
       "Tomas Reed explains how sand keeps heat. Reed says that it is cheap.\n",
       {"Anna Brandt HOSTS Copper Hour", "Anna Brandt INTERVIEWED Tomas Reed", "Mara Quill HOSTS Copper Hour", "Mara Quill INTERVIEWED Tomas Reed",
        "Storing Heat PART_OF Copper Hour", "Tomas Reed APPEARS_IN Copper Hour"}},
      {"a numbered title and this week's show",
       "#29 – Storing Heat\n\nIn this week's Copper Hour, Tomas Reed tells Mara Quill how sand keeps heat.\n",
       {"Mara Quill HOSTS Copper Hour", "Mara Quill INTERVIEWED Tomas Reed", "Storing Heat PART_OF Copper Hour", "Tomas Reed APPEARS_IN Copper Hour"}},
      {"no show at all", "Storing Heat | Copper News\n\nMara Quill spoke with Tomas Reed about sand.\n", {}},
  };
  for (const Case& item : cases) EXPECT_EQ(roles(graph_of(item.text, "a.txt")), item.expected) << item.what;
}

TEST_F(ShowRoles, SpeakersOfTranscriptsAreHostAndGuest) {
  const std::string text =
      "WEBVTT - Copper Hour S02E07\n\n"
      "00:01.000 --> 00:05.000\n<v Mara Quill>Welcome back to Copper Hour. My guest today is Tomas Reed.\n\n"
      "00:06.000 --> 00:08.000\n<v Tomas>I studied at the University of Bergen.\n\n"
      "00:09.000 --> 00:12.000\n<v Mara Quill>You worked at the University of Oslo.\n\n"
      "00:13.000 --> 00:14.000\n<v Tomas>Yes.\n";
  const Graph graph = graph_of(text, "a.vtt");
  EXPECT_EQ(roles(graph), (std::vector<std::string>{"Mara Quill HOSTS Copper Hour", "Mara Quill INTERVIEWED Tomas Reed", "Tomas Reed APPEARS_IN Copper Hour"}));
  std::vector<std::string> facts;
  for (const Edge& edge : graph.edges) {
    if (edge.type != "STUDIED_AT" && edge.type != "WORKS_AT") continue;
    facts.push_back(graph.nodes[edge.source].name + ' ' + edge.type + ' ' + graph.nodes[edge.target].name);
    ASSERT_FALSE(edge.evidence.empty());
    EXPECT_FALSE(graph.passages[edge.evidence[0].passage].speaker.empty());
  }
  std::sort(facts.begin(), facts.end());
  EXPECT_EQ(facts, (std::vector<std::string>{"Tomas Reed STUDIED_AT University of Bergen", "Tomas Reed WORKS_AT University of Oslo"}));
}

TEST_F(ShowRoles, LabelsAreWhoTheySayTheyAre) {
  const std::string text =
      "HOST: Welcome to Copper Hour. I'm Mara Quill.\nGUEST: Hello. I'm Tomas Reed.\nHOST: What do you do?\nGUEST: I work at Foundry Labs.\n";
  EXPECT_EQ(roles(graph_of(text, "a.txt")),
            (std::vector<std::string>{"Mara Quill HOSTS Copper Hour", "Mara Quill INTERVIEWED Tomas Reed", "Tomas Reed APPEARS_IN Copper Hour"}));
}

TEST_F(ShowRoles, FragmentsOfATitleAreNoNodes) {
  const Graph graph = graph_of("The Quiet Grid: Storing Power with Tomas Reed | Copper Hour, Ep. 12\n\nHost Mara Quill speaks with Tomas Reed.\n", "a.txt");
  std::vector<std::string> found = names(graph);
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, (std::vector<std::string>{"Copper Hour", "Mara Quill", "The Quiet Grid: Storing Power with Tomas Reed", "Tomas Reed"}));
}

}  // namespace
}  // namespace quipu
