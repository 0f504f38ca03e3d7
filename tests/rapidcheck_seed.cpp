// One seed for all runs of the property-based tests, so that what passed yesterday passes today. RC_PARAMS="seed=7
// max_success=5000" runs other and more cases. Linked into every test program that uses RapidCheck, which reads the variable once,
// before its first test.

#include <cstdlib>

namespace {
[[maybe_unused]] const int kSeedIsSet = setenv("RC_PARAMS", "seed=2026 max_success=200", /*overwrite=*/0);
}
