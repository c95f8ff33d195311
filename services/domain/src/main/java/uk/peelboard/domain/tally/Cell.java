package uk.peelboard.domain.tally;

import java.util.Arrays;
import java.util.List;
import uk.peelboard.domain.measure.Measure;

/**
 * One (measure, day, dimensions): where contributions are added up.
 *
 * <p>The day is a local day as an epoch day, or {@link #NOW} for what belongs to none. The codes
 * are those of the measure's dimensions, in their order.
 */
public final class Cell {
  public static final int NOW = Integer.MIN_VALUE;

  private final Measure<?> measure;
  private final int day;
  private final String[] codes;
  private final int hash;

  /** Takes {@code codes} over: the caller must not change them. */
  public Cell(Measure<?> measure, int day, String... codes) {
    if (codes.length != measure.dimensions().size()) {
      throw new IllegalArgumentException(
          measure + " has dimensions " + measure.dimensions() + ", not " + Arrays.toString(codes));
    }
    this.measure = measure;
    this.day = day;
    this.codes = codes;
    this.hash = mixed((Arrays.hashCode(codes) * 31 + day) * 31 + measure.hashCode());
  }

  /** Codes and days differ by little; unmixed, one day's P1 would hash like another day's P2. */
  static int mixed(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }

  /** The same on another day. */
  public Cell on(int otherDay) {
    return otherDay == day ? this : new Cell(measure, otherDay, codes);
  }

  public Measure<?> measure() {
    return measure;
  }

  public int day() {
    return day;
  }

  /** The code of the measure's {@code i}th dimension. */
  public String code(int i) {
    return codes[i];
  }

  /** Whether another cell, of the same measure, has the same codes on whatever day. */
  public boolean hasCodesOf(Cell other) {
    return Arrays.equals(codes, other.codes);
  }

  /** To be read only. */
  String[] codesInPlace() {
    return codes;
  }

  public List<String> codes() {
    return List.of(codes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cell that
        && hash == that.hash
        && day == that.day
        && measure == that.measure
        && Arrays.equals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return measure.id() + "@" + (day == NOW ? "now" : day) + Arrays.toString(codes);
  }
}
