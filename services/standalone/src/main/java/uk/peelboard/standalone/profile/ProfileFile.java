package uk.peelboard.standalone.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.UserError;
import uk.peelboard.standalone.settings.Spelling;
import uk.peelboard.standalone.settings.YamlProblem;

/**
 * Loads a force profile: one of those that come with Peelboard by its name, any other by its path.
 */
public final class ProfileFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(ProfileTypes.module())
          .build();

  private ProfileFile() {}

  /**
   * @param nameOrPath a path has a slash in it or ends in {@code .yaml} or {@code .yml}
   * @throws UserError naming file, line and what is wrong
   */
  public static ForceProfile load(String nameOrPath) {
    boolean path =
        nameOrPath.contains("/") || nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml");
    return path ? parse(nameOrPath, read(Path.of(nameOrPath))) : bundled(nameOrPath);
  }

  private static ForceProfile bundled(String name) {
    try (InputStream in = ProfileFile.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
      if (in == null) {
        throw new UserError(
            "there is no profile %s%s; there are %s, or give the path of a .yaml file"
                .formatted(
                    name,
                    Spelling.nearest(name, bundled())
                        .map("; did you mean %s?"::formatted)
                        .orElse(""),
                    String.join(", ", bundled())));
      }
      return parse(name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserError("profile %s can't be read: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** The names of the profiles that come with Peelboard: those in {@code deploy/profiles}. */
  public static List<String> bundled() {
    try {
      URI folder = ProfileFile.class.getResource("/profiles").toURI();
      if (!folder.getScheme().equals("jar")) {
        return namesIn(Path.of(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        return namesIn(jar.getPath("/profiles"));
      }
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("the bundled profiles can't be listed", e);
    }
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new UserError("there is no profile file %s".formatted(path), e);
    } catch (IOException e) {
      throw new UserError("profile %s can't be read: %s".formatted(path, e), e);
    }
  }

  private static ForceProfile parse(String file, String text) {
    try (MappingIterator<ProfileYaml> documents =
        YAML.readerFor(ProfileYaml.class).readValues(text)) {
      if (!documents.hasNextValue()) {
        throw new UserError("%s: the profile is empty".formatted(file));
      }
      return documents.nextValue().profile();
    } catch (JsonProcessingException e) {
      throw new UserError(
          "%s, line %d: %s%s".formatted(file, line(e, text), place(e), wrong(e)), e);
    } catch (IOException e) {
      throw new UserError("%s can't be read: %s".formatted(file, e), e);
    } catch (NullPointerException e) {
      throw new UserError("%s: %s is missing".formatted(file, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UserError("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Jackson meets an unknown key only when the object that it stands in is over. */
  private static long line(JsonProcessingException e, String text) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return 1
          + text.lines().takeWhile(line -> !line.contains(unknown.getPropertyName() + ":")).count();
    }
    return YamlProblem.line(e);
  }

  /** Such as {@code targets[2].kpi: }. */
  private static String place(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return mapping.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .substring(1)
        .concat(": ");
  }

  private static String wrong(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known = unknown.getKnownPropertyIds().stream().map(Object::toString).toList();
      return "there is no such key; there are " + String.join(", ", known);
    }
    if (e instanceof ValueInstantiationException && e.getCause() instanceof NullPointerException) {
      return e.getCause().getMessage() + " is missing";
    }
    if (e instanceof ValueInstantiationException && e.getCause() != null) {
      return e.getCause().getMessage();
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return expected(mismatch.getTargetType());
    }
    return YamlProblem.message(e);
  }

  private static String expected(Class<?> type) {
    if (List.class.isAssignableFrom(type) || type.isArray()) {
      return "a list is expected here";
    }
    if (type == String.class) {
      return "one word or quoted text is expected here";
    }
    if (type.isPrimitive()) {
      return "a number is expected here";
    }
    return "names with values are expected here";
  }
}
