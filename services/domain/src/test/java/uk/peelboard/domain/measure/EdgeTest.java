package uk.peelboard.domain.measure;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class EdgeTest {
  /** From 1900 to 9999. */
  private static final long LONGEST_AGE = 256_000_000_000L;

  @Property
  void givesBackTheSecondAndTheAge(
      @ForAll @IntRange(max = 89_999) int second, @ForAll @LongRange(max = LONGEST_AGE) long age) {
    long edge = Edge.pack(second, age);

    assertThat(Edge.secondOfDay(edge)).isEqualTo(second);
    assertThat(Edge.ageSeconds(edge)).isEqualTo(age);
  }

  @Property
  void edgesOfOneAgeAreInTheOrderOfTheDay(
      @ForAll @IntRange(max = 89_998) int second, @ForAll @LongRange(max = LONGEST_AGE) long age) {
    assertThat(Edge.pack(second, age)).isLessThan(Edge.pack(second + 1, age));
    assertThat(Edge.pack(second, age)).isLessThan(Edge.pack(0, age + 1));
  }
}
