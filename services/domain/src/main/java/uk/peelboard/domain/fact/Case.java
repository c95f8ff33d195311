package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.List;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.measure.CaseState;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * A safeguarding or offender management case, of whatever type. Of several openings, closings and
 * milestones of a meaning the first counts; what its milestones and results mean the force profile
 * says.
 *
 * @param firstSeenAt when its first event occurred
 * @param openedAt or null
 * @param type or null where it is none that the profile declares
 * @param area or null
 * @param risk the latest level, or null
 * @param repeat whether it is said to repeat an earlier case
 * @param doneAt when what it was opened for was done, or null
 * @param grantedAt when the order was granted, or null
 * @param breached whether the order was ever breached
 * @param dueAt the latest time by which it should be done, or null
 * @param riskChanges each time that its level became another
 * @param open while it was open
 * @param held while it was open and with somebody
 * @param overdue while it was open and waiting though it should have been done; the last can lie
 *     ahead
 * @param faults what is wrong with its events
 */
public record Case(
    Instant firstSeenAt,
    Instant openedAt,
    String type,
    String area,
    String risk,
    boolean repeat,
    Instant doneAt,
    Instant grantedAt,
    boolean breached,
    Instant dueAt,
    List<RiskChange> riskChanges,
    List<Phase<Open>> open,
    List<Phase<Held>> held,
    List<Phase<Overdue>> overdue,
    Faults faults)
    implements Fact {

  /** What an open case is told apart by. All but the state may be null. */
  public record Open(String type, String area, String team, String risk, CaseState state) {}

  /**
   * @param holder a keyed hash
   */
  public record Held(String type, String team, String holder) {}

  public record Overdue(String type, String area, String team, Instant dueAt) {}

  /**
   * @param risk the new level
   */
  public record RiskChange(String type, String area, String risk, Instant at) {}

  /**
   * @param unknownTeam the first team that the profile does not list, or null
   * @param unknownMilestone whether a milestone is none of the type's
   * @param unknownResult whether a result is none of the type's
   * @param closedBeforeOpened whether it was closed before it was opened
   * @param closedTwice whether it was closed a second time, with another result
   * @param breachedWithoutGrant whether an order was breached that was never granted
   */
  public record Faults(
      boolean unknownType,
      String unknownTeam,
      boolean unknownMilestone,
      boolean unknownResult,
      boolean closedBeforeOpened,
      boolean closedTwice,
      boolean breachedWithoutGrant) {}

  static Case of(List<Event> standing, ForceProfile profile) {
    CaseCourse course = new CaseCourse(standing, profile);
    standing.forEach(course::follow);
    return course.inAll(standing.get(0).occurredAt());
  }

  /** Whether it was done, or the order granted, by the time it was due. */
  public boolean inTime() {
    return isBy(dueAt, doneAt) || isBy(dueAt, grantedAt);
  }

  private static boolean isBy(Instant due, Instant done) {
    return due != null && done != null && !done.isAfter(due);
  }

  @Override
  public List<Finding> findings(ForceProfile profile) {
    return new Findings(profile, openedAt != null ? openedAt : firstSeenAt)
        .when(openedAt == null, "case-not-opened")
        .when(faults.unknownType, "unknown-case-type")
        .whenUnknown(Dimension.AREA, area)
        .whenUnknown(Dimension.TEAM, faults.unknownTeam)
        .when(faults.unknownMilestone, "unknown-milestone")
        .when(faults.unknownResult, "unknown-result")
        .when(faults.closedBeforeOpened, "case-closed-before-opened")
        .when(faults.closedTwice, "case-closed-twice")
        .when(faults.breachedWithoutGrant, "order-breached-but-not-granted")
        .all();
  }
}
