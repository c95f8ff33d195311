package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which force this is.
 *
 * @param zone where local days begin and end
 * @param areas the local policing areas; the force is the sum of them, and of what has none
 * @param lines by code
 * @param grades by code, the most urgent first
 * @param nonPoliceResourceKinds kinds of resource whose arrival is not the police's
 * @param offences the offence groups that are known by name; empty where any will do
 */
public record ForceProfile(
    String id,
    String name,
    ZoneId zone,
    Set<String> areas,
    Map<String, Line> lines,
    Map<String, Grade> grades,
    Set<String> nonPoliceResourceKinds,
    Set<String> offences,
    List<Target> targets,
    List<Threshold> thresholds,
    List<Population> populations) {

  public ForceProfile {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(zone, "zone");
    areas = inOrder(areas);
    lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    grades = Collections.unmodifiableMap(new LinkedHashMap<>(grades));
    nonPoliceResourceKinds = inOrder(nonPoliceResourceKinds);
    offences = inOrder(offences);
    targets = List.copyOf(targets);
    thresholds = List.copyOf(thresholds);
    populations = List.copyOf(populations);
  }

  /** Lines or grades under their codes, in the order given. */
  public static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
    Map<String, T> byCode = new LinkedHashMap<>();
    for (T one : all) {
      if (byCode.put(code.apply(one), one) != null) {
        throw new IllegalArgumentException("stands twice: " + code.apply(one));
      }
    }
    return byCode;
  }

  private static Set<String> inOrder(Collection<String> codes) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(codes));
  }
}
