package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.List;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * A safeguarding or offender management case.
 *
 * @param firstSeenAt when its first event occurred
 * @param openedAt or null
 * @param area or null
 */
public record Case(Instant firstSeenAt, Instant openedAt, String area) implements Fact {

  static Case of(List<Event> standing) {
    for (Event event : standing) {
      if (event.payload() instanceof CaseOpened opened) {
        return new Case(standing.get(0).occurredAt(), event.occurredAt(), opened.area());
      }
    }
    return new Case(standing.get(0).occurredAt(), null, null);
  }

  @Override
  public List<Finding> findings(ForceProfile profile) {
    return new Findings(profile, openedAt != null ? openedAt : firstSeenAt)
        .when(openedAt == null, "case-not-opened")
        .whenUnknown(Dimension.AREA, area)
        .all();
  }
}
