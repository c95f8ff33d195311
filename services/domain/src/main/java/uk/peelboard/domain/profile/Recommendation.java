package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

/**
 * What inspectors found or asked for, with the figures that are the evidence of what became of it.
 *
 * @param id short and stable
 * @param text what it says
 * @param made the day on which it was published
 * @param closed the day on which it was closed, or null while it is open
 * @param evidence the ids of the KPIs that show it
 * @param source where it stands, with document and line
 */
public record Recommendation(
    String id,
    Kind kind,
    String text,
    LocalDate made,
    LocalDate closed,
    List<String> evidence,
    String source) {

  /** What the inspectorate calls it. */
  public enum Kind {
    CAUSE_OF_CONCERN,
    RECOMMENDATION,
    AREA_FOR_IMPROVEMENT
  }

  public Recommendation {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
    requireNonNull(made, "made");
    evidence = List.copyOf(evidence);
    requireNonNull(source, "source");
    if (closed != null && closed.isBefore(made)) {
      throw new IllegalArgumentException(
          "closed on %s, before it was made on %s".formatted(closed, made));
    }
  }
}
