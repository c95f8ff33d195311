package uk.peelboard.views.tally;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.tally.Cell;

/**
 * All days of a measure, in order; {@link Cell#NOW} is the first of them. Immutable. A day that has
 * come to hold nothing stays: that, too, is a change.
 */
final class MeasureDays {
  private final Measure<?> measure;
  private final String[][] codes;
  private final int[] days;
  private final PackedShares[] shares;

  private MeasureDays(Measure<?> measure, String[][] codes, int[] days, PackedShares[] shares) {
    this.measure = measure;
    this.codes = codes;
    this.days = days;
    this.shares = shares;
  }

  static MeasureDays none(Measure<?> measure) {
    return new MeasureDays(measure, new String[0][], new int[0], new PackedShares[0]);
  }

  /**
   * The same with changes.
   *
   * @param codesOfCells by the cells' numbers; may be longer than there are cells
   */
  MeasureDays with(
      Map<Integer, List<PackedShares.Change>> changes, String[][] codesOfCells, long version) {
    int[] added =
        changes.keySet().stream()
            .mapToInt(Integer::intValue)
            .filter(day -> Arrays.binarySearch(days, day) < 0)
            .toArray();
    int[] allDays = Arrays.copyOf(days, days.length + added.length);
    System.arraycopy(added, 0, allDays, days.length, added.length);
    Arrays.sort(allDays);
    PackedShares[] all = new PackedShares[allDays.length];
    int old = 0;
    for (int i = 0; i < all.length; i++) {
      boolean isOld = old < days.length && days[old] == allDays[i];
      all[i] = isOld ? shares[old++] : PackedShares.empty();
      List<PackedShares.Change> ofDay = changes.get(allDays[i]);
      if (ofDay != null) {
        all[i] = all[i].with(ofDay, version);
      }
    }
    return new MeasureDays(measure, codesOfCells, allDays, all);
  }

  /**
   * What {@link #write} wrote.
   *
   * @param version the number of the change by which it comes into a table
   */
  static MeasureDays read(Measure<?> measure, DataInputStream from, long version)
      throws IOException {
    String[][] codes = new String[from.readInt()][measure.dimensions().size()];
    for (String[] ofCell : codes) {
      for (int i = 0; i < ofCell.length; i++) {
        ofCell[i] = from.readUTF();
      }
    }
    int[] days = new int[from.readInt()];
    PackedShares[] shares = new PackedShares[days.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = from.readInt();
      shares[i] = PackedShares.read(from, version);
    }
    return new MeasureDays(measure, codes, days, shares);
  }

  void write(DataOutputStream to) throws IOException {
    List<String[]> known = Arrays.stream(codes).takeWhile(Objects::nonNull).toList();
    to.writeInt(known.size());
    for (String[] ofCell : known) {
      for (String code : ofCell) {
        to.writeUTF(code);
      }
    }
    to.writeInt(days.length);
    for (int i = 0; i < days.length; i++) {
      to.writeInt(days[i]);
      shares[i].write(to);
    }
  }

  /** By the numbers of cells; null beyond those that there are. */
  String[][] codes() {
    return codes;
  }

  Measure<?> measure() {
    return measure;
  }

  /** The place of the first day that is no earlier; one beyond the last where there is none. */
  int placeOf(int day) {
    int at = Arrays.binarySearch(days, day);
    return at >= 0 ? at : -at - 1;
  }

  int places() {
    return days.length;
  }

  int day(int place) {
    return days[place];
  }

  PackedShares shares(int place) {
    return shares[place];
  }

  Cell cell(int place, int number) {
    return cellOn(days[place], number);
  }

  Cell cellOn(int day, int number) {
    return new Cell(measure, day, codes[number]);
  }

  /** How many cells' numbers there may be. */
  int numbers() {
    return codes.length;
  }

  int cells() {
    int cells = 0;
    for (PackedShares day : shares) {
      cells += day.cells();
    }
    return cells;
  }

  /** The first day that holds anything, {@link Cell#NOW} aside; or {@link Integer#MAX_VALUE}. */
  int firstDay() {
    for (int i = 0; i < days.length; i++) {
      if (days[i] != Cell.NOW && !shares[i].isEmpty()) {
        return days[i];
      }
    }
    return Integer.MAX_VALUE;
  }

  /** The greatest number of a change among those that made the days from one to another. */
  long changed(int firstDay, int lastDay) {
    long changed = 0;
    for (int i = placeOf(firstDay); i < days.length && days[i] <= lastDay; i++) {
      changed = Math.max(changed, shares[i].changed());
    }
    return changed;
  }
}
