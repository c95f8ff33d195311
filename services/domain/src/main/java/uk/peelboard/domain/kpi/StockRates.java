package uk.peelboard.domain.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Function;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Formula.PerCode;
import uk.peelboard.domain.kpi.Formula.PerCode.Statistic;
import uk.peelboard.domain.kpi.Formula.StockPer;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/** Stocks in relation to something: what the profile knows the number of, or those who have any. */
final class StockRates {
  private final StockAnswer answer;
  private final Question question;
  private final List<Period> periods;
  private final ForceProfile profile;
  private final Groups groups;

  StockRates(StockAnswer answer, Question question, List<Period> periods, ForceProfile profile) {
    this.answer = answer;
    this.question = question;
    this.periods = periods;
    this.profile = profile;
    this.groups = new Groups(question, profile);
  }

  Map<List<String>, Function<Integer, Figure>> of(StockPer per) {
    Map<List<String>, Function<Integer, Figure>> figures = new LinkedHashMap<>();
    answer
        .levels(question, per.stock())
        .forEach(
            (group, level) -> {
              Map<Dimension, String> codes = groups.named(group);
              figures.put(
                  group,
                  index -> {
                    LocalDate on = periods.get(index).to();
                    Long those = per.divisor().on(on, codes, profile);
                    return divided(per, level.apply(index).count(), those);
                  });
            });
    return figures;
  }

  private static Figure divided(StockPer per, long level, Long those) {
    if (those == null) {
      String reason = "the force profile has no %s for it".formatted(per.divisor().name());
      return new Figure(null, (double) level, null, level, null, null, reason, null);
    }
    return Figure.divided(
        (double) level * per.scale() / those, (double) level, (double) those, level);
  }

  /** The dimension is one that nobody may ask for, so it is added to the question here only. */
  Map<List<String>, Function<Integer, Figure>> of(PerCode spread) {
    List<Dimension> by = new ArrayList<>(question.by());
    by.add(spread.each());
    Question finer =
        new Question(
            question.kpi().alsoBy(spread.each()),
            question.from(),
            question.to(),
            question.interval(),
            by,
            question.where());
    Map<List<String>, List<Function<Integer, Figure>>> byGroup = new LinkedHashMap<>();
    answer
        .levels(finer, spread.stock())
        .forEach(
            (codes, level) ->
                byGroup
                    .computeIfAbsent(
                        codes.subList(0, question.by().size()), absent -> new ArrayList<>())
                    .add(level));
    Map<List<String>, Function<Integer, Figure>> figures = new LinkedHashMap<>();
    for (List<String> group : groups.toAnswer(byGroup.keySet())) {
      List<Function<Integer, Figure>> levels = byGroup.getOrDefault(group, List.of());
      figures.put(
          group,
          index ->
              spread(
                  levels.stream()
                      .mapToLong(level -> level.apply(index).count())
                      .filter(count -> count > 0)
                      .summaryStatistics(),
                  spread.statistic()));
    }
    return figures;
  }

  private static Figure spread(LongSummaryStatistics counts, Statistic statistic) {
    if (counts.getCount() == 0) {
      return Figure.none("nobody has any");
    }
    return switch (statistic) {
      case MEAN ->
          Figure.divided(
              counts.getAverage(),
              (double) counts.getSum(),
              (double) counts.getCount(),
              counts.getSum());
      case MOST -> Figure.whole(counts.getMax(), counts.getSum());
    };
  }
}
