package uk.peelboard.domain.kpi;

/**
 * What figures need not be worked out again for as long as the days that they are of do not change.
 * Safe for use by many threads; for tallies of one origin.
 */
public final class FigureMemory {
  private final StockMemory stocks = new StockMemory();
  private final FlowMemory flows = new FlowMemory();

  StockMemory stocks() {
    return stocks;
  }

  FlowMemory flows() {
    return flows;
  }
}
