package uk.peelboard.views.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.peelboard.domain.measure.Dimension;

/** A page of panels, laid out from left to right and from top to bottom. */
final class Dashboard {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int COLUMNS = 24;

  /** Of Grafana 11 to 13. */
  private static final int SCHEMA_VERSION = 42;

  /** No faster than Prometheus scrapes, which is every 15 seconds. */
  private static final String REFRESH = "30s";

  private final String uid;
  private final String title;
  private final String description;
  private final String from;
  private final ArrayNode panels = JSON.arrayNode();
  private final List<String> expressions = new ArrayList<>();
  private int x;
  private int y;
  private int rowHeight;

  /**
   * @param uid to which alerts link
   * @param from from when it shows, unless one chooses, such as {@code now-24h}
   */
  Dashboard(String uid, String title, String description, String from) {
    this.uid = uid;
    this.title = title;
    this.description = description;
    this.from = from;
  }

  String uid() {
    return uid;
  }

  Dashboard section(String heading) {
    newLine();
    ObjectNode row = panels.addObject();
    row.put("id", panels.size());
    row.put("type", "row");
    row.put("title", heading);
    row.put("collapsed", false);
    row.set("gridPos", JSON.objectNode().put("h", 1).put("w", COLUMNS).put("x", 0).put("y", y));
    row.set("panels", JSON.arrayNode());
    y++;
    return this;
  }

  Dashboard add(Panel panel) {
    if (x + panel.width() > COLUMNS) {
      newLine();
    }
    panels.add(panel.json(panels.size() + 1, x, y));
    expressions.addAll(panel.expressions());
    x += panel.width();
    rowHeight = Math.max(rowHeight, panel.height());
    return this;
  }

  private void newLine() {
    x = 0;
    y += rowHeight;
    rowHeight = 0;
  }

  /**
   * @param zone whose days the figures are of
   */
  ObjectNode json(String zone) {
    ObjectNode dashboard = JSON.objectNode();
    dashboard.put("uid", uid);
    dashboard.put("title", title);
    dashboard.put("description", description);
    dashboard.putArray("tags").add("peelboard");
    dashboard.put("timezone", zone);
    dashboard.put("weekStart", "monday");
    dashboard.put("editable", false);
    dashboard.put("graphTooltip", 1);
    dashboard.put("schemaVersion", SCHEMA_VERSION);
    dashboard.put("refresh", REFRESH);
    dashboard.set("time", JSON.objectNode().put("from", from).put("to", "now"));
    dashboard.set("timepicker", JSON.objectNode());
    dashboard.set("links", links());
    dashboard.set("templating", JSON.objectNode().set("list", variables()));
    dashboard.set("annotations", JSON.objectNode().set("list", annotations()));
    dashboard.set("panels", panels);
    return dashboard;
  }

  private static ArrayNode links() {
    ObjectNode link =
        link("Peelboard", "dashboards", "", "The other dashboards, for the same time and areas");
    link.putArray("tags").add("peelboard");
    return JSON.arrayNode().add(link);
  }

  /** One that keeps time and variables. */
  static ObjectNode link(String title, String type, String url, String tooltip) {
    ObjectNode link = JSON.objectNode();
    link.put("title", title).put("type", type).put("icon", "external link");
    link.put("tooltip", tooltip).put("url", url);
    link.put("asDropdown", false).put("targetBlank", false);
    return link.put("includeVars", true).put("keepTime", true);
  }

  private ArrayNode variables() {
    ArrayNode variables = JSON.arrayNode();
    ObjectNode datasource = variables.addObject();
    datasource.put("name", "datasource").put("label", "Data source").put("type", "datasource");
    datasource.put("query", "prometheus").put("hide", 0).put("refresh", 1);
    datasource.put("multi", false).put("includeAll", false);
    variables.add(variable("force", "Force", "label_values(peelboard_caught_up, force)"));
    String all = String.join("\n", expressions);
    for (Dimension dimension : Query.chosenIn(all)) {
      String label = dimension.label();
      String name = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
      String metric =
          dimension == Dimension.LINE
              ? "peelboard_calls_presented_calls"
              : "peelboard_open_incidents_incidents";
      variables.add(
          variable(
              label, name, "label_values(" + metric + '{' + Query.FORCE + "}, " + label + ')'));
    }
    return variables;
  }

  private static ObjectNode variable(String name, String label, String query) {
    ObjectNode variable = JSON.objectNode();
    variable.put("name", name).put("label", label).put("type", "query");
    variable.set("datasource", Panel.datasource());
    variable.put("definition", query);
    variable.set("query", JSON.objectNode().put("query", query).put("refId", name));
    variable.put("refresh", 2).put("sort", 1).put("hide", 0);
    variable.put("multi", true).put("includeAll", true).put("allValue", ".*");
    return variable;
  }

  private static ArrayNode annotations() {
    ArrayNode annotations = JSON.arrayNode();
    annotations.add(
        annotation(
            "Alerts",
            Palette.VERMILION,
            "ALERTS{alertstate=\"firing\",alertname!=\"DeadMansSwitch\"," + Query.FORCE + '}',
            "{{alertname}}",
            "{{severity}} {{area}} {{grade}} {{line}}"));
    ObjectNode breaks =
        annotation(
            "Series breaks",
            Palette.PURPLE,
            "max by (what) (peelboard_series_break_timestamp_seconds{" + Query.FORCE + "}) * 1000",
            "Not to be compared with before",
            "{{what}}");
    breaks.put("useValueForTime", true);
    annotations.add(breaks);
    return annotations;
  }

  private static ObjectNode annotation(
      String name, String colour, String expression, String title, String text) {
    ObjectNode annotation = JSON.objectNode();
    annotation.put("name", name).put("enable", true).put("hide", false);
    annotation.put("iconColor", colour);
    annotation.set("datasource", Panel.datasource());
    annotation.put("expr", expression).put("step", "60s");
    annotation.put("titleFormat", title).put("textFormat", text);
    return annotation;
  }
}
