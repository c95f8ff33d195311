package uk.peelboard.views.api;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/** Reads a question from a request's parameters. */
final class Asked {
  static final int DEFAULT_DAYS = 28;

  /** A page of figures is at most this; more is asked for by mistake. */
  static final long MOST_ROWS = 100_000;

  private static final Set<String> PARAMETERS =
      new TreeSet<>(List.of("from", "to", "interval", "by", "where"));

  private static final Set<String> OF_ONE_SERIES =
      new TreeSet<>(List.of("from", "to", "interval", "where"));

  private final Context context;
  private final Kpi kpi;
  private final ForceProfile profile;
  private final Set<String> parameters;
  private final List<Interval> intervals;

  private Asked(
      Context context,
      Kpi kpi,
      ForceProfile profile,
      Set<String> parameters,
      List<Interval> intervals) {
    this.context = context;
    this.kpi = kpi;
    this.profile = profile;
    this.parameters = parameters;
    this.intervals = intervals;
  }

  /**
   * @throws Problem with status 400 when it is no question, or too large a one
   */
  static Question question(Context context, Kpi kpi, ForceProfile profile, LocalDate today) {
    return new Asked(context, kpi, profile, PARAMETERS, List.of(Interval.values()))
        .question(today, Interval.TOTAL);
  }

  /**
   * A question with one row for each period: by day, where it does not say.
   *
   * @throws Problem with status 400 when it is no such question, or too large a one
   */
  static Question series(Context context, Kpi kpi, ForceProfile profile, LocalDate today) {
    List<Interval> intervals = new ArrayList<>(List.of(Interval.values()));
    intervals.remove(Interval.TOTAL);
    return new Asked(context, kpi, profile, OF_ONE_SERIES, intervals).question(today, Interval.DAY);
  }

  private Question question(LocalDate today, Interval unlessAsked) {
    for (String name : context.queryParamMap().keySet()) {
      if (!parameters.contains(name)) {
        throw Problem.badParameter(name, "there is no parameter " + quoted(name), parameters);
      }
    }
    LocalDate to = date("to", today);
    LocalDate from = date("from", to.minusDays(DEFAULT_DAYS - 1));
    if (from.isAfter(to)) {
      throw Problem.badParameter("from", "from (" + from + ") is after to (" + to + ")");
    }
    Interval interval = interval(unlessAsked);
    List<Dimension> by = by();
    Map<Dimension, String> where = where();
    Question question;
    try {
      question = new Question(kpi, from, to, interval, by, where);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("from", e.getMessage());
    }
    checkSize(question);
    return question;
  }

  private LocalDate date(String name, LocalDate otherwise) {
    String text = single(name);
    if (text == null) {
      return otherwise;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < 1900 || date.getYear() > 2200) {
        throw Problem.badParameter(name, "the year of " + date + " is not from 1900 to 2200");
      }
      return date;
    } catch (DateTimeParseException e) {
      throw Problem.badParameter(
          name, quoted(text) + " is not a date such as 2024-07-31", List.of("YYYY-MM-DD"));
    }
  }

  private Interval interval(Interval unlessAsked) {
    String text = single("interval");
    Interval interval = text == null ? unlessAsked : Interval.ofId(text);
    if (interval == null || !intervals.contains(interval)) {
      throw Problem.badParameter(
          "interval",
          "there is no interval " + quoted(text),
          intervals.stream().map(Interval::id).toList());
    }
    return interval;
  }

  private List<Dimension> by() {
    List<Dimension> by = new ArrayList<>();
    for (String parameter : context.queryParams("by")) {
      for (String id : parameter.split(",", -1)) {
        Dimension dimension = dimension("by", id);
        if (by.contains(dimension)) {
          throw Problem.badParameter("by", "by has " + id + " twice");
        }
        by.add(dimension);
      }
    }
    return by;
  }

  private Map<Dimension, String> where() {
    Map<Dimension, String> where = new LinkedHashMap<>();
    for (String parameter : context.queryParams("where")) {
      for (String one : conditions(parameter)) {
        int colon = one.indexOf(':');
        if (colon < 1 || colon == one.length() - 1) {
          throw Problem.badParameter(
              "where", quoted(one) + " is not a condition such as line:999", dimensions());
        }
        Dimension dimension = dimension("where", one.substring(0, colon));
        String code = code(dimension, one.substring(colon + 1));
        if (where.put(dimension, code) != null) {
          throw Problem.badParameter(
              "where", "where has " + dimension.id() + " twice; by tells several codes apart");
        }
      }
    }
    return where;
  }

  /** Several conditions with commas between; a code may have commas too. */
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

  private String code(Dimension dimension, String code) {
    if (dimension.isUnknown(code, profile) && !code.equals(Dimension.UNKNOWN)) {
      Collection<String> codes = new ArrayList<>(dimension.codes(profile));
      codes.add(Dimension.UNKNOWN);
      throw Problem.badParameter(
          "where", "there is no " + dimension.id() + " " + quoted(code), codes);
    }
    return code;
  }

  private Dimension dimension(String parameter, String id) {
    Dimension dimension = Dimension.ofId(id);
    if (dimension == null || !kpi.dimensions().contains(dimension)) {
      throw Problem.badParameter(
          parameter, kpi.id() + " is not told apart by " + quoted(id), dimensions());
    }
    return dimension;
  }

  private List<String> dimensions() {
    return kpi.dimensions().stream().map(Dimension::id).toList();
  }

  private String single(String name) {
    List<String> all = context.queryParams(name);
    if (all.size() > 1) {
      throw Problem.badParameter(name, name + " is given " + all.size() + " times");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  private void checkSize(Question question) {
    long rows = question.interval().split(question.from(), question.to()).size();
    for (Dimension dimension : question.by()) {
      rows *= Math.max(1, dimension.codes(profile).size());
    }
    if (rows > MOST_ROWS) {
      throw Problem.badParameter(
          "interval",
          "the answer would have "
              + rows
              + " rows, and "
              + MOST_ROWS
              + " is the most: ask for"
              + " longer intervals, fewer days or fewer dimensions");
    }
  }

  private static String quoted(String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return '"' + shown + '"';
  }
}
