package uk.peelboard.standalone.command;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.kpi.Explained;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Part;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Dimension;

/** A figure and the entities that make it up, for people to read. */
final class ExplainedText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.UK);

  private final Question question;
  private final Explained explained;
  private final ZoneId zone;

  ExplainedText(Question question, Explained explained, ZoneId zone) {
    this.question = question;
    this.explained = explained;
    this.zone = zone;
  }

  void print(PrintWriter out) {
    Kpi kpi = question.kpi();
    out.printf("%s: %s%n", kpi.id(), kpi.question());
    out.printf("  %s%s%n", period(), conditions());
    out.printf("  %s (%s)%n", said(explained.figure()), kpi.unit().id());
    if (explained.denominatorDays() > 1) {
      out.printf("  the denominators below are of %d days together%n", explained.denominatorDays());
    }
    out.println();
    List<List<String>> lines = new ArrayList<>();
    List<String> columns = columns();
    lines.add(columns);
    explained.parts().forEach(part -> lines.add(line(part)));
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (int row = 0; row < lines.size(); row++) {
      out.println(aligned(lines.get(row), widths));
      if (row > 0) {
        printEvents(out, explained.parts().get(row - 1));
      }
    }
    out.printf(
        Locale.UK,
        "%,d of %,d%s%n",
        explained.parts().size(),
        explained.total(),
        explained.hasMore()
            ? "; --offset %d shows more".formatted(explained.offset() + explained.parts().size())
            : "");
  }

  private void printEvents(PrintWriter out, Part part) {
    if (part.journal() == null) {
      return;
    }
    List<Event> standing = part.journal().standing();
    for (Event event : part.journal().all()) {
      out.printf(
          "    %s  %-20s  recorded %s by %s%s%n",
          TIME.format(event.occurredAt().atZone(zone)),
          event.type(),
          TIME.format(event.recordedAt().atZone(zone)),
          event.source(),
          standing.contains(event) ? "" : "  (does not stand)");
    }
  }

  private String period() {
    LocalDate to = question.to();
    if (question.kpi().isStock()) {
      return "at the end of " + DATE.format(to) + ", or now";
    }
    return question.from().equals(to)
        ? DATE.format(to)
        : DATE.format(question.from()) + " to " + DATE.format(to);
  }

  private String conditions() {
    Map<Dimension, String> inOrder = new TreeMap<>(question.where());
    return inOrder.entrySet().stream()
        .map(one -> ", " + one.getKey().id() + " " + one.getValue())
        .collect(Collectors.joining());
  }

  /** What a figure says, in a line. */
  static String said(Figure figure) {
    if (figure.value() == null && figure.numerator() == null) {
      return "nothing: " + figure.reason();
    }
    String value = figure.value() == null ? "nothing: " + figure.reason() : number(figure.value());
    String parts =
        figure.numerator() == null
            ? ""
            : ", of %s and %s"
                .formatted(
                    number(figure.numerator()),
                    figure.denominator() == null ? "nothing" : number(figure.denominator()));
    return value + parts;
  }

  private static String number(Number number) {
    return new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.UK))
        .format(number);
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("entity", "count"));
    if (explained.figure().numerator() != null) {
      columns.addAll(List.of("numerator", "denominator"));
    }
    if (hasValues()) {
      columns.add(question.kpi().isStock() ? "age in s" : question.kpi().unit().id());
    }
    dimensions().forEach(dimension -> columns.add(dimension.id()));
    return columns;
  }

  private List<String> line(Part part) {
    List<String> line = new ArrayList<>(List.of(part.entityId(), number(part.count())));
    if (explained.figure().numerator() != null) {
      line.add(part.numerator() == null ? "" : number(part.numerator()));
      line.add(part.denominator() == null ? "" : number(part.denominator()));
    }
    if (hasValues()) {
      line.add(part.values().stream().map(ExplainedText::number).collect(Collectors.joining("; ")));
    }
    for (Dimension dimension : dimensions()) {
      line.add(
          part.codes().containsKey(dimension)
              ? String.join("; ", part.codes().get(dimension))
              : "");
    }
    return line;
  }

  private boolean hasValues() {
    return explained.parts().stream().anyMatch(part -> !part.values().isEmpty());
  }

  private List<Dimension> dimensions() {
    List<Dimension> dimensions = new ArrayList<>(question.kpi().dimensions());
    if (explained.each() != null && !dimensions.contains(explained.each())) {
      dimensions.add(explained.each());
    }
    return dimensions;
  }

  private static String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      text.append(i == 0 ? "" : "  ").append(line.get(i));
      text.append(" ".repeat(widths[i] - line.get(i).length()));
    }
    return text.toString().stripTrailing();
  }
}
