package uk.peelboard.domain.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import uk.peelboard.domain.profile.CaseMeaning;

/** How far an open case has come: by the latest milestone that says something of it. */
public enum CaseState {
  /** What it was opened for is still to be done. */
  WAITING,
  /** What it was opened for has been done. */
  DONE,
  /** The order was granted. */
  GRANTED,
  /** Still a case, but no longer an active one. */
  ARCHIVED;

  private final String code = name().toLowerCase(Locale.ROOT);

  static final List<String> CODES = Arrays.stream(values()).map(CaseState::code).toList();

  public String code() {
    return code;
  }

  /** What a case is after a milestone of a meaning. */
  public CaseState after(CaseMeaning meaning) {
    return switch (meaning) {
      case DONE -> DONE;
      case GRANTED -> GRANTED;
      case ARCHIVED -> ARCHIVED;
      case BREACHED, OTHER -> this;
    };
  }
}
