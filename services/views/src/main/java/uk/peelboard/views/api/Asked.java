package uk.peelboard.views.api;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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

  private static final Set<String> OF_FIGURES =
      new TreeSet<>(List.of("from", "to", "interval", "by", "where"));

  private static final Set<String> OF_ONE_SERIES =
      new TreeSet<>(List.of("from", "to", "interval", "where"));

  private static final Set<String> OF_ONE_FIGURE =
      new TreeSet<>(List.of("from", "to", "where", "limit", "offset", "events"));

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
    return new Asked(context, kpi, profile, OF_FIGURES, List.of(Interval.values()))
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

  /**
   * A question for one figure, which is to be opened.
   *
   * @throws Problem with status 400 when it is no question, or one for several figures
   */
  static Question oneFigure(Context context, Kpi kpi, ForceProfile profile, LocalDate today) {
    return new Asked(context, kpi, profile, OF_ONE_FIGURE, List.of(Interval.TOTAL))
        .question(today, Interval.TOTAL);
  }

  private Question question(LocalDate today, Interval unlessAsked) {
    for (String name : context.queryParamMap().keySet()) {
      if (!parameters.contains(name)) {
        throw Problem.badParameter(name, whyNot(name), parameters);
      }
    }
    LocalDate to = date("to", today);
    LocalDate from = date("from", to.minusDays(DEFAULT_DAYS - 1));
    if (from.isAfter(to)) {
      throw Problem.badParameter("from", "from (" + from + ") is after to (" + to + ")");
    }
    Interval interval = interval(unlessAsked);
    List<Dimension> by = by();
    Map<Dimension, String> where = Where.of(context.queryParams("where"), kpi, profile);
    Question question;
    try {
      question = new Question(kpi, from, to, interval, by, where);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("from", e.getMessage());
    }
    checkSize(question);
    return question;
  }

  private String whyNot(String parameter) {
    return parameters.equals(OF_ONE_FIGURE) && OF_FIGURES.contains(parameter)
        ? "one figure is opened at a time: say which by from, to and where"
        : "there is no parameter " + Where.quoted(parameter);
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
          name, Where.quoted(text) + " is not a date such as 2024-07-31", List.of("YYYY-MM-DD"));
    }
  }

  private Interval interval(Interval unlessAsked) {
    String text = single("interval");
    Interval interval = text == null ? unlessAsked : Interval.ofId(text);
    if (interval == null || !intervals.contains(interval)) {
      throw Problem.badParameter(
          "interval",
          "there is no interval " + Where.quoted(text),
          intervals.stream().map(Interval::id).toList());
    }
    return interval;
  }

  private List<Dimension> by() {
    List<Dimension> by = new ArrayList<>();
    for (String parameter : context.queryParams("by")) {
      for (String id : parameter.split(",", -1)) {
        Dimension dimension = Where.dimension("by", id, kpi);
        if (by.contains(dimension)) {
          throw Problem.badParameter("by", "by has " + id + " twice");
        }
        by.add(dimension);
      }
    }
    return by;
  }

  /**
   * A whole number.
   *
   * @throws Problem with status 400 when it is none from 0 to {@code most}
   */
  static int number(Context context, String name, int otherwise, int most) {
    String text = single(context, name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Problem.badParameter(name, Where.quoted(text) + " is no whole number up to " + most);
    }
    throw Problem.badParameter(name, text + " is not from 0 to " + most);
  }

  /**
   * Yes or no.
   *
   * @throws Problem with status 400 when it is neither
   */
  static boolean flag(Context context, String name) {
    String text = single(context, name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw Problem.badParameter(
        name, Where.quoted(text) + " is neither true nor false", List.of("true", "false"));
  }

  private String single(String name) {
    return single(context, name);
  }

  private static String single(Context context, String name) {
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
}
