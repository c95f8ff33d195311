package uk.peelboard.domain.measure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import uk.peelboard.domain.profile.ForceProfile;

/** What figures can be told apart by. */
public enum Dimension {
  LINE(profile -> profile.lines().keySet()),
  AREA(ForceProfile::areas),
  GRADE(profile -> profile.grades().keySet()),
  STATE(profile -> IncidentState.CODES),
  VULNERABLE(profile -> YesNo.CODES),
  /** How long something has been open: told by the clock, and by no cell. */
  AGE(profile -> AgeBand.CODES),
  /** Whether nobody has arrived or spoken to the victim, though attendance is due. */
  UNSEEN(profile -> YesNo.CODES),
  /** Whether it was upgraded before the first arrival. */
  UPGRADED(profile -> YesNo.CODES),
  FROM_GRADE(profile -> profile.grades().keySet()),
  APPOINTMENT(profile -> YesNo.CODES),
  /** Whether a slot was kept. */
  KEPT(profile -> YesNo.CODES),
  /** Local days from a booking to its slot. */
  DAYS_AHEAD(profile -> DaysAhead.CODES),
  TERMINAL(ForceProfile::terminals),
  CONTROL_ROOM(profile -> profile.controlRooms().keySet()),
  FLAG(profile -> List.of()),
  /** Whether a person says so too. */
  AGREED(profile -> YesNo.CODES),
  STAGE(profile -> List.of()),
  OFFENCE(ForceProfile::offences),
  OUTCOME(profile -> OutcomeType.CODES),
  OUTCOME_GROUP(profile -> OutcomeType.GROUPS),
  DOMESTIC_ABUSE(profile -> YesNo.CODES),
  CASE_TYPE(profile -> profile.caseTypes().keySet()),
  CASE_STATE(profile -> CaseState.CODES),
  TEAM(profile -> profile.teams().keySet()),
  RISK(profile -> List.of()),
  /** Whether a case repeats an earlier one. */
  REPEAT(profile -> YesNo.CODES),
  /** Whether what was due was done in time. */
  IN_TIME(profile -> YesNo.CODES),
  /** Whether an order was breached. */
  BREACHED(profile -> YesNo.CODES),
  /** Who a case is with, as a keyed hash: to count by, never to be shown. */
  HOLDER(profile -> List.of()),
  /** Why a crime's record was cancelled. */
  GROUND(profile -> List.of()),
  TOPIC(profile -> List.of()),
  TYPE(profile -> List.of()),
  REASON(profile -> List.of());

  /** The code of what is not known, or not among the codes that are. */
  public static final String UNKNOWN = "unknown";

  private final Function<ForceProfile, Collection<String>> codes;

  Dimension(Function<ForceProfile, Collection<String>> codes) {
    this.codes = codes;
  }

  /** As the API and the profile name it, such as {@code outcome-group}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As a Prometheus label names it, such as {@code outcome_group}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The codes that are known beforehand; empty where any code will do. */
  public Collection<String> codes(ForceProfile profile) {
    return codes.apply(profile);
  }

  /** Whether an answer shows every known code, those with nothing among them. */
  public boolean isListed() {
    return switch (this) {
      case LINE, AREA, GRADE, STATE, VULNERABLE, AGE, CONTROL_ROOM, DOMESTIC_ABUSE, TEAM -> true;
      default -> false;
    };
  }

  /** Whether codes are listed beforehand and {@code code} is not among them. */
  public boolean isUnknown(String code, ForceProfile profile) {
    Collection<String> known = codes(profile);
    return code != null && !known.isEmpty() && !known.contains(code);
  }

  /** The dimension of that id, or null when there is none. */
  public static Dimension ofId(String id) {
    for (Dimension dimension : values()) {
      if (dimension.id().equals(id)) {
        return dimension;
      }
    }
    return null;
  }
}
