package uk.peelboard.views.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/** The conditions of a question, as people write them: {@code line:999}. */
public final class Where {
  private static final int LONGEST_QUOTED = 60;

  private Where() {}

  /**
   * @param parameters each one condition, or several with commas between
   * @throws Problem when one is no condition, or of a dimension or code that does not exist
   */
  public static Map<Dimension, String> of(List<String> parameters, Kpi kpi, ForceProfile profile) {
    Map<Dimension, String> where = new LinkedHashMap<>();
    for (String parameter : parameters) {
      for (String one : conditions(parameter)) {
        int colon = one.indexOf(':');
        if (colon < 1 || colon == one.length() - 1) {
          throw Problem.badParameter(
              "where", quoted(one) + " is not a condition such as line:999", dimensions(kpi));
        }
        Dimension dimension = dimension("where", one.substring(0, colon), kpi);
        String code = code(dimension, one.substring(colon + 1), profile);
        if (where.put(dimension, code) != null) {
          throw Problem.badParameter(
              "where", "where has " + dimension.id() + " twice; by tells several codes apart");
        }
      }
    }
    return where;
  }

  /** A code may have commas too. */
  private static List<String> conditions(String parameter) {
    List<String> conditions = new ArrayList<>();
    for (String part : parameter.split(",", -1)) {
      int colon = part.indexOf(':');
      boolean begins = colon > 0 && Dimension.ofId(part.substring(0, colon)) != null;
      if (begins || conditions.isEmpty()) {
        conditions.add(part);
      } else {
        conditions.set(conditions.size() - 1, conditions.get(conditions.size() - 1) + "," + part);
      }
    }
    return conditions;
  }

  private static String code(Dimension dimension, String code, ForceProfile profile) {
    if (dimension.isUnknown(code, profile) && !code.equals(Dimension.UNKNOWN)) {
      Collection<String> codes = new ArrayList<>(dimension.codes(profile));
      codes.add(Dimension.UNKNOWN);
      throw Problem.badParameter(
          "where", "there is no " + dimension.id() + " " + quoted(code), codes);
    }
    return code;
  }

  /**
   * A dimension of a KPI.
   *
   * @throws Problem when it has none of that id
   */
  static Dimension dimension(String parameter, String id, Kpi kpi) {
    Dimension dimension = Dimension.ofId(id);
    if (dimension == null || !kpi.dimensions().contains(dimension)) {
      throw Problem.badParameter(
          parameter, kpi.id() + " is not told apart by " + quoted(id), dimensions(kpi));
    }
    return dimension;
  }

  private static List<String> dimensions(Kpi kpi) {
    return kpi.dimensions().stream().map(Dimension::id).toList();
  }

  /** In quotation marks, cut short where it is long. */
  static String quoted(String text) {
    String shown =
        text.length() > LONGEST_QUOTED ? text.substring(0, LONGEST_QUOTED) + "..." : text;
    return '"' + shown + '"';
  }
}
