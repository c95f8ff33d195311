package uk.peelboard.domain.kpi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.OutcomeType;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Cell;

/** Sorts cells into the groups that a question asks for. */
final class Groups {
  private final Question question;
  private final ForceProfile profile;

  Groups(Question question, ForceProfile profile) {
    this.question = question;
    this.profile = profile;
  }

  /** A cell's code of a dimension, or null where its measure has no such dimension. */
  static String codeOf(Cell cell, Dimension dimension) {
    if (dimension == Dimension.OUTCOME_GROUP) {
      String outcome = codeOf(cell, Dimension.OUTCOME);
      return outcome == null ? null : OutcomeType.groupOf(outcome);
    }
    int at = cell.measure().dimensions().indexOf(dimension);
    return at < 0 ? null : cell.code(at);
  }

  /** Whether a cell has one of the codes given for each dimension. */
  static boolean isAmong(Cell cell, Map<Dimension, Set<String>> only) {
    for (Map.Entry<Dimension, Set<String>> one : only.entrySet()) {
      if (!one.getValue().contains(codeOf(cell, one.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The group that a cell is in, or null when the question leaves it out. Where the cell's measure
   * lacks a dimension, the group has null in its place and stands for all of that dimension's
   * codes.
   */
  List<String> groupOf(Cell cell) {
    return groupOf(cell, Set.of());
  }

  /**
   * @param across dimensions to be taken as if the cell's measure lacked them
   */
  List<String> groupOf(Cell cell, Set<Dimension> across) {
    for (Map.Entry<Dimension, String> where : question.where().entrySet()) {
      String code = across.contains(where.getKey()) ? null : codeOf(cell, where.getKey());
      if (code != null && !code.equals(where.getValue())) {
        return null;
      }
    }
    String[] codes = new String[question.by().size()];
    for (int i = 0; i < codes.length; i++) {
      Dimension by = question.by().get(i);
      codes[i] = across.contains(by) ? null : codeOf(cell, by);
    }
    return Arrays.asList(codes);
  }

  /** What a group is for a term whose measure may lack some of its dimensions. */
  List<String> seenBy(Term term, List<String> group) {
    String[] codes = group.toArray(new String[0]);
    for (int i = 0; i < codes.length; i++) {
      Dimension by = question.by().get(i);
      if (!has(term.measure(), by) || term.across().contains(by)) {
        codes[i] = null;
      }
    }
    return Arrays.asList(codes);
  }

  private static boolean has(Measure<?> measure, Dimension dimension) {
    return measure
        .dimensions()
        .contains(dimension == Dimension.OUTCOME_GROUP ? Dimension.OUTCOME : dimension);
  }

  /**
   * The groups to answer for: those seen, and where all codes are known beforehand, every one of
   * them, so that a place without anything is seen to have nothing.
   */
  List<List<String>> toAnswer(Collection<List<String>> seen) {
    Set<List<String>> groups = new LinkedHashSet<>();
    if (question.by().stream().allMatch(Dimension::isListed)) {
      addAll(List.of(), groups);
    }
    List<List<String>> others = new ArrayList<>();
    for (List<String> group : seen) {
      if (group.stream().noneMatch(Objects::isNull) && !groups.contains(group)) {
        others.add(group);
      }
    }
    if (others.size() > 1) {
      List<Comparator<String>> orders = question.by().stream().map(this::order).toList();
      others.sort((one, two) -> compare(one, two, orders));
    }
    groups.addAll(others);
    return List.copyOf(groups);
  }

  private void addAll(List<String> begun, Set<List<String>> groups) {
    if (begun.size() == question.by().size()) {
      groups.add(begun);
      return;
    }
    Dimension next = question.by().get(begun.size());
    String only = question.where().get(next);
    for (String code : only == null ? known(next) : List.of(only)) {
      List<String> more = new ArrayList<>(begun);
      more.add(code);
      addAll(more, groups);
    }
  }

  /** Of teams, those that have what the KPI is about, or do not say what they have. */
  private Collection<String> known(Dimension dimension) {
    Collection<String> codes = dimension.codes(profile);
    if (dimension != Dimension.TEAM) {
      return codes;
    }
    Set<String> types = Undeclared.caseTypes(question.kpi().formula());
    return codes.stream()
        .filter(
            code -> {
              Set<String> has = profile.teams().get(code).caseTypes();
              return has.isEmpty() || types.stream().anyMatch(has::contains);
            })
        .toList();
  }

  /** As the profile has its codes, and after them those that it does not know of. */
  private Comparator<String> order(Dimension dimension) {
    Map<String, Integer> places = new HashMap<>();
    dimension.codes(profile).forEach(code -> places.put(code, places.size()));
    return Comparator.comparing((String code) -> places.getOrDefault(code, places.size()))
        .thenComparing(CodeOrder::compare);
  }

  private static int compare(List<String> one, List<String> two, List<Comparator<String>> orders) {
    for (int i = 0; i < one.size(); i++) {
      int order = orders.get(i).compare(one.get(i), two.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** A group's codes by the dimensions that were asked for, in the question's order. */
  Map<Dimension, String> asked(List<String> group) {
    Map<Dimension, String> asked = new LinkedHashMap<>();
    for (int i = 0; i < group.size(); i++) {
      asked.put(question.by().get(i), group.get(i));
    }
    return asked;
  }

  /** The same, and those that the question is limited to. */
  Map<Dimension, String> named(List<String> group) {
    Map<Dimension, String> named = asked(group);
    named.putAll(question.where());
    return named;
  }
}
