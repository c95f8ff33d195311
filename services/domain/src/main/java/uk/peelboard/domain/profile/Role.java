package uk.peelboard.domain.profile;

/** What people do whose number figures are related to. */
public enum Role {
  /** Police officers. */
  OFFICER,
  /** Managers of registered sex offenders. */
  RSO_MANAGER,
  /** Investigators of the specialist teams. */
  INVESTIGATOR
}
