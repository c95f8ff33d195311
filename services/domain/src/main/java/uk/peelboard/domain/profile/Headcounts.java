package uk.peelboard.domain.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All headcounts of a force. One that is given by team is for the force the sum of its teams'. */
public record Headcounts(List<Headcount> all) {
  public Headcounts {
    all = List.copyOf(all);
  }

  /**
   * How many people did something on a local day, or null where nothing is known of it.
   *
   * @param team the code of a team, or null for the force
   */
  public Integer on(Role role, String team, LocalDate day) {
    Integer own = latest(role, team, day);
    return own == null && team == null ? sumOfTeams(role, day) : own;
  }

  private Integer sumOfTeams(Role role, LocalDate day) {
    Map<String, Integer> byTeam = new TreeMap<>();
    for (Headcount one : all) {
      if (one.role() == role && one.team() != null && !one.from().isAfter(day)) {
        byTeam.computeIfAbsent(one.team(), team -> latest(role, team, day));
      }
    }
    return byTeam.isEmpty() ? null : byTeam.values().stream().mapToInt(Integer::intValue).sum();
  }

  private Integer latest(Role role, String team, LocalDate day) {
    Headcount latest = null;
    for (Headcount one : all) {
      if (one.role() == role
          && Objects.equals(one.team(), team)
          && !one.from().isAfter(day)
          && (latest == null || one.from().isAfter(latest.from()))) {
        latest = one;
      }
    }
    return latest == null ? null : latest.people();
  }
}
