package uk.peelboard.domain.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Measure.Shape;

/**
 * Says step by step what a measure is, so that its definition reads as a sentence.
 *
 * @param <F> the kind of fact that it is about
 * @param <T> what of the fact it adds up: the fact itself, or things that it has several of
 */
final class MeasureOf<F extends Fact, T> {
  private final String id;
  private final Class<F> of;
  // One of them is null: it adds up the fact as a whole, or things that the fact has several of.
  private final Function<F, T> one;
  private final Function<F, List<T>> items;
  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<Function<T, String>> codes = new ArrayList<>();
  private Predicate<T> condition = item -> true;

  private MeasureOf(String id, Class<F> of, Function<F, T> one, Function<F, List<T>> items) {
    this.id = id;
    this.of = of;
    this.one = one;
    this.items = items;
  }

  /** A measure of a fact as a whole. */
  static <F extends Fact> MeasureOf<F, F> measure(String id, Class<F> of) {
    return new MeasureOf<>(id, of, Function.identity(), null);
  }

  /** A measure of each of the things that a fact has several of. */
  static <F extends Fact, T> MeasureOf<F, T> measureOfEach(
      String id, Class<F> of, Function<F, List<T>> items) {
    return new MeasureOf<>(id, of, null, items);
  }

  MeasureOf<F, T> by(Dimension dimension, Function<T, String> code) {
    dimensions.add(dimension);
    codes.add(code);
    return this;
  }

  MeasureOf<F, T> when(Predicate<T> holds) {
    condition = holds;
    return this;
  }

  /** Counts one on the day, and at the second, of a time; none where there is no such time. */
  Measure<F> at(Function<T, Instant> time) {
    return atSecondOf(Shape.HAPPENING, time);
  }

  /** Counts one from a time on that may lie ahead. */
  Measure<F> due(Function<T, Instant> time) {
    return atSecondOf(Shape.DUE, time);
  }

  private Measure<F> atSecondOf(Shape shape, Function<T, Instant> time) {
    return build(
        shape,
        (item, measure, definitions, out) -> {
          Instant at = time.apply(item);
          if (at != null) {
            addSecondOf(at, item, measure, definitions, out);
          }
        });
  }

  private void addSecondOf(
      Instant at, T item, Measure<F> measure, Definitions definitions, Contributions out) {
    int day = definitions.calendar().day(at);
    int second = definitions.calendar().secondOfDay(day, at);
    out.add(measure, day, codesOf(item, definitions), second, 0);
  }

  /**
   * Adds the time between two moments, on the day of a third; none where one of them is missing. An
   * end before its start, or later than {@code longest} after it, is a finding instead.
   */
  Measure<F> duration(
      Function<T, Instant> from,
      Function<T, Instant> to,
      Function<T, Instant> onDayOf,
      Duration longest) {
    return build(
        Shape.DURATION,
        (item, measure, definitions, out) -> {
          Instant start = from.apply(item);
          Instant end = to.apply(item);
          if (start == null || end == null) {
            return;
          }
          long millis = end.toEpochMilli() - start.toEpochMilli();
          Instant countedAt = onDayOf.apply(item);
          if (millis < 0) {
            Measures.finding(measure, "-ends-before-it-starts", countedAt, definitions, out);
          } else if (millis > longest.toMillis()) {
            Measures.finding(measure, "-impossibly-long", countedAt, definitions, out);
          } else {
            int day = definitions.calendar().day(countedAt);
            out.add(measure, day, codesOf(item, definitions), millis / 1000, millis);
          }
        });
  }

  /** Adds the local days from one moment to another, on the day of the other: 0 the same day. */
  Measure<F> days(Function<T, Instant> from, Function<T, Instant> to) {
    return build(
        Shape.DAYS,
        (item, measure, definitions, out) -> {
          int day = definitions.calendar().day(to.apply(item));
          int days = day - definitions.calendar().day(from.apply(item));
          out.add(measure, day, codesOf(item, definitions), days, 0);
        });
  }

  /**
   * Counts what lasts from one moment until another, or still does where there is no other.
   *
   * @param since what the age counts from
   */
  Span<F> lasting(
      Function<T, Instant> from, Function<T, Instant> until, Function<T, Instant> since) {
    Predicate<T> begun =
        item ->
            from.apply(item) != null
                && (until.apply(item) == null || !until.apply(item).isBefore(from.apply(item)));
    return new Span<>(
        edges("-starts", begun, from, since),
        edges("-ends", begun.and(item -> until.apply(item) != null), until, since),
        new MeasureOf<>(this, "-open")
            .when(condition.and(begun).and(item -> until.apply(item) == null))
            .build(
                Shape.OPEN,
                (item, measure, definitions, out) ->
                    addSecondOf(since.apply(item), item, measure, definitions, out)));
  }

  private Measure<F> edges(
      String suffix, Predicate<T> begun, Function<T, Instant> at, Function<T, Instant> since) {
    return new MeasureOf<>(this, suffix)
        .when(condition.and(begun))
        .build(
            Shape.EDGE,
            (item, measure, definitions, out) -> {
              Instant edge = at.apply(item);
              int day = definitions.calendar().day(edge);
              int second = definitions.calendar().secondOfDay(day, edge);
              long age = edge.getEpochSecond() - since.apply(item).getEpochSecond();
              out.add(measure, day, codesOf(item, definitions), Edge.pack(second, age), 0);
            });
  }

  private MeasureOf(MeasureOf<F, T> like, String suffix) {
    this(like.id + suffix, like.of, like.one, like.items);
    dimensions.addAll(like.dimensions);
    codes.addAll(like.codes);
  }

  /** What one item adds. */
  @FunctionalInterface
  private interface ItemRule<F extends Fact, T> {
    void contribute(T item, Measure<F> measure, Definitions definitions, Contributions out);
  }

  private Measure<F> build(Shape shape, ItemRule<F, T> rule) {
    return new Measure<>(
        id,
        shape,
        of,
        dimensions,
        one != null
            ? (fact, measure, definitions, out) ->
                add(one.apply(fact), rule, measure, definitions, out)
            : (fact, measure, definitions, out) -> {
              List<T> all = items.apply(fact);
              // An iterator for each measure of each fact would be a seventh of all garbage.
              for (int i = 0; i < all.size(); i++) {
                add(all.get(i), rule, measure, definitions, out);
              }
            });
  }

  private void add(
      T item, ItemRule<F, T> rule, Measure<F> measure, Definitions definitions, Contributions out) {
    if (condition.test(item)) {
      rule.contribute(item, measure, definitions, out);
    }
  }

  private String[] codesOf(T item, Definitions definitions) {
    String[] known = new String[codes.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = definitions.known(dimensions.get(i), codes.get(i).apply(item));
    }
    return known;
  }
}
