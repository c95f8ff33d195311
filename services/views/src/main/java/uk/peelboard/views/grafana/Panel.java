package uk.peelboard.views.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Unit;

/** One panel of a dashboard, said step by step. */
final class Panel {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Figures of days have a sample each, and a day has up to 25 hours. */
  private static final long GAP_OF_DAYS_MILLIS = 26 * 3_600_000L;

  /** Grafana's kinds, as far as they are used. */
  enum Kind {
    STAT("stat"),
    LINES("timeseries"),
    STACKED("timeseries"),
    BARS("bargauge"),
    TABLE("table"),
    HEATMAP("heatmap"),
    STATES("state-timeline");

    private final String id;

    Kind(String id) {
      this.id = id;
    }
  }

  private final Kind kind;
  private final String title;
  private final ObjectNode defaults = JSON.objectNode();
  private final ArrayNode overrides = JSON.arrayNode();
  private final ArrayNode targets = JSON.arrayNode();
  private final ArrayNode transformations = JSON.arrayNode();
  private final ArrayNode links = JSON.arrayNode();
  private final List<String> expressions = new ArrayList<>();
  private String description;
  private int width = 6;
  private int height = 6;

  private Panel(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
    defaults.put("noValue", "nothing to say");
    defaults.set("color", fixed(Palette.BLUE));
  }

  static Panel of(Kind kind, String title) {
    return new Panel(kind, title);
  }

  /** What it is about, in the words of the KPI's own constant, and its unit. */
  Panel about(Kpi kpi) {
    StringBuilder text = new StringBuilder();
    text.append(kpi.question()).append("\n\n").append(kpi.definition());
    kpi.caveats().forEach(caveat -> text.append("\n\n").append(caveat));
    text.append("\n\nKPI `").append(kpi).append("`, metric `").append(kpi.metric());
    text.append("`. Source: ").append(kpi.source());
    return saying(text.toString()).unit(unit(kpi.unit()));
  }

  /** What it shows, how that is worked out, and where it is from. */
  Panel saying(String text) {
    description = text;
    return this;
  }

  Panel unit(String grafanaUnit) {
    defaults.put("unit", grafanaUnit);
    return this;
  }

  Panel decimals(int decimals) {
    defaults.put("decimals", decimals);
    return this;
  }

  Panel size(int columns, int rows) {
    width = columns;
    height = rows;
    return this;
  }

  /** What is shown where there is nothing. */
  Panel whenEmpty(String text) {
    defaults.put("noValue", text);
    return this;
  }

  /** Where there is more about it: another dashboard, for the same time and areas. */
  Panel opens(String uid) {
    ObjectNode link = Dashboard.link("More", "link", "/d/" + uid, "More about it");
    link.putArray("tags");
    links.add(link);
    return this;
  }

  Panel query(String expression, String legend) {
    ObjectNode target = target(expression);
    target.put("legendFormat", legend.isEmpty() ? "__auto" : legend);
    boolean isAboutATime =
        kind == Kind.LINES || kind == Kind.STACKED || kind == Kind.STATES || kind == Kind.HEATMAP;
    target.put("range", isAboutATime);
    target.put("instant", !isAboutATime);
    target.put(
        "format", kind == Kind.TABLE ? "table" : kind == Kind.HEATMAP ? "heatmap" : "time_series");
    targets.add(target);
    return this;
  }

  private ObjectNode target(String expression) {
    expressions.add(expression);
    ObjectNode target = JSON.objectNode();
    target.set("datasource", datasource());
    target.put("refId", String.valueOf((char) ('A' + targets.size())));
    target.put("editorMode", "code");
    target.put("expr", expression);
    return target;
  }

  /** A query's figure, told apart as it is. */
  Panel figure(Query query) {
    return query(query.figure(), query.legend());
  }

  /** In words beside a figure: whether it meets its target. */
  Panel inWords(Query query) {
    query(query.met(), "target");
    return override("byName", "target")
        .property("mappings", mappings())
        .property("color", thresholdColour())
        .property("thresholds", thresholds())
        .property("unit", JSON.textNode("none"))
        .property("noValue", JSON.textNode("no target"))
        .end();
  }

  /** The target as a dashed line. */
  Panel targetLine(Query query) {
    query(query.target(), ("target " + query.targetLegend()).strip());
    return dashed("/^target/", Palette.EXPECTED);
  }

  /** The levels of alerts as dashed lines. */
  Panel thresholdLines(Query query) {
    query(query.thresholds(), "{{severity}} level");
    dashed("/^warning level$/", Palette.severity("warning"));
    return dashed("/^(high|critical) level$/", Palette.severity("critical"));
  }

  Panel dashed(String names, String colour) {
    return override("byRegexp", names)
        .property("color", fixed(colour))
        .property(
            "custom.lineStyle",
            JSON.objectNode().put("fill", "dash").set("dash", JSON.arrayNode().add(10).add(10)))
        .property("custom.fillOpacity", JSON.numberNode(0))
        .property("custom.lineWidth", JSON.numberNode(2))
        .property("custom.stacking", JSON.objectNode().put("mode", "none").put("group", "A"))
        .end();
  }

  /** One series as points, on top of the lines. */
  Panel points(String name, String colour) {
    return override("byName", name)
        .property("color", fixed(colour))
        .property("custom.drawStyle", JSON.textNode("points"))
        .property("custom.pointSize", JSON.numberNode(10))
        .end();
  }

  /** Each of several things in its own colour, the same on every panel. */
  Panel colours(Iterable<String> names) {
    int i = 0;
    for (String name : names) {
      override("byName", name).property("color", fixed(Palette.series(i++))).end();
    }
    return override("byName", "unknown").property("color", fixed(Palette.GREY)).end();
  }

  Panel colour(String name, String colour) {
    return override("byName", name).property("color", fixed(colour)).end();
  }

  /** Whatever is one is good, and nought is bad, in words. */
  Panel states() {
    defaults.set("mappings", mappings());
    defaults.set("color", thresholdColour());
    defaults.set("thresholds", thresholds());
    return unit("none");
  }

  Panel states(ArrayNode words, ObjectNode steps) {
    defaults.set("mappings", words);
    defaults.set("color", thresholdColour());
    defaults.set("thresholds", steps);
    return unit("none");
  }

  /** The columns of a table: what to call them, in their order; others are left out. */
  Panel columns(String... fromAndTo) {
    ObjectNode names = JSON.objectNode();
    ObjectNode order = JSON.objectNode();
    ArrayNode kept = JSON.arrayNode();
    for (int i = 0; i < fromAndTo.length; i += 2) {
      names.put(fromAndTo[i], fromAndTo[i + 1]);
      order.put(fromAndTo[i], i / 2);
      kept.add(fromAndTo[i]);
    }
    transformations.add(JSON.objectNode().put("id", "merge").set("options", JSON.objectNode()));
    ObjectNode include = JSON.objectNode();
    include.set("include", JSON.objectNode().set("names", kept));
    transformations.add(JSON.objectNode().put("id", "filterFieldsByName").set("options", include));
    ObjectNode organise = JSON.objectNode();
    organise.set("excludeByName", JSON.objectNode());
    organise.set("indexByName", order);
    organise.set("renameByName", names);
    transformations.add(JSON.objectNode().put("id", "organize").set("options", organise));
    return this;
  }

  /** How one column or series is shown that has another unit than the rest. */
  Panel unitOf(String name, Kpi kpi) {
    return override("byName", name).property("unit", JSON.textNode(unit(kpi.unit()))).end();
  }

  /** A column that says in words what is 1 or 0. */
  Panel wordsIn(String name) {
    return override("byName", name)
        .property("mappings", mappings())
        .property("unit", JSON.textNode("none"))
        .end();
  }

  private Overridden override(String matcher, String options) {
    ObjectNode override = JSON.objectNode();
    override.set("matcher", JSON.objectNode().put("id", matcher).put("options", options));
    return new Overridden(override);
  }

  private final class Overridden {
    private final ObjectNode json;
    private final ArrayNode properties = JSON.arrayNode();

    Overridden(ObjectNode json) {
      this.json = json;
    }

    Overridden property(String id, JsonNode value) {
      properties.add(JSON.objectNode().put("id", id).set("value", value));
      return this;
    }

    Panel end() {
      json.set("properties", properties);
      overrides.add(json);
      return Panel.this;
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  List<String> expressions() {
    return expressions;
  }

  ObjectNode json(int id, int x, int y) {
    if (description == null) {
      throw new IllegalStateException(title + " says nothing of what it shows");
    }
    ObjectNode panel = JSON.objectNode();
    panel.put("id", id);
    panel.put("type", kind.id);
    panel.put("title", title);
    panel.put("description", description);
    panel.set("datasource", datasource());
    panel.set(
        "gridPos", JSON.objectNode().put("h", height).put("w", width).put("x", x).put("y", y));
    panel.set("targets", targets);
    if (!links.isEmpty()) {
      panel.set("links", links);
    }
    if (!transformations.isEmpty()) {
      panel.set("transformations", transformations);
    }
    if (kind == Kind.LINES || kind == Kind.STACKED) {
      defaults.set("custom", lines());
    } else if (kind == Kind.STATES) {
      defaults.set(
          "custom",
          JSON.objectNode()
              .put("fillOpacity", 80)
              .put("lineWidth", 0)
              .put("spanNulls", GAP_OF_DAYS_MILLIS));
    } else if (kind == Kind.TABLE) {
      defaults.set(
          "custom",
          JSON.objectNode().put("align", "auto").put("inspect", false).put("filterable", true));
    }
    ObjectNode fieldConfig = JSON.objectNode();
    fieldConfig.set("defaults", defaults);
    fieldConfig.set("overrides", overrides);
    panel.set("fieldConfig", fieldConfig);
    panel.set("options", PanelOptions.of(kind));
    return panel;
  }

  private ObjectNode lines() {
    boolean isStacked = kind == Kind.STACKED;
    ObjectNode custom = JSON.objectNode();
    custom.put("drawStyle", isStacked ? "bars" : "line");
    custom.put("lineWidth", isStacked ? 0 : 2);
    custom.put("fillOpacity", isStacked ? 80 : 0);
    custom.put("showPoints", "auto");
    custom.put("spanNulls", GAP_OF_DAYS_MILLIS);
    custom.put("axisSoftMin", 0);
    custom.set(
        "stacking", JSON.objectNode().put("mode", isStacked ? "normal" : "none").put("group", "A"));
    return custom;
  }

  static ObjectNode datasource() {
    return JSON.objectNode().put("type", "prometheus").put("uid", "${datasource}");
  }

  static ObjectNode fixed(String colour) {
    return JSON.objectNode().put("mode", "fixed").put("fixedColor", colour);
  }

  private static ObjectNode thresholdColour() {
    return JSON.objectNode().put("mode", "thresholds");
  }

  /** Nought is bad, one is good. */
  private static ObjectNode thresholds() {
    return steps(Palette.BAD, 1, Palette.GOOD);
  }

  static ObjectNode steps(String below, double from, String colour) {
    ObjectNode steps = JSON.objectNode().put("mode", "absolute");
    ArrayNode all = steps.putArray("steps");
    all.addObject().put("color", below).putNull("value");
    all.addObject().put("color", colour).put("value", from);
    return steps;
  }

  private static ArrayNode mappings() {
    return words("0", "BELOW TARGET", "1", "meets target");
  }

  /** What to say instead of numbers. */
  static ArrayNode words(String... valueAndText) {
    ObjectNode options = JSON.objectNode();
    for (int i = 0; i < valueAndText.length; i += 2) {
      options.set(
          valueAndText[i], JSON.objectNode().put("index", i / 2).put("text", valueAndText[i + 1]));
    }
    ObjectNode mapping = JSON.objectNode().put("type", "value");
    mapping.set("options", options);
    return JSON.arrayNode().add(mapping);
  }

  /** As Grafana names units. */
  static String unit(Unit unit) {
    return switch (unit) {
      case PERCENT -> "percentunit";
      case SECONDS, DAYS -> "s";
      default -> "short";
    };
  }
}
