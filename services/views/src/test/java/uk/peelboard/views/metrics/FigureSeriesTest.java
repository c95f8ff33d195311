package uk.peelboard.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.Force;
import uk.peelboard.views.Story;
import uk.peelboard.views.tally.TallyTable;

class FigureSeriesTest {
  private static final Instant NOON = Story.time("2024-07-31T12:00:00");

  private final Definitions definitions = new Definitions(Force.SMALL);
  private final TallyTable table = new TallyTable(Force.SMALL);
  private final Story story = new Story(definitions, 2);
  private final FigureSeries kept = new FigureSeries(definitions);

  @Test
  void areTheSameWhateverWasWorkedOutBefore() {
    agree(NOON);
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(5);
    agree(NOON);
    story.incident("I1", "P1", "North", "2024-07-31T11:59:00");
    agree(NOON);
    agree(NOON.plusSeconds(3600));
    story.crime("R1", "Theft", "South", "2024-01-31T11:00:00").outcomeAfter(30, "1");
    agree(NOON.plusSeconds(3600));
    agree(NOON.plusSeconds(86_400));
    table.clear();
    agree(NOON.plusSeconds(86_400));
  }

  @Test
  void areWorkedOutAnewOnlyWhereTalliesHaveChanged() {
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(5);
    story.crime("R1", "Theft", "South", "2024-07-31T11:00:00");
    story.tellTo(table);
    Map<String, MetricSnapshot> before = byName(kept);
    story.crime("R2", "Theft", "South", "2024-07-31T11:30:00");
    story.tellTo(table);
    Map<String, MetricSnapshot> after = byName(kept);

    assertThat(after.get("peelboard_crimes_recorded_crimes"))
        .isNotNull()
        .isNotSameAs(before.get("peelboard_crimes_recorded_crimes"));
    assertThat(after.get("peelboard_call_answer_mean_seconds"))
        .isNotNull()
        .isSameAs(before.get("peelboard_call_answer_mean_seconds"));
  }

  private void agree(Instant now) {
    story.tellTo(table);
    assertThat(values(kept.of(table.latest(), now)))
        .isEqualTo(values(new FigureSeries(definitions).of(table.latest(), now)));
  }

  private Map<String, MetricSnapshot> byName(FigureSeries series) {
    Map<String, MetricSnapshot> byName = new TreeMap<>();
    series
        .of(table.latest(), NOON)
        .forEach(metric -> byName.put(metric.getMetadata().getName(), metric));
    return byName;
  }

  private static Map<String, Double> values(List<MetricSnapshot> series) {
    Map<String, Double> values = new TreeMap<>();
    for (MetricSnapshot metric : series) {
      for (DataPointSnapshot point : metric.getDataPoints()) {
        values.put(
            metric.getMetadata().getName() + point.getLabels(),
            ((GaugeDataPointSnapshot) point).getValue());
      }
    }
    return values;
  }
}
