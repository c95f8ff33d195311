package uk.peelboard.views.update;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The counts of areas between all moments that anything is published for, as linear algebra. */
final class Cells {

  /**
   * @param to the day after the last
   */
  record Cell(String area, LocalDate from, LocalDate to) {}

  /** A prime: what follows over the rationals follows here, and hardly anything else. */
  private static final long PRIME = 2_147_483_629L;

  private final Map<String, Map<LocalDate, Long>> days;
  private final List<String> areas;
  private final List<LocalDate> moments;
  private final Map<Integer, long[]> rows = new HashMap<>();

  Cells(Map<String, Map<LocalDate, Long>> days, List<LocalDate> moments) {
    this.days = days;
    this.areas = new ArrayList<>(days.keySet());
    this.moments = moments;
  }

  /** The counts of 1 to 4 that follow from what is published, the sum of all areas always being. */
  List<Cell> smallCountsToldBy(Collection<Cell> published) {
    for (int atom = 0; atom + 1 < moments.size(); atom++) {
      long[] sum = new long[size()];
      for (String area : areas) {
        sum[unknown(area, atom)] = 1;
      }
      add(sum);
    }
    published.forEach(cell -> add(vector(cell)));
    List<Cell> told = new ArrayList<>();
    for (String area : areas) {
      for (int from = 0; from < moments.size(); from++) {
        for (int to = from + 1; to < moments.size(); to++) {
          Cell cell = new Cell(area, moments.get(from), moments.get(to));
          long count = count(cell);
          if (count > 0 && count < 5 && pivot(reduced(vector(cell))) < 0) {
            told.add(cell);
          }
        }
      }
    }
    return told;
  }

  private int size() {
    return areas.size() * (moments.size() - 1);
  }

  private int unknown(String area, int atom) {
    return areas.indexOf(area) * (moments.size() - 1) + atom;
  }

  private long[] vector(Cell cell) {
    long[] vector = new long[size()];
    int to = moments.indexOf(cell.to);
    for (int atom = moments.indexOf(cell.from); atom < to; atom++) {
      vector[unknown(cell.area, atom)] = 1;
    }
    return vector;
  }

  long count(Cell cell) {
    long count = 0;
    for (LocalDate day = cell.from; day.isBefore(cell.to); day = day.plusDays(1)) {
      count += days.get(cell.area).getOrDefault(day, 0L);
    }
    return count;
  }

  private void add(long[] vector) {
    long[] rest = reduced(vector);
    int pivot = pivot(rest);
    if (pivot >= 0) {
      long inverse = power(rest[pivot], PRIME - 2);
      for (int i = 0; i < rest.length; i++) {
        rest[i] = rest[i] * inverse % PRIME;
      }
      rows.put(pivot, rest);
    }
  }

  private long[] reduced(long[] vector) {
    long[] rest = vector.clone();
    for (int at = 0; at < rest.length; at++) {
      long[] row = rest[at] == 0 ? null : rows.get(at);
      if (row != null) {
        long times = rest[at];
        for (int i = at; i < rest.length; i++) {
          rest[i] = Math.floorMod(rest[i] - times * row[i], PRIME);
        }
      }
    }
    return rest;
  }

  private static int pivot(long[] vector) {
    for (int i = 0; i < vector.length; i++) {
      if (vector[i] != 0) {
        return i;
      }
    }
    return -1;
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = result * square % PRIME;
      }
      square = square * square % PRIME;
    }
    return result;
  }
}
