package uk.peelboard.domain.measure;

import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.TOPIC;
import static uk.peelboard.domain.measure.Dimension.TYPE;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Call;
import uk.peelboard.domain.fact.Caller;
import uk.peelboard.domain.fact.Case;
import uk.peelboard.domain.fact.Crime;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Finding;
import uk.peelboard.domain.fact.Incident;
import uk.peelboard.domain.measure.Measure.Shape;

/** Every measure, and what each fact adds to them. */
public final class Measures {

  /** What is wrong with entities, on the day the entity is counted on. */
  public static final Measure<Fact> FINDINGS =
      new Measure<>(
          "findings", Shape.HAPPENING, Fact.class, List.of(TOPIC, REASON), Measures::findings);

  /** Events that could be read, duplicates included. */
  public static final Measure<Fact> EVENTS_RECEIVED = account("events-received", TOPIC, TYPE);

  /** Events that are in a journal. */
  public static final Measure<Fact> EVENTS_COUNTED = account("events-counted", TOPIC, TYPE);

  /** The same by the local day on which they occurred, so that those of a past time can be told. */
  public static final Measure<Fact> EVENTS_OCCURRED = account("events-occurred", TOPIC);

  /** Events that could not be counted; the type is unknown where the event could not be read. */
  public static final Measure<Fact> EVENTS_REJECTED =
      account("events-rejected", TOPIC, TYPE, REASON);

  /** One value for each share: when the latest event that it received occurred, in epoch ms. */
  public static final Measure<Fact> LAST_EVENT = account("last-event", TOPIC);

  private static final Map<String, Measure<?>> BY_ID = new LinkedHashMap<>();

  static {
    Stream.of(
            CallMeasures.ALL,
            IncidentMeasures.ALL,
            CrimeMeasures.ALL,
            CaseMeasures.ALL,
            CallerMeasures.ALL,
            List.of(
                FINDINGS,
                EVENTS_RECEIVED,
                EVENTS_COUNTED,
                EVENTS_OCCURRED,
                EVENTS_REJECTED,
                LAST_EVENT))
        .<Measure<?>>flatMap(List::stream)
        .forEach(
            measure -> {
              if (BY_ID.put(measure.id(), measure) != null) {
                throw new IllegalStateException("two measures are called " + measure);
              }
            });
  }

  private Measures() {}

  private static Measure<Fact> account(String id, Dimension... dimensions) {
    return new Measure<>(
        id,
        Shape.ACCOUNT,
        Fact.class,
        List.of(dimensions),
        (fact, measure, definitions, out) -> {});
  }

  public static List<Measure<?>> all() {
    return List.copyOf(BY_ID.values());
  }

  /** The measure of that id, or null when there is none. */
  public static Measure<?> ofId(String id) {
    return BY_ID.get(id);
  }

  /** Reports all that {@code fact} adds, to every measure; nothing where there is no fact. */
  public static void contribute(Fact fact, Definitions definitions, Contributions out) {
    if (fact == null) {
      return;
    }
    if (fact instanceof Call call) {
      CallMeasures.ALL.forEach(measure -> measure.contribute(call, definitions, out));
    } else if (fact instanceof Incident incident) {
      IncidentMeasures.ALL.forEach(measure -> measure.contribute(incident, definitions, out));
    } else if (fact instanceof Crime crime) {
      CrimeMeasures.ALL.forEach(measure -> measure.contribute(crime, definitions, out));
    } else if (fact instanceof Case one) {
      CaseMeasures.ALL.forEach(measure -> measure.contribute(one, definitions, out));
    } else if (fact instanceof Caller caller) {
      CallerMeasures.ALL.forEach(measure -> measure.contribute(caller, definitions, out));
    }
    FINDINGS.contribute(fact, definitions, out);
  }

  private static void findings(
      Fact fact, Measure<Fact> measure, Definitions definitions, Contributions out) {
    for (Finding finding : fact.findings(definitions.profile())) {
      finding(fact.getClass(), finding.reason(), finding.at(), definitions, out);
    }
  }

  /** A finding of a measure about its own interval. */
  static void finding(
      Measure<?> measure, String what, Instant at, Definitions definitions, Contributions out) {
    finding(measure.of(), measure.id() + what, at, definitions, out);
  }

  private static void finding(
      Class<? extends Fact> of,
      String reason,
      Instant at,
      Definitions definitions,
      Contributions out) {
    int day = definitions.calendar().day(at);
    int second = definitions.calendar().secondOfDay(day, at);
    out.add(FINDINGS, day, new String[] {topicOf(of), reason}, second, 0);
  }

  private static String topicOf(Class<? extends Fact> fact) {
    for (EntityKind kind : EntityKind.values()) {
      if (Fact.typeOf(kind) == fact) {
        return kind.topic();
      }
    }
    throw new IllegalArgumentException("no topic is about " + fact);
  }
}
