#pragma once
// Messages to people, on standard error, and the one line that shows how far a long run has come. Thread-safe.

#include <string>
#include <string_view>

namespace quipu::app::console {

/// Quiet leaves errors only; verbose adds what each step did. Both: quiet wins.
void set_verbosity(bool verbose, bool quiet);

void error(std::string_view message);
void warning(std::string_view message);
void note(std::string_view message);
void detail(std::string_view message);

/// Whether show_line() has somebody to show it to: standard error is a terminal and not told to be quiet.
bool shows_progress();
/// Replaces the progress line; an empty one removes it. Messages step over it.
void show_line(const std::string& line);

}  // namespace quipu::app::console
