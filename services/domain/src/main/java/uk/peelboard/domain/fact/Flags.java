package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.event.IncidentPayload.FlaggedBy;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;
import uk.peelboard.domain.fact.Incident.Flag;

/** The vulnerabilities that were flagged, by people and automatically. */
final class Flags {
  private Map<String, Instant> automatic = Map.of();
  private Set<String> byPeople = Set.of();

  void add(VulnerabilityFlagged flagged, Instant at) {
    if (flagged.by() == FlaggedBy.AUTOMATIC) {
      automatic = automatic.isEmpty() ? new LinkedHashMap<>(4) : automatic;
      automatic.putIfAbsent(flagged.flag(), at);
    } else if (flagged.by() != FlaggedBy.UNKNOWN) {
      byPeople = byPeople.isEmpty() ? new HashSet<>(4) : byPeople;
      byPeople.add(flagged.flag());
    }
  }

  /** Those that were flagged automatically, each once, in time order. */
  List<Flag> automatic() {
    if (automatic.isEmpty()) {
      return List.of();
    }
    List<Flag> all = new ArrayList<>(automatic.size());
    automatic.forEach((flag, at) -> all.add(new Flag(at, flag, byPeople.contains(flag))));
    return all;
  }
}
