package uk.peelboard.standalone.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import uk.peelboard.standalone.Logs;

/** A child process, as its parent sees it. */
final class Child implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long END_SECONDS = 20;

  private final Role role;
  private final Process process;
  private final BufferedReader out;
  private final Path log;

  private Child(Role role, Process process, Path log) {
    this.role = role;
    this.log = log;
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Of the same JVM options as this process, so that others can be tried.
   *
   * @param heap the most it may take for objects
   */
  static Child start(Role role, Task task, String heap) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:+ExitOnOutOfMemoryError",
            // As the jar's manifest has it, which counts only for -jar.
            "--enable-native-access=ALL-UNNAMED",
            // What the JVM has to say must not end up between two answers.
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-cp",
            System.getProperty("java.class.path"),
            BenchProcess.class.getName(),
            role.name(),
            JSON.writeValueAsString(task)));
    return new Child(
        role,
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(),
        Logs.fileIn(task.path("")));
  }

  long pid() {
    return process.pid();
  }

  /**
   * The next thing it says.
   *
   * @throws BenchFailure when it has ended instead
   */
  <T> T hear(Class<T> what) throws IOException {
    String line = out.readLine();
    if (line == null || line.startsWith(BenchProcess.FAILED)) {
      String why =
          line == null
              ? "ended before it was done"
              : "failed: " + line.substring(BenchProcess.FAILED.length());
      throw new BenchFailure(
          "the process of %s %s (%s says more)"
              .formatted(role.name().toLowerCase(Locale.ROOT).replace('_', '-'), why, log),
          log);
    }
    return JSON.readValue(line, what);
  }

  /** What it has used until now. */
  Snapshot snapshot() throws IOException {
    return ask(Question.SNAPSHOT, Snapshot.class);
  }

  /** Its answer; to be asked once all else that it says has been heard. */
  <T> T ask(Question question, Class<T> answer) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((question + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
    return hear(answer);
  }

  /** As {@code kill -9} does; nothing where it has ended already. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new BenchFailure("the process of %s can't be ended".formatted(role));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The same: nothing that a child leaves behind is used but by those who expect it to be killed.
   */
  @Override
  public void close() {
    kill();
  }
}
