package uk.peelboard.domain.tally;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Edge;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Span;

/**
 * The tallies of something that lasts as they would be had none begun or ended since the end of a
 * past day: what was open then is worked out from what is open now and the edges between, once, and
 * carried from day to day. So figures of many past moments cost a day's edges each, and not all
 * that has happened since. To be used by one thread.
 */
public final class TalliesAtDayEnd implements Tallies {

  /** Since when something is open: a cell's, as the latest tallies have it. */
  private record Since(List<String> codes, int day) {}

  private final Tallies latest;
  private final LocalCalendar calendar;
  private final Span<?> span;
  private final Map<Since, Distribution> open = new HashMap<>();
  private int day;

  /**
   * At the end of all days.
   *
   * @param span that is carried back; all else is as it is now
   */
  public TalliesAtDayEnd(Tallies latest, LocalCalendar calendar, Span<?> span) {
    this.latest = latest;
    this.calendar = calendar;
    this.span = span;
    this.day = Integer.MAX_VALUE;
    latest.visit(
        span.open(),
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        (cell, seconds) -> open.put(new Since(cell.codes(), cell.day()), seconds.copy()));
  }

  /** Goes to the end of a local day, an epoch day. The nearer it is, the less it costs. */
  public void goTo(int epochDay) {
    if (epochDay < day) {
      carry(epochDay + 1, day, -1);
    } else if (epochDay > day) {
      carry(day + 1, epochDay, 1);
    }
    day = epochDay;
  }

  private void carry(int firstDay, int lastDay, int sign) {
    carry(span.starts(), firstDay, lastDay, sign);
    carry(span.ends(), firstDay, lastDay, -sign);
  }

  private void carry(Measure<?> edges, int firstDay, int lastDay, int sign) {
    latest.visitParts(
        edges,
        firstDay,
        lastDay,
        (cell, distribution) -> {
          List<String> codes = cell.codes();
          long dayStart = calendar.startOf(cell.day());
          distribution.forEach(
              (edge, times) -> {
                long origin = dayStart + Edge.secondOfDay(edge) - Edge.ageSeconds(edge);
                int since = calendar.day(Instant.ofEpochSecond(origin));
                open.computeIfAbsent(new Since(codes, since), absent -> new Distribution())
                    .add(origin - calendar.startOf(since), sign * times, 0);
              });
        });
  }

  @Override
  public void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    if (measure == span.open()) {
      visitOpen(firstDay, lastDay, visitor);
    } else {
      latest.visit(measure, firstDay, upTo(measure, lastDay), visitor);
    }
  }

  @Override
  public void visitParts(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    if (measure == span.open()) {
      visitOpen(firstDay, lastDay, visitor);
    } else {
      latest.visitParts(measure, firstDay, upTo(measure, lastDay), visitor);
    }
  }

  private void visitOpen(int firstDay, int lastDay, Visitor visitor) {
    open.values().removeIf(Distribution::isEmpty);
    open.forEach(
        (since, seconds) -> {
          if (since.day >= firstDay && since.day <= lastDay) {
            visitor.visit(
                new Cell(span.open(), since.day, since.codes.toArray(String[]::new)), seconds);
          }
        });
  }

  private int upTo(Measure<?> measure, int lastDay) {
    return measure == span.starts() || measure == span.ends() ? Math.min(day, lastDay) : lastDay;
  }

  @Override
  public int firstDay(Class<? extends Fact> fact) {
    return latest.firstDay(fact);
  }

  @Override
  public long changed(Measure<?> measure, int firstDay, int lastDay) {
    return latest.changed(measure, firstDay, lastDay);
  }
}
