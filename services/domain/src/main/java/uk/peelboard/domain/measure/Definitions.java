package uk.peelboard.domain.measure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * By what tallies are made: the measures, and what of the force profile decides which cell
 * something is counted in. Targets, thresholds and populations are not among it: they are asked
 * about later.
 */
public final class Definitions {

  /** To be raised whenever the same events come to mean other contributions. */
  private static final int RULES = 1;

  private final ForceProfile profile;
  private final LocalCalendar calendar;

  public Definitions(ForceProfile profile) {
    this.profile = profile;
    this.calendar = new LocalCalendar(profile.zone());
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
    text.append("\nareas ").append(profile.areas());
    text.append("\nlines ").append(profile.lines().keySet());
    text.append("\ngrades ").append(profile.grades().keySet());
    text.append("\noffences ").append(profile.offences());
    text.append("\nnot police ").append(profile.nonPoliceResourceKinds());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
