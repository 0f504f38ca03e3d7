#include "graph/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace quipu {
namespace {

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// A grid of side × side nodes, each tied to the right and to the lower neighbour.
Edges grid(std::uint32_t side) {
  Edges edges;
  for (std::uint32_t i = 0; i < side * side; ++i) {
    if (i % side + 1 < side) edges.emplace_back(i, i + 1);
    if (i + side < side * side) edges.emplace_back(i, i + side);
  }
  return edges;
}

double mean_edge(const std::vector<Point>& places, const Edges& edges) {
  double sum = 0;
  for (const auto& [a, b] : edges) sum += distance(places[a], places[b]);
  return sum / static_cast<double>(edges.size());
}

std::set<std::pair<double, double>> distinct(const std::vector<Point>& places) {
  std::set<std::pair<double, double>> all;
  for (const Point place : places) all.emplace(place.x, place.y);
  return all;
}

TEST(Layout, OfNothingIsNothing) { EXPECT_TRUE(layout(0, {}).empty()); }

TEST(Layout, OfOneNodeIsTheCentre) { EXPECT_EQ(layout(1, {}).front(), (Point{0, 0})); }

TEST(Layout, GivesEveryNodeAPlaceOfItsOwn) {
  const Edges edges = grid(20);
  const auto places = layout(450, edges);  // 400 of the grid and 50 alone
  EXPECT_EQ(distinct(places).size(), 450u);
  for (const Point place : places) EXPECT_TRUE(std::isfinite(place.x) && std::isfinite(place.y));
}

TEST(Layout, EdgesHaveTheAskedLength) {
  const Edges edges = grid(12);
  EXPECT_NEAR(mean_edge(layout(144, edges, {.edge_length = 30}), edges), 30, 0.01);
}

TEST(Layout, UnfoldsAGrid) {
  const auto places = layout(400, grid(20));
  const double side = distance(places[0], places[19]), diagonal = distance(places[0], places[399]);
  EXPECT_GT(diagonal, 1.2 * side);
  EXPECT_GT(side, 10 * mean_edge(places, grid(20)));
}

TEST(Layout, PutsNeighboursNear) {
  // Two cliques of 15 nodes joined by one edge.
  Edges edges;
  for (std::uint32_t clique = 0; clique < 2; ++clique) {
    for (std::uint32_t a = 0; a < 15; ++a) {
      for (std::uint32_t b = a + 1; b < 15; ++b) edges.emplace_back(15 * clique + a, 15 * clique + b);
    }
  }
  const double inside = mean_edge(layout(30, edges), edges);
  edges.emplace_back(0, 15);
  const auto places = layout(30, edges);
  double across = 0;
  for (std::uint32_t i = 0; i < 15; ++i) across += distance(places[i], places[15 + i]) / 15;
  EXPECT_GT(across, 2 * inside);
}

TEST(Layout, DirectionLoopsAndRepetitionsChangeNothing) {
  const Edges plain{{0, 1}, {1, 2}, {2, 3}, {1, 3}};
  const Edges noisy{{1, 0}, {1, 2}, {2, 1}, {2, 2}, {3, 2}, {1, 3}, {1, 3}};
  EXPECT_EQ(layout(4, plain), layout(4, noisy));
}

TEST(Layout, ComponentsDoNotOverlap) {
  Edges edges;
  for (std::uint32_t i = 0; i + 1 < 30; ++i) {
    if (i % 3 != 2) edges.emplace_back(i, i + 1);
  }
  const auto places = layout(30, edges);
  for (std::uint32_t a = 0; a < 30; ++a) {
    for (std::uint32_t b = a + 1; b < 30; ++b) {
      if (a / 3 == b / 3) continue;
      EXPECT_GT(distance(places[a], places[b]), 20) << a << ' ' << b;
    }
  }
}

TEST(Layout, BearsAStarAndManyNodesInOnePlace) {
  Edges star;
  for (std::uint32_t i = 1; i < 3000; ++i) star.emplace_back(0, i);
  EXPECT_EQ(distinct(layout(3000, star)).size(), 3000u);
}

}  // namespace
}  // namespace quipu
