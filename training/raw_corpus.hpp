#pragma once
// Plain text to learn words from: transcripts in Markdown, text files, and the text fields of JSON lines.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace quipu::training {

/// Calls `use` with the words of every sentence of every .md, .txt and .jsonl file at or under `paths`, in the order of the
/// names. Of Markdown the speaker marks ("**Name:** ") are left out; of JSON lines only the fields "passage" and "sent" are
/// taken, each passage once where lines that follow each other repeat it. `data` is quipu's data folder, for the tokenizer.
void each_raw_sentence(const std::vector<std::string>& paths, const std::filesystem::path& data,
                       const std::function<void(const std::vector<std::string_view>&)>& use);

}  // namespace quipu::training
