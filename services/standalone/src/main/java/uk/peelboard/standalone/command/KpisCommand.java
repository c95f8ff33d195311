package uk.peelboard.standalone.command;

import java.io.PrintWriter;
import java.util.List;
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
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
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
      description = "show this one in full: definition, direction, source")
  private String id;

  @Option(
      names = "--markdown",
      fallbackValue = "true",
      description = "print the catalogue as a page in Markdown")
  private boolean markdown;

  @Mixin private ProfileOption profile;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (markdown) {
      out.print(new CataloguePage(profile.load()).markdown());
    } else if (id == null) {
      list(out);
    } else {
      show(out, known(id));
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static Kpi known(String id) {
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

  private static void show(PrintWriter out, Kpi kpi) {
    out.println(kpi.id() + ": " + kpi.question());
    out.println("  definition  " + kpi.definition());
    out.println("  unit        " + kpi.unit().id());
    out.println("  direction   " + kpi.direction().id());
    out.println("  by          " + (kpi.dimensions().isEmpty() ? "nothing" : dimensions(kpi)));
    kpi.caveats().forEach(caveat -> out.println("  caveat      " + caveat));
    out.println("  source      " + kpi.source());
  }

  private static String dimensions(Kpi kpi) {
    return kpi.dimensions().stream().map(Dimension::id).collect(Collectors.joining(", "));
  }
}
