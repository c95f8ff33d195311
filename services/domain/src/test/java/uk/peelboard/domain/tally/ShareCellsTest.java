package uk.peelboard.domain.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import uk.peelboard.domain.measure.CallMeasures;

class ShareCellsTest {
  private static final String[] LINES = {"999", "101", "OTHER"};

  /** Lines as they first come in a list, and days as they are within each. */
  private static Comparator<Cell> byLine(List<Cell> listed) {
    List<String> lines = listed.stream().map(cell -> cell.code(0)).distinct().toList();
    return Comparator.<Cell>comparingInt(cell -> lines.indexOf(cell.code(0)))
        .thenComparingInt(Cell::day);
  }

  @Property(tries = 300)
  void holdsWhatAMapOfCellsWouldAndSaysOnceWhatHasChanged(@ForAll long seed) {
    Random random = new Random(seed);
    ShareCells cells = new ShareCells();
    Map<Cell, Distribution> plain = new HashMap<>();
    Set<Cell> changed = new HashSet<>();
    for (int step = 0; step < 400; step++) {
      String line = LINES[random.nextInt(LINES.length)];
      int day = random.nextInt(20) == 0 ? Cell.NOW : random.nextInt(60) - 30;
      Cell cell = new Cell(CallMeasures.CALL_QUEUE, day, line);
      long value = random.nextInt(3);
      long times = random.nextInt(3) - 1L;
      cells.add(cells.of(CallMeasures.CALL_QUEUE, new String[] {line}), day, value, times, times);
      plain.computeIfAbsent(cell, absent -> new Distribution()).add(value, times, times);
      changed.add(cell);
      if (random.nextInt(50) == 0) {
        List<Cell> taken = new ArrayList<>();
        cells.takeChanged(
            (one, held) -> {
              taken.add(one);
              assertThat(held).isEqualTo(plain.get(one));
            });
        assertThat(taken).doesNotHaveDuplicates().hasSameElementsAs(changed);
        assertThat(taken).as("one line's after another's").isSortedAccordingTo(byLine(taken));
        changed.clear();
      }
      if (random.nextInt(200) == 0) {
        cells = takenUp(cells);
        changed.clear();
      }
    }
    plain.values().removeIf(Distribution::isEmpty);
    Map<Cell, Distribution> held = new HashMap<>();
    cells.forEach(held::put);
    assertThat(held).isEqualTo(plain);
    assertThat(cells.size()).isGreaterThanOrEqualTo(plain.size());
    for (Cell cell : new ArrayList<>(plain.keySet())) {
      assertThat(cells.of(cell)).isEqualTo(plain.get(cell));
    }
    assertThat(cells.of(new Cell(CallMeasures.CALL_QUEUE, 1000, "999"))).isNull();
  }

  private static ShareCells takenUp(ShareCells from) {
    ShareCells to = new ShareCells();
    from.forEachDays(
        days -> {
          PackedWriter packed = new PackedWriter(1);
          days.writeTo(packed);
          to.resume(days.cell(5), new PackedReader(packed.toBytes()));
        });
    return to;
  }
}
