package uk.peelboard.standalone.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.kpi.CataloguePage;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.KpiSheet;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.UserError;
import uk.peelboard.standalone.settings.Spelling;

/** The catalogue, or one KPI in full. */
@Command(
    name = "kpis",
    description =
        "The catalogue of KPIs: what is asked, in what unit, by what it can be told apart.")
public final class KpisCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description =
          "show this one in full: definition, direction, target, comparisons, caveats, source")
  private String id;

  @Option(
      names = "--markdown",
      fallbackValue = "true",
      description = "print the catalogue as a page in Markdown")
  private boolean markdown;

  @Option(names = "--full", fallbackValue = "true", description = "show every one in full")
  private boolean full;

  @Mixin private ProfileOption profile;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    // Also where only ids are listed: whoever names a profile is told when it is wrong.
    ForceProfile force = profile.load();
    if (markdown) {
      out.print(new CataloguePage(force).markdown());
    } else if (id == null && full) {
      for (Kpi kpi : Kpis.all()) {
        show(out, kpi, force);
        out.println();
      }
    } else if (id == null) {
      list(out);
    } else {
      show(out, known(id), force);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  /**
   * The KPI of that id.
   *
   * @throws UserError with what may have been meant, when there is none
   */
  static Kpi known(String id) {
    Kpi kpi = Kpis.ofId(id);
    if (kpi == null) {
      String meant =
          Spelling.nearest(id, Kpis.all().stream().map(Kpi::id).toList())
              .map("did you mean %s?"::formatted)
              .orElse("peelboard kpis lists them");
      throw new UserError("there is no KPI %s; %s".formatted(id, meant));
    }
    return kpi;
  }

  private static void list(PrintWriter out) {
    List<Kpi> kpis = Kpis.all();
    int id = kpis.stream().mapToInt(kpi -> kpi.id().length()).max().orElse(0);
    int unit = kpis.stream().mapToInt(kpi -> kpi.unit().id().length()).max().orElse(0);
    for (Kpi kpi : kpis) {
      out.printf(
          "%-" + id + "s  %-" + unit + "s  %s%s%n",
          kpi.id(),
          kpi.unit().id(),
          kpi.question(),
          kpi.dimensions().isEmpty() ? "" : " [by " + dimensions(kpi) + "]");
    }
  }

  private static void show(PrintWriter out, Kpi kpi, ForceProfile force) {
    out.println(kpi.id() + ": " + kpi.question());
    line(out, "definition", kpi.definition());
    for (KpiSheet.Entry entry : KpiSheet.of(kpi, force)) {
      line(out, entry.name().toLowerCase(Locale.ROOT), entry.text());
    }
  }

  private static void line(PrintWriter out, String name, String text) {
    out.printf("  %-12s  %s%n", name, text);
  }

  private static String dimensions(Kpi kpi) {
    return kpi.dimensions().stream().map(Dimension::id).collect(Collectors.joining(", "));
  }
}
