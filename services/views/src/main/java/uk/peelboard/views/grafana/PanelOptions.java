package uk.peelboard.views.grafana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How each kind of panel is shown: the same on every dashboard. */
final class PanelOptions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PanelOptions() {}

  static ObjectNode of(Panel.Kind kind) {
    return switch (kind) {
      case STAT -> stat();
      case LINES, STACKED -> lines();
      case BARS -> bars();
      case TABLE ->
          JSON.objectNode().put("frameIndex", 0).put("showHeader", true).put("cellHeight", "sm");
      case HEATMAP -> heatmap();
      case STATES -> states();
    };
  }

  private static ObjectNode latest() {
    ObjectNode reduce = JSON.objectNode().put("values", false).put("fields", "");
    reduce.putArray("calcs").add("lastNotNull");
    return reduce;
  }

  private static ObjectNode stat() {
    ObjectNode options = JSON.objectNode();
    options.set("reduceOptions", latest());
    return options
        .put("orientation", "auto")
        .put("textMode", "value_and_name")
        .put("colorMode", "value")
        .put("graphMode", "none")
        .put("justifyMode", "auto")
        .put("wideLayout", true)
        .put("showPercentChange", false)
        .put("percentChangeColorMode", "standard");
  }

  private static ObjectNode bars() {
    ObjectNode options = JSON.objectNode();
    options.set("reduceOptions", latest());
    return options
        .put("orientation", "horizontal")
        .put("displayMode", "basic")
        .put("valueMode", "color")
        .put("namePlacement", "auto")
        .put("showUnfilled", true)
        .put("sizing", "auto")
        .put("minVizWidth", 8)
        .put("minVizHeight", 16)
        .put("maxVizHeight", 300)
        .set("legend", legend(false));
  }

  private static ObjectNode lines() {
    ObjectNode options = JSON.objectNode();
    options.set("legend", legend(true));
    options.set("tooltip", JSON.objectNode().put("mode", "multi").put("sort", "desc"));
    return options;
  }

  private static ObjectNode states() {
    ObjectNode options = JSON.objectNode();
    options.put("mergeValues", true).put("showValue", "auto").put("alignValue", "left");
    options.put("rowHeight", 0.9);
    options.set("legend", legend(true));
    options.set("tooltip", JSON.objectNode().put("mode", "single").put("sort", "none"));
    return options;
  }

  private static ObjectNode legend(boolean isShown) {
    ObjectNode legend =
        JSON.objectNode()
            .put("showLegend", isShown)
            .put("displayMode", "list")
            .put("placement", "bottom");
    legend.putArray("calcs");
    return legend;
  }

  private static ObjectNode heatmap() {
    ObjectNode options = JSON.objectNode();
    options.put("calculate", false);
    options.set(
        "color",
        JSON.objectNode()
            .put("mode", "scheme")
            .put("scheme", "Cividis")
            .put("fill", Palette.BLUE)
            .put("scale", "exponential")
            .put("exponent", 0.5)
            .put("steps", 64)
            .put("reverse", false));
    options.put("cellGap", 1).put("showValue", "never");
    options.set("cellValues", JSON.objectNode().put("unit", "short"));
    options.set("exemplars", JSON.objectNode().put("color", Palette.PURPLE));
    options.set("filterValues", JSON.objectNode().put("le", 1e-9));
    options.set("legend", JSON.objectNode().put("show", true));
    options.set("rowsFrame", JSON.objectNode().put("layout", "auto"));
    options.set(
        "tooltip",
        JSON.objectNode()
            .put("mode", "single")
            .put("showColorScale", true)
            .put("yHistogram", true));
    options.set("yAxis", JSON.objectNode().put("unit", "s").put("axisPlacement", "left"));
    return options;
  }
}
