#include "graph/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/coarse_graph.hpp"
#include "graph/quadtree.hpp"

namespace quipu {
namespace {

using internal::CoarseGraph;
using internal::Quadtree;
using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

constexpr double kOpening = 1.2;      // cells that look narrower push as one
constexpr double kRepulsion = 0.2;    // Hu's C; lengths are in units of his K
constexpr double kCooling = 0.9;      // how much a step shrinks where the energy grows
constexpr std::size_t kSmallest = 2;  // nodes of the coarsest graph

/// Digits of `number` in a base, mirrored at the point: evenly spread in [0, 1).
double halton(std::uint32_t number, std::uint32_t base) {
  double result = 0, place = 1;
  for (; number > 0; number /= base) {
    place /= base;
    result += place * (number % base);
  }
  return result;
}

/// Moves nodes along the forces on them, by steps that shrink as the picture settles.
class Relaxation {
 public:
  Relaxation(const CoarseGraph& graph, std::vector<Point>& places) : graph_(graph), places_(places), forces_(places.size()) {}

  void run(std::size_t rounds, double step) {
    double energy = HUGE_VAL;
    int progress = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
      const double now = round_of(step);
      if (now < energy) {
        if (++progress >= 5) progress = 0, step /= kCooling;
      } else {
        progress = 0;
        step *= kCooling;
      }
      energy = now;
      if (step < 1e-3) return;
    }
  }

 private:
  /// One move of all nodes; the energy before it.
  double round_of(double step) {
    tree_.build(places_, graph_.mass);
    double energy = 0;
    for (const auto& [code, node] : tree_.order()) {
      const Point force = force_on(node);
      energy += force.x * force.x + force.y * force.y;
      forces_[node] = force;
    }
    for (std::size_t node = 0; node < places_.size(); ++node) {
      const Point force = forces_[node];
      const double length = std::sqrt(force.x * force.x + force.y * force.y);
      if (length <= 0) continue;
      const double by = std::min(step, length) / length;
      places_[node] = {places_[node].x + force.x * by, places_[node].y + force.y * by};
    }
    return energy;
  }

  Point force_on(std::uint32_t node) const {
    const Point at = places_[node];
    const Point push = tree_.push(at, kOpening);
    Point force{kRepulsion * push.x, kRepulsion * push.y};
    for (const std::uint32_t other : graph_.of(node)) {
      const double x = places_[other].x - at.x, y = places_[other].y - at.y;
      const double length = std::sqrt(x * x + y * y);
      force.x += x * length;
      force.y += y * length;
    }
    return force;
  }

  const CoarseGraph& graph_;
  std::vector<Point>& places_;
  std::vector<Point> forces_;
  Quadtree tree_;
};

std::size_t rounds_for(std::size_t nodes) {
  if (nodes <= 2'000) return 200;
  return nodes <= 20'000 ? 80 : 40;
}

/// How much wider a picture gets when each node becomes `ratio` nodes: two heavy nodes stand (C * ratio)^(1/3) apart, what they
/// stand for needs ratio^(1/2). By square roots, which all machines compute alike: 1/8 + 1/32 + 1/128 is 1/6 but for 0.003.
double room_for(double ratio) {
  const double eighth = std::sqrt(std::sqrt(std::sqrt(ratio)));
  const double part = std::sqrt(std::sqrt(eighth));
  return eighth * part * std::sqrt(std::sqrt(part));
}

std::vector<Point> place(const CoarseGraph& graph) {
  std::vector<std::uint32_t> parent;
  CoarseGraph coarser;
  if (graph.size() > kSmallest) coarser = coarsen(graph, parent);
  std::vector<Point> places(graph.size());
  const bool smallest = coarser.size() == 0 || coarser.size() == graph.size();
  if (smallest) {
    const double side = std::sqrt(static_cast<double>(graph.size()));
    for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = {side * halton(i + 1, 2), side * halton(i + 1, 3)};
  } else {
    const std::vector<Point> rough = place(coarser);
    const double wider = room_for(static_cast<double>(graph.size()) / static_cast<double>(coarser.size()));
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      const Point at = rough[parent[i]];
      places[i] = {at.x * wider + halton(i + 1, 2) - 0.5, at.y * wider + halton(i + 1, 3) - 0.5};
    }
  }
  Relaxation(graph, places).run(smallest ? 300 : rounds_for(graph.size()), 1.0);
  return places;
}

/// Components by size, largest first, each a list of its nodes in ascending order.
std::vector<std::vector<std::uint32_t>> components_of(const CoarseGraph& graph) {
  std::vector<std::vector<std::uint32_t>> components;
  std::vector<bool> seen(graph.size());
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    if (seen[start]) continue;
    std::vector<std::uint32_t> nodes{start};
    seen[start] = true;
    for (std::size_t at = 0; at < nodes.size(); ++at) {
      for (const std::uint32_t other : graph.of(nodes[at])) {
        if (!seen[other]) seen[other] = true, nodes.push_back(other);
      }
    }
    std::sort(nodes.begin(), nodes.end());
    components.push_back(std::move(nodes));
  }
  std::stable_sort(components.begin(), components.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return components;
}

struct Placed {
  std::vector<Point> places;  // from (0, 0) to (width, height)
  double width = 0;
  double height = 0;
};

/// Scales places so that the mean edge has the asked length, and moves them into the corner.
void normalise(const CoarseGraph& graph, double edge_length, Placed& placed) {
  double sum = 0;
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    for (const std::uint32_t other : graph.of(node)) {
      const double x = placed.places[node].x - placed.places[other].x, y = placed.places[node].y - placed.places[other].y;
      sum += std::sqrt(x * x + y * y);
    }
  }
  const double scale = sum > 0 ? edge_length * static_cast<double>(graph.neighbours.size()) / sum : 1;
  Point least{HUGE_VAL, HUGE_VAL};
  for (const Point& place : placed.places) least = {std::min(least.x, place.x), std::min(least.y, place.y)};
  for (Point& place : placed.places) {
    place = {(place.x - least.x) * scale, (place.y - least.y) * scale};
    placed.width = std::max(placed.width, place.x);
    placed.height = std::max(placed.height, place.y);
  }
}

Placed place_component(const CoarseGraph& whole, std::span<const std::uint32_t> nodes, std::vector<std::uint32_t>& local,
                       double edge_length) {
  for (std::uint32_t i = 0; i < nodes.size(); ++i) local[nodes[i]] = i;
  Edges edges;
  for (const std::uint32_t node : nodes) {
    for (const std::uint32_t other : whole.of(node)) {
      if (node < other) edges.emplace_back(local[node], local[other]);
    }
  }
  const CoarseGraph graph = internal::make_coarse_graph(std::vector<double>(nodes.size(), 1.0), std::move(edges));
  Placed placed{place(graph), 0, 0};
  normalise(graph, edge_length, placed);
  return placed;
}

/// Where each component goes: rows of about the width of a square that holds all, the largest first.
class Shelves {
 public:
  Shelves(double area, double gap) : width_(std::sqrt(area) * 1.2), gap_(gap) {}

  Point next(double width, double height) {
    if (x_ > 0 && x_ + width > width_) {
      y_ += row_ + gap_;
      x_ = row_ = 0;
    }
    const Point corner{x_, y_};
    x_ += width + gap_;
    row_ = std::max(row_, height);
    return corner;
  }

 private:
  double width_, gap_;
  double x_ = 0, y_ = 0, row_ = 0;
};

void center(std::vector<Point>& places) {
  Point least{HUGE_VAL, HUGE_VAL}, most{-HUGE_VAL, -HUGE_VAL};
  for (const Point& place : places) {
    least = {std::min(least.x, place.x), std::min(least.y, place.y)};
    most = {std::max(most.x, place.x), std::max(most.y, place.y)};
  }
  for (Point& place : places) place = {place.x - (least.x + most.x) / 2, place.y - (least.y + most.y) / 2};
}

}  // namespace

std::vector<Point> layout(std::size_t nodes, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, const LayoutOptions& options) {
  if (nodes == 0) return {};
  const CoarseGraph whole = internal::make_coarse_graph(std::vector<double>(nodes, 1.0), Edges(edges.begin(), edges.end()));
  const auto components = components_of(whole);
  std::vector<std::uint32_t> local(nodes);
  std::vector<Placed> placed;
  const double gap = options.edge_length * 0.6;
  double area = 0;
  for (const auto& component : components) {
    placed.push_back(place_component(whole, component, local, options.edge_length));
    area += (placed.back().width + gap) * (placed.back().height + gap);
  }
  std::vector<Point> places(nodes);
  Shelves shelves(area, gap);
  for (std::size_t i = 0; i < components.size(); ++i) {
    const Point corner = shelves.next(placed[i].width, placed[i].height);
    for (std::size_t j = 0; j < components[i].size(); ++j) {
      places[components[i][j]] = {corner.x + placed[i].places[j].x, corner.y + placed[i].places[j].y};
    }
  }
  center(places);
  return places;
}

}  // namespace quipu
