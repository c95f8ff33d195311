package uk.peelboard.domain.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.fact.Journals;
import uk.peelboard.domain.measure.Contributions;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;

/**
 * One partition's part of every tally: the fold from events to figures.
 *
 * <p>An event goes into its entity's journal. When the share is next read, or many entities have
 * changed, the fact of each is read as it was and as it is; the cells get what it adds now and lose
 * what it added before. So after any events, in any order and however often, each cell holds
 * exactly what the facts of all journals add to it, and of an entity that changed several times in
 * between only the first and the last fact are ever made. Not safe for use by several threads.
 */
public final class Share {

  /** What became of an event. */
  public enum Reception {
    COUNTED,
    DUPLICATE
  }

  /** Hears of each event that changed its entity's journal. */
  @FunctionalInterface
  public interface Listener {
    void changed(Event event, Journal before, Journal after);
  }

  public static final Listener NOBODY = (event, before, after) -> {};

  /** So many that most entities have come to rest, and so few that they stay in a core's cache. */
  private static final int MOST_UNSETTLED = 4096;

  private static final int PACKED_BYTES = 4096;

  private record Contribution(DayCells cells, int day, long value, long sum) {}

  /** An entity's journal as its cells know it, and as it has become since. */
  private static final class Unsettled {
    private Journal before;
    private Journal now;

    Unsettled(Journal before, Journal now) {
      this.before = before;
      this.now = now;
    }
  }

  /** How many events of a type there are that their cells do not know of yet. */
  private final class Account {
    private final DayCells received;
    private final DayCells counted;
    private long receivedMore;
    private long countedMore;

    Account(String type) {
      received = cells(Measures.EVENTS_RECEIVED, kind.topic(), type);
      counted = cells(Measures.EVENTS_COUNTED, kind.topic(), type);
    }

    void settle() {
      if (receivedMore != 0) {
        cells.add(received, Cell.NOW, 0, receivedMore, 0);
        receivedMore = 0;
      }
      if (countedMore != 0) {
        cells.add(counted, Cell.NOW, 0, countedMore, 0);
        countedMore = 0;
      }
    }
  }

  /**
   * How many events occurred on days whose cells do not know of them yet: mostly one after another.
   */
  private final class Occurrences {
    private final DayCells occurred = cells(Measures.EVENTS_OCCURRED, kind.topic());
    private final Map<Integer, Long> moreByDay = new HashMap<>();
    private int day;
    private long more;

    void add(Event event, int times) {
      int of = definitions.calendar().day(event.occurredAt());
      if (of != day) {
        put();
        day = of;
      }
      more += times;
    }

    private void put() {
      if (more != 0) {
        moreByDay.merge(day, more, Long::sum);
        more = 0;
      }
    }

    void settle() {
      put();
      moreByDay.forEach(
          (of, times) -> {
            if (times != 0) {
              cells.add(occurred, of, 0, times, 0);
            }
          });
      moreByDay.clear();
    }
  }

  private final EntityKind kind;
  private final Definitions definitions;
  private final Journals journals;
  private final Map<String, Unsettled> unsettled = new HashMap<>();
  private final Map<Class<?>, Account> accounts = new HashMap<>();
  private final ShareCells cells = new ShareCells();
  private final Occurrences occurrences;
  private final DayCells lastEvent;
  private long lastEventMillis = Long.MIN_VALUE;
  private boolean settled = true;

  /** A share of nothing yet. */
  public Share(EntityKind kind, Definitions definitions) {
    this(kind, definitions, Journals.onHeap());
  }

  /**
   * A share of nothing yet.
   *
   * @param journals empty, and used by nobody else
   */
  public Share(EntityKind kind, Definitions definitions, Journals journals) {
    this.kind = kind;
    this.definitions = definitions;
    this.journals = journals;
    this.occurrences = new Occurrences();
    this.lastEvent = cells(Measures.LAST_EVENT, kind.topic());
  }

  /** Is shown cells that differ by their days alone. */
  @FunctionalInterface
  public interface DaysVisitor {
    /**
     * @param like one of the cells, of any day
     * @param packed the days with what their cells hold, which {@link Share#resume} takes up
     */
    void visit(Cell like, byte[] packed);
  }

  /** Writes down all that cells hold, for a share that takes up where this one stops. */
  public void forEachDays(DaysVisitor to) {
    settle();
    PackedWriter packed = new PackedWriter(PACKED_BYTES);
    cells.forEachDays(
        days -> {
          packed.clear();
          days.writeTo(packed);
          to.visit(days.cell(Cell.NOW), packed.toBytes());
        });
  }

  /**
   * Puts back what another share of the same entities held, as part of taking up where that one
   * stopped. It does not count as a change.
   *
   * <p>Both are as the other share {@linkplain #forEachDays said}.
   */
  public void resume(Cell like, byte[] packed) {
    cells.resume(like, new PackedReader(packed));
    if (like.measure() == Measures.LAST_EVENT) {
      lastEventMillis = lastEvent.of(Cell.NOW).max();
    }
  }

  public Reception accept(Event event) {
    return accept(event, NOBODY);
  }

  public Reception accept(Event event, Listener listener) {
    if (unsettled.size() == MOST_UNSETTLED) {
      settle();
    }
    settled = false;
    Account account = account(event);
    account.receivedMore++;
    lastEventMillis = Math.max(lastEventMillis, event.occurredAt().toEpochMilli());
    Unsettled entity = unsettled.get(event.entityId());
    Journal before = entity != null ? entity.now : journals.of(event.entityId());
    Journal after = before.with(event);
    if (after == before) {
      return Reception.DUPLICATE;
    }
    Event replaced = after.size() == before.size() ? before.find(event.id()) : null;
    account.countedMore++;
    occurrences.add(event, 1);
    if (replaced != null) {
      account(replaced).countedMore--;
      occurrences.add(replaced, -1);
    }
    if (entity != null) {
      entity.now = after;
    } else {
      unsettled.put(event.entityId(), new Unsettled(before, after));
    }
    listener.changed(event, before, after);
    return replaced == null ? Reception.COUNTED : Reception.DUPLICATE;
  }

  /**
   * Accepts an event once more that another share of the same entities has accepted, and maybe
   * published, before. Every cell that this event touches counts as changed, even where a later one
   * takes back what it did: the other share may have published in between.
   */
  public Reception acceptAgain(Event event) {
    Unsettled entity = unsettled.get(event.entityId());
    if (entity != null) {
      settle(entity);
    }
    return accept(event);
  }

  /**
   * Counts an event that cannot be accepted.
   *
   * @param type the event's type, or null when it could not be read
   */
  public void reject(String type, RejectionReason reason) {
    String known = type == null ? Dimension.UNKNOWN : type;
    cells.add(
        cells(Measures.EVENTS_REJECTED, kind.topic(), known, reason.code()), Cell.NOW, 0, 1, 0);
  }

  /** What this share holds of a cell, only to be read; null where that is nothing. */
  public Distribution of(Cell cell) {
    settle();
    return cells.of(cell);
  }

  /** What this share holds of each tally; cells that hold nothing are absent. */
  public Map<Cell, Distribution> cells() {
    Map<Cell, Distribution> all = new HashMap<>();
    forEachCell(all::put);
    return all;
  }

  /** Shows each cell that holds something, with what it holds. */
  public void forEachCell(BiConsumer<Cell, Distribution> to) {
    settle();
    cells.forEach(to::accept);
  }

  /** How many cells there are, about: some may have come to hold nothing. */
  public int size() {
    return cells.size();
  }

  /**
   * Shows the cells changed since the last time, each once, and begins anew.
   *
   * @param to is given null for what has come to hold nothing, and is not to change what it is
   *     given
   */
  public void takeChanged(BiConsumer<Cell, Distribution> to) {
    settle();
    cells.takeChanged((cell, held) -> to.accept(cell, held.isEmpty() ? null : held));
  }

  /** The cells changed since the last time, each once, and begins anew. */
  public List<Cell> takeChanged() {
    List<Cell> taken = new ArrayList<>();
    takeChanged((cell, held) -> taken.add(cell));
    return taken;
  }

  public boolean hasChanged() {
    return !settled || cells.hasChanged();
  }

  /** Brings the cells, and the journals that are kept, up to the last event. */
  public void settle() {
    if (settled) {
      return;
    }
    settled = true;
    unsettled.forEach(
        (entityId, entity) -> {
          settle(entity);
          journals.keep(entityId, entity.now);
        });
    unsettled.clear();
    accounts.values().forEach(Account::settle);
    occurrences.settle();
    settleLastEvent();
  }

  private void settle(Unsettled entity) {
    if (entity.before == Journal.EMPTY) {
      // Of most entities there is nothing to compare with.
      contribute(
          entity.now,
          (measure, day, codes, value, sum) ->
              cells.add(cells.of(measure, codes), day, value, 1, sum));
    } else {
      replace(contributions(entity.before), contributions(entity.now));
    }
    entity.before = entity.now;
  }

  private List<Contribution> contributions(Journal journal) {
    List<Contribution> list = new ArrayList<>();
    contribute(
        journal,
        (measure, day, codes, value, sum) ->
            list.add(new Contribution(cells.of(measure, codes), day, value, sum)));
    return list;
  }

  private void contribute(Journal journal, Contributions to) {
    Measures.contribute(Fact.of(kind, journal.standing(), definitions.profile()), definitions, to);
  }

  /** What stands in both lists stays untouched, so its cells need not be published again. */
  private void replace(List<Contribution> before, List<Contribution> after) {
    boolean[] stays = new boolean[after.size()];
    int next = 0;
    for (Contribution gone : before) {
      int same = find(gone, after, stays, next);
      if (same < 0) {
        cells.add(gone.cells, gone.day, gone.value, -1, -gone.sum);
      } else {
        stays[same] = true;
        next = same + 1;
      }
    }
    for (int i = 0; i < stays.length; i++) {
      if (!stays[i]) {
        Contribution come = after.get(i);
        cells.add(come.cells, come.day, come.value, 1, come.sum);
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

  private void settleLastEvent() {
    Distribution told = lastEvent.of(Cell.NOW);
    if (told == null || told.isEmpty()) {
      cells.add(lastEvent, Cell.NOW, lastEventMillis, 1, 0);
    } else if (lastEventMillis > told.max()) {
      cells.add(lastEvent, Cell.NOW, told.max(), -1, 0);
      cells.add(lastEvent, Cell.NOW, lastEventMillis, 1, 0);
    }
  }

  private Account account(Event event) {
    Class<?> payload = event.payload().getClass();
    Account account = accounts.get(payload);
    if (account == null) {
      account = new Account(event.type());
      accounts.put(payload, account);
    }
    return account;
  }

  private DayCells cells(Measure<?> measure, String... codes) {
    return cells.of(measure, codes);
  }
}
