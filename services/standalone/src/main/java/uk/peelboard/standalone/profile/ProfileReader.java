package uk.peelboard.standalone.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.UserError;
import uk.peelboard.standalone.settings.Spelling;
import uk.peelboard.standalone.settings.YamlProblem;

/** Reads the text of a force profile, or says in one line what is wrong with it and where. */
final class ProfileReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder(new YAMLFactory())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(ProfileTypes.module())
          .build();

  private final String file;
  private final ProfileLines lines = new ProfileLines();

  private ProfileReader(String file) {
    this.file = file;
  }

  /**
   * @param file its name, for messages
   * @throws UserError naming file and line, what is wrong and what to do
   */
  static ForceProfile read(String file, String text) {
    return new ProfileReader(file).read(text);
  }

  private ForceProfile read(String text) {
    try {
      lines.read(text);
      ProfileYaml profile = YAML.readValue(text, ProfileYaml.class);
      new ProfileChecks(profile, lines).check();
      return profile.profile();
    } catch (ProfileProblem e) {
      throw wrong(e.place(), e.getMessage(), e);
    } catch (JsonMappingException e) {
      Place place = Place.of(e.getPath());
      boolean missing = e instanceof MismatchedInputException && !lines.has(place);
      throw missing
          ? wrong(place.parent(), place.last() + " is missing", e)
          : wrong(place, what(e, place), e);
    } catch (JsonProcessingException e) {
      throw new UserError(
          "%s, line %d: %s".formatted(file, YamlProblem.line(e), YamlProblem.message(e)), e);
    } catch (IOException e) {
      throw new UserError("%s can't be read: %s".formatted(file, e), e);
    }
  }

  private UserError wrong(Place place, String what, Exception cause) {
    return new UserError(
        "%s, line %d: %s%s"
            .formatted(
                file,
                lines.line(place),
                place.equals(Place.WHOLE) ? "" : place.path() + ": ",
                what),
        cause);
  }

  private static String what(JsonMappingException e, Place place) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
      return "there is no such key; "
          + Spelling.nearest(place.last(), known)
              .map("did you mean %s?"::formatted)
              .orElse("there are " + String.join(", ", known));
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
    return e.getOriginalMessage();
  }

  private static String expected(Class<?> type) {
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list is expected here, such as [A, B], or [] for none";
    }
    if (type == int.class || type == long.class) {
      return "a whole number is expected here, without quotes";
    }
    if (type == double.class) {
      return "a number is expected here, without quotes";
    }
    if (Map.class.isAssignableFrom(type)) {
      return "names with values are expected here, such as {line: \"999\"}";
    }
    return "names with values are expected here, such as code: A";
  }
}
