package uk.peelboard.domain.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which moments hang together: whoever knows a part's counts in the spans that are given knows them
 * between any two moments that hang together, and between no others.
 */
final class KnownMoments {
  private final Breakdown breakdown;
  private final Map<Integer, List<Integer>> groups = new HashMap<>();
  private final TreeSet<Integer> seen = new TreeSet<>();

  KnownMoments(Breakdown breakdown) {
    this.breakdown = breakdown;
  }

  /** A span's sum is known. Where that tells that nothing happened, it tells so of every part. */
  void see(Span span) {
    for (int moment : List.of(span.from(), span.to())) {
      Integer before = seen.lower(moment);
      Integer after = seen.higher(moment);
      if (seen.add(moment)) {
        joinIfStill(before, moment);
        joinIfStill(moment, after);
      }
    }
  }

  private void joinIfStill(Integer from, Integer to) {
    if (from != null && to != null && nothingHappened(from, to)) {
      add(new Span(from, to));
    }
  }

  private boolean nothingHappened(int from, int to) {
    for (int part = 0; part < breakdown.parts(); part++) {
      for (long count : breakdown.counts(part, from, to)) {
        if (count != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** The moments that hang together with one, itself included. */
  List<Integer> groupOf(int moment) {
    return groups.getOrDefault(moment, List.of(moment));
  }

  /** Whether giving a span too would tell no count of 1 to 4, between whatever moments. */
  boolean staysSafeWith(Span span) {
    List<Integer> one = groupOf(span.from());
    if (one.contains(span.to())) {
      return true;
    }
    for (int from : one) {
      for (int to : groupOf(span.to())) {
        if (!isSafe(Math.min(from, to), Math.max(from, to))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether no count between any two moments that hang together with a span's is one of 1 to 4. */
  boolean isSafeAround(Span span) {
    List<Integer> together = groupOf(span.from());
    for (int from : together) {
      for (int to : together) {
        if (from < to && !isSafe(from, to)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isSafe(int from, int to) {
    for (int part = 0; part < breakdown.parts(); part++) {
      for (long count : breakdown.counts(part, from, to)) {
        if (!Disclosure.isSafe(count)) {
          return false;
        }
      }
    }
    return true;
  }

  void add(Span span) {
    List<Integer> one = groupOf(span.from());
    if (!one.contains(span.to())) {
      List<Integer> both = new ArrayList<>(one);
      both.addAll(groupOf(span.to()));
      both.forEach(moment -> groups.put(moment, both));
    }
  }
}
