#include "app/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <list>
#include <mutex>
#include <new>
#include <numeric>
#include <system_error>
#include <thread>
#include <vector>

#include "app/console.hpp"
#include "app/document_queue.hpp"
#include "app/progress.hpp"
#include "graph/builder.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

std::uint64_t total_bytes(std::span<const Input> inputs) {
  return std::accumulate(inputs.begin(), inputs.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Input& input) { return sum + input.bytes; });
}

/// 0 where only reading tells.
std::uint64_t known_documents(std::span<const Input> inputs, const ReadOptions& options) {
  const bool records = std::any_of(inputs.begin(), inputs.end(), [&](const Input& input) { return is_record_file(input.path, options); });
  return records ? 0 : inputs.size();
}

class Pipeline {
 public:
  Pipeline(std::span<const Input> inputs, const Ontology& ontology, const Extractor& extractor, const ReadOptions& options)
      : queue_(inputs, options),
        extractor_(extractor),
        options_(options),
        builder_(ontology),
        ontology_(ontology),
        progress_(known_documents(inputs, options), total_bytes(inputs)) {}

  PipelineResult run(unsigned threads) {
    std::vector<std::thread> workers;
    try {
      while (workers.size() + 1 < threads) workers.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      console::detail("the system gives no more than " + std::to_string(workers.size() + 1) + " threads");
    }
    work();
    for (std::thread& worker : workers) worker.join();
    if (fatal_) std::rethrow_exception(fatal_);
    return {builder_.finish(), used_, failed_ + queue_.failed()};
  }

 private:
  // Nothing may leave a thread's function, so that what ends the whole run is kept for the caller.
  void work() {
    try {
      const auto session = extractor_.make_session();
      GraphBuilder builder(ontology_);
      for (Work next; queue_.next(next);) use(next, *session, builder);
      Graph part = builder.finish();
      const std::lock_guard lock(mutex_);
      builder_.add(std::move(part));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!fatal_) fatal_ = std::current_exception();
      queue_.stop();
    }
  }

  void use(const Work& work, Extractor::Session& session, GraphBuilder& builder) {
    Graph fragment;
    if (extract(work, session, fragment)) {
      builder.add(std::move(fragment));
      ++used_;
    } else {
      ++failed_;
    }
    progress_.done(work.bytes);
  }

  bool extract(const Work& work, Extractor::Session& session, Graph& fragment) const {
    try {
      fragment = extractor_.extract(work.document ? *work.document : read_document(work.name, options_), session);
      console::detail(work.name + ": " + std::to_string(fragment.nodes.size()) + " nodes, " +
                      std::to_string(fragment.edges.size()) + " edges");
      return true;
    } catch (const Error& error) {
      console::error(error.what());
    } catch (const std::bad_alloc&) {
      console::error(work.name + ": not enough memory for this document: split it, or use fewer threads (--jobs 1)");
    }
    return false;
  }

  DocumentQueue queue_;
  const Extractor& extractor_;
  const ReadOptions options_;
  GraphBuilder builder_;
  const Ontology& ontology_;
  Progress progress_;
  std::mutex mutex_;
  std::exception_ptr fatal_;
  std::atomic<std::size_t> used_ = 0;
  std::atomic<std::size_t> failed_ = 0;
};

}  // namespace

PipelineResult run_pipeline(std::span<const Input> inputs, const Ontology& ontology, const Extractor& extractor,
                            const ReadOptions& options, unsigned threads) {
  return Pipeline(inputs, ontology, extractor, options).run(threads);
}

}  // namespace quipu::app
