package uk.peelboard.domain.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.update.Plan.Ask;
import uk.peelboard.domain.update.Plan.Table;
import uk.peelboard.domain.update.Plan.Time;

/** Says line by line what a table asks. */
final class Asks {
  private final String id;
  private final String title;
  private final String note;
  private final List<Ask> asks = new ArrayList<>();
  private String about = "Force";
  private Map<Dimension, String> where = Map.of();
  private Time time = Time.PERIOD;

  private Asks(String id, String title, String note) {
    this.id = id;
    this.title = title;
    this.note = note;
  }

  static Asks table(String id, String title) {
    return new Asks(id, title, null);
  }

  static Asks table(String id, String title, String note) {
    return new Asks(id, title, note);
  }

  /** What the lines from here on are about. */
  Asks of(String whom) {
    about = whom;
    where = Map.of();
    return this;
  }

  Asks of(String whom, Dimension dimension, String code) {
    about = whom;
    where = Map.of(dimension, code);
    return this;
  }

  /** What time the lines from here on are about. */
  Asks over(Time of) {
    time = of;
    return this;
  }

  Asks line(String kpi, String measured) {
    asks.add(new Ask(kpi(kpi), about, measured, where, null, time, null));
    return this;
  }

  /** A line for each code of a dimension. */
  Asks each(Dimension by, String kpi, String measured) {
    asks.add(new Ask(kpi(kpi), null, measured, where, by, time, null));
    return this;
  }

  /**
   * A line for each area.
   *
   * @param released what is released or withheld together with it
   */
  Asks areas(String kpi, String measured, String released) {
    asks.add(new Ask(kpi(kpi), null, measured, where, Dimension.AREA, time, released));
    return this;
  }

  Table done() {
    return new Table(id, title, note, List.copyOf(asks));
  }

  private static Kpi kpi(String id) {
    Kpi kpi = Kpis.ofId(id);
    if (kpi == null) {
      throw new IllegalStateException("an update asks for a KPI that there is not: " + id);
    }
    return kpi;
  }
}
