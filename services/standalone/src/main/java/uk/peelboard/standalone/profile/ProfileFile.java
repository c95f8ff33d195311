package uk.peelboard.standalone.profile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.UserError;
import uk.peelboard.standalone.settings.Spelling;

/**
 * Loads a force profile: one of those that come with Peelboard by its name, any other by its path.
 */
public final class ProfileFile {
  /** Far more than a profile needs, and far less than a wrong file can have. */
  private static final int MOST_BYTES = 1 << 20;

  private ProfileFile() {}

  /**
   * @param nameOrPath a path has a slash in it or ends in {@code .yaml} or {@code .yml}
   * @throws UserError naming file, line and what is wrong
   */
  public static ForceProfile load(String nameOrPath) {
    boolean path =
        nameOrPath.contains("/") || nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml");
    return path ? ProfileReader.read(nameOrPath, read(Path.of(nameOrPath))) : bundled(nameOrPath);
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
      return ProfileReader.read(
          name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
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
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UserError(
            "%s is more than a mebibyte, which no profile is; give the path of the profile"
                .formatted(path));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new UserError("there is no profile file %s".formatted(path), e);
    } catch (AccessDeniedException e) {
      throw new UserError("profile file %s may not be read by this user".formatted(path), e);
    } catch (CharacterCodingException e) {
      throw new UserError("%s is not text in UTF-8; save it as that".formatted(path), e);
    } catch (IOException e) {
      throw new UserError("profile %s can't be read: %s".formatted(path, e.getMessage()), e);
    }
  }
}
