package uk.peelboard.standalone.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import uk.peelboard.standalone.Logs;

/**
 * A child of the benchmark: a process of its own, so that its JIT compiler, heap and CPU time are
 * its own. What it finds it says on stdout, one line of JSON each; what it fails by, on a line that
 * begins with {@link #FAILED}, and in its log. It ends when its stdin does, and so with its parent,
 * however that ends.
 */
final class BenchProcess {
  /** No JSON begins with it. */
  static final String FAILED = "!";

  private static final JsonMapper JSON = new JsonMapper();

  private final PrintStream out;
  private final Role role;
  private final Task task;

  private BenchProcess(PrintStream out, Role role, Task task) {
    this.out = out;
    this.role = role;
    this.task = task;
  }

  /**
   * @param arguments the role, and the task as JSON
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    // Whatever else writes to stdout must not end up between two answers.
    System.setOut(System.err);
    Role role = Role.valueOf(arguments[0]);
    Task task = JSON.readValue(arguments[1], Task.class);
    Logs.toFileIn(task.path(""));
    new BenchProcess(out, role, task).run();
  }

  private void run() {
    Thread listener = new Thread(this::listen, "parent");
    listener.setDaemon(true);
    listener.start();
    try {
      answer(role.work().begin(task));
      if (role.stays()) {
        listener.join();
      }
      System.exit(0);
    } catch (IOException | RuntimeException | Error e) {
      LoggerFactory.getLogger(BenchProcess.class).error("{} has failed", role, e);
      say(FAILED + e.toString().lines().findFirst().orElse("unknown"));
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private void listen() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answer(role.work().answer(task, Question.valueOf(line)));
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(BenchProcess.class).debug("the parent is gone", e);
    }
    Runtime.getRuntime().halt(0);
  }

  private void answer(Object what) throws IOException {
    say(JSON.writeValueAsString(what));
  }

  private void say(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(bytes, 0, bytes.length);
      out.flush();
    }
  }
}
