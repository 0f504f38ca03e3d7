#pragma once
// Open relations: what a sentence says in its own words, whether or not the ontology has a type for it.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/annotation.hpp"

namespace quipu::relations {

using language::TokenIndex;

/// What gave a fact: the clause types of Del Corro and Gemulla, "ClausIE" (WWW 2013), and what stands inside noun phrases.
enum class FactKind : std::uint8_t {
  Intransitive,  ///< SV and SVA: "the index fell", "she lives in Oslo"
  Copular,       ///< SVC with "be": "Ada is a chemist"
  Complement,    ///< SVC and SVOC with another verb: "became a nurse"
  Transitive,    ///< SVO, SVOO, SVOA
  Clausal,       ///< a whole clause is the argument: "said that it would"
  Existential,   ///< "there are two rivers"
  Apposition,    ///< "Ada, a chemist"
  Title,         ///< "chief executive Ada Quill"
  Possession,    ///< "the firm's index"
  Attribute,     ///< "the mayor of Oslo", "a house in Oslo"
};
inline constexpr std::size_t kFactKinds = 10;

/// How the subject was found.
enum class SubjectKind : std::uint8_t {
  Own,         ///< the predicate's own
  Relative,    ///< the noun that a relative clause or a participle describes
  Shared,      ///< of the predicate that this one is coordinated with
  Controlled,  ///< of the governing clause
  Participle,  ///< the noun that a past participle describes: "a bid launched by X"
  Infinitive,  ///< the noun that an infinitive describes: "efforts to gain control"
};
inline constexpr std::size_t kSubjectKinds = 6;

/// A predicate or an argument: a word that the sentence leaves out ("be" of "Ada, a chemist"), then tokens [begin, end) of
/// OpenFacts::tokens in the order in which they are read.
struct FactPart {
  std::string_view lead{};  ///< static storage
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Parts of OpenFacts::parts: the predicate, the first argument, then the others. There may be no other.
struct OpenFact {
  std::uint32_t sentence = 0;                ///< index into Annotation::sentences
  TokenIndex predicate = language::kNoHead;  ///< head of the predicate
  TokenIndex subject = language::kNoHead;    ///< head of the first argument
  TokenIndex object = language::kNoHead;     ///< head of the second argument, or kNoHead
  std::uint32_t first_part = 0;
  std::uint32_t parts = 0;
  FactKind kind = FactKind::Intransitive;
  SubjectKind subject_kind = SubjectKind::Own;
  std::uint16_t confidence = 0;  ///< in thousandths
};

/// All facts of a document, in flat arrays that keep their memory from document to document.
struct OpenFacts {
  std::vector<OpenFact> facts;
  std::vector<FactPart> parts;
  std::vector<TokenIndex> tokens;

  void clear() {
    facts.clear();
    parts.clear();
    tokens.clear();
  }
};

/// Appends the part's words as the text has them, white space between them as one blank. O(its tokens).
void append_text(const Document& document, const language::Annotation& annotation, const OpenFacts& facts, const FactPart& part,
                 std::string& out);

}  // namespace quipu::relations
