package uk.peelboard.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built jar, run as its users run it: a process of its own. */
public final class Jar {
  public static final Path FILE = Path.of("target", "peelboard.jar").toAbsolutePath();

  /** Of its classes; there once {@code ArchivedClassesIT} has run. */
  public static final Path ARCHIVE = Path.of("target", "peelboard.jsa").toAbsolutePath();

  /** A process that lives for seconds gets nothing back from compiling twice: a fifth less work. */
  public static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private Jar() {}

  /** Started, with what it says on stderr shown in the test's own. */
  public static Process start(String... arguments) throws IOException {
    return builder(List.of(arguments)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Started, with what it says on stderr in a file. */
  public static Process start(Path err, String... arguments) throws IOException {
    return builder(List.of(arguments)).redirectError(err.toFile()).start();
  }

  /** Run to its end. */
  static Called call(Map<String, String> environment, String... arguments) throws Exception {
    ProcessBuilder builder = builder(List.of(arguments));
    builder.environment().putAll(environment);
    return run(builder);
  }

  static Called run(ProcessBuilder builder) throws Exception {
    Path err = Files.createTempFile("peelboard", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running after a minute");
    }
    String said = Files.readString(err);
    Files.delete(err);
    return new Called(process.exitValue(), out, said);
  }

  private static ProcessBuilder builder(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    if (Files.exists(ARCHIVE)) {
      // Two seconds less to start. One of an older jar is not used, which need not be said.
      command.addAll(
          List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
    }
    command.add("-jar");
    command.add(FILE.toString());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
