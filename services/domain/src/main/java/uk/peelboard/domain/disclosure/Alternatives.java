package uk.peelboard.domain.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps, for each count of 1 to 4 that is marked or withheld, another course of events by which all
 * that is published would be the same and the count another one. As long as there is one, nobody
 * can tell which it was.
 *
 * <p>In the other course, one person belongs to another part from some moments on and until others:
 * moments that hang together move together, so that nothing that is given changes, and no sum does.
 */
final class Alternatives {
  /** What is not found is not given: that is safe, and costs less than to try everything. */
  private static final int MOST_TRIED_WITHIN = 8;

  /**
   * A span that is not given whole.
   *
   * @param isMarked whether it can be seen which counts are below five
   */
  private record Hidden(Span span, boolean isMarked, List<long[]> counts) {}

  /**
   * Another course.
   *
   * @param moved the moments up to which a part has one more, or less, and another one less, or
   *     more; none where no course has been found
   */
  private record Course(Hidden hidden, int part, int other, int by, Set<Integer> moved) {

    /** By how much a part's count in a span differs. */
    int change(Span span) {
      return by * ((moved.contains(span.to()) ? 1 : 0) - (moved.contains(span.from()) ? 1 : 0));
    }

    boolean isFound() {
      return !moved.isEmpty();
    }

    Course with(Set<Integer> alsoMoved) {
      Set<Integer> all = new HashSet<>(moved);
      all.addAll(alsoMoved);
      return new Course(hidden, part, other, by, all);
    }

    /** Whether such moments move together, or stay. */
    boolean keepsTogether(Set<Integer> moments) {
      return moved.containsAll(moments) || moments.stream().noneMatch(moved::contains);
    }
  }

  private final Breakdown breakdown;
  private final KnownMoments known;
  private final TreeSet<Integer> moments = new TreeSet<>();
  private final List<Hidden> hidden = new ArrayList<>();
  private List<Course> courses = new ArrayList<>();

  Alternatives(Breakdown breakdown, KnownMoments known) {
    this.breakdown = breakdown;
    this.known = known;
  }

  /** Whether every hidden count still has another course when a span is given; keeps them if so. */
  boolean remainWithKnown(Span given) {
    TreeSet<Integer> before = new TreeSet<>(moments);
    List<Course> remaining = coursesWithKnown(given);
    if (!areFound(remaining)) {
      moments.retainAll(before);
      return false;
    }
    courses = remaining;
    return true;
  }

  /** A span has been given; what that tells cannot be helped any more. */
  void know(Span given) {
    courses = coursesWithKnown(given);
    courses.removeIf(course -> !course.isFound());
  }

  /** A course for every hidden count when a span is given. */
  private List<Course> coursesWithKnown(Span given) {
    Set<Integer> together = new HashSet<>(known.groupOf(given.from()));
    together.addAll(known.groupOf(given.to()));
    return renewed(addMoments(given), together);
  }

  private static boolean areFound(List<Course> all) {
    return all.stream().allMatch(Course::isFound);
  }

  /** Marks a span's counts below five, unless they or others could be told then. */
  boolean addMarked(Span span) {
    Hidden anew = new Hidden(span, true, Disclosure.countsOf(breakdown, span));
    TreeSet<Integer> before = new TreeSet<>(moments);
    List<Course> all = coursesWith(anew);
    // Without any count below five there is nothing to mark.
    boolean mayBeMarked = all.size() > courses.size() && areFound(all);
    if (mayBeMarked) {
      courses = all;
    } else {
      hidden.remove(anew);
      moments.retainAll(before);
    }
    return mayBeMarked;
  }

  /**
   * Only a span's sum is published, which is known anyway: no course comes to an end by it. Where
   * none is found for one of its counts, nothing more is given until there is.
   */
  void addWithheld(Span span) {
    if (hidden.stream().noneMatch(one -> one.span.equals(span))) {
      courses = coursesWith(new Hidden(span, false, Disclosure.countsOf(breakdown, span)));
    }
  }

  /** A span has been marked; what that tells cannot be helped any more. */
  void mark(Span span) {
    courses = coursesWith(new Hidden(span, true, Disclosure.countsOf(breakdown, span)));
    courses.removeIf(course -> !course.isFound());
  }

  /** A course for every count of 1 to 4 when a span is hidden too. */
  private List<Course> coursesWith(Hidden anew) {
    Set<Integer> added = addMoments(anew.span);
    hidden.add(anew);
    List<Course> all = renewed(added, Set.of());
    for (int part = 0; part < breakdown.parts(); part++) {
      if (!Disclosure.isSafe(anew.counts.get(part)[0])) {
        all.add(find(anew, part, Set.of()));
      }
    }
    return all;
  }

  /** Those of the two that there were not yet. */
  private Set<Integer> addMoments(Span span) {
    Set<Integer> added = new HashSet<>();
    for (int moment : List.of(span.from(), span.to())) {
      if (moments.add(moment)) {
        added.add(moment);
      }
    }
    return added;
  }

  /**
   * The courses as they are now that there is more to fit.
   *
   * @param added moments that there were not before
   * @param together moments that are about to hang together
   */
  private List<Course> renewed(Set<Integer> added, Set<Integer> together) {
    List<Course> all = new ArrayList<>();
    for (Course course : courses) {
      all.add(
          withOrWithout(added).stream()
              .map(course::with)
              .filter(one -> course.isFound() && one.keepsTogether(together) && isPossible(one))
              .findFirst()
              .orElseGet(() -> find(course.hidden, course.part, together)));
    }
    return all;
  }

  /** A person who moves between two moments does so before or after one that lies between them. */
  private static List<Set<Integer>> withOrWithout(Set<Integer> added) {
    List<Set<Integer>> all = new ArrayList<>();
    all.add(Set.of());
    for (int moment : added) {
      all.add(Set.of(moment));
    }
    all.add(added);
    return all;
  }

  /**
   * @param together moments that are about to hang together
   */
  private Course find(Hidden of, int part, Set<Integer> together) {
    for (Set<Integer> moved : movable(of.span, together)) {
      for (int other = 0; other < breakdown.parts(); other++) {
        for (int by = -1; by <= 1; by += 2) {
          Course course = new Course(of, part, other, by, moved);
          if (other != part && course.change(of.span) != 0 && isPossible(course)) {
            return course;
          }
        }
      }
    }
    return new Course(of, part, part, 0, Set.of());
  }

  /** One end of a span alone, or all moments from one of the last within it on. */
  private List<Set<Integer>> movable(Span span, Set<Integer> together) {
    List<Set<Integer>> all = new ArrayList<>();
    all.add(hangingTogether(Set.of(span.from()), together));
    all.add(hangingTogether(Set.of(span.to()), together));
    moments.subSet(span.from(), false, span.to(), true).descendingSet().stream()
        .limit(MOST_TRIED_WITHIN)
        .forEach(within -> all.add(hangingTogether(moments.tailSet(within), together)));
    return all;
  }

  private Set<Integer> hangingTogether(Set<Integer> some, Set<Integer> together) {
    Set<Integer> all = new HashSet<>();
    some.forEach(moment -> all.addAll(known.groupOf(moment)));
    if (all.stream().anyMatch(together::contains)) {
      all.addAll(together);
    }
    return all;
  }

  /** Whether no count gets below nought, and every marked span would be marked as it is. */
  private boolean isPossible(Course course) {
    for (Hidden one : hidden) {
      int change = course.change(one.span);
      if (!looksTheSame(one, course.part, change) || !looksTheSame(one, course.other, -change)) {
        return false;
      }
    }
    for (int moment : course.moved) {
      Integer before = moments.lower(moment);
      Integer after = moments.higher(moment);
      if ((before != null && isNegative(course, new Span(before, moment)))
          || (after != null && isNegative(course, new Span(moment, after)))) {
        return false;
      }
    }
    return true;
  }

  private boolean isNegative(Course course, Span span) {
    int change = course.change(span);
    return count(course.part, span) + change < 0 || count(course.other, span) - change < 0;
  }

  private long count(int part, Span span) {
    return breakdown.counts(part, span.from(), span.to())[0];
  }

  private static boolean looksTheSame(Hidden one, int part, int change) {
    long count = one.counts.get(part)[0];
    return count + change >= 0
        && (!one.isMarked || Disclosure.isSafe(count) == Disclosure.isSafe(count + change));
  }
}
