package uk.peelboard.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import uk.peelboard.domain.event.EntityKind;

/**
 * One record schema in all its versions: what is written now, and everything that has ever been
 * written, by fingerprint.
 */
public final class ReleasedSchemas {
  private final String name;
  private final Schema current;
  private final long currentFingerprint;
  private final Map<Long, Schema> byFingerprint;

  /**
   * @param versions oldest first; the last one is the current
   */
  ReleasedSchemas(String name, List<Schema> versions) {
    this.name = name;
    this.current = versions.get(versions.size() - 1);
    this.currentFingerprint = SchemaNormalization.parsingFingerprint64(current);
    this.byFingerprint = new HashMap<>();
    for (Schema version : versions) {
      byFingerprint.put(SchemaNormalization.parsingFingerprint64(version), version);
    }
  }

  /** The schemas of {@code kind}'s topic. */
  public static ReleasedSchemas of(EntityKind kind) {
    return load(kind.name().toLowerCase(Locale.ROOT) + "-event");
  }

  static ReleasedSchemas load(String name) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      Schema schema = parse("released/" + name + "/v" + version + ".avsc");
      if (schema == null) {
        break;
      }
      versions.add(schema);
    }
    if (versions.isEmpty()) {
      throw new IllegalStateException("no released schema of " + name);
    }
    return new ReleasedSchemas(name, versions);
  }

  private static Schema parse(String resource) {
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
      return in == null ? null : new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + resource, e);
    }
  }

  String name() {
    return name;
  }

  /** What is written now. */
  public Schema current() {
    return current;
  }

  long currentFingerprint() {
    return currentFingerprint;
  }

  Collection<Schema> all() {
    return byFingerprint.values();
  }

  /** The version that {@code fingerprint} stands for, or null when there is none. */
  Schema version(long fingerprint) {
    return byFingerprint.get(fingerprint);
  }
}
