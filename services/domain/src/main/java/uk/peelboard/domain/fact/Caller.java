package uk.peelboard.domain.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.event.CallerPayload.CallMade;
import uk.peelboard.domain.event.CallerPayload.CallTakenBack;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * A caller in {@linkplain CallerPeriod a time of 90 days}.
 *
 * @param firstCallAt the first call of that time; null where there is none
 * @param repeated when, of that time, this was one who called repeatedly, by the line of the latest
 *     call. A phase's end is known at once, and may lie ahead
 */
public record Caller(Instant firstCallAt, List<Phase<String>> repeated) implements Fact {

  /** So many calls make a repeat caller. */
  public static final int REPEATED = 3;

  /** When they were all presented within this: elapsed time, whatever clocks do. */
  public static final Duration WITHIN = Duration.ofDays(30);

  private record MadeCall(String id, Instant at, String line) {}

  private static final Comparator<MadeCall> IN_TIME_ORDER =
      Comparator.comparing(MadeCall::at).thenComparing(MadeCall::id);

  static Caller of(List<Event> standing) {
    CallerPeriod period = CallerPeriod.ofId(standing.get(0).entityId());
    List<MadeCall> calls = calls(standing);
    Instant first = null;
    for (MadeCall call : calls) {
      if (first == null && !call.at.isBefore(period.begins())) {
        first = call.at;
      }
    }
    return new Caller(first, within(period, repeated(calls)));
  }

  private static List<MadeCall> calls(List<Event> standing) {
    Map<String, Event> latest = new HashMap<>();
    for (Event event : standing) {
      latest.merge(
          callId(event),
          event,
          (one, two) -> CallerEvents.sequence(one) > CallerEvents.sequence(two) ? one : two);
    }
    List<MadeCall> calls = new ArrayList<>(latest.size());
    for (Event event : latest.values()) {
      if (event.payload() instanceof CallMade made) {
        calls.add(new MadeCall(made.callId(), event.occurredAt(), made.line()));
      }
    }
    calls.sort(IN_TIME_ORDER);
    return calls;
  }

  private static String callId(Event event) {
    return event.payload() instanceof CallMade made
        ? made.callId()
        : ((CallTakenBack) event.payload()).callId();
  }

  /** From the call that was one too many, until the time has come to forget the one before. */
  private static List<Phase<String>> repeated(List<MadeCall> calls) {
    Track<String> line = new Track<>();
    Instant until = null;
    for (int i = REPEATED - 1; i < calls.size(); i++) {
      MadeCall latest = calls.get(i);
      if (until != null && !until.isAfter(latest.at)) {
        line.become(null, until);
      }
      until = forgottenAt(calls.get(i - (REPEATED - 1)).at);
      if (until.isAfter(latest.at)) {
        line.become(latest.line, latest.at);
      }
    }
    if (until != null) {
      line.become(null, until);
    }
    return line.phases(null);
  }

  /**
   * The second from which on a call no longer counts: after a whole second more than the window.
   */
  static Instant forgottenAt(Instant presentedAt) {
    return presentedAt.plus(WITHIN).plusSeconds(1);
  }

  private static List<Phase<String>> within(CallerPeriod period, List<Phase<String>> phases) {
    List<Phase<String>> within = new ArrayList<>(phases.size());
    for (Phase<String> phase : phases) {
      Instant from = phase.from().isBefore(period.begins()) ? period.begins() : phase.from();
      Instant until = phase.until().isAfter(period.ends()) ? period.ends() : phase.until();
      if (from.isBefore(until)) {
        within.add(new Phase<>(from, until, from, phase.as()));
      }
    }
    return within;
  }

  @Override
  public List<Finding> findings(ForceProfile profile) {
    return List.of();
  }
}
