package uk.peelboard.views.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.peelboard.domain.kpi.Formula;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Threshold;

/** KPIs as they are described to others. */
final class Catalogue {
  private Catalogue() {}

  static void writeJson(JsonGenerator json, Kpi kpi, ForceProfile profile) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", kpi.id());
    json.writeStringField("question", kpi.question());
    json.writeStringField("definition", kpi.definition());
    json.writeStringField("unit", kpi.unit().id());
    json.writeStringField("kind", kind(kpi));
    if (kpi.variant(profile) != null) {
      json.writeStringField("variant", kpi.variant(profile));
    }
    json.writeStringField("direction", kpi.direction().id());
    json.writeArrayFieldStart("dimensions");
    for (Dimension dimension : kpi.dimensions()) {
      json.writeString(dimension.id());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("targets");
    for (Target target : targets(kpi, profile)) {
      json.writeStartObject();
      writeWhere(json, target.where());
      json.writeFieldName("value");
      Table.writeJson(json, target.value());
      json.writeStringField("from", target.from().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("thresholds");
    for (Threshold threshold : thresholds(kpi, profile)) {
      json.writeStartObject();
      json.writeStringField("severity", threshold.severity());
      writeWhere(json, threshold.where());
      json.writeFieldName("value");
      Table.writeJson(json, threshold.value());
      json.writeStringField("from", threshold.from().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("caveats");
    for (String caveat : kpi.caveats()) {
      json.writeString(caveat);
    }
    json.writeEndArray();
    json.writeStringField("source", kpi.source());
    json.writeEndObject();
  }

  /** All KPIs; what a KPI has several of is separated by semicolons. */
  static Table table(ForceProfile profile) {
    Table table =
        new Table(
            List.of(
                "id",
                "question",
                "definition",
                "unit",
                "kind",
                "variant",
                "direction",
                "dimensions",
                "targets",
                "thresholds",
                "caveats",
                "source"));
    for (Kpi kpi : Kpis.all()) {
      List<String> targets = new ArrayList<>();
      targets(kpi, profile)
          .forEach(one -> targets.add(said(one.where(), one.value(), one.from().toString())));
      List<String> thresholds = new ArrayList<>();
      thresholds(kpi, profile)
          .forEach(
              one ->
                  thresholds.add(
                      one.severity()
                          + " "
                          + said(one.where(), one.value(), one.from().toString())));
      table.add(
          Arrays.asList(
              kpi.id(),
              kpi.question(),
              kpi.definition(),
              kpi.unit().id(),
              kind(kpi),
              kpi.variant(profile),
              kpi.direction().id(),
              String.join("; ", kpi.dimensions().stream().map(Dimension::id).toList()),
              String.join("; ", targets),
              String.join("; ", thresholds),
              String.join("; ", kpi.caveats()),
              kpi.source()));
    }
    return table;
  }

  /** In KPIS.md's words. */
  static String kind(Kpi kpi) {
    if (kpi.isStock()) {
      return "stock";
    }
    if (kpi.formula() instanceof Formula.Ratio) {
      return "ratio of flows";
    }
    boolean isRate =
        kpi.formula() instanceof Formula.PerPopulation
            || kpi.formula() instanceof Formula.FlowPerStock;
    return isRate ? "rate" : "flow";
  }

  private static List<Target> targets(Kpi kpi, ForceProfile profile) {
    return profile.targets().stream().filter(one -> one.kpi().equals(kpi.id())).toList();
  }

  private static List<Threshold> thresholds(Kpi kpi, ForceProfile profile) {
    return profile.thresholds().stream().filter(one -> one.kpi().equals(kpi.id())).toList();
  }

  private static String said(Map<String, String> where, double value, String from) {
    StringBuilder said = new StringBuilder();
    new TreeMap<>(where)
        .forEach((dimension, code) -> said.append(dimension).append(':').append(code).append(' '));
    return said.append(Table.text(value)).append(" from ").append(from).toString();
  }

  private static void writeWhere(JsonGenerator json, Map<String, String> where) throws IOException {
    json.writeObjectFieldStart("where");
    for (Map.Entry<String, String> one : new TreeMap<>(where).entrySet()) {
      json.writeStringField(one.getKey(), one.getValue());
    }
    json.writeEndObject();
  }
}
