package uk.peelboard.domain.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;

/**
 * One partition's journals, and its part of every tally: the fold from events to figures.
 *
 * <p>An event goes into its entity's journal; the entity's fact is read before and after; the cells
 * get what the fact adds now and lose what it added before. So after any events, in any order and
 * however often, each cell holds exactly what the facts of all journals add to it. Not safe for use
 * by several threads.
 */
public final class Share {

  /** What became of an event. */
  public enum Reception {
    COUNTED,
    DUPLICATE
  }

  private record Contribution(Cell cell, long value, long sum) {}

  private final EntityKind kind;
  private final Definitions definitions;
  private final Map<String, Journal> journals = new HashMap<>();
  private final Map<Cell, Distribution> cells = new HashMap<>();
  private final Map<String, Cell> received = new HashMap<>();
  private final Map<String, Cell> counted = new HashMap<>();
  private final Cell lastEventCell;
  private Set<Cell> changed = new HashSet<>();
  private long lastEventMillis = Long.MIN_VALUE;

  public Share(EntityKind kind, Definitions definitions) {
    this.kind = kind;
    this.definitions = definitions;
    this.lastEventCell = new Cell(Measures.LAST_EVENT, Cell.NOW, kind.topic());
  }

  public Reception accept(Event event) {
    Journal before = journals.getOrDefault(event.entityId(), Journal.EMPTY);
    Journal after = before.with(event);
    add(account(received, Measures.EVENTS_RECEIVED, event.type()), 0, 1, 0);
    noteTime(event);
    if (after == before) {
      return Reception.DUPLICATE;
    }
    journals.put(event.entityId(), after);
    Event replaced = before.find(event.id());
    if (replaced != null) {
      add(account(counted, Measures.EVENTS_COUNTED, replaced.type()), 0, -1, 0);
    }
    add(account(counted, Measures.EVENTS_COUNTED, event.type()), 0, 1, 0);
    replace(contributions(before), contributions(after));
    return replaced == null ? Reception.COUNTED : Reception.DUPLICATE;
  }

  /**
   * Counts an event that cannot be accepted.
   *
   * @param type the event's type, or null when it could not be read
   */
  public void reject(String type, RejectionReason reason) {
    String known = type == null ? Dimension.UNKNOWN : type;
    add(new Cell(Measures.EVENTS_REJECTED, Cell.NOW, kind.topic(), known, reason.code()), 0, 1, 0);
  }

  /** What this share holds of each tally; cells that hold nothing are absent. */
  public Map<Cell, Distribution> cells() {
    return cells;
  }

  /** The journal of an entity, or an empty one. */
  public Journal journal(String entityId) {
    return journals.getOrDefault(entityId, Journal.EMPTY);
  }

  public int entities() {
    return journals.size();
  }

  /**
   * Hands over the cells changed since the last time, and begins anew. A cell among them that
   * {@link #cells} lacks has become empty.
   */
  public Set<Cell> takeChanged() {
    Set<Cell> taken = changed;
    changed = new HashSet<>();
    return taken;
  }

  public boolean hasChanged() {
    return !changed.isEmpty();
  }

  private List<Contribution> contributions(Journal journal) {
    List<Contribution> list = new ArrayList<>();
    Measures.contribute(
        Fact.of(kind, journal.standing(), definitions.profile()),
        definitions,
        (measure, day, codes, value, sum) ->
            list.add(new Contribution(new Cell(measure, day, codes), value, sum)));
    return list;
  }

  /** What stands in both lists stays untouched, so its cells need not be published again. */
  private void replace(List<Contribution> before, List<Contribution> after) {
    boolean[] stays = new boolean[after.size()];
    int next = 0;
    for (Contribution gone : before) {
      int same = find(gone, after, stays, next);
      if (same < 0) {
        add(gone.cell, gone.value, -1, -gone.sum);
      } else {
        stays[same] = true;
        next = same + 1;
      }
    }
    for (int i = 0; i < stays.length; i++) {
      if (!stays[i]) {
        Contribution come = after.get(i);
        add(come.cell, come.value, 1, come.sum);
      }
    }
  }

  /** Both lists are in one order, so it looks where the last was found, and then elsewhere. */
  private static int find(
      Contribution wanted, List<Contribution> among, boolean[] taken, int start) {
    for (int i = 0; i < taken.length; i++) {
      int at = start + i < taken.length ? start + i : start + i - taken.length;
      if (!taken[at] && among.get(at).equals(wanted)) {
        return at;
      }
    }
    return -1;
  }

  private void noteTime(Event event) {
    long millis = event.occurredAt().toEpochMilli();
    if (millis > lastEventMillis) {
      if (lastEventMillis != Long.MIN_VALUE) {
        add(lastEventCell, lastEventMillis, -1, 0);
      }
      add(lastEventCell, millis, 1, 0);
      lastEventMillis = millis;
    }
  }

  private Cell account(Map<String, Cell> accounts, Measure<?> measure, String type) {
    return accounts.computeIfAbsent(
        type, absent -> new Cell(measure, Cell.NOW, kind.topic(), type));
  }

  private void add(Cell cell, long value, long times, long sum) {
    Distribution distribution = cells.computeIfAbsent(cell, absent -> new Distribution());
    distribution.add(value, times, sum);
    if (distribution.isEmpty()) {
      cells.remove(cell);
    }
    changed.add(cell);
  }
}
