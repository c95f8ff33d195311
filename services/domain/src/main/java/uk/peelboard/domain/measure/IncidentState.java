package uk.peelboard.domain.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose hands an open incident is in. (DOMAIN 3.1) */
public enum IncidentState {
  /** Needs deployment, and no resource is assigned. */
  UNRESOURCED,
  /** A resource is assigned, and none has arrived. */
  ASSIGNED,
  /** A police resource has arrived. */
  ATTENDED,
  /** A slot is booked, and no resource is assigned yet. */
  APPOINTMENT,
  /** To be resolved without deployment. */
  NO_DEPLOYMENT;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  static final List<String> CODES = Arrays.stream(values()).map(IncidentState::code).toList();

  /** The codes of those in which attendance is due. */
  public static Set<String> waiting() {
    return Arrays.stream(values())
        .filter(IncidentState::waitsForAttendance)
        .map(IncidentState::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether attendance is due, and nobody has arrived yet. */
  public boolean waitsForAttendance() {
    return this == UNRESOURCED || this == ASSIGNED;
  }

  public String code() {
    return code;
  }
}
