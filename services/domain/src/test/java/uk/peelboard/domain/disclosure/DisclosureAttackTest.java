package uk.peelboard.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Somebody who has everything that is published, and all the time in the world: every course of
 * events is tried that would have been published in the same way.
 */
class DisclosureAttackTest {
  private static final int PARTS = 3;
  private static final int ATOMS = 3;

  /** Two that adjoin, the two together, and one that overlaps both. */
  private static final List<Span> SPANS =
      List.of(new Span(0, 2), new Span(0, 1), new Span(1, 3), new Span(0, 3), new Span(2, 3));

  @Property(tries = 100)
  void nothingThatIsPublishedTellsACountBelowFive(
      @ForAll @Size(PARTS * ATOMS) List<@IntRange(max = 6) Integer> counts,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 4) Integer> published) {
    long[][] world = new long[ATOMS][PARTS];
    for (int i = 0; i < counts.size(); i++) {
      world[i / PARTS][i % PARTS] = counts.get(i);
    }
    List<Span> spans = published.stream().map(SPANS::get).toList();
    expectNothingIsTold(world, spans, Disclosure.decide(new Counts(world), spans));
  }

  @Property(tries = 100)
  void norDoesItWhereSomeWasPublishedBefore(
      @ForAll @Size(PARTS * ATOMS) List<@IntRange(max = 6) Integer> counts,
      @ForAll @Size(min = 1, max = 2) List<@IntRange(max = 4) Integer> before,
      @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 4) Integer> after) {
    long[][] world = new long[ATOMS][PARTS];
    for (int i = 0; i < counts.size(); i++) {
      world[i / PARTS][i % PARTS] = counts.get(i);
    }
    Set<Span> over = new LinkedHashSet<>(before.stream().map(SPANS::get).toList());
    List<Published> published = new ArrayList<>();
    Map<Span, Release> decided = Disclosure.decide(new Counts(world), allOverWith(over));
    over.forEach(span -> published.add(new Published(span, decided.get(span))));
    List<Span> spans = new ArrayList<>(after.stream().map(SPANS::get).toList());
    Map<Span, Release> decisions =
        new HashMap<>(Disclosure.decide(new Counts(world), published, spans));

    published.forEach(
        one -> assertThat(decisions.get(one.span())).isGreaterThanOrEqualTo(one.release()));
    published.forEach(one -> decisions.put(one.span(), one.release()));
    spans.addAll(published.stream().map(Published::span).toList());
    expectNothingIsTold(world, spans, decisions);
  }

  /** Some spans, and then all others that are over when the last of them is. */
  private static List<Span> allOverWith(Set<Span> some) {
    int last = some.stream().mapToInt(Span::to).max().orElseThrow();
    Set<Span> all = new LinkedHashSet<>(some);
    SPANS.stream().filter(span -> span.to() <= last).forEach(all::add);
    return List.copyOf(all);
  }

  /** Of the two who could be seen in the first span, the last one would tell. */
  @Example
  void norDoesItWhereASumTakesAnAlternativeAwayForWhichThereIsAnother() {
    norDoesItWhereSomeWasPublishedBefore(
        List.of(0, 0, 0, 0, 2, 5, 0, 3, 0), List.of(0), List.of(2, 3));
  }

  @Example
  void norWhereItFollowsFromNothingHavingHappened() {
    norDoesItWhereSomeWasPublishedBefore(
        List.of(0, 0, 0, 0, 5, 5, 0, 0, 1), List.of(0), List.of(2, 4));
  }

  @Example
  void norWhereWhatWasPublishedTellsItWithWhatComesBefore() {
    norDoesItWhereSomeWasPublishedBefore(
        List.of(2, 0, 1, 3, 5, 4, 2, 1, 1), List.of(2), List.of(0, 1, 4));
  }

  @Example
  void norWhereTheSpanItselfComesLast() {
    nothingThatIsPublishedTellsACountBelowFive(
        List.of(0, 0, 1, 5, 0, 4, 0, 1, 2), List.of(0, 2, 4, 1));
  }

  @Property(tries = 300)
  void whatHasBecomeOfAPublishedSpanIsGivenOnlyWhereNoneIsBelowFive(
      @ForAll @Size(PARTS * ATOMS) List<@IntRange(max = 9) Integer> counts) {
    long[][] world = new long[ATOMS][PARTS];
    for (int i = 0; i < counts.size(); i++) {
      world[i / PARTS][i % PARTS] = counts.get(i);
    }
    List<Published> published =
        SPANS.stream().map(span -> new Published(span, Release.WHOLE)).toList();
    Disclosure.decide(new Counts(world), published, List.of())
        .forEach(
            (span, release) -> {
              for (int part = 0; part < PARTS && release == Release.WHOLE; part++) {
                for (int from = 0; from < ATOMS; from++) {
                  for (int to = from + 1; to <= ATOMS; to++) {
                    assertThat(Disclosure.isSafe(count(world, part, from, to))).isTrue();
                  }
                }
              }
            });
  }

  private static void expectNothingIsTold(
      long[][] world, List<Span> spans, Map<Span, Release> decisions) {
    Map<String, Set<Long>> possible = new HashMap<>();
    long[][] other = new long[ATOMS][PARTS];
    tryAll(world, other, 0, decisions, possible);
    for (Span span : spans) {
      for (int part = 0; part < PARTS; part++) {
        long count = count(world, part, span.from(), span.to());
        if (!Disclosure.isSafe(count)) {
          assertThat(possible.get(key(part, span.from(), span.to())))
              .as("%d of part %d in %s, %s", count, part, span, decisions)
              .hasSizeGreaterThan(1);
        }
      }
    }
  }

  @Property
  void whatIsGivenWholeHasNoCountBelowFive(
      @ForAll @Size(PARTS * ATOMS) List<@IntRange(max = 30) Integer> counts) {
    long[][] world = new long[ATOMS][PARTS];
    for (int i = 0; i < counts.size(); i++) {
      world[i / PARTS][i % PARTS] = counts.get(i);
    }
    Disclosure.decide(new Counts(world), SPANS)
        .forEach(
            (span, release) -> {
              for (int part = 0; part < PARTS && release == Release.WHOLE; part++) {
                assertThat(Disclosure.isSafe(count(world, part, span.from(), span.to()))).isTrue();
              }
            });
  }

  /** Goes through all courses that have the same sums, and keeps the counts of those that fit. */
  private static void tryAll(
      long[][] world,
      long[][] other,
      int atom,
      Map<Span, Release> decisions,
      Map<String, Set<Long>> possible) {
    if (!looksTheSame(world, other, atom, decisions)) {
      return;
    }
    if (atom == ATOMS) {
      for (int part = 0; part < PARTS; part++) {
        for (int from = 0; from < ATOMS; from++) {
          for (int to = from + 1; to <= ATOMS; to++) {
            possible
                .computeIfAbsent(key(part, from, to), absent -> new HashSet<>())
                .add(count(other, part, from, to));
          }
        }
      }
      return;
    }
    long sum = world[atom][0] + world[atom][1] + world[atom][2];
    for (long first = 0; first <= sum; first++) {
      for (long second = 0; first + second <= sum; second++) {
        other[atom][0] = first;
        other[atom][1] = second;
        other[atom][2] = sum - first - second;
        tryAll(world, other, atom + 1, decisions, possible);
      }
    }
  }

  private static boolean looksTheSame(
      long[][] world, long[][] other, int atoms, Map<Span, Release> decisions) {
    for (Map.Entry<Span, Release> one : decisions.entrySet()) {
      for (int part = 0; part < PARTS && one.getKey().to() == atoms; part++) {
        long was = count(world, part, one.getKey().from(), one.getKey().to());
        long is = count(other, part, one.getKey().from(), one.getKey().to());
        boolean isSame =
            switch (one.getValue()) {
              case WHOLE -> was == is;
              case MARKED -> Disclosure.isSafe(was) == Disclosure.isSafe(is);
              case SUM_ONLY -> true;
            };
        if (!isSame) {
          return false;
        }
      }
    }
    return true;
  }

  private static String key(int part, int from, int to) {
    return part + " " + from + " " + to;
  }

  private static long count(long[][] world, int part, int from, int to) {
    long count = 0;
    for (int atom = from; atom < to; atom++) {
      count += world[atom][part];
    }
    return count;
  }

  private static final class Counts implements Breakdown {
    private final long[][] world;

    Counts(long[][] world) {
      this.world = world;
    }

    @Override
    public int parts() {
      return PARTS;
    }

    @Override
    public long[] counts(int part, int from, int to) {
      return new long[] {count(world, part, from, to)};
    }

    @Override
    public boolean isOfRates() {
      return false;
    }
  }
}
