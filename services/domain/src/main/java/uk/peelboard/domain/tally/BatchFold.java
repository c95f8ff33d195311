package uk.peelboard.domain.tally;

import java.util.HashMap;
import java.util.Map;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;

/**
 * The same figures without any of the machinery of {@link Share}: collect every event, then read
 * each entity's fact once and add up what it says. Slow, large and plain, so that it can be
 * believed.
 */
public final class BatchFold {
  private final EntityKind kind;
  private final Definitions definitions;
  private final BatchJournals journals = new BatchJournals();
  private final Map<Cell, Distribution> cells = new HashMap<>();
  private long latestMillis = Long.MIN_VALUE;

  public BatchFold(EntityKind kind, Definitions definitions) {
    this.kind = kind;
    this.definitions = definitions;
  }

  public void accept(Event event) {
    count(Measures.EVENTS_RECEIVED, kind.topic(), event.type());
    latestMillis = Math.max(latestMillis, event.occurredAt().toEpochMilli());
    journals.accept(event);
  }

  /**
   * @param type the event's type, or null when it could not be read
   */
  public void reject(String type, RejectionReason reason) {
    count(
        Measures.EVENTS_REJECTED,
        kind.topic(),
        type == null ? Dimension.UNKNOWN : type,
        reason.code());
  }

  /** The tallies of all that was accepted. To be asked once, at the end. */
  public Map<Cell, Distribution> tallies() {
    journals.forEach(
        events -> {
          for (Event event : events) {
            count(Measures.EVENTS_COUNTED, kind.topic(), event.type());
            int day = definitions.calendar().day(event.occurredAt());
            add(new Cell(Measures.EVENTS_OCCURRED, day, kind.topic()), 0, 0);
          }
          Measures.contribute(
              Fact.of(kind, BatchJournals.standing(events), definitions.profile()),
              definitions,
              (measure, day, codes, value, sum) -> add(new Cell(measure, day, codes), value, sum));
        });
    if (latestMillis != Long.MIN_VALUE) {
      add(new Cell(Measures.LAST_EVENT, Cell.NOW, kind.topic()), latestMillis, 0);
    }
    return cells;
  }

  private void count(Measure<?> measure, String... codes) {
    add(new Cell(measure, Cell.NOW, codes), 0, 0);
  }

  private void add(Cell cell, long value, long sum) {
    cells.computeIfAbsent(cell, absent -> new Distribution()).add(value, 1, sum);
  }
}
