package uk.peelboard.domain.profile;

/** What a milestone or a result of a case means to the KPIs. */
public enum CaseMeaning {
  /**
   * What the case was opened for has been done: heard by the conference, located, assessed, form
   * completed, visited, contacted.
   */
  DONE,
  /** The order was granted. */
  GRANTED,
  /** The order was breached. */
  BREACHED,
  /** Still a case, but no longer an active one. */
  ARCHIVED,
  /** Something that no KPI asks about. */
  OTHER
}
