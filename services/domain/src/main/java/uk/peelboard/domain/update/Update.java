package uk.peelboard.domain.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A force-contact update, with everything that is shown of it: no face adds a figure, and what has
 * been published can be shown as it was for ever.
 *
 * @param period the label, such as {@code 2024-07}
 * @param title the period in words
 * @param interval the kind of period
 * @param from the first day
 * @param to the last day
 * @param force its name
 * @param asOf the moment up to which events were known
 * @param definitions the version of what was counted, by which two updates can be told apart
 * @param state whether there is something to report, and what is missing
 * @param statement the state in a sentence or two; empty where there is nothing amiss
 * @param events how many events the figures rest on, by topic
 * @param publication when it was published; null where it has not been
 */
public record Update(
    String period,
    String title,
    String interval,
    LocalDate from,
    LocalDate to,
    String force,
    Instant asOf,
    String definitions,
    State state,
    String statement,
    Map<String, EventCounts> events,
    Publication publication,
    List<Section> sections,
    List<Definition> glossary,
    List<String> caveats) {

  /** The same, worked out at another moment. */
  public Update asOf(Instant moment) {
    return with(moment, publication, sections);
  }

  /** The same, with what is said of its publication. */
  public Update published(Publication as) {
    return with(asOf, as, sections);
  }

  Update with(Publication published, List<Section> other) {
    return with(asOf, published, other);
  }

  private Update with(Instant moment, Publication published, List<Section> other) {
    return new Update(
        period,
        title,
        interval,
        from,
        to,
        force,
        moment,
        definitions,
        state,
        statement,
        events,
        published,
        other,
        glossary,
        caveats);
  }

  /**
   * Of one topic.
   *
   * @param occurred how many events are known that occurred until the end of the period
   * @param withdrawn how many were withdrawn, of whatever time
   */
  public record EventCounts(long occurred, long withdrawn) {}

  /**
   * That an update has been published.
   *
   * @param version of this one
   * @param at when it was published
   * @param reason why the version before is superseded; null for the first
   * @param versions all that there are of the period, the first one first
   */
  public record Publication(int version, Instant at, String reason, List<Version> versions) {
    public Publication {
      versions = List.copyOf(versions);
    }

    /** Whether a later one has taken its place. */
    public boolean isSuperseded() {
      return versions.get(versions.size() - 1).version() > version;
    }
  }

  /** One of the versions of a published update. */
  public record Version(int version, Instant at, String reason) {}

  /** Whether there is something to report. */
  public enum State {
    COMPLETE,
    /** Events begin within the period, or those of a topic end before it is over. */
    PARTLY_IMPORTED,
    /** The period is not over. */
    NOT_OVER,
    NO_DATA,
    FUTURE
  }

  /**
   * @param id stable, such as {@code demand}
   * @param text what it is about and what it says, a paragraph each
   */
  public record Section(String id, String title, List<String> text, List<Table> tables) {}

  /**
   * @param id stable and unique in the update
   * @param note what is to be known of it, or null
   * @param across whether lines are to be read as a grid of what they are about and what is
   *     measured
   */
  public record Table(String id, String title, String note, boolean across, List<Line> lines) {}

  /**
   * One figure.
   *
   * @param about whom or what it is about, in words
   * @param measured what is measured, in words
   * @param where the codes to which it is limited, by dimension
   * @param period the label of the time that it is about
   * @param unit of value, target, mean and comparators
   * @param value null where there is nothing to say or it is withheld
   * @param target what is expected, or null
   * @param met whether the value meets it, or null
   * @param note why there is no value, or what is to be known of it; null for nothing
   * @param withheld what is shown in the value's place so that nobody can be identified, or null
   * @param stock how a stock went in the period, or null
   * @param previous the same for the period before, or null
   * @param yearEarlier the same for the period a year earlier, or null
   * @param movement whether it has moved, or null where that is not asked
   * @param trend up to and with this period, in order; empty where there is none
   * @param comparators what others published of the same
   * @param change what has become of it since it was published; null where nothing has
   */
  public record Line(
      String kpi,
      String about,
      String measured,
      Map<String, String> where,
      String period,
      LocalDate from,
      LocalDate to,
      String unit,
      Double value,
      Double numerator,
      Double denominator,
      Long count,
      Double target,
      Boolean met,
      String note,
      String withheld,
      Stock stock,
      Earlier previous,
      Earlier yearEarlier,
      Movement movement,
      List<Point> trend,
      List<Comparator> comparators,
      Change change) {

    Line with(Change since) {
      return new Line(
          kpi,
          about,
          measured,
          where,
          period,
          from,
          to,
          unit,
          value,
          numerator,
          denominator,
          count,
          target,
          met,
          note,
          withheld,
          stock,
          previous,
          yearEarlier,
          movement,
          trend,
          comparators,
          since);
    }

    /** The same without its figure and those it is compared with. */
    Line withheld(String instead) {
      return new Line(
          kpi,
          about,
          measured,
          where,
          period,
          from,
          to,
          unit,
          null,
          null,
          null,
          null,
          target,
          null,
          null,
          instead,
          null,
          previous,
          yearEarlier,
          null,
          List.of(),
          comparators,
          null);
    }
  }

  /**
   * What a published figure is now.
   *
   * @param value null where there is nothing to say any more
   * @param why in a sentence or two
   */
  public record Change(
      Double value, Double numerator, Double denominator, Long count, Stock stock, String why) {}

  /** How a stock went in a period: on average, at most, and when that was. */
  public record Stock(double mean, long peak, Instant peakAt) {}

  /** A figure of another period. */
  public record Earlier(String period, Double value, String note, String withheld) {}

  /**
   * Whether a figure moved by more than it does by itself.
   *
   * @param variation the code of it
   * @param words such as {@code no significant change}
   * @param because the rule that says so, or null
   * @param onTrial whether the limits are made of fewer than twelve periods
   * @param hasShifted whether limits no longer describe the process
   */
  public record Movement(
      String variation, String words, String because, boolean onTrial, boolean hasShifted) {}

  /**
   * A point of a chart; limits are null where there are none.
   *
   * @param startsSeries whether figures before it are not to be compared with it
   */
  public record Point(
      String period,
      LocalDate from,
      Double value,
      Double mean,
      Double lower,
      Double upper,
      String variation,
      boolean startsSeries) {}

  /** What somebody published. */
  public record Comparator(String of, double value, LocalDate from, LocalDate to, String source) {}

  /** What is meant by a figure. */
  public record Definition(
      String kpi, String question, String definition, String source, List<String> caveats) {}
}
