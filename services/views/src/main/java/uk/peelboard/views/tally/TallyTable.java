package uk.peelboard.views.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Tallies;

/**
 * Every share of every cell, and their sums, in memory.
 *
 * <p>Changes come in batches, and whoever reads through {@link #read} sees whole batches only. Read
 * directly, it is safe only for the thread that changes it.
 */
public final class TallyTable implements Tallies {

  /** Changes one share of one cell. */
  @FunctionalInterface
  public interface Changes {
    /**
     * @param partition of the kind's topic, whose share it is
     * @param share all that the share now holds, taken over; null when it holds nothing
     */
    void put(EntityKind kind, int partition, Cell cell, Distribution share);
  }

  /** One partition's part. */
  private record Part(EntityKind kind, int partition) {}

  /** A cell's shares, in two lists side by side: there are few, and most cells have one. */
  private static final class Entry {
    private final List<Part> parts = new ArrayList<>(1);
    private final List<Distribution> shares = new ArrayList<>(1);
    private Distribution sum;
    private boolean changed;

    void put(Part part, Distribution share) {
      int at = parts.indexOf(part);
      if (share == null) {
        if (at >= 0) {
          parts.remove(at);
          shares.remove(at);
        }
      } else if (at >= 0) {
        shares.set(at, share);
      } else {
        parts.add(part);
        shares.add(share);
      }
    }

    void addUp() {
      sum = shares.size() == 1 ? shares.get(0) : Distribution.sumOf(shares);
      changed = false;
    }
  }

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Measure<?>, NavigableMap<Integer, Map<Cell, Entry>>> measures = new HashMap<>();
  private final Map<Measure<?>, Set<Integer>> changedDays = new HashMap<>();
  private final AtomicLong version = new AtomicLong();
  private Runnable whenChanged = () -> {};
  private int cells;

  /** Called after each batch, on the thread that made it. To be set before the first. */
  public void whenChanged(Runnable listener) {
    whenChanged = listener;
  }

  /** Makes changes that readers see together or not at all. */
  public void update(Consumer<Changes> batch) {
    lock.writeLock().lock();
    try {
      List<Entry> changed = new ArrayList<>();
      batch.accept((kind, partition, cell, share) -> put(kind, partition, cell, share, changed));
      changed.forEach(Entry::addUp);
      version.incrementAndGet();
    } finally {
      lock.writeLock().unlock();
    }
    whenChanged.run();
  }

  /** Forgets everything. */
  public void clear() {
    lock.writeLock().lock();
    try {
      measures.forEach(
          (measure, days) ->
              changedDays
                  .computeIfAbsent(measure, absent -> new HashSet<>())
                  .addAll(days.keySet()));
      measures.clear();
      cells = 0;
      version.incrementAndGet();
    } finally {
      lock.writeLock().unlock();
    }
    whenChanged.run();
  }

  /** What a question has for an answer in one state of the table. */
  public <T> T read(Function<? super TallyTable, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(this);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Another number after each batch. */
  public long version() {
    return version.get();
  }

  /** How many cells there are. */
  public int size() {
    return read(table -> table.cells);
  }

  private void put(
      EntityKind kind, int partition, Cell cell, Distribution share, List<Entry> changed) {
    NavigableMap<Integer, Map<Cell, Entry>> days =
        measures.computeIfAbsent(cell.measure(), absent -> new TreeMap<>());
    Map<Cell, Entry> day = days.computeIfAbsent(cell.day(), absent -> new HashMap<>());
    Entry entry = day.get(cell);
    if (entry == null) {
      entry = new Entry();
      day.put(cell, entry);
      cells++;
    }
    entry.put(new Part(kind, partition), share);
    if (entry.shares.isEmpty()) {
      day.remove(cell);
      cells--;
      if (day.isEmpty()) {
        days.remove(cell.day());
      }
    }
    if (!entry.changed) {
      entry.changed = true;
      changed.add(entry);
    }
    changedDays.computeIfAbsent(cell.measure(), absent -> new HashSet<>()).add(cell.day());
  }

  @Override
  public void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    NavigableMap<Integer, Map<Cell, Entry>> days = measures.get(measure);
    if (days == null || lastDay < firstDay) {
      return;
    }
    // What is about now belongs to no day, however early the first one is.
    boolean aboutNow = lastDay == Cell.NOW;
    int first = firstDay == Cell.NOW && !aboutNow ? Cell.NOW + 1 : firstDay;
    for (Map<Cell, Entry> day : days.subMap(first, true, lastDay, true).values()) {
      day.forEach(
          (cell, entry) -> {
            if (!entry.sum.isEmpty()) {
              visitor.visit(cell, entry.sum);
            }
          });
    }
  }

  @Override
  public int firstDay(Class<? extends Fact> fact) {
    int first = Integer.MAX_VALUE;
    for (Map.Entry<Measure<?>, NavigableMap<Integer, Map<Cell, Entry>>> one : measures.entrySet()) {
      if (fact.isAssignableFrom(one.getKey().of())) {
        Integer day = one.getValue().higherKey(Cell.NOW);
        first = day == null ? first : Math.min(first, day);
      }
    }
    return first;
  }

  /**
   * Hands over which days of which measures have changed since the last time, and begins anew. For
   * one listener, within {@link #read}.
   */
  Map<Measure<?>, Set<Integer>> takeChangedDays() {
    Map<Measure<?>, Set<Integer>> taken = new HashMap<>(changedDays);
    changedDays.clear();
    return taken;
  }
}
