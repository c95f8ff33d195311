package uk.peelboard.views.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * Grafana's dashboards, made from the catalogue: what a panel says of its figure is what the KPI's
 * own constant says.
 */
public final class Dashboards {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ForceProfile profile;

  /**
   * @param profile whose grades, areas and lines have a colour each, and whose days are shown
   */
  public Dashboards(ForceProfile profile) {
    this.profile = profile;
  }

  /** Each dashboard's JSON by its file's name. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (Dashboard dashboard :
        List.of(
            new Wallboard(profile).dashboard(),
            new CallPages(profile).dashboard(),
            new AttendancePages(profile).dashboard(),
            new BacklogPages(profile).dashboard(),
            new OutcomePages(profile).dashboard(),
            new SafeguardingPages(profile).dashboard(),
            new SpcPages().dashboard(),
            new PipelinePages().dashboard())) {
      files.put(dashboard.uid() + ".json", text(dashboard));
    }
    return files;
  }

  private String text(Dashboard dashboard) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(lines)
            .withArrayIndenter(lines);
    try {
      return JSON.writer(printer).writeValueAsString(dashboard.json(profile.zone().getId())) + '\n';
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
