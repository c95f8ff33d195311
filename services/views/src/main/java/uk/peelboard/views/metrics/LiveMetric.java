package uk.peelboard.views.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.measure.CallMeasures;
import uk.peelboard.domain.measure.CrimeMeasures;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.IncidentMeasures;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.tally.Cell;

/**
 * A counter or histogram of what is happening.
 *
 * @param name without prefix and {@code _total}
 * @param labels the measure's dimensions that it is told apart by, or the outcome's group
 * @param bounds of a histogram's buckets, in completed whole seconds, the last one infinite; empty
 *     for a counter
 * @param counted which cells are
 */
record LiveMetric(
    String name,
    String help,
    Measure<?> measure,
    List<Dimension> labels,
    List<Double> bounds,
    Predicate<Cell> counted) {

  private static final String SINCE_START =
      " since this process had caught up: events of today and yesterday only, so that neither a"
          + " restart nor a replay nor an import of old data makes it leap.";

  /**
   * Durations are completed whole seconds. "Under 10 seconds" is therefore {@code le="9.0"}; {@code
   * le="10.0"} also has those that took between 10 and 11.
   */
  static final List<LiveMetric> ALL =
      List.of(
          counter(
              "calls_presented",
              "Calls presented",
              CallMeasures.CALLS_PRESENTED,
              Dimension.LINE,
              Dimension.AREA),
          new LiveMetric(
              "calls_abandoned",
              "Calls abandoned by callers who had come past the recorded menu" + SINCE_START,
              CallMeasures.CALLS_ABANDONED,
              List.of(Dimension.LINE, Dimension.AREA),
              List.of(),
              cell -> !cell.code(2).equals(Stage.IVR.name())),
          histogram(
              "call_answer_seconds",
              "From a call's presentation to its answer, in completed seconds: under 10 is le=9,"
                  + " under 180 is le=179;",
              CallMeasures.CALL_ANSWER,
              new int[] {1, 2, 5, 9, 10, 15, 20, 30, 60, 120, 179, 180, 300, 600, 1200},
              Dimension.LINE),
          histogram(
              "attendance_seconds",
              "From a call's receipt to the first arrival, in completed seconds: within 15 minutes"
                  + " is le=900;",
              IncidentMeasures.ATTENDANCE,
              new int[] {300, 600, 900, 1200, 1800, 2700, 3600, 7200, 14_400, 28_800, 86_400},
              Dimension.GRADE,
              Dimension.AREA),
          counter(
              "incidents_opened",
              "Incidents opened",
              IncidentMeasures.INCIDENTS_OPENED,
              Dimension.GRADE,
              Dimension.AREA),
          counter(
              "incidents_closed",
              "Incidents closed",
              IncidentMeasures.INCIDENTS_CLOSED,
              Dimension.GRADE,
              Dimension.AREA),
          counter(
              "crimes_recorded", "Crimes recorded", CrimeMeasures.CRIMES_RECORDED, Dimension.AREA),
          counter(
              "outcomes_assigned",
              "Outcomes assigned to crimes, whenever recorded,",
              CrimeMeasures.OUTCOMES_ASSIGNED,
              Dimension.OUTCOME_GROUP));

  private static LiveMetric counter(
      String name, String help, Measure<?> measure, Dimension... labels) {
    return new LiveMetric(
        name, help + SINCE_START, measure, List.of(labels), List.of(), cell -> true);
  }

  private static LiveMetric histogram(
      String name, String help, Measure<?> measure, int[] bounds, Dimension... labels) {
    List<Double> all = new ArrayList<>(Arrays.stream(bounds).asDoubleStream().boxed().toList());
    all.add(Double.POSITIVE_INFINITY);
    return new LiveMetric(name, help + SINCE_START, measure, List.of(labels), all, cell -> true);
  }

  boolean isHistogram() {
    return !bounds.isEmpty();
  }

  /** Into how many parts values are sorted. */
  int buckets() {
    return isHistogram() ? bounds.size() : 1;
  }

  /** Which part a value is in. */
  int bucketOf(long value) {
    int bucket = 0;
    while (isHistogram() && value > bounds.get(bucket)) {
      bucket++;
    }
    return bucket;
  }
}
