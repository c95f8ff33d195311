package uk.peelboard.domain.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.profile.PositiveOutcome;

/**
 * The Home Office's outcome types and their groups (DOMAIN 4.1, 4.2).
 *
 * <p>A source that gives no more than a group is counted under the group's code, so groups are
 * outcome codes too. A sub-type such as 1A is counted as its type.
 *
 * @param code as events carry it
 * @param group the group it is in
 * @param name in plain words
 */
public record OutcomeType(String code, String group, String name) {
  /** Not yet assigned: published as a row, never an outcome. */
  public static final String NOT_ASSIGNED = "0";

  /** Charged or summonsed. */
  public static final String CHARGED = "1";

  private static final String CHARGED_SUMMONSED = "CHARGED_SUMMONSED";
  private static final String OOC_FORMAL = "OOC_FORMAL";
  private static final String OOC_INFORMAL = "OOC_INFORMAL";
  private static final String DIVERSIONARY = "DIVERSIONARY";
  private static final String TIC = "TIC";
  private static final String PREVENTED_OR_NPI = "PREVENTED_OR_NPI";
  private static final String EVID_VICTIM_SUPPORTS = "EVID_VICTIM_SUPPORTS";
  private static final String EVID_VICTIM_NOT_SUPPORT = "EVID_VICTIM_NOT_SUPPORT";
  private static final String FURTHER_INV_NPI = "FURTHER_INV_NPI";
  private static final String TRANSFERRED_BODY = "TRANSFERRED_BODY";
  private static final String NO_SUSPECT = "NO_SUSPECT";
  private static final String NFIB = "NFIB";

  private static final Map<String, OutcomeType> ALL = new LinkedHashMap<>();

  static {
    type("1", CHARGED_SUMMONSED, "Charged or summonsed");
    type("2", OOC_FORMAL, "Caution, youths");
    type("3", OOC_FORMAL, "Caution, adults");
    type("4", TIC, "Taken into consideration");
    type("5", PREVENTED_OR_NPI, "Offender died");
    type("6", OOC_FORMAL, "Penalty notice for disorder");
    type("7", OOC_INFORMAL, "Cannabis or khat warning");
    type("8", OOC_INFORMAL, "Community resolution");
    type("9", PREVENTED_OR_NPI, "Not in the public interest (CPS)");
    type("10", PREVENTED_OR_NPI, "Not in the public interest (police)");
    type("11", PREVENTED_OR_NPI, "Prosecution prevented: suspect under age");
    type("12", PREVENTED_OR_NPI, "Prosecution prevented: suspect too ill");
    type("13", PREVENTED_OR_NPI, "Prosecution prevented: victim or key witness dead or too ill");
    type("14", EVID_VICTIM_NOT_SUPPORT, "Suspect not identified, victim does not support");
    type(
        "15", EVID_VICTIM_SUPPORTS, "Suspect identified, victim supports, evidential difficulties");
    type("16", EVID_VICTIM_NOT_SUPPORT, "Suspect identified, victim does not support");
    type("17", PREVENTED_OR_NPI, "Prosecution time limit expired");
    type("18", NO_SUSPECT, "Investigation complete, no suspect identified");
    type("19", NFIB, "National Fraud Intelligence Bureau fraud case");
    type("20", TRANSFERRED_BODY, "Transferred to another body");
    type("21", FURTHER_INV_NPI, "Further investigation not in the public interest");
    type("22", DIVERSIONARY, "Diversionary, educational or intervention activity");
    group(CHARGED_SUMMONSED, "Charged or summonsed");
    group(OOC_FORMAL, "Out of court (formal)");
    group(OOC_INFORMAL, "Out of court (informal)");
    group(DIVERSIONARY, "Diversionary activity");
    group(TIC, "Taken into consideration");
    group(PREVENTED_OR_NPI, "Prosecution prevented or not in the public interest");
    group(EVID_VICTIM_SUPPORTS, "Evidential difficulties, victim supports");
    group(EVID_VICTIM_NOT_SUPPORT, "Evidential difficulties, victim does not support");
    group(FURTHER_INV_NPI, "Further investigation not in the public interest");
    group(TRANSFERRED_BODY, "Transferred to another body");
    group(NO_SUSPECT, "No suspect identified");
    group(NFIB, "National Fraud Intelligence Bureau");
    // data.police.uk publishes these two, wider than any one group of the Home Office's.
    group("UNABLE_TO_PROSECUTE", "Unable to prosecute suspect (5, 11 to 17)");
    group("NOT_PUBLIC_INTEREST", "Formal action is not in the public interest (9, 10)");
  }

  /** Every code, types first. */
  public static final Set<String> CODES = Collections.unmodifiableSet(ALL.keySet());

  /** Every group's code. */
  public static final List<String> GROUPS = groups();

  private static final Map<PositiveOutcome, Set<String>> POSITIVE = positive();

  private static Map<PositiveOutcome, Set<String>> positive() {
    Map<PositiveOutcome, Set<String>> positive = new EnumMap<>(PositiveOutcome.class);
    for (PositiveOutcome variant : PositiveOutcome.values()) {
      positive.put(variant, countedAs(variant.types()));
    }
    return positive;
  }

  private static void type(String code, String group, String name) {
    ALL.put(code, new OutcomeType(code, group, name));
  }

  private static void group(String code, String name) {
    ALL.put(code, new OutcomeType(code, code, name));
  }

  private static List<String> groups() {
    Set<String> groups = new LinkedHashSet<>();
    ALL.values().forEach(type -> groups.add(type.group));
    return List.copyOf(groups);
  }

  /** The outcome of that code, or null when there is none. */
  public static OutcomeType of(String code) {
    return ALL.get(code);
  }

  /** Every outcome, types first. */
  public static List<OutcomeType> all() {
    return new ArrayList<>(ALL.values());
  }

  /** The group that an outcome code is in, or unknown. */
  public static String groupOf(String code) {
    OutcomeType type = ALL.get(code);
    return type == null ? Dimension.UNKNOWN : type.group;
  }

  /** Those types, and the groups of which every type is among them: all that counts as them. */
  public static Set<String> countedAs(Set<String> types) {
    Set<String> codes = new LinkedHashSet<>(types);
    for (String group : GROUPS) {
      List<String> inside =
          ALL.values().stream()
              .filter(one -> one.group.equals(group) && !one.code.equals(group))
              .map(OutcomeType::code)
              .toList();
      if (!inside.isEmpty() && types.containsAll(inside)) {
        codes.add(group);
      }
    }
    return codes;
  }

  /** Whether an outcome is among a variant's: one of its types, or a group of nothing else. */
  public static boolean isPositive(String code, PositiveOutcome variant) {
    return POSITIVE.get(variant).contains(code);
  }

  /** The type that a code counts as: 1 for 1A; any other code is its own. */
  public static String withoutSubType(String code) {
    return switch (code) {
      case "1A", "2A", "3A" -> code.substring(0, 1);
      default -> code;
    };
  }
}
