// The loss of a chain of labels in which some labels are known, others are one of several: the logarithm of how much of the
// probability of all paths the paths hold that the annotation allows (conditional random field with hidden variables, Quattoni
// et al. 2007), and its slopes, by going forward and backward once. Probabilities are scaled to sum 1 at each word.
#include <torch/extension.h>

#include <vector>

namespace {

struct Chain {
  std::vector<double> ahead, behind, weights, sums;
};

// Fills ahead (normalised), sums and weights; returns the logarithm of the paths' total.
double forward(const float* scores, const float* allowed, long stride, long first, long end, long labels, const double* links,
               Chain& chain) {
  chain.ahead.assign((end - first) * labels, 0);
  chain.behind.assign((end - first) * labels, 0);
  chain.weights.assign((end - first) * labels, 0);
  chain.sums.assign(end - first, 0);
  double total = 0;
  for (long t = first; t < end; ++t) {
    const float* score = scores + t * stride;
    const float* open = allowed ? allowed + t * stride : nullptr;
    double* ahead = chain.ahead.data() + (t - first) * labels;
    double* weight = chain.weights.data() + (t - first) * labels;
    double highest = -1e30, sum = 0;
    for (long j = 0; j < labels; ++j) {
      if ((!open || open[j] > 0) && score[j] > highest) highest = score[j];
    }
    for (long j = 0; j < labels; ++j) {
      weight[j] = !open || open[j] > 0 ? std::exp(double(score[j]) - highest) : 1e-30;
      double in = t > first ? 0 : links[labels * labels + j];
      for (long i = 0; t > first && i < labels; ++i) in += ahead[i - labels] * links[i * labels + j];
      sum += ahead[j] = in * weight[j];
    }
    for (long j = 0; j < labels; ++j) ahead[j] /= sum;
    chain.sums[t - first] = sum;
    total += std::log(sum) + highest;
  }
  return total;
}

// Adds sign * (chance of each label at each word, of each pair of neighbours) to the slopes.
void backward(long first, long end, long labels, long stride, const double* links, double sign, Chain& chain, float* slopes,
              double* link_slopes) {
  for (long t = end - 1; t >= first; --t) {
    double* behind = chain.behind.data() + (t - first) * labels;
    const double* ahead = chain.ahead.data() + (t - first) * labels;
    for (long i = 0; i < labels; ++i) {
      if (t == end - 1) {
        behind[i] = 1;
      } else {
        double out = 0;
        const double* next = chain.weights.data() + (t + 1 - first) * labels;
        for (long j = 0; j < labels; ++j) {
          const double step = links[i * labels + j] * next[j] * behind[labels + j] / chain.sums[t + 1 - first];
          link_slopes[i * labels + j] += sign * ahead[i] * step;
          out += step;
        }
        behind[i] = out;
      }
      slopes[t * stride + i] += float(sign * ahead[i] * behind[i]);
    }
  }
}

}  // namespace

// scores, allowed: [words, sentences, labels], word 0 is the root and left out; sizes: words of each sentence with the root;
// links: [labels + 1, labels], the factor from a label to the next, the last row from the sentence's begin.
// Gives the sum of losses, its slopes by the scores, and those by the logarithms of the links.
std::vector<torch::Tensor> losses(torch::Tensor scores, torch::Tensor allowed, torch::Tensor sizes, torch::Tensor links) {
  const long sentences = scores.size(1), labels = scores.size(2), stride = sentences * labels;
  auto slopes = torch::zeros_like(scores);
  auto link_slopes = torch::zeros({labels, labels}, torch::kFloat64);
  double total = 0;
  Chain chain;
  for (long b = 0; b < sentences; ++b) {
    const long end = sizes.data_ptr<long>()[b];
    if (end < 2) continue;
    const float* score = scores.data_ptr<float>() + b * labels;
    const float* open = allowed.data_ptr<float>() + b * labels;
    const double* link = links.data_ptr<double>();
    total += forward(score, nullptr, stride, 1, end, labels, link, chain);
    backward(1, end, labels, stride, link, 1, chain, slopes.data_ptr<float>() + b * labels, link_slopes.data_ptr<double>());
    total -= forward(score, open, stride, 1, end, labels, link, chain);
    backward(1, end, labels, stride, link, -1, chain, slopes.data_ptr<float>() + b * labels, link_slopes.data_ptr<double>());
  }
  return {torch::tensor(total, torch::kFloat64), slopes, link_slopes.to(torch::kFloat32)};
}

PYBIND11_MODULE(TORCH_EXTENSION_NAME, module) { module.def("losses", &losses); }
