package uk.peelboard.domain.profile;

import java.util.Comparator;
import java.util.List;

/**
 * The limits of one clock over time: each holds until the next begins.
 *
 * @param inOrder by the day from which they hold
 */
public record Limits(List<Limit> inOrder) {
  public static final Limits NONE = new Limits(List.of());

  /** What {@link #secondsOn} answers when no limit holds. */
  public static final long NO_LIMIT = -1;

  public Limits {
    inOrder = inOrder.stream().sorted(Comparator.comparing(Limit::from)).toList();
    for (int i = 1; i < inOrder.size(); i++) {
      if (inOrder.get(i).from().equals(inOrder.get(i - 1).from())) {
        throw new IllegalArgumentException(
            "two limits hold from %s; leave one out, or let it begin on another day"
                .formatted(inOrder.get(i).from()));
      }
    }
  }

  /** The limit in seconds on a local day given as its epoch day, or {@link #NO_LIMIT}. */
  public long secondsOn(int day) {
    long seconds = NO_LIMIT;
    for (Limit limit : inOrder) {
      if (limit.from().toEpochDay() > day) {
        break;
      }
      seconds = limit.within().toSeconds();
    }
    return seconds;
  }
}
