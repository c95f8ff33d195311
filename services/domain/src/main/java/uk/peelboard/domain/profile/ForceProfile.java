package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import uk.peelboard.domain.event.EntityKind;

/**
 * Which force this is. {@link #of} makes one step by step.
 *
 * @param zone where local days begin and end
 * @param areas the local policing areas; the force is the sum of them, and of what has none
 * @param lines by code
 * @param grades by code, the most urgent first
 * @param nonPoliceResourceKinds kinds of resource whose arrival is not the police's
 * @param doctrineClosingReasons reasons for closing an incident that are the doctrine's
 * @param controlRooms by code
 * @param offences the offence groups that are known by name; empty where any will do
 * @param positiveOutcome which outcomes count as positive
 * @param caseTypes by code
 * @param teams who cases are with, by code
 * @param comparisons figures of others, and of this force as published before
 * @param similarForces the forces that this one is usually compared with
 * @param recommendations what inspectors found and asked for
 * @param seriesBreaks from when on figures are not to be compared with earlier ones
 * @param publications when updates are published, one for each kind of period at most
 * @param feeds those that the force has and that are to be watched, each once
 */
public record ForceProfile(
    String id,
    String name,
    ZoneId zone,
    Set<String> areas,
    Map<String, Line> lines,
    Map<String, Grade> grades,
    Set<String> nonPoliceResourceKinds,
    Set<String> doctrineClosingReasons,
    Map<String, ControlRoom> controlRooms,
    Set<String> offences,
    PositiveOutcome positiveOutcome,
    Map<String, CaseType> caseTypes,
    Map<String, Team> teams,
    List<Target> targets,
    List<Threshold> thresholds,
    List<Population> populations,
    Headcounts headcounts,
    List<Comparison> comparisons,
    List<SimilarForce> similarForces,
    List<Recommendation> recommendations,
    List<SeriesBreak> seriesBreaks,
    List<Publication> publications,
    List<Feed> feeds) {

  public ForceProfile {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(zone, "zone");
    requireNonNull(positiveOutcome, "positiveOutcome");
    requireNonNull(headcounts, "headcounts");
    areas = inOrder(areas);
    lines = inOrder(lines);
    grades = inOrder(grades);
    nonPoliceResourceKinds = inOrder(nonPoliceResourceKinds);
    doctrineClosingReasons = inOrder(doctrineClosingReasons);
    controlRooms = inOrder(controlRooms);
    offences = inOrder(offences);
    caseTypes = inOrder(caseTypes);
    teams = inOrder(teams);
    targets = List.copyOf(targets);
    thresholds = List.copyOf(thresholds);
    populations = List.copyOf(populations);
    comparisons = List.copyOf(comparisons);
    similarForces = List.copyOf(similarForces);
    recommendations = List.copyOf(recommendations);
    seriesBreaks = List.copyOf(seriesBreaks);
    publications = List.copyOf(publications);
    feeds = List.copyOf(feeds);
  }

  /** A force of which no more is known than this. */
  public static Builder of(String id, String name, ZoneId zone) {
    return new Builder(id, name, zone);
  }

  /** The terminals of all control rooms. */
  public Set<String> terminals() {
    Set<String> terminals = new LinkedHashSet<>();
    controlRooms.values().forEach(room -> terminals.addAll(room.terminals()));
    return terminals;
  }

  /**
   * How many people did something on a local day, or null where nothing is known of it.
   *
   * @param team the code of a team, or null for the force
   */
  public Integer headcount(Role role, String team, LocalDate on) {
    return headcounts.on(role, team, on);
  }

  /** After how long without an event a feed is silent, or null where nothing is laid down. */
  public Duration silentAfter(EntityKind kind, Instant at) {
    return feeds.stream()
        .filter(one -> one.feed() == kind)
        .map(one -> one.silentAfter(at.atZone(zone).toLocalTime()))
        .findFirst()
        .orElse(null);
  }

  private static Set<String> inOrder(Collection<String> codes) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(codes));
  }

  private static <T> Map<String, T> inOrder(Map<String, T> byCode) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(byCode));
  }

  /** Says step by step what a force is; what is not said is empty. */
  public static final class Builder {
    private final String id;
    private final String name;
    private final ZoneId zone;
    private Collection<String> areas = List.of();
    private List<Line> lines = List.of();
    private List<Grade> grades = List.of();
    private Collection<String> nonPoliceResourceKinds = List.of();
    private Collection<String> doctrineClosingReasons = List.of();
    private List<ControlRoom> controlRooms = List.of();
    private Collection<String> offences = List.of();
    private PositiveOutcome positiveOutcome = PositiveOutcome.ACTION_TAKEN_NATIONAL;
    private List<CaseType> caseTypes = List.of();
    private List<Team> teams = List.of();
    private List<Target> targets = List.of();
    private List<Threshold> thresholds = List.of();
    private List<Population> populations = List.of();
    private List<Headcount> headcounts = List.of();
    private List<Comparison> comparisons = List.of();
    private List<SimilarForce> similarForces = List.of();
    private List<Recommendation> recommendations = List.of();
    private List<SeriesBreak> seriesBreaks = List.of();
    private List<Publication> publications = List.of();
    private List<Feed> feeds = List.of();

    private Builder(String id, String name, ZoneId zone) {
      this.id = id;
      this.name = name;
      this.zone = zone;
    }

    public Builder areas(Collection<String> codes) {
      areas = codes;
      return this;
    }

    public Builder lines(List<Line> all) {
      lines = all;
      return this;
    }

    /** The most urgent first. */
    public Builder grades(List<Grade> all) {
      grades = all;
      return this;
    }

    public Builder nonPoliceResourceKinds(Collection<String> kinds) {
      nonPoliceResourceKinds = kinds;
      return this;
    }

    public Builder doctrineClosingReasons(Collection<String> reasons) {
      doctrineClosingReasons = reasons;
      return this;
    }

    public Builder controlRooms(List<ControlRoom> all) {
      controlRooms = all;
      return this;
    }

    public Builder offences(Collection<String> groups) {
      offences = groups;
      return this;
    }

    public Builder positiveOutcome(PositiveOutcome variant) {
      positiveOutcome = variant;
      return this;
    }

    public Builder caseTypes(List<CaseType> all) {
      caseTypes = all;
      return this;
    }

    public Builder teams(List<Team> all) {
      teams = all;
      return this;
    }

    public Builder targets(List<Target> all) {
      targets = all;
      return this;
    }

    public Builder thresholds(List<Threshold> all) {
      thresholds = all;
      return this;
    }

    public Builder populations(List<Population> all) {
      populations = all;
      return this;
    }

    public Builder headcounts(List<Headcount> all) {
      headcounts = all;
      return this;
    }

    public Builder comparisons(List<Comparison> all) {
      comparisons = all;
      return this;
    }

    public Builder similarForces(List<SimilarForce> all) {
      similarForces = all;
      return this;
    }

    public Builder recommendations(List<Recommendation> all) {
      recommendations = all;
      return this;
    }

    public Builder seriesBreaks(List<SeriesBreak> all) {
      seriesBreaks = all;
      return this;
    }

    public Builder publications(List<Publication> all) {
      publications = all;
      return this;
    }

    public Builder feeds(List<Feed> all) {
      feeds = all;
      return this;
    }

    /**
     * @throws IllegalArgumentException when two things have the same code
     */
    public ForceProfile build() {
      return new ForceProfile(
          id,
          name,
          zone,
          inOrder(areas),
          byCode("line", lines, Line::code),
          byCode("grade", grades, Grade::code),
          inOrder(nonPoliceResourceKinds),
          inOrder(doctrineClosingReasons),
          byCode("control room", controlRooms, ControlRoom::code),
          inOrder(offences),
          positiveOutcome,
          byCode("case type", caseTypes, CaseType::code),
          byCode("team", teams, Team::code),
          targets,
          thresholds,
          populations,
          new Headcounts(headcounts),
          comparisons,
          similarForces,
          recommendations,
          seriesBreaks,
          publications,
          feeds);
    }

    private static <T> Map<String, T> byCode(String what, List<T> all, Function<T, String> code) {
      Map<String, T> byCode = new LinkedHashMap<>();
      for (T one : all) {
        if (byCode.put(code.apply(one), one) != null) {
          throw new IllegalArgumentException("%s %s stands twice".formatted(what, code.apply(one)));
        }
      }
      return byCode;
    }
  }
}
