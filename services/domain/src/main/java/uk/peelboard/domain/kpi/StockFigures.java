package uk.peelboard.domain.kpi;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import uk.peelboard.domain.kpi.Formula.Stock;

/** Where the figures of single stocks come from: for each group, that of the period of an index. */
interface StockFigures {

  /** How many there are. */
  Map<List<String>, Function<Integer, Figure>> levels(Question question, Stock stock);

  /** How old the oldest is, in whole seconds. */
  Map<List<String>, Function<Integer, Figure>> oldest(Question question, Stock stock);
}
