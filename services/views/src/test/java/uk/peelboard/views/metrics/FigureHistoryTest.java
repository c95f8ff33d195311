package uk.peelboard.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.views.Force;
import uk.peelboard.views.Promtool;
import uk.peelboard.views.Story;
import uk.peelboard.views.tally.TallyTable;

class FigureHistoryTest {
  private static final Pattern SAMPLE = Pattern.compile("([\\w:]+)(\\{.*})? (\\S+) (\\d+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** The clocks go forward on the 31st of March. */
  private static final LocalDate FROM = LocalDate.of(2024, 3, 28);

  private static final LocalDate TO = LocalDate.of(2024, 4, 2);

  private static final Instant LATER = Story.time("2024-05-02T00:00:00");

  private static final Definitions DEFINITIONS = new Definitions(Force.SMALL);
  private static final TallyTable TABLE = new TallyTable(Force.SMALL);

  private static Written hourly;
  private static Written daily;

  private record Written(String text, List<Sample> samples) {}

  private record Sample(String name, Map<String, String> labels, double value, long second) {}

  @BeforeAll
  static void tellAndWrite() throws IOException {
    Story story = new Story(DEFINITIONS);
    story.call("C1", "999", "North", "2024-03-28T10:00:00").queuedAfter(1).answeredAfter(4);
    story.call("C2", "999", "South", "2024-03-30T11:00:00").queuedAfter(2).answeredAfter(19);
    story.call("C3", "101", "South", "2024-03-31T23:59:58").abandonedAfter(100);
    story.call("C4", "101", "South", "2024-04-01T01:30:00");
    story.incident("I1", "P1", "North", "2024-03-27T09:00:00").attendedAfter(901).closedAfter(4000);
    story.incident("I2", "P1", "South", "2024-03-29T09:00:00").vulnerable().closedAfter(200_000);
    story.incident("I3", "P2", "South", "2024-03-31T00:30:00").attendedAfter(3600);
    story.incident("I4", "P2", "North", "2024-02-01T12:00:00").closedAfter(5_300_000);
    story.incident("I5", "P1", "North", "2024-05-01T12:00:00");
    story.crime("X1", "Theft", "North", "2024-03-20T12:00:00").outcomeAfter(10, "1");
    story.tellTo(TABLE);
    hourly = written(true, LATER);
    daily = written(false, LATER);
  }

  @Test
  void everySampleIsTheFigureOfItsMoment() throws IOException {
    List<Sample> samples = hourly.samples();
    Map<String, Kpi> byMetric = new TreeMap<>();
    Kpis.all().forEach(kpi -> byMetric.put(kpi.metric(), kpi));
    int compared = 0;
    for (Sample sample : samples) {
      Kpi kpi = byMetric.get(sample.name);
      if (kpi != null) {
        assertThat(sample.value)
            .as("%s", sample)
            .isEqualTo(kpi.unit().toMetric(asked(kpi, sample)));
        compared++;
      }
    }

    assertThat(compared).isGreaterThan(5000);
  }

  @Test
  void whatIsTrueAtAMomentIsThereForEachHourAndWindowsForEachDay() throws IOException {
    List<Sample> samples = hourly.samples();

    assertThat(seconds(samples, "peelboard_open_incidents_incidents"))
        .hasSize(6 * 24 - 1)
        .allMatch(second -> second % 3600 == 0);
    assertThat(seconds(samples, "peelboard_calls_presented_calls"))
        .hasSize(6)
        .contains(Story.time("2024-03-31T23:59:59").getEpochSecond());
  }

  @Test
  void aDaysFigureIsTakenDownAsRecordingRulesWouldHaveDone() throws IOException {
    List<Sample> samples = hourly.samples();
    long end = Story.time("2024-03-30T23:59:59").getEpochSecond();

    assertThat(samples)
        .filteredOn(one -> one.name.equals("peelboard:spc_sample") && one.second == end)
        .contains(
            new Sample(
                "peelboard:spc_sample", Map.of("kpi", "calls-presented", "line", "999"), 1, end),
            new Sample("peelboard:spc_sample", Map.of("kpi", "open-incidents"), 2, end),
            new Sample("peelboard:spc_sample", Map.of("kpi", "crimes-recorded"), 0, end));
  }

  @Test
  void onceADayIsEnoughForEverything() throws IOException {
    List<Sample> samples = daily.samples();

    assertThat(seconds(samples, "peelboard_open_incidents_incidents"))
        .isEqualTo(seconds(samples, "peelboard_calls_presented_calls"))
        .hasSize(6);
  }

  @Test
  void nothingIsWrittenOfADayThatIsNotOver() throws IOException {
    Instant now = Story.time("2024-04-01T12:30:00");
    List<Sample> samples = written(true, now).samples();

    assertThat(samples).allMatch(sample -> sample.second < now.getEpochSecond());
    assertThat(seconds(samples, "peelboard_calls_presented_calls")).hasSize(4);
  }

  @Test
  void familiesAndSeriesComeOneAfterTheOtherInTimeOrder() throws IOException {
    Set<Object> over = new HashSet<>();
    Sample before = null;
    for (Sample sample : hourly.samples()) {
      Object series = List.of(sample.name, sample.labels);
      if (before != null && series.equals(List.of(before.name, before.labels))) {
        assertThat(sample.second).isGreaterThan(before.second);
      } else {
        assertThat(over.add(series)).as("%s comes once", series).isTrue();
      }
      before = sample;
    }

    assertThat(hourly.text())
        .endsWith("\n# EOF\n")
        .contains("# TYPE peelboard_call_answer_mean_seconds gauge\n")
        .contains("# UNIT peelboard_call_answer_mean_seconds seconds\n");
  }

  /** It drops what is out of order without a word. */
  @Test
  void promtoolTakesEverySample(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("history.om"), hourly.text());
    Path blocks = directory.resolve("blocks");
    promtool(
        "create-blocks-from",
        "openmetrics",
        "--max-block-duration=24h",
        file.toString(),
        blocks.toString());
    Files.createDirectory(blocks.resolve("wal"));

    assertThat(promtool("dump", blocks.toString()).lines().filter(line -> line.startsWith("{")))
        .hasSize(hourly.samples().size());
  }

  private static String promtool(String... arguments) throws Exception {
    Promtool done =
        Promtool.run(
            "", Stream.concat(Stream.of("tsdb"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(done.exit()).as(done.said()).isZero();
    return done.said();
  }

  @Test
  void whatIsExpectedIsThereAsItHeld() throws IOException {
    List<Sample> samples = daily.samples();

    assertThat(samples)
        .anySatisfy(
            sample ->
                assertThat(sample.labels)
                    .containsEntry("kpi", "open-incidents")
                    .containsEntry("severity", "warning")
                    .containsEntry("job", "peelboard"));
    assertThat(samples)
        .anyMatch(sample -> sample.name.equals("peelboard_series_break_timestamp_seconds"));
    assertThat(samples).anyMatch(sample -> sample.name.equals("peelboard_kpi_target_met"));
  }

  private static Written written(boolean isHourly, Instant now) throws IOException {
    StringWriter out = new StringWriter();
    FigureHistory.Summary summary =
        new FigureHistory(TABLE.latest(), DEFINITIONS, Map.of("job", "peelboard"))
            .write(
                new FigureHistory.Span(FROM, TO, isHourly),
                now,
                out,
                (done, of, doing) -> assertThat(done).isLessThanOrEqualTo(of));
    List<Sample> samples = samples(out.toString());
    assertThat(summary.samples()).isEqualTo(samples.size());
    assertThat(summary.series())
        .isEqualTo(
            (int) samples.stream().map(one -> List.of(one.name, one.labels)).distinct().count());
    return new Written(out.toString(), samples);
  }

  private double asked(Kpi kpi, Sample sample) {
    Instant now = Instant.ofEpochSecond(sample.second);
    LocalDate today = now.atZone(ZoneId.of("Europe/London")).toLocalDate();
    Map<Dimension, String> codes = new LinkedHashMap<>();
    for (Dimension dimension : kpi.exported()) {
      if (sample.labels.containsKey(dimension.label())) {
        codes.put(dimension, sample.labels.get(dimension.label()));
      }
    }
    LocalDate from =
        switch (sample.labels.get("window")) {
          case "now", "today" -> today;
          case "7d" -> today.minusDays(6);
          case "28d" -> today.minusDays(27);
          case "12mo" -> today.plusDays(1).minusYears(1);
          default -> throw new AssertionError("no such window: " + sample);
        };
    Question question =
        new Question(kpi, from, today, Interval.TOTAL, List.copyOf(codes.keySet()), Map.of());
    for (Row row :
        answers.computeIfAbsent(
            List.of(question, now),
            absent -> new Figures(TABLE.latest(), DEFINITIONS).answer(question, now))) {
      if (row.codes().equals(codes)) {
        return row.figure().value();
      }
    }
    throw new AssertionError("no answer for " + sample);
  }

  private final Map<Object, List<Row>> answers = new LinkedHashMap<>();

  private static Set<Long> seconds(List<Sample> samples, String name) {
    Set<Long> seconds = new HashSet<>();
    samples.stream()
        .filter(sample -> sample.name.equals(name))
        .forEach(sample -> seconds.add(sample.second));
    return seconds;
  }

  private static List<Sample> samples(String text) {
    List<Sample> samples = new ArrayList<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              Matcher sample = SAMPLE.matcher(line);
              assertThat(sample.matches()).as(line).isTrue();
              Map<String, String> labels = new TreeMap<>();
              Matcher label = LABEL.matcher(sample.group(2));
              while (label.find()) {
                labels.put(label.group(1), label.group(2));
              }
              samples.add(
                  new Sample(
                      sample.group(1),
                      labels,
                      Double.parseDouble(sample.group(3)),
                      Long.parseLong(sample.group(4))));
            });
    return samples;
  }
}
