package uk.peelboard.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as plain text. */
final class ReportTable {
  private static final double MEGABYTE = 1e6;

  /** From where on throughput says more about whatever else was running. */
  private static final double OTHERS_CPUS = 0.2;

  private ReportTable() {}

  static String of(Report report) {
    List<String> lines = new ArrayList<>();
    BenchSettings settings = report.settings();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d events over about %.0f days, %d partitions a topic, %d threads, -Xmx%s, seed %d",
            settings.events(),
            settings.days(),
            settings.partitions(),
            settings.threads(),
            settings.heap(),
            settings.seed()));
    lines.add("");
    lines.add(
        String.format(
                Locale.ROOT,
                "%-15s %10s %10s %15s %11s %15s %10s",
                "run",
                "seconds",
                "events/s",
                "CPU s/million",
                "(broker's)",
                "allocated B/ev",
                "peak MB")
            + String.format(Locale.ROOT, " %11s %11s", "disk B/ev", "others' CPU"));
    report.load().ifPresent(load -> row(lines, load));
    report.runs().forEach(run -> row(lines, run));
    warn(lines, report);
    figures(lines, report);
    if (!report.ratios().isEmpty()) {
      lines.add("");
      report
          .ratios()
          .forEach(
              (name, ratio) -> lines.add(String.format(Locale.ROOT, "%-38s %6.2f", name, ratio)));
    }
    List<String> judged = Targets.judged(report);
    if (!judged.isEmpty()) {
      lines.add("");
      lines.addAll(judged);
    }
    report
        .talliesEqual()
        .ifPresent(
            equal -> {
              lines.add("");
              lines.add(
                  equal
                      ? "The pipeline's tallies equal the plain program's."
                      : "The pipeline's tallies DIFFER from the plain program's.");
            });
    return String.join("\n", lines) + "\n";
  }

  private static void row(List<String> lines, RunResult run) {
    run.usage()
        .ifPresent(
            usage ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%-15s %10.1f %,10.0f %15.2f %11.2f %,15.0f %9.0f%s %11.1f %11.2f",
                        run.name(),
                        usage.seconds(),
                        usage.eventsPerSecond(),
                        usage.cpuSecondsPerMillionEvents(),
                        usage.brokerCpuSecondsPerMillionEvents(),
                        usage.bytesAllocatedPerEvent(),
                        usage.peakMemoryBytes() / MEGABYTE,
                        usage.peakIsHeap() ? "h" : " ",
                        usage.diskBytesPerEvent(),
                        usage.othersCpus())));
  }

  private static void warn(List<String> lines, Report report) {
    double most =
        report.runs().stream()
            .flatMap(run -> run.usage().stream())
            .mapToDouble(Usage::othersCpus)
            .max()
            .orElse(0);
    if (most > OTHERS_CPUS) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "Something else was using up to %.1f CPUs: of these figures only those of CPU time mean much.",
              most));
    }
  }

  private static void figures(List<String> lines, Report report) {
    boolean first = true;
    for (RunResult run : report.runs()) {
      for (var figure : run.figures().entrySet()) {
        if (first) {
          lines.add("");
          first = false;
        }
        lines.add(
            String.format(
                Locale.ROOT,
                "%-15s %-30s %,15.1f",
                run.name(),
                figure.getKey(),
                figure.getValue()));
      }
    }
    if (report.runs().stream().anyMatch(run -> run.usage().map(Usage::peakIsHeap).orElse(false))) {
      lines.add("h: the heap alone; this system does not say more");
    }
  }
}
