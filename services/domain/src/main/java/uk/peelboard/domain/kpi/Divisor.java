package uk.peelboard.domain.kpi;

import java.time.LocalDate;
import java.util.Map;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.Role;

/** Of what the force profile knows the number, to relate figures to. */
public sealed interface Divisor {

  /** How many there were on a day, for a group of codes; null where nothing is known of it. */
  Long on(LocalDate day, Map<Dimension, String> codes, ForceProfile profile);

  /** What there is none of, where nothing is known. */
  String name();

  /** Inhabitants of the area, or of the force. */
  record Inhabitants() implements Divisor {
    @Override
    public Long on(LocalDate day, Map<Dimension, String> codes, ForceProfile profile) {
      Population known = Targets.population(profile, codes.get(Dimension.AREA), day);
      return known == null ? null : known.people();
    }

    @Override
    public String name() {
      return "population";
    }
  }

  /** People of a role in the team, or in the force. */
  record People(Role role) implements Divisor {
    @Override
    public Long on(LocalDate day, Map<Dimension, String> codes, ForceProfile profile) {
      Integer people = profile.headcount(role, codes.get(Dimension.TEAM), day);
      return people == null ? null : people.longValue();
    }

    @Override
    public String name() {
      return "headcount";
    }
  }
}
