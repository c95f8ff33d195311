package uk.peelboard.ingest.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/** The bundled files that say what is asked and who there is: a line for each number. */
final class ScenarioFile {
  private ScenarioFile() {}

  /**
   * @throws IllegalArgumentException when the file lacks a number or has one that nobody reads
   */
  static Scenario read(String name) {
    Properties lines = new Properties();
    String file = name + ".properties";
    try (InputStream in = ScenarioFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + file);
      }
      lines.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    Scenario scenario =
        new Scenario(name, take(lines, Asked.class), take(lines, Staffing.class), null, List.of());
    if (!lines.isEmpty()) {
      throw new IllegalArgumentException(
          file + " has what nobody reads: " + new TreeSet<>(lines.stringPropertyNames()));
    }
    return scenario;
  }

  private static <R extends Record> R take(Properties lines, Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(Arrays.stream(components).map(c -> value(lines, c)).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is not made of its components", e);
    }
  }

  private static Object value(Properties lines, RecordComponent component) {
    Object text = lines.remove(component.getName());
    if (text == null) {
      throw new IllegalArgumentException("no " + component.getName());
    }
    String value = ((String) text).trim();
    Class<?> type = component.getType();
    if (type == double.class) {
      return Double.valueOf(value);
    }
    if (type == int.class) {
      return Integer.valueOf(value);
    }
    return type == boolean.class ? Boolean.valueOf(value) : Shares.parse(value);
  }
}
