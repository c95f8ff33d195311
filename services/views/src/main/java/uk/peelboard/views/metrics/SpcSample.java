package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Dimension;

/**
 * A KPI that Prometheus keeps process behaviour of: recording rules take its figure down when a day
 * ends, as {@code peelboard:spc_sample}.
 *
 * @param by what its series are told apart by; none for the force
 */
public record SpcSample(Kpi kpi, List<Dimension> by) {
  static final String NAME = "peelboard:spc_sample";
  static final String HELP = "A day's figure, as it stood when the day ended.";

  /** Those of the rules in {@code deploy/prometheus}: a test compares them. */
  public static final List<SpcSample> ALL =
      List.of(
          of("calls-presented", Dimension.LINE),
          of("calls-answered-within-target", Dimension.LINE),
          of("call-answer-mean", Dimension.LINE),
          of("calls-abandoned", Dimension.LINE),
          of("incidents-opened", Dimension.GRADE),
          of("attended-within-target", Dimension.GRADE),
          of("attendance-mean", Dimension.GRADE),
          of("open-incidents"),
          of("crimes-recorded"));

  private static SpcSample of(String kpi, Dimension... by) {
    return new SpcSample(Kpis.ofId(kpi), List.of(by));
  }

  Question question(LocalDate day) {
    return new Question(kpi, day, day, Interval.TOTAL, by, Map.of());
  }

  Labels labels(Row row) {
    Labels labels = Labels.of("kpi", kpi.id());
    for (Dimension dimension : by) {
      labels = labels.add(dimension.label(), row.codes().get(dimension));
    }
    return labels;
  }
}
