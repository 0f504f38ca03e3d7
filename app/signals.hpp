#pragma once
// Ctrl-C and its kin: whatever is half written is removed before the process ends.

namespace quipu::app {

/// Call first in main, before any thread starts. A closed pipe or a limit on file sizes becomes an error of write(), descriptors
/// 0 to 2 that the caller closed are taken so that no file of ours can land there, and SIGINT, SIGTERM and SIGHUP remove
/// temporary files and end the process with 130, 143 and 130 (unless they were ignored, as under nohup).
void prepare_process();

}  // namespace quipu::app
