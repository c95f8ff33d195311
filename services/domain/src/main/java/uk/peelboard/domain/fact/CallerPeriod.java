package uk.peelboard.domain.fact;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A caller in one of the times of 90 days that follow on one another since 1970: what a journal of
 * calls is kept for. Nothing is ever too late, so no journal is ever shortened, and one of all that
 * a switchboard has ever rung about would have to be read and written for each further call.
 *
 * @param caller the caller's key, or what stands for it in an id
 * @param number of the time; that from 1970 on is 0
 */
public record CallerPeriod(String caller, long number) {
  static final Duration LENGTH = Duration.ofDays(90);

  private static final int LONGEST_KEY = 160;
  private static final char BEFORE_NUMBER = '@';

  public CallerPeriod {
    requireNonNull(caller, "caller");
  }

  /**
   * The times that a call has a bearing on: that in which it was presented and, where it can still
   * make its caller one who called repeatedly, the next.
   *
   * @param callerKey not blank
   */
  static List<CallerPeriod> of(String callerKey, Instant presentedAt) {
    long first = number(presentedAt);
    long last = number(Caller.forgottenAt(presentedAt).minusMillis(1));
    String caller = idOf(callerKey);
    if (first == last) {
      return List.of(new CallerPeriod(caller, first));
    }
    List<CallerPeriod> all = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      all.add(new CallerPeriod(caller, number));
    }
    return all;
  }

  private static long number(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), LENGTH.toMillis());
  }

  /** The key itself where it can be part of an id, as keyed hashes can; otherwise a hash of it. */
  private static String idOf(String key) {
    return fits(key)
        ? key
        : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static boolean fits(String key) {
    if (key.length() > LONGEST_KEY) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) <= ' ' || key.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  Instant begins() {
    return Instant.ofEpochMilli(number * LENGTH.toMillis());
  }

  Instant ends() {
    return begins().plus(LENGTH);
  }

  /** As events, journals and answers name it, such as {@code 3f9c01d2@220}. */
  public String id() {
    return caller + BEFORE_NUMBER + number;
  }

  /** Who an id is of: the same in all times. */
  public static String caller(String id) {
    int at = id.lastIndexOf(BEFORE_NUMBER);
    return at < 0 ? id : id.substring(0, at);
  }

  /** Whether an id is that of a caller in such a time. */
  public static boolean isId(String id) {
    int at = id.lastIndexOf(BEFORE_NUMBER);
    int digits = id.startsWith("-", at + 1) ? at + 2 : at + 1;
    if (at <= 0 || digits >= id.length() || id.length() - digits > 6) {
      return false;
    }
    for (int i = digits; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * What {@link #id} was made of.
   *
   * @throws IllegalArgumentException when it is {@linkplain #isId none}
   */
  static CallerPeriod ofId(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("no caller in any time: " + id);
    }
    int at = id.lastIndexOf(BEFORE_NUMBER);
    return new CallerPeriod(id.substring(0, at), Long.parseLong(id, at + 1, id.length(), 10));
  }
}
