package uk.peelboard.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;

/** What has to hold between a schema as it stands and all that were ever released. */
final class SchemaRules {
  private SchemaRules() {}

  /** What is wrong, in words; empty when all is well. */
  static List<String> violations(Schema current, List<Schema> released) {
    List<String> wrong = new ArrayList<>();
    if (!current.equals(released.get(released.size() - 1))) {
      wrong.add("the current schema is not released: add it as the next version");
    }
    Set<Long> fingerprints = new HashSet<>();
    for (int i = 0; i < released.size(); i++) {
      Schema version = released.get(i);
      String name = "version " + (i + 1);
      if (!fingerprints.add(SchemaNormalization.parsingFingerprint64(version))) {
        wrong.add(name + " has the fingerprint of an earlier version");
      }
      mutualRead(current, version).forEach(problem -> wrong.add(name + ": " + problem));
      wrong.addAll(changedLogicalTypes(current, version, name));
    }
    types(current).values().stream()
        .filter(type -> type.getType() == Schema.Type.ENUM && type.getEnumDefault() == null)
        .forEach(type -> wrong.add(type.getName() + " has no default"));
    return wrong;
  }

  private static List<String> mutualRead(Schema current, Schema version) {
    try {
      new SchemaValidatorBuilder()
          .mutualReadStrategy()
          .validateAll()
          .validate(withoutNewPayloads(current, version), List.of(version));
      return List.of();
    } catch (SchemaValidationException e) {
      return List.of(e.getMessage());
    }
  }

  /**
   * New kinds of payload are left out: no version can read those of its successors, and does not
   * try to, since it knows neither their fingerprint. All else has to be readable both ways.
   */
  private static Schema withoutNewPayloads(Schema current, Schema version) {
    Schema.Field payload = current.getField("payload");
    if (payload == null || version.getField("payload") == null) {
      return current;
    }
    Set<String> known = new HashSet<>();
    version.getField("payload").schema().getTypes().forEach(type -> known.add(type.getName()));
    List<Schema> kept =
        payload.schema().getTypes().stream()
            .filter(type -> known.contains(type.getName()))
            .toList();
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : current.getFields()) {
      fields.add(
          field.equals(payload)
              ? new Schema.Field(field.name(), Schema.createUnion(kept), field.doc())
              : new Schema.Field(field, field.schema()));
    }
    return Schema.createRecord(
        current.getName(), current.getDoc(), current.getNamespace(), false, fields);
  }

  // Avro's own check and its fingerprints do not see logical types.
  private static List<String> changedLogicalTypes(Schema current, Schema version, String name) {
    List<String> wrong = new ArrayList<>();
    Map<String, String> now = logicalTypes(current);
    logicalTypes(version)
        .forEach(
            (field, logicalType) -> {
              if (now.containsKey(field) && !now.get(field).equals(logicalType)) {
                wrong.add(
                    name + ": " + field + " was " + logicalType + " and is " + now.get(field));
              }
            });
    return wrong;
  }

  private static Map<String, String> logicalTypes(Schema schema) {
    Map<String, String> byField = new HashMap<>();
    for (Schema type : types(schema).values()) {
      if (type.getType() == Schema.Type.RECORD) {
        for (Schema.Field field : type.getFields()) {
          List<Schema> branches =
              field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema());
          branches.stream()
              .filter(branch -> branch.getType() != Schema.Type.NULL)
              .forEach(
                  branch ->
                      byField.put(
                          type.getName() + "." + field.name() + " " + branch.getName(),
                          String.valueOf(branch.getProp("logicalType"))));
        }
      }
    }
    return byField;
  }

  private static Map<String, Schema> types(Schema schema) {
    Map<String, Schema> types = new HashMap<>();
    collect(schema, types);
    return types;
  }

  private static void collect(Schema schema, Map<String, Schema> types) {
    switch (schema.getType()) {
      case RECORD -> {
        if (types.put(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), types));
        }
      }
      case UNION -> schema.getTypes().forEach(type -> collect(type, types));
      case ARRAY -> collect(schema.getElementType(), types);
      case ENUM -> types.put(schema.getFullName(), schema);
      default -> {}
    }
  }
}
