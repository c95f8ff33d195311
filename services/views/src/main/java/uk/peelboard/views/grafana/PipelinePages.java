package uk.peelboard.views.grafana;

import static uk.peelboard.views.grafana.Panel.Kind.LINES;
import static uk.peelboard.views.grafana.Panel.Kind.STATES;
import static uk.peelboard.views.grafana.Panel.Kind.TABLE;

/** Whether figures can be believed: feeds, pipeline, Prometheus. */
final class PipelinePages {
  static final String SILENCE =
      "max by (topic) (scalar(max(peelboard_figures_timestamp_seconds{"
          + Query.FORCE
          + "})) - peelboard_last_event_timestamp_seconds{"
          + Query.FORCE
          + "})";

  Dashboard dashboard() {
    return new Dashboard(
            "peelboard-pipeline",
            "Pipeline health",
            "Whether the figures can be believed: feeds, pipeline, Prometheus.",
            "now-6h")
        .section("Can the figures be believed?")
        .add(
            states("Up", "Whether Prometheus reaches each process: `up`.", "DOWN", "up")
                .query("max by (job, instance) (up)", "{{job}} {{instance}}"))
        .add(
            states(
                    "Tallies read to their end",
                    "Whether views have read all tallies there were at their start: `peelboard_caught_up`. Until then they show no figure.",
                    "STILL READING",
                    "caught up")
                .query(
                    "max by (instance) (peelboard_caught_up{" + Query.FORCE + "})", "{{instance}}"))
        .add(
            states(
                    "Pipelines at work",
                    "Whether each pipeline folds events into tallies: `peelboard_pipeline_running`. It does not while it starts, and while pipelines share the work anew.",
                    "NOT WORKING",
                    "at work")
                .query(
                    "max by (instance) (peelboard_pipeline_running{" + Query.FORCE + "})",
                    "{{instance}}"))
        .add(
            lines(
                    "Newest event of each feed",
                    "s",
                    "How long before the time that figures are as of the latest event of each feed happened: "
                        + "`peelboard_last_event_timestamp_seconds`.")
                .query(SILENCE, "{{topic}}"))
        .section("Events")
        .add(
            lines(
                    "Events a second",
                    "short",
                    "Events that were counted, came twice or were rejected, a second: the rate of `peelboard_events_total`.")
                .query(
                    "sum by (result) (max without (instance, job) (rate(peelboard_events_total{"
                        + Query.FORCE
                        + "}[$__rate_interval])))",
                    "{{result}}")
                .colour("counted", Palette.BLUE)
                .colour("duplicate", Palette.GREY)
                .colour("rejected", Palette.VERMILION))
        .add(rejected())
        .add(
            lines(
                    "Events not counted yet",
                    "short",
                    "How many events of one partition each pipeline knew of and had not counted, at most, in the last half minute: `kafka_consumer_fetch_manager_records_lag_max`.")
                .query(
                    "max by (instance) (kafka_consumer_fetch_manager_records_lag_max{"
                        + Query.FORCE
                        + "} >= 0)",
                    "{{instance}}"))
        .add(
            lines(
                    "Tallies not read yet",
                    "short",
                    "How many records of the tally topic views know of and have not read: `peelboard_reader_lag_records`.")
                .query(
                    "max by (instance) (peelboard_reader_lag_records{" + Query.FORCE + "})",
                    "{{instance}}"))
        .section("Work")
        .add(
            lines(
                    "Working out all figures takes",
                    "s",
                    "How long the latest working-out of all figures took: `peelboard_figures_duration_seconds`.")
                .query(
                    "max by (instance) (peelboard_figures_duration_seconds{" + Query.FORCE + "})",
                    "{{instance}}"))
        .add(
            lines(
                    "Memory in use",
                    "bytes",
                    "The heap in use of each process: `jvm_memory_used_bytes`.")
                .query(
                    "sum by (instance) (jvm_memory_used_bytes{" + Query.FORCE + ",area=\"heap\"})",
                    "{{instance}}"))
        .add(
            lines(
                    "Processor time",
                    "short",
                    "Processors in use by each process: the rate of `process_cpu_seconds_total`.")
                .decimals(2)
                .query(
                    "sum by (instance) (rate(process_cpu_seconds_total{"
                        + Query.FORCE
                        + "}[$__rate_interval]))",
                    "{{instance}}"))
        .section("The data, and Prometheus itself")
        .add(
            Panel.of(TABLE, "Findings in 28 days")
                .about(Query.of("data-quality-findings", "28d").kpi())
                .size(12, 8)
                .query(
                    "sum by (topic, reason) (max without (instance, job) (peelboard_data_quality_findings_findings{"
                        + Query.FORCE
                        + ",window=\"28d\"}))",
                    "")
                .columns("topic", "Feed", "reason", "What", "Value", "How many"))
        .add(
            lines(
                    "Rules that fail",
                    "short",
                    "Rules whose evaluation failed, a second: the rate of `prometheus_rule_evaluation_failures_total`.")
                .size(12, 8)
                .query(
                    "sum(rate(prometheus_rule_evaluation_failures_total[$__rate_interval]))",
                    "failures"));
  }

  private static Panel rejected() {
    return lines(
            "Events rejected in an hour",
            "short",
            "Events that could not be counted, by feed and reason: the increase of `peelboard_rejected_events_total`. "
                + "They are on the topic `rejected-events` with their reasons.")
        .whenEmpty("none rejected")
        .query(
            "sum by (topic, reason) (max without (instance, job) (increase(peelboard_rejected_events_total{"
                + Query.FORCE
                + "}[1h]))) > 0",
            "{{topic}} {{reason}}");
  }

  private static Panel lines(String title, String unit, String text) {
    return Panel.of(LINES, title).saying(text).unit(unit).size(8, 8);
  }

  private static Panel states(String title, String text, String bad, String good) {
    return Panel.of(STATES, title)
        .saying(text)
        .states(Panel.words("0", bad, "1", good), Panel.steps(Palette.BAD, 1, Palette.GOOD))
        .size(8, 8);
  }
}
