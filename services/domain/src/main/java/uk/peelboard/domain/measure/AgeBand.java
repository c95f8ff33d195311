package uk.peelboard.domain.measure;

import java.util.Arrays;
import java.util.List;

/**
 * How old something open is (DOMAIN 3.2), its edges aligned to the attendance limits and the three
 * days of appointments.
 */
public enum AgeBand {
  UNDER_15_MINUTES("under-15m", 0, 15 * 60 - 1),
  UNDER_1_HOUR("15-60m", 15 * 60, 3600 - 1),
  UNDER_4_HOURS("1-4h", 3600, 4 * 3600 - 1),
  UNDER_24_HOURS("4-24h", 4 * 3600, 86_400 - 1),
  UNDER_3_DAYS("1-3d", 86_400, 3 * 86_400 - 1),
  UP_TO_7_DAYS("3-7d", 3 * 86_400, 7 * 86_400),
  OVER_7_DAYS("over-7d", 7 * 86_400 + 1, Long.MAX_VALUE);

  static final List<String> CODES = Arrays.stream(values()).map(AgeBand::code).toList();

  private final String code;
  private final long from;
  private final long upTo;

  AgeBand(String code, long from, long upTo) {
    this.code = code;
    this.from = from;
    this.upTo = upTo;
  }

  public String code() {
    return code;
  }

  /** The least age in it, in whole seconds. */
  public long from() {
    return from;
  }

  /** The greatest age in it, in whole seconds; {@link Long#MAX_VALUE} for no end. */
  public long upTo() {
    return upTo;
  }
}
