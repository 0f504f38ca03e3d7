#include "app/pipeline.hpp"

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
#include "app/progress.hpp"
#include "graph/builder.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

std::uint64_t total_bytes(std::span<const Input> inputs) {
  return std::accumulate(inputs.begin(), inputs.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Input& input) { return sum + input.bytes; });
}

class Pipeline {
 public:
  Pipeline(std::span<const Input> inputs, const Ontology& ontology, const Extractor& extractor, const ReadOptions& options)
      : inputs_(inputs),
        extractor_(extractor),
        options_(options),
        builder_(ontology),
        ontology_(ontology),
        progress_(inputs.size(), total_bytes(inputs)) {}

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
    return {builder_.finish(), used_, failed_};
  }

 private:
  // Nothing may leave a thread's function, so that what ends the whole run is kept for the caller.
  void work() {
    try {
      const auto session = extractor_.make_session();
      GraphBuilder builder(ontology_);
      for (std::size_t i = next_++; i < inputs_.size(); i = next_++) use(inputs_[i], *session, builder);
      Graph part = builder.finish();
      const std::lock_guard lock(mutex_);
      builder_.add(std::move(part));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!fatal_) fatal_ = std::current_exception();
      next_ = inputs_.size();
    }
  }

  void use(const Input& input, Extractor::Session& session, GraphBuilder& builder) {
    Graph fragment;
    if (extract(input, session, fragment)) {
      builder.add(std::move(fragment));
      ++used_;
    } else {
      ++failed_;
    }
    progress_.done(input.bytes);
  }

  bool extract(const Input& input, Extractor::Session& session, Graph& fragment) const {
    try {
      const Document document = read_document(input.path, options_);
      fragment = extractor_.extract(document, session);
      console::detail(input.path + ": " + std::to_string(fragment.nodes.size()) + " nodes, " +
                      std::to_string(fragment.edges.size()) + " edges");
      return true;
    } catch (const Error& error) {
      console::error(error.what());
    } catch (const std::bad_alloc&) {
      console::error(input.path + ": not enough memory for this document: split it, or use fewer threads (--jobs 1)");
    }
    return false;
  }

  const std::span<const Input> inputs_;
  const Extractor& extractor_;
  const ReadOptions options_;
  GraphBuilder builder_;
  const Ontology& ontology_;
  Progress progress_;
  std::mutex mutex_;
  std::exception_ptr fatal_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> used_ = 0;
  std::atomic<std::size_t> failed_ = 0;
};

}  // namespace

PipelineResult run_pipeline(std::span<const Input> inputs, const Ontology& ontology, const Extractor& extractor,
                            const ReadOptions& options, unsigned threads) {
  return Pipeline(inputs, ontology, extractor, options).run(threads);
}

}  // namespace quipu::app
