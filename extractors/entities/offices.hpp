#pragma once
// Offices written with capitals ("CEO", "Vice President") are no names and no parts of names. Internal to entities/.

#include <filesystem>
#include <vector>

#include "extractors/entities/lexicons.hpp"
#include "extractors/language/annotation.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::entities {

struct NameSpan;

class Offices {
 public:
  /// Reads data_dir/english/office_words.txt and office_modifiers.txt. Throws DataError.
  explicit Offices(const std::filesystem::path& data_dir);

  /// Spans without the offices in them: "Apple CEO Steve Jobs" becomes "Apple" and "Steve Jobs", "Founder" nothing. An office
  /// in a name stays where no person's name follows ("Principal Financial Group"). Shows are left alone. O(tokens).
  std::vector<NameSpan> cut(const Document& document, const language::Annotation& annotation, const Lexicons& lexicons,
                            const std::vector<NameSpan>& spans) const;

 private:
  language::WordSet offices_, modifiers_;
};

}  // namespace quipu::entities
