#include "extractors/entities/entity_finder.hpp"

#include <algorithm>
#include <set>

#include "extractors/entities/acronyms.hpp"
#include "extractors/entities/alias_groups.hpp"
#include "extractors/entities/pronouns.hpp"
#include "extractors/entities/shows.hpp"
#include "extractors/entities/speakers.hpp"
#include "extractors/entities/split_names.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::Tree;

namespace {

constexpr int kOwnPoints = 10000;  // the user knows better
constexpr int kShowPoints = 2000;  // more than any list or word around it: the document's own structure says so

/// One document's way from spans to entities.
class Builder {
 public:
  Builder(const Document& document, const Tree& tree, const Lexicons& lexicons, const NameTyper& typer, const OwnTypes* own)
      : document_(document), tree_(tree), annotation_(tree.annotation()), typer_(typer), groups_(lexicons, &typer.model()), own_(own) {}

  void add_names(const std::vector<NameSpan>& names) {
    for (const NameSpan& span : names) {
      if (span.own != nullptr) {
        TypeEvidence own;
        own.given[static_cast<std::size_t>(span.own->base)] = kOwnPoints;
        add(span.first, span.end, span.sentence, span.own->name, MentionKind::Name, own);
        own_type_of_form_[form_of_.back()] = span.own->type;
        continue;
      }
      TypeEvidence evidence = typer_.evidence(document_, tree_, span);
      if (const TokenIndex size = typer_.presenter_size(document_, annotation_, span)) {
        add_namesake(span, size);
        evidence.given[static_cast<std::size_t>(NameType::Work)] += kShowPoints;
      }
      if (span.is_show) evidence.given[static_cast<std::size_t>(NameType::Work)] += kShowPoints;
      if (is_introduced(span)) evidence.given[static_cast<std::size_t>(NameType::Person)] += kShowPoints;
      add(span.first, span.end, span.sentence, text_of(span.first, span.end), MentionKind::Name, evidence);
      note_own_noun(span.first, span.end);
    }
    names_ = table_.mentions.size();
  }

  void set_show(FoundShow show) { show_ = std::move(show); }

  /// "host Ann Lee", "guest Ann Lee" in a document that belongs to a show.
  bool is_introduced(const NameSpan& span) const {
    static constexpr std::string_view kWords[] = {"host", "hosts", "co-host", "co-hosts", "presenter", "presenters", "guest", "guests"};
    if (show_.spans.empty() || span.is_show || span.first == annotation_.sentences[span.sentence].first) return false;
    return std::find(std::begin(kWords), std::end(kWords), fold_case(annotation_.form(document_, span.first - 1))) != std::end(kWords);
  }

  /// "the Salt Letters podcast": a noun behind a name that says what it is; take_in_type_nouns() adds it to the name.
  bool belongs_to_name(const ConceptSpan& span) const {
    if (span.end - span.first != 1 || span.first == 0 || !annotation_.tokens[span.first].space_before) return false;
    const auto names_end = table_.mentions.begin() + static_cast<std::ptrdiff_t>(names_);  // in order, concepts come behind them
    const auto name = std::lower_bound(table_.mentions.begin(), names_end, span.first, [](const Mention& m, TokenIndex end) { return m.end < end; });
    if (name == names_end || name->end != span.first || annotation_.tokens[name->head].head != span.first) return false;
    const NameType type = typer_.type_of_noun(annotation_.lemma(span.first));
    return type != NameType::None && type != NameType::Person && type == name->type;
  }

  /// Concepts of a show's title that the rest of the text does not have: the capitals of a headline, not a topic.
  void drop_title_concepts(std::vector<ConceptSpan>& concepts, const ConceptFinder& finder) const {
    const auto inside = [&](const ConceptSpan& span) { return document_.blocks[annotation_.sentences[span.sentence].block].kind == BlockKind::Title; };
    std::set<std::string> outside;
    for (const ConceptSpan& span : concepts) {
      if (!inside(span)) outside.insert(finder.canonical(document_, annotation_, span));
    }
    std::erase_if(concepts, [&](const ConceptSpan& span) { return inside(span) && !outside.contains(finder.canonical(document_, annotation_, span)); });
  }

  /// Who speaks each block; the names join the aliases of the text.
  void add_speakers(const std::vector<std::string>& names) {
    TypeEvidence person;
    person.given[static_cast<std::size_t>(NameType::Person)] = kShowPoints;
    for (const std::string& name : names) {
      const std::size_t form = name.empty() ? SIZE_MAX : groups_.find(name);
      speakers_.push_back(name.empty() || form != SIZE_MAX ? form : groups_.add(name, true, person));
    }
  }

  void add_concepts(std::vector<ConceptSpan> concepts, const ConceptFinder& finder) {
    if (!show_.spans.empty()) drop_title_concepts(concepts, finder);
    for (const ConceptSpan& span : concepts) {
      if (belongs_to_name(span)) continue;
      add(span.first, span.end, span.sentence, finder.canonical(document_, annotation_, span), MentionKind::Concept, {});
      note_own_noun(span.first, span.end);
    }
  }

  EntityTable finish(const StatedAliases& stated) {
    sort_mentions();
    pair_acronyms();
    join_stated(stated);
    groups_.join_aliases();
    make_entities();
    take_in_type_nouns();
    return std::move(table_);
  }

 private:
  std::string text_of(TokenIndex first, TokenIndex end) const {
    std::string text;
    for (TokenIndex i = first; i < end; ++i) {
      if (i > first && annotation_.tokens[i].space_before) text += ' ';  // a line break inside a name is a space
      text += annotation_.form(document_, i);
    }
    return text;
  }

  void add(TokenIndex first, TokenIndex end, std::uint32_t sentence, std::string text, MentionKind kind, const TypeEvidence& evidence) {
    Mention mention{first, end, head_of(annotation_, first, end), sentence, kNoEntity, kind, NameType::None};
    if (kind == MentionKind::Name) mention.type = best_type(typer_.model().score(evidence));
    const std::size_t form = groups_.add(text, kind == MentionKind::Name, evidence);
    table_.mentions.push_back(mention);
    form_of_.push_back(form);
  }

  /// "Marfan syndrome", where the user's ontology says what a syndrome is.
  void note_own_noun(TokenIndex first, TokenIndex end) {
    if (own_ == nullptr || end - first < 2) return;
    const std::string_view type = own_->type_of_noun(annotation_.lemma(end - 1));
    if (!type.empty()) own_type_of_form_.try_emplace(form_of_.back(), type);
  }

  void add_namesake(const NameSpan& span, TokenIndex size) {
    TypeEvidence person;
    person.given[static_cast<std::size_t>(NameType::Person)] = kShowPoints;
    const std::size_t form = groups_.add(text_of(span.first, span.first + size), true, person);
    presenters_.push_back({span.first, form, span.sentence});
  }

  /// The entity of a form that may stand only in a show's name, a title or a speaker's label; made without mentions where need be.
  EntityIndex entity_of(std::size_t form, NameType type, std::vector<EntityIndex>& entity_of_form) {
    const std::size_t root = groups_.root(form);
    if (entity_of_form[root] == kNoEntity) {
      entity_of_form[root] = static_cast<EntityIndex>(table_.entities.size());
      Entity entity;
      entity.name = groups_.forms()[root].text;
      entity.type = type;
      entity.named = true;
      table_.entities.push_back(std::move(entity));
    }
    return entity_of_form[root];
  }

  void settle_namesakes(std::vector<EntityIndex>& entity_of_form) {
    for (const Presenter& presenter : presenters_) {
      const EntityIndex person = entity_of(presenter.form, NameType::Person, entity_of_form);
      table_.namesakes.push_back({table_.entity_at(presenter.token), person, presenter.sentence});
    }
    for (const std::size_t form : speakers_) {
      table_.speaker_of_block.push_back(form == SIZE_MAX ? kNoEntity : entity_of(form, NameType::Person, entity_of_form));
    }
  }

  void settle_show() {
    if (show_.spans.empty()) return;
    table_.show = {table_.entity_at(show_.spans.front().first), kNoEntity, show_.sentence};
    if (show_.episode.empty() || groups_.find(show_.episode) != SIZE_MAX) return;  // the title may be its guest's name alone
    table_.show.episode = static_cast<EntityIndex>(table_.entities.size());
    Entity episode;
    episode.name = show_.episode;
    episode.type = NameType::Work;
    episode.named = true;
    table_.entities.push_back(std::move(episode));
  }

  void sort_mentions() {
    std::vector<std::size_t> order(table_.mentions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return table_.mentions[a].first < table_.mentions[b].first; });
    std::vector<Mention> mentions;
    std::vector<std::size_t> forms;
    for (const std::size_t old : order) {
      mentions.push_back(table_.mentions[old]);
      forms.push_back(form_of_[old]);
    }
    table_.mentions = std::move(mentions);
    form_of_ = std::move(forms);
    table_.mention_of.assign(annotation_.tokens.size(), kNoMention);
    for (MentionIndex i = 0; i < table_.mentions.size(); ++i) {
      for (TokenIndex t = table_.mentions[i].first; t < table_.mentions[i].end; ++t) table_.mention_of[t] = i;
    }
  }

  /// "European Medicines Agency (EMA)": the mention before the bracket, where the letters agree.
  void pair_acronyms() {
    for (MentionIndex i = 1; i < table_.mentions.size(); ++i) {
      const Mention& short_mention = table_.mentions[i];
      const Mention& long_mention = table_.mentions[i - 1];
      if (short_mention.first < 1 || short_mention.sentence != long_mention.sentence || long_mention.end + 1 != short_mention.first) continue;
      if (annotation_.form(document_, short_mention.first - 1) != "(") continue;
      const std::string text = text_of(long_mention.first, long_mention.end);
      const std::string acronym = text_of(short_mention.first, short_mention.end);
      const auto begin = long_form_begin(text, acronym);
      // Chemists and committees take letters from other languages, but hardly ever the first one.
      const bool closed = short_mention.end < annotation_.tokens.size() && annotation_.form(document_, short_mention.end) == ")";
      const bool bare = closed && looks_like_acronym(acronym) && fold_case(text.substr(0, 1)) == fold_case(acronym.substr(0, 1));
      if ((begin && *begin == 0) || bare) groups_.join(form_of_[i - 1], form_of_[i], "acronym in brackets");
    }
  }

  /// Concepts between two names ("née", say) are no names in between.
  void join_stated(const StatedAliases& stated) {
    MentionIndex before = kNoMention;
    for (MentionIndex i = 0; i < table_.mentions.size(); ++i) {
      if (table_.mentions[i].kind != MentionKind::Name) continue;
      if (before != kNoMention && stated.joins(document_, annotation_, table_.mentions[before], table_.mentions[i])) {
        groups_.join(form_of_[before], form_of_[i], "said to be");
      }
      before = i;
    }
  }

  /// "the Gram model", "Lyra constellation": a noun behind the name that says what it is belongs to the mention, so that what
  /// the tree attaches to the noun is attached to the name.
  void take_in_type_nouns() {
    for (MentionIndex i = 0; i < table_.mentions.size(); ++i) {
      Mention& mention = table_.mentions[i];
      const TokenIndex noun = mention.end;
      if (mention.kind != MentionKind::Name || noun >= annotation_.sentences[mention.sentence].end) continue;
      const language::Token& token = annotation_.tokens[noun];
      if (token.upos != language::Upos::NOUN || !token.space_before || table_.mention_of[noun] != kNoMention) continue;
      if (annotation_.tokens[mention.head].head != noun || typer_.type_of_noun(annotation_.lemma(noun)) != table_.entities[mention.entity].type) continue;
      mention.end = noun + 1;
      mention.head = noun;
      table_.mention_of[noun] = i;
    }
  }

  NameType settle(const Form& root) const {
    if (!root.is_name) return NameType::Concept;  // its fullest form is a common noun phrase, whatever its initials may be
    const NameType type = best_type(root.scores);
    return type != NameType::None ? type : NameType::Organization;
  }

  void make_entities() {
    std::vector<EntityIndex> entity_of_form(groups_.forms().size(), kNoEntity);
    for (MentionIndex i = 0; i < table_.mentions.size(); ++i) {
      const std::size_t root = groups_.root(form_of_[i]);
      if (entity_of_form[root] == kNoEntity) {
        entity_of_form[root] = static_cast<EntityIndex>(table_.entities.size());
        Entity entity;
        entity.name = groups_.forms()[root].text;
        entity.type = settle(groups_.forms()[root]);
        table_.entities.push_back(std::move(entity));
      }
      const EntityIndex index = entity_of_form[root];
      table_.mentions[i].entity = index;
      Entity& entity = table_.entities[index];
      entity.mentions.push_back(i);
      entity.named = entity.named || table_.mentions[i].kind == MentionKind::Name;
    }
    for (const auto& [form, type] : own_type_of_form_) {
      const EntityIndex index = entity_of_form[groups_.root(form)];
      if (index != kNoEntity && table_.entities[index].own_type.empty()) table_.entities[index].own_type = type;
    }
    settle_namesakes(entity_of_form);
    settle_show();
    for (std::size_t form = 0; form < groups_.forms().size(); ++form) {
      const std::size_t root = groups_.root(form);
      if (root == form || entity_of_form[root] == kNoEntity) continue;
      table_.entities[entity_of_form[root]].merges.push_back({groups_.forms()[form].text, groups_.forms()[form].reason});
    }
    for (Entity& entity : table_.entities) collect_aliases(entity);
  }

  /// Every way in which the text writes it, but for the name itself.
  void collect_aliases(Entity& entity) const {
    std::set<std::string> forms;
    for (const MentionIndex i : entity.mentions) {
      forms.insert(text_of(table_.mentions[i].first, table_.mentions[i].end));
      forms.insert(groups_.forms()[form_of_[i]].text);
    }
    forms.erase(entity.name);
    entity.aliases.assign(forms.begin(), forms.end());
  }

  const Document& document_;
  const Tree& tree_;
  const Annotation& annotation_;
  const NameTyper& typer_;
  AliasGroups groups_;
  const OwnTypes* own_;
  std::map<std::size_t, std::string_view> own_type_of_form_;
  EntityTable table_;
  std::vector<std::size_t> form_of_;

  struct Presenter {
    TokenIndex token;  // of the show's name
    std::size_t form;
    std::uint32_t sentence;
  };
  std::vector<Presenter> presenters_;
  std::size_t names_ = 0;              // how many of the mentions are names
  std::vector<std::size_t> speakers_;  // the form of each block's speaker, SIZE_MAX for none
  FoundShow show_;
};

}  // namespace

EntityFinder::EntityFinder(const std::filesystem::path& data_dir, const Ontology* ontology)
    : gazetteer_(Gazetteer::load(data_dir / "gazetteers")), lexicons_(Lexicons::load(data_dir)), names_(gazetteer_, lexicons_, data_dir),
      typer_(lexicons_, data_dir), concepts_(lexicons_, data_dir), worth_(lexicons_, typer_.cues(), typer_.meanings(), data_dir),
      speaker_labels_(language::read_word_set(data_dir / "english" / "speaker_labels.txt")), genders_(data_dir), antecedents_(data_dir),
      definite_nouns_(data_dir), thing_pronouns_(data_dir), stated_aliases_(data_dir) {
  if (ontology == nullptr) return;
  own_ = std::make_unique<OwnTypes>(*ontology);
  if (own_->empty()) own_.reset();
}

EntityFinder::FoundNames EntityFinder::find_names(const Document& document, const Annotation& annotation,
                                                  Gazetteer::Workspace& workspace) const {
  std::vector<GazetteerMatch> matches;
  gazetteer_.match(document, annotation, workspace, matches);
  FoundNames found;
  found.show = find_show(document, annotation);
  found.names = names_.find(document, annotation, matches, found.show.spans);
  split_names(document, annotation, found.names);
  fit_name_edges(document, annotation, lexicons_, found.names);
  drop_title_fragments(document, annotation, lexicons_, found.show, found.names);
  if (own_) own_->settle(document, annotation, found.names);
  return found;
}

EntityTable EntityFinder::find(const Document& document, const Tree& tree, Gazetteer::Workspace& workspace,
                               const AntecedentObserver& observer) const {
  const Annotation& annotation = tree.annotation();
  auto [names, show] = find_names(document, annotation, workspace);
  std::vector<bool> taken(annotation.tokens.size(), false);
  for (const NameSpan& span : names) std::fill(taken.begin() + span.first, taken.begin() + span.end, true);
  Builder builder(document, tree, lexicons_, typer_, own_.get());
  builder.set_show(std::move(show));
  builder.add_names(names);
  builder.add_speakers(speaker_names(document, lexicons_, speaker_labels_));
  builder.add_concepts(concepts_.find(document, annotation, taken), concepts_);
  EntityTable table = builder.finish(stated_aliases_);
  find_hosts(document, annotation, table);
  resolve_speakers(document, tree, table);
  definite_nouns_.resolve(document, tree, typer_, table);
  resolve_pronouns(document, tree, genders_, antecedents_, table, observer);
  thing_pronouns_.resolve(document, tree, typer_, table);
  worth_.weigh(document, annotation, table);
  return table;
}

}  // namespace quipu::entities
