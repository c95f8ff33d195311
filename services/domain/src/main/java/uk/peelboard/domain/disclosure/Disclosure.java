package uk.peelboard.domain.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides how much of a breakdown may be given for each of many spans, which may overlap, so that
 * nobody can work out a count of 1 to 4 from all of them together. RATIONALE.md has the proof.
 *
 * <p>The sum of the parts is taken to be known for every span. Spans are decided on in order, and
 * what comes later never changes what was decided before.
 */
public final class Disclosure {

  /** Counts below this, but not nought, are withheld. */
  public static final int FEWEST = 5;

  /** A rate of fewer than this, but not of none, is withheld. */
  public static final int FEWEST_FOR_A_RATE = 20;

  private static final Comparator<Span> BY_END = Comparator.comparing(Span::to);

  private final Breakdown breakdown;
  private final KnownMoments known;
  private final Alternatives alternatives;
  private final Map<Span, Release> decided = new HashMap<>();

  private Disclosure(Breakdown breakdown) {
    this.breakdown = breakdown;
    this.known = new KnownMoments(breakdown);
    this.alternatives = new Alternatives(breakdown, known);
  }

  /**
   * The decision on each span.
   *
   * @param spans in the order in which they are published; the same one may come again. A count of
   *     one that comes later is protected from when it could be known: from the first that ends
   *     with it or after it on, or was published when it was over
   */
  public static Map<Span, Release> decide(Breakdown breakdown, List<Span> spans) {
    return decide(breakdown, List.of(), spans);
  }

  /**
   * The decisions where something has been published before, of counts that may have changed since.
   * Whoever has it is taken to know what the counts are now.
   *
   * <p>Of a span that has been published, the decision is whether what its counts are now may be
   * given too: whole only if it was published whole, and nothing that can be told with it is below
   * five now either.
   *
   * @param published in order
   */
  public static Map<Span, Release> decide(
      Breakdown breakdown, List<Published> published, List<Span> spans) {
    Disclosure disclosure = new Disclosure(breakdown);
    published.forEach(disclosure::take);
    for (Published one : published) {
      disclosure.decided.computeIfPresent(
          one.span(),
          (span, release) ->
              release == Release.WHOLE && !disclosure.isSafeNow(span) ? Release.SUM_ONLY : release);
    }
    Deque<Span> toCome = new ArrayDeque<>(spans.stream().sorted(BY_END).toList());
    int lastPublished = published.stream().mapToInt(one -> one.span().to()).max().orElse(0);
    for (Span span : spans) {
      if (!disclosure.decided.containsKey(span)) {
        disclosure.foresee(toCome, span, Math.max(lastPublished, span.to()));
        disclosure.decided.put(span, disclosure.decide(span));
      }
    }
    return Map.copyOf(disclosure.decided);
  }

  /** Those that are over by then, and have not been decided on. */
  private void foresee(Deque<Span> toCome, Span span, int by) {
    while (!toCome.isEmpty() && toCome.peek().to() <= by) {
      Span other = toCome.remove();
      if (!other.equals(span) && !decided.containsKey(other)) {
        known.see(other);
        alternatives.addWithheld(other);
      }
    }
  }

  /** Whether a count identifies nobody. */
  static boolean isSafe(long count) {
    return count == 0 || count >= FEWEST;
  }

  private void take(Published one) {
    known.see(one.span());
    switch (one.release()) {
      case WHOLE -> {
        alternatives.know(one.span());
        known.add(one.span());
      }
      case MARKED -> alternatives.mark(one.span());
      case SUM_ONLY -> alternatives.addWithheld(one.span());
    }
    // What was withheld once stays withheld.
    decided.merge(one.span(), one.release(), (was, is) -> was.compareTo(is) > 0 ? was : is);
  }

  private boolean isSafeNow(Span span) {
    return mayBeShown(span) && known.isSafeAround(span);
  }

  private Release decide(Span span) {
    known.see(span);
    if (mayBeShown(span) && known.staysSafeWith(span) && alternatives.remainWithKnown(span)) {
      known.add(span);
      return Release.WHOLE;
    }
    if (!breakdown.isOfRates() && alternatives.addMarked(span)) {
      return Release.MARKED;
    }
    alternatives.addWithheld(span);
    return Release.SUM_ONLY;
  }

  /**
   * Whether a span by itself has nothing to withhold. Where all are in one part, the sum of any
   * shorter time would be that part's.
   */
  private boolean mayBeShown(Span span) {
    int partsWithAny = 0;
    for (int part = 0; part < breakdown.parts(); part++) {
      long[] counts = breakdown.counts(part, span.from(), span.to());
      partsWithAny += counts[counts.length - 1] > 0 ? 1 : 0;
      for (long count : counts) {
        if (!isSafe(count)) {
          return false;
        }
      }
      long all = counts[counts.length - 1];
      if (breakdown.isOfRates() && all > 0 && all < FEWEST_FOR_A_RATE) {
        return false;
      }
    }
    return partsWithAny != 1;
  }

  /** The counts of every part, in order. */
  static List<long[]> countsOf(Breakdown breakdown, Span span) {
    List<long[]> all = new ArrayList<>();
    for (int part = 0; part < breakdown.parts(); part++) {
      all.add(breakdown.counts(part, span.from(), span.to()));
    }
    return all;
  }
}
