package uk.peelboard.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.Force;
import uk.peelboard.views.Story;
import uk.peelboard.views.tally.TallyTable;

class LiveSeriesTest {
  private static final int TODAY = (int) LocalDate.of(2024, 7, 31).toEpochDay();

  private final TallyTable table = new TallyTable(Force.SMALL);
  private final LiveSeries live = new LiveSeries(Force.SMALL);
  private final Story story = new Story(new Definitions(Force.SMALL));
  private List<MetricSnapshot> series;

  @Test
  void whatWasThereBeforeIsNotCounted() {
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(4);
    look();

    assertThat(presented("999", "North")).isZero();
    story.call("C2", "999", "North", "2024-07-31T11:00:00");
    look();
    assertThat(presented("999", "North")).isEqualTo(1);
  }

  @Test
  void yesterdayCountsAndTheDayBeforeDoesNot() {
    look();
    story.call("C1", "999", "North", "2024-07-30T10:00:00");
    story.call("C2", "999", "North", "2024-07-29T10:00:00");
    look();

    assertThat(presented("999", "North")).isEqualTo(1);
  }

  @Test
  void midnightChangesNothing() {
    look();
    story.call("C1", "999", "North", "2024-07-31T23:59:00");
    look();
    story.tellTo(table);
    series = live.of(table.latest(), TODAY + 1);
    assertThat(presented("999", "North")).isEqualTo(1);
    story.call("C2", "999", "North", "2024-08-01T00:00:10");
    story.tellTo(table);
    series = live.of(table.latest(), TODAY + 1);

    assertThat(presented("999", "North")).isEqualTo(2);
  }

  @Test
  void aReplayMakesNothingLeapOrFall() {
    look();
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(4);
    look();
    table.clear();
    series = live.of(table.latest(), TODAY);
    assertThat(presented("999", "North")).isEqualTo(1);

    Story again = new Story(new Definitions(Force.SMALL));
    again.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(4);
    again.tellTo(table);
    series = live.of(table.latest(), TODAY);

    assertThat(presented("999", "North")).isEqualTo(1);
    assertThat(answered("999").getClassicBuckets().stream().mapToLong(one -> one.getCount()).sum())
        .isEqualTo(1);
  }

  @Test
  void aCorrectionThatTakesAwayTakesNothingFromACounter() {
    look();
    story.call("C1", "999", "North", "2024-07-31T10:00:00");
    look();
    story.withdraw(EntityKind.CALL, "C1", "CallPresented", "2024-07-31T11:00:00");
    look();
    assertThat(presented("999", "North")).isEqualTo(1);
    story.call("C2", "999", "North", "2024-07-31T12:00:00");
    look();

    assertThat(presented("999", "North")).isEqualTo(1);
    story.call("C3", "999", "North", "2024-07-31T12:00:00");
    look();
    assertThat(presented("999", "North")).isEqualTo(2);
  }

  @Test
  void becomingVulnerableIsNoSecondAttendance() {
    look();
    Story.Entity incident = story.incident("I1", "P1", "North", "2024-07-31T09:00:00");
    incident.attendedAfter(900);
    look();
    incident.vulnerable();
    look();

    HistogramDataPointSnapshot attendance =
        (HistogramDataPointSnapshot)
            point("peelboard_attendance_seconds", Labels.of("grade", "P1", "area", "North"));
    assertThat(attendance.getClassicBuckets().stream().mapToLong(one -> one.getCount()).sum())
        .isEqualTo(1);
    assertThat(attendance.getSum()).isEqualTo(900);
  }

  @Test
  void underTenSecondsIsUpToNine() {
    look();
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(9);
    story.call("C2", "999", "North", "2024-07-31T10:00:00").answeredAfter(10);
    story.call("C3", "999", "North", "2024-07-31T10:00:00").answeredAfter(5000);
    look();

    assertThat(inBucket(answered("999"), 9)).isEqualTo(1);
    assertThat(inBucket(answered("999"), 10)).isEqualTo(1);
    assertThat(inBucket(answered("999"), Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(answered("999").getSum()).isEqualTo(5019);
  }

  @Test
  void hangingUpInTheMenuIsNotAbandoning() {
    look();
    story.call("C1", "999", "North", "2024-07-31T10:00:00").abandonedInMenuAfter(5);
    story.call("C2", "999", "North", "2024-07-31T10:00:00").abandonedAfter(5);
    look();

    assertThat(counter("peelboard_calls_abandoned", Labels.of("line", "999", "area", "North")))
        .isEqualTo(1);
  }

  @Test
  void anOutcomeCountsUnderItsGroup() {
    look();
    story.crime("X1", "Theft", "North", "2024-01-01T10:00:00").outcomeAfter(212, "16");
    look();

    assertThat(
            counter(
                "peelboard_outcomes_assigned",
                Labels.of("outcome_group", "EVID_VICTIM_NOT_SUPPORT")))
        .isEqualTo(1);
  }

  private void look() {
    story.tellTo(table);
    series = live.of(table.latest(), TODAY);
  }

  private double presented(String line, String area) {
    return counter("peelboard_calls_presented", Labels.of("line", line, "area", area));
  }

  private HistogramDataPointSnapshot answered(String line) {
    return (HistogramDataPointSnapshot)
        point("peelboard_call_answer_seconds", Labels.of("line", line));
  }

  private static long inBucket(HistogramDataPointSnapshot histogram, double bound) {
    return histogram.getClassicBuckets().stream()
        .filter(bucket -> bucket.getUpperBound() == bound)
        .findFirst()
        .orElseThrow()
        .getCount();
  }

  private double counter(String name, Labels labels) {
    return ((CounterDataPointSnapshot) point(name, labels)).getValue();
  }

  private DataPointSnapshot point(String name, Labels labels) {
    return series.stream()
        .filter(metric -> metric.getMetadata().getName().equals(name))
        .flatMap(metric -> metric.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(labels))
        .findFirst()
        .orElseThrow();
  }
}
