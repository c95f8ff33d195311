package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallerPayload;
import uk.peelboard.domain.event.CallerPayload.CallMade;
import uk.peelboard.domain.event.CallerPayload.CallTakenBack;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;

/** What callers' journals are to be told of calls. */
public final class CallerEvents {
  private CallerEvents() {}

  /**
   * The id of what follows from a record of {@code calls}: where that lies. So it is the same
   * however often the record is read, and says which of two events about a call comes later.
   */
  public static UUID id(int partition, long offset) {
    return new UUID(partition, offset);
  }

  /** Grows with each event that follows from another about the same call. */
  public static long sequence(Event ofCaller) {
    return ofCaller.id().getLeastSignificantBits();
  }

  /** Whether an event that changed a call's journal can have changed what its caller is told. */
  public static boolean mayFollow(Event event, Journal before, Journal after) {
    return event.payload() instanceof CallPresented
        || event.payload() instanceof EventWithdrawn
        // It took the place of another, which may have been either.
        || before.size() == after.size();
  }

  /**
   * What follows from a change of a call's journal.
   *
   * @param id of all that follows: no two of them are for the same journal
   * @param cameInAt when the record from which it follows came in, the same however often that is
   *     read
   */
  public static List<Event> following(Journal before, Journal after, UUID id, Instant cameInAt) {
    Event was = attributed(before.standing());
    Event is = attributed(after.standing());
    if (sameForCaller(was, is)) {
      return List.of();
    }
    List<CallerPeriod> wasOf = periods(was);
    List<CallerPeriod> isOf = periods(is);
    List<Event> following = new ArrayList<>(2);
    for (CallerPeriod period : wasOf) {
      if (!isOf.contains(period)) {
        following.add(about(was, period, id, cameInAt, new CallTakenBack(was.entityId())));
      }
    }
    if (is != null) {
      CallMade made = new CallMade(is.entityId(), ((CallPresented) is.payload()).line());
      for (CallerPeriod period : isOf) {
        following.add(about(is, period, id, cameInAt, made));
      }
    }
    return following;
  }

  /**
   * The event that says whose a call is, when and on which line it was presented: of several the
   * first. Null where there is none, or the number was withheld.
   */
  public static Event attributed(List<Event> standing) {
    for (Event event : standing) {
      if (event.payload() instanceof CallPresented presented) {
        String key = presented.callerKey();
        return key == null || key.isBlank() ? null : event;
      }
    }
    return null;
  }

  /** The ids of the journals that are to know of a call; none where it is nobody's. */
  public static List<String> journalsOf(Event attributed) {
    return periods(attributed).stream().map(CallerPeriod::id).toList();
  }

  private static List<CallerPeriod> periods(Event attributed) {
    return attributed == null
        ? List.of()
        : CallerPeriod.of(
            ((CallPresented) attributed.payload()).callerKey(), attributed.occurredAt());
  }

  private static boolean sameForCaller(Event one, Event other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    CallPresented first = (CallPresented) one.payload();
    CallPresented second = (CallPresented) other.payload();
    return one.occurredAt().equals(other.occurredAt())
        && Objects.equals(first.callerKey(), second.callerKey())
        && first.line().equals(second.line());
  }

  private static Event about(
      Event call, CallerPeriod period, UUID id, Instant cameInAt, CallerPayload payload) {
    return new Event(id, period.id(), call.occurredAt(), cameInAt, call.source(), payload);
  }
}
