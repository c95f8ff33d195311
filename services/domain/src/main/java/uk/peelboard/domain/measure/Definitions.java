package uk.peelboard.domain.measure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.fact.Caller;
import uk.peelboard.domain.profile.CaseType;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * By what tallies are made: the measures, and what of the force profile decides which cell
 * something is counted in. Targets, thresholds and populations are not among it: they are asked
 * about later.
 */
public final class Definitions {

  /** To be raised whenever the same events come to mean other contributions. */
  private static final int RULES = 6;

  private final ForceProfile profile;
  private final LocalCalendar calendar;
  // Each code by itself: the one that all cells share, which is quickly seen to be the same.
  private final Map<Dimension, Map<String, String>> known = new EnumMap<>(Dimension.class);

  public Definitions(ForceProfile profile) {
    this.profile = profile;
    this.calendar = new LocalCalendar(profile.zone());
    for (Dimension dimension : Dimension.values()) {
      Map<String, String> codes = new HashMap<>();
      dimension.codes(profile).forEach(code -> codes.put(code, code));
      known.put(dimension, codes);
    }
  }

  /**
   * The code to count under: {@code code} itself, or {@link Dimension#UNKNOWN} when it is null or
   * not among those of a dimension whose codes are known beforehand.
   */
  public String known(Dimension dimension, String code) {
    if (code == null) {
      return Dimension.UNKNOWN;
    }
    Map<String, String> codes = known.get(dimension);
    return codes.isEmpty() ? code : codes.getOrDefault(code, Dimension.UNKNOWN);
  }

  public ForceProfile profile() {
    return profile;
  }

  public LocalCalendar calendar() {
    return calendar;
  }

  /** Differs wherever the same events would make other tallies. */
  public String fingerprint() {
    StringBuilder text = new StringBuilder("rules " + RULES);
    Measures.all().forEach(measure -> text.append('\n').append(measure.signature()));
    text.append("\nzone ").append(profile.zone().getId());
    for (Dimension dimension : Dimension.values()) {
      append(text, dimension.id(), dimension.codes(profile));
    }
    append(text, "not police", profile.nonPoliceResourceKinds());
    append(text, "doctrine", profile.doctrineClosingReasons());
    append(text, "control room", profile.controlRooms().keySet());
    append(text, "terminal", profile.terminals());
    // Their order is that of urgency: it decides what an upgrade is.
    profile
        .grades()
        .values()
        .forEach(
            grade ->
                text.append("\ngrade ")
                    .append(grade.code())
                    .append(" reviewed ")
                    .append(grade.reviewEvery()));
    for (CaseType type : new TreeMap<>(profile.caseTypes()).values()) {
      text.append("\ncase type ").append(type.code());
      new TreeMap<>(type.milestones())
          .forEach((code, meaning) -> text.append("\nmilestone ").append(code + ' ' + meaning));
      new TreeMap<>(type.results())
          .forEach((code, meaning) -> text.append("\nresult ").append(code + ' ' + meaning));
    }
    append(text, "team", profile.teams().keySet());
    text.append("\nrepeat caller ").append(Caller.REPEATED).append(" in ").append(Caller.WITHIN);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** In an order of its own: the one in which codes are shown decides nothing. */
  private static void append(StringBuilder text, String what, Collection<String> codes) {
    new TreeSet<>(codes).forEach(code -> text.append('\n').append(what).append(' ').append(code));
  }
}
