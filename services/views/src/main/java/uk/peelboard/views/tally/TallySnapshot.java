package uk.peelboard.views.tally;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Tallies;

/** The tallies after one batch of changes. Immutable: to be read by anybody, for any time. */
public final class TallySnapshot implements Tallies {
  private final Map<Measure<?>, MeasureDays> measures;
  private final List<TallyTable.Part> parts;
  private final long version;
  private final SumsByMonth sums;

  /**
   * @param parts by their numbers
   */
  TallySnapshot(
      Map<Measure<?>, MeasureDays> measures,
      List<TallyTable.Part> parts,
      long version,
      SumsByMonth sums) {
    this.measures = measures;
    this.parts = parts;
    this.version = version;
    this.sums = sums;
  }

  Map<Measure<?>, MeasureDays> measures() {
    return measures;
  }

  List<TallyTable.Part> parts() {
    return parts;
  }

  /**
   * How many of the records of each partition of each event topic these tallies stand for: each
   * record was received or rejected, and a share is published whole.
   */
  public Map<EntityKind, Map<Integer, Long>> records() {
    Map<EntityKind, Map<Integer, Long>> records = new EnumMap<>(EntityKind.class);
    for (Measure<?> measure : List.of(Measures.EVENTS_RECEIVED, Measures.EVENTS_REJECTED)) {
      MeasureDays days = daysOf(measure);
      for (int place = 0; place < days.places(); place++) {
        PackedShares.Cursor shares = days.shares(place).new Cursor();
        while (shares.next()) {
          TallyTable.Part part = parts.get(shares.part());
          records
              .computeIfAbsent(part.kind(), absent -> new HashMap<>())
              .merge(part.partition(), shares.count(), Long::sum);
        }
      }
    }
    return records;
  }

  /** Another number after each batch. */
  public long version() {
    return version;
  }

  /** How many cells there are. */
  public int size() {
    return measures.values().stream().mapToInt(MeasureDays::cells).sum();
  }

  @Override
  public void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    MeasureDays days = daysOf(measure);
    int place = days.placeOf(first(firstDay, lastDay));
    for (; place < days.places() && days.day(place) <= lastDay; place++) {
      PackedShares.Cursor shares = days.shares(place).new Cursor();
      shares.next();
      while (shares.cell() != Integer.MAX_VALUE) {
        int cell = shares.cell();
        Distribution sum = shares.distribution();
        while (shares.next() && shares.cell() == cell) {
          sum.addAll(shares.distribution());
        }
        if (!sum.isEmpty()) {
          visitor.visit(days.cell(place, cell), sum);
        }
      }
    }
  }

  @Override
  public void visitParts(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    visitParts(measure, firstDay, lastDay, any -> true, visitor);
  }

  @Override
  public void visitParts(
      Measure<?> measure, int firstDay, int lastDay, Predicate<Cell> wanted, Visitor visitor) {
    MeasureDays days = daysOf(measure);
    WantedCells cells = new WantedCells(days, wanted);
    int place = days.placeOf(first(firstDay, lastDay));
    for (; place < days.places() && days.day(place) <= lastDay; place++) {
      PackedShares.Cursor shares = days.shares(place).new Cursor();
      int number = -1;
      Cell cell = null;
      while (shares.next()) {
        if (shares.cell() != number) {
          number = shares.cell();
          cell = cells.has(number) ? days.cell(place, number) : null;
        }
        if (cell != null) {
          visitor.visit(cell, shares.distribution());
        }
      }
    }
  }

  @Override
  public void visitSums(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    visitSums(measure, firstDay, lastDay, any -> true, visitor);
  }

  @Override
  public void visitSums(
      Measure<?> measure, int firstDay, int lastDay, Predicate<Cell> wanted, Visitor visitor) {
    sums.visit(daysOf(measure), first(firstDay, lastDay), lastDay, wanted, visitor);
  }

  @Override
  public void visitTotals(Measure<?> measure, int firstDay, int lastDay, TotalVisitor visitor) {
    sums.visitTotals(daysOf(measure), first(firstDay, lastDay), lastDay, visitor);
  }

  @Override
  public int firstDay(Class<? extends Fact> fact) {
    return measures.values().stream()
        .filter(days -> fact.isAssignableFrom(days.measure().of()))
        // Since when something has been open says nothing of what was counted on that day.
        .filter(days -> days.measure().shape().saysSinceWhen())
        .mapToInt(MeasureDays::firstDay)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  @Override
  public long changed(Measure<?> measure, int firstDay, int lastDay) {
    return daysOf(measure).changed(first(firstDay, lastDay), lastDay);
  }

  private MeasureDays daysOf(Measure<?> measure) {
    MeasureDays days = measures.get(measure);
    return days == null ? MeasureDays.none(measure) : days;
  }

  /** What belongs to no day is not before all days. */
  private static int first(int firstDay, int lastDay) {
    return firstDay == Cell.NOW && lastDay != Cell.NOW ? Cell.NOW + 1 : firstDay;
  }
}
