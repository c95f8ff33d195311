package uk.peelboard.domain.spc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the signals in a series. */
final class Signals {
  private static final int RUN = 7;
  private static final int NEAR_WINDOW = 3;
  private static final int NEAR_ENOUGH = 2;

  /** A mean of equal values may differ from them in the last digits: that is no difference. */
  private static final double ROUNDING = 1e-12;

  private final List<Double> values;
  private final ProcessLimits limits;
  private final List<Signal> found;

  private Signals(List<Double> values, ProcessLimits limits) {
    this.values = values;
    this.limits = limits;
    this.found = new ArrayList<>(Collections.nCopies(values.size(), null));
  }

  /**
   * One entry for each value, null where it is no signal.
   *
   * @param limits null where there are none, and so no signals
   */
  static List<Signal> in(List<Double> values, ProcessLimits limits) {
    Signals signals = new Signals(values, limits);
    if (limits != null) {
      signals.findOutside();
      signals.findTrends();
      signals.findNear();
      signals.findShifts();
    }
    return signals.found;
  }

  private void findOutside() {
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (sign(limits.upper(), value) > 0 || sign(limits.lower(), value) < 0) {
        mark(i, Rule.OUTSIDE_LIMITS, value > limits.mean());
      }
    }
  }

  private void findTrends() {
    int steps = 0;
    for (int i = 1; i < values.size(); i++) {
      int step = sign(values.get(i - 1), values.get(i));
      steps = step == 0 ? 0 : step * steps > 0 ? steps + step : step;
      if (Math.abs(steps) >= RUN - 1) {
        markRun(i, Rule.TREND, step > 0);
      }
    }
  }

  private void findNear() {
    for (int end = NEAR_WINDOW - 1; end < values.size(); end++) {
      findNear(end, true);
      findNear(end, false);
    }
  }

  private void findNear(int end, boolean high) {
    List<Integer> near = new ArrayList<>();
    for (int i = end - NEAR_WINDOW + 1; i <= end; i++) {
      if (side(values.get(i)) != (high ? 1 : -1)) {
        return;
      }
      if (high
          ? sign(limits.nearUpper(), values.get(i)) > 0
          : sign(limits.nearLower(), values.get(i)) < 0) {
        near.add(i);
      }
    }
    if (near.size() >= NEAR_ENOUGH) {
      near.forEach(i -> mark(i, Rule.NEAR_LIMIT, high));
    }
  }

  private void findShifts() {
    int run = 0;
    for (int i = 0; i < values.size(); i++) {
      int side = side(values.get(i));
      run = side == 0 ? 0 : side * run > 0 ? run + side : side;
      if (Math.abs(run) >= RUN) {
        markRun(i, Rule.SHIFT, side > 0);
      }
    }
  }

  private int side(Double value) {
    return sign(limits.mean(), value);
  }

  /** Which way it is from one value to another; 0 where one is missing or both are the same. */
  private static int sign(Double from, Double to) {
    if (from == null || to == null) {
      return 0;
    }
    double step = to - from;
    double rounding = ROUNDING * Math.max(Math.abs(from), Math.abs(to));
    return Math.abs(step) <= rounding ? 0 : (int) Math.signum(step);
  }

  private void markRun(int last, Rule rule, boolean high) {
    for (int i = last - RUN + 1; i <= last; i++) {
      mark(i, rule, high);
    }
  }

  /** Rules are tried in order of priority: what is marked stays so. */
  private void mark(int at, Rule rule, boolean high) {
    if (found.get(at) == null) {
      found.set(at, new Signal(rule, high));
    }
  }
}
