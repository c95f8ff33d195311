package uk.peelboard.views.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;

/**
 * Every share of every cell, in memory.
 *
 * <p>Changes come in batches. Each makes a new {@link TallySnapshot}, which shares all days that
 * have not changed with the one before; whoever asks keeps to one snapshot, however long it takes,
 * and nobody waits for anybody. A batch costs a copy of the days that it changes and of the list of
 * days of their measures, so few large batches cost less than many small ones.
 */
public final class TallyTable {

  /** Changes one share of one cell. */
  @FunctionalInterface
  public interface Changes {
    /**
     * @param partition of the kind's topic, whose share it is
     * @param share all that the share now holds, taken over; null when it holds nothing
     */
    void put(EntityKind kind, int partition, Cell cell, Distribution share);
  }

  /** The number of the change by which a checkpoint is taken up: the first. */
  static final long RESUMED = 1;

  private static final Comparator<PackedShares.Change> IN_ORDER =
      (one, two) ->
          one.cell() != two.cell()
              ? Integer.compare(one.cell(), two.cell())
              : Integer.compare(one.part(), two.part());

  /** Codes of a measure, each with a number. */
  private static final class Numbers {
    private final Map<Cell, Integer> byCell = new HashMap<>();
    private String[][] codes = new String[8][];

    // Cells that differ by the day alone come one after another.
    private Cell lastAsked;
    private int lastNumber;

    static Numbers of(Measure<?> measure, String[][] codes) {
      Numbers numbers = new Numbers();
      numbers.codes = codes;
      for (String[] one : codes) {
        numbers.byCell.put(new Cell(measure, Cell.NOW, one), numbers.byCell.size());
      }
      return numbers;
    }

    int of(Cell cell) {
      if (lastAsked == null || !lastAsked.hasCodesOf(cell)) {
        lastNumber = lookedUp(cell);
        lastAsked = cell;
      }
      return lastNumber;
    }

    private int lookedUp(Cell cell) {
      Cell anyDay = cell.on(Cell.NOW);
      Integer known = byCell.get(anyDay);
      if (known != null) {
        return known;
      }
      int number = byCell.size();
      if (number == codes.length) {
        codes = Arrays.copyOf(codes, 2 * number + 1);
      }
      codes[number] = cell.codes().toArray(String[]::new);
      byCell.put(anyDay, number);
      return number;
    }
  }

  /** What changes of a measure, by the day. */
  private record MeasureChanges(Numbers numbers, Map<Integer, List<PackedShares.Change>> days) {
    void add(Cell cell, int part, Distribution share) {
      days.computeIfAbsent(cell.day(), absent -> new ArrayList<>())
          .add(new PackedShares.Change(numbers.of(cell), part, share));
    }
  }

  /** One partition's part. */
  record Part(EntityKind kind, int partition) {}

  private final SumsByMonth sums;
  private final Map<Part, Integer> parts = new HashMap<>();
  private final Map<Measure<?>, Numbers> numbers = new HashMap<>();
  private volatile TallySnapshot latest;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param profile whose limits decide which days may be added up
   */
  public TallyTable(ForceProfile profile) {
    sums = new SumsByMonth(profile);
    latest = new TallySnapshot(Map.of(), List.of(), 0, sums);
  }

  /** Has something called after each batch, on the thread that made it. */
  public void whenChanged(Runnable listener) {
    listeners.add(listener);
  }

  /** The tallies as they are after the latest batch. */
  public TallySnapshot latest() {
    return latest;
  }

  /** Takes up what another table held. To be called while this one has never held anything. */
  void resume(TallyCheckpoint checkpoint) {
    if (!parts.isEmpty()) {
      throw new IllegalStateException("a table that has held something goes on from there");
    }
    checkpoint.parts().forEach(part -> parts.put(part, parts.size()));
    checkpoint
        .measures()
        .forEach((measure, days) -> numbers.put(measure, Numbers.of(measure, days.codes())));
    latest = new TallySnapshot(checkpoint.measures(), checkpoint.parts(), RESUMED, sums);
    listeners.forEach(Runnable::run);
  }

  /** Makes changes that readers see together or not at all. By one thread at a time. */
  public void update(Consumer<Changes> batch) {
    Map<Measure<?>, MeasureChanges> changes = new HashMap<>();
    batch.accept(
        (kind, partition, cell, share) ->
            changes
                .computeIfAbsent(cell.measure(), this::noChanges)
                .add(cell, numberOf(new Part(kind, partition)), share));
    long version = latest.version() + 1;
    Map<Measure<?>, MeasureDays> measures = new HashMap<>(latest.measures());
    changes.forEach(
        (measure, changed) -> {
          changed.days.replaceAll((day, inTurn) -> lastOfEach(inTurn));
          MeasureDays before = measures.getOrDefault(measure, MeasureDays.none(measure));
          measures.put(measure, before.with(changed.days, changed.numbers.codes, version));
        });
    latest = new TallySnapshot(measures, partsByNumber(), version, sums);
    listeners.forEach(Runnable::run);
  }

  /** Forgets everything. */
  public void clear() {
    latest = new TallySnapshot(Map.of(), List.of(), latest.version() + 1, sums);
    listeners.forEach(Runnable::run);
  }

  private MeasureChanges noChanges(Measure<?> measure) {
    return new MeasureChanges(
        numbers.computeIfAbsent(measure, absent -> new Numbers()), new HashMap<>());
  }

  private int numberOf(Part part) {
    return parts.computeIfAbsent(part, absent -> parts.size());
  }

  private List<Part> partsByNumber() {
    if (latest.parts().size() == parts.size()) {
      return latest.parts();
    }
    Part[] byNumber = new Part[parts.size()];
    parts.forEach((part, number) -> byNumber[number] = part);
    return List.of(byNumber);
  }

  private static List<PackedShares.Change> lastOfEach(List<PackedShares.Change> inTurn) {
    inTurn.sort(IN_ORDER);
    List<PackedShares.Change> last = new ArrayList<>(inTurn.size());
    for (int i = 0; i < inTurn.size(); i++) {
      if (i + 1 == inTurn.size() || IN_ORDER.compare(inTurn.get(i), inTurn.get(i + 1)) != 0) {
        last.add(inTurn.get(i));
      }
    }
    return last;
  }
}
