package uk.peelboard.domain.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DistributionTest {

  private static Distribution of(long... values) {
    Distribution distribution = new Distribution();
    for (long value : values) {
      distribution.add(value, 1, value * 10);
    }
    return distribution;
  }

  private static Distribution of(List<Long> values) {
    return of(values.stream().mapToLong(Long::longValue).toArray());
  }

  private static Map<Long, Long> asMap(Distribution distribution) {
    Map<Long, Long> map = new TreeMap<>();
    distribution.forEach(map::put);
    return map;
  }

  @Provide
  Arbitrary<List<Long>> values() {
    return Arbitraries.longs().between(-20, 20).list().ofMaxSize(60);
  }

  @Property(tries = 500)
  void holdsWhatWasAddedAndNotTakenAwayInWhateverOrder(
      @ForAll("values") List<Long> kept, @ForAll("values") List<Long> gone, @ForAll long seed) {
    List<long[]> steps = new ArrayList<>();
    kept.forEach(value -> steps.add(new long[] {value, 1}));
    gone.forEach(value -> steps.add(new long[] {value, 1}));
    gone.forEach(value -> steps.add(new long[] {value, -1}));
    Collections.shuffle(steps, new Random(seed));
    Distribution distribution = new Distribution();
    steps.forEach(step -> distribution.add(step[0], step[1], step[0] * 10 * step[1]));
    Map<Long, Long> expected = new TreeMap<>();
    kept.forEach(value -> expected.merge(value, 1L, Long::sum));

    assertThat(asMap(distribution)).isEqualTo(expected);
    assertThat(distribution.size()).isEqualTo(expected.size());
    assertThat(distribution.count()).isEqualTo(kept.size());
    assertThat(distribution.sum()).isEqualTo(kept.stream().mapToLong(v -> v * 10).sum());
    assertThat(distribution.isEmpty()).isEqualTo(kept.isEmpty());
    assertThat(distribution).isEqualTo(of(kept)).hasSameHashCodeAs(of(kept));
  }

  @Property(tries = 300)
  void aPercentileIsTheNearestRank(
      @ForAll("values") List<Long> values, @ForAll @IntRange(min = 0, max = 100) int percent) {
    if (values.isEmpty()) {
      return;
    }
    List<Long> sorted = values.stream().sorted().toList();
    int rank = (int) Math.max(1, Math.ceil(values.size() * percent / 100.0 - 1e-9));

    assertThat(of(values).percentile(percent)).isEqualTo(sorted.get(rank - 1));
    assertThat(of(values).max()).isEqualTo(sorted.get(sorted.size() - 1));
    assertThat(of(values).min()).isEqualTo(sorted.get(0));
  }

  @Property(tries = 300)
  void countsThoseUpToABound(
      @ForAll("values") List<Long> values, @ForAll @IntRange(min = -25, max = 25) int bound) {
    assertThat(of(values).countUpTo(bound))
        .isEqualTo(values.stream().filter(value -> value <= bound).count());
  }

  @Property(tries = 300)
  void partsAddUpToTheWhole(@ForAll("values") List<Long> some, @ForAll("values") List<Long> more) {
    List<Long> all = new ArrayList<>(some);
    all.addAll(more);
    Distribution part = of(more);
    Distribution sum = Distribution.sumOf(List.of(of(some), part));

    assertThat(sum).isEqualTo(of(all));
    assertThat(sum.count()).isEqualTo(all.size());
    sum.add(99, 1, 1);
    assertThat(part).isEqualTo(of(more));
  }

  @Test
  void partsThatCancelOutLeaveNothing() {
    Distribution less = new Distribution();
    less.add(5, -1, -50);
    Distribution sum = of(5);
    sum.addAll(less);

    assertThat(sum.isEmpty()).isTrue();
    assertThat(sum).isEqualTo(new Distribution());
  }

  @Test
  void addedToItselfItIsTwiceWhatItWas() {
    Distribution twice = of(1, 2);
    twice.addAll(twice);

    assertThat(twice).isEqualTo(of(1, 1, 2, 2));
  }

  @Test
  void aCopyStandsFreeOfItsOriginal() {
    Distribution original = of(1, 2);
    Distribution copy = original.copy();
    original.add(3, 1, 30);

    assertThat(copy).isEqualTo(of(1, 2)).isNotEqualTo(original);
  }

  @Test
  void differsByWhatWasAddedHowOftenAndByTheSum() {
    Distribution otherSum = new Distribution();
    otherSum.add(1, 1, 11);

    assertThat(of(1)).isNotEqualTo(of(2)).isNotEqualTo(of(1, 1)).isNotEqualTo(otherSum);
  }

  @Test
  void readsAsItsValuesAndHowOftenTheyWereAdded() {
    assertThat(of(1, 2, 2)).hasToString("count 3, sum 50 {1, 2 x 2}");
  }

  @Test
  void aSumWithoutValuesIsNotNothing() {
    Distribution distribution = new Distribution();
    distribution.add(1, 0, 7);

    assertThat(distribution.isEmpty()).isFalse();
    assertThat(distribution.size()).isZero();
  }

  @Test
  void ofNothingThereIsNoPercentileNorExtreme() {
    Distribution nothing = new Distribution();

    assertThatThrownBy(() -> nothing.percentile(50)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(nothing::max).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(nothing::min).isInstanceOf(IllegalStateException.class);
  }
}
