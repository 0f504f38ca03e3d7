#pragma once
// XML as a stream of events (expat), with what only attacks hold refused. Internal to importers/.

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quipu::importers {

/// What a start tag holds. Names are without their prefix: readers know one vocabulary each.
struct XmlElement {
  std::string_view name;
  std::vector<std::pair<std::string_view, std::string_view>> attributes;
  std::uint64_t line = 0;  ///< from 1

  /// Empty where there is none.
  std::string_view attribute(std::string_view wanted) const;
};

/// Views are valid during the call. What an event throws ends the parse.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start(const XmlElement& element) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;  ///< may come in several pieces
};

/// Parses all of `in`. UTF-8, UTF-16, ISO-8859-1 and US-ASCII are understood; texts arrive as UTF-8. Throws InputError with `file` and line
/// where the XML is not well-formed, declares or uses an entity, nests deeper than 64, or has a tag above 16 MiB.
void parse_xml(std::istream& in, const std::string& file, XmlEvents& events);

}  // namespace quipu::importers
