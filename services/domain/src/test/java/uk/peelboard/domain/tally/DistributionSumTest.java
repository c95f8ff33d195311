package uk.peelboard.domain.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DistributionSumTest {
  private final DistributionSum adding = new DistributionSum();

  @Provide
  Arbitrary<List<Distribution>> distributions() {
    Arbitrary<Long> values =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-3, 5),
            Arbitraries.longs().between(131_070, 131_074),
            Arbitraries.longs());
    return values
        .list()
        .ofMaxSize(12)
        .map(
            all -> {
              Distribution distribution = new Distribution();
              all.forEach(value -> distribution.add(value, 1 + Math.floorMod(value, 3), 7));
              return distribution;
            })
        .list()
        .ofMaxSize(30);
  }

  @Property
  void isWhatAddingOneToTheOtherGives(@ForAll("distributions") List<Distribution> all) {
    for (int round = 0; round < 2; round++) {
      all.forEach(adding::add);

      Distribution sum = adding.take();

      assertThat(sum).isEqualTo(Distribution.sumOf(all));
      assertThat(sum.count()).isEqualTo(Distribution.sumOf(all).count());
    }
  }

  @Property
  void whatIsInRangeIsHandedOverInOrder(@ForAll("distributions") List<Distribution> all) {
    for (int round = 0; round < 2; round++) {
      Distribution handed = new Distribution();
      all.forEach(adding::add);

      adding.takeInRange(
          (value, count) -> {
            assertThat(handed.size() == 0 || handed.max() < value).isTrue();
            handed.add(value, count, 0);
          });

      Distribution expected = new Distribution();
      Distribution.sumOf(all)
          .forEach(
              (value, count) -> {
                if (value >= 0 && value < 1 << 17) {
                  expected.add(value, count, 0);
                }
              });
      assertThat(handed).isEqualTo(expected);
      assertThat(adding.take()).isEqualTo(new Distribution());
    }
  }

  @Property
  void whatIsTakenAwayAgainWasNeverThere(@ForAll("distributions") List<Distribution> all) {
    all.forEach(
        distribution ->
            distribution.forEach(
                (value, times) -> {
                  adding.add(value, times);
                  adding.add(value, -times);
                }));

    assertThat(adding.take()).isEqualTo(new Distribution());
  }
}
