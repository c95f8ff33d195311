package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.peelboard.standalone.Jar;

/** A command that runs until it is stopped, in a process of its own. */
final class Running implements AutoCloseable {
  private static final Pattern WEB_ADDRESS = Pattern.compile("http://[^/\\s]+");
  private static final Pattern KAFKA_ADDRESS = Pattern.compile("(?m)^  Kafka +(\\S+)$");

  private final Process process;
  private final BufferedReader out;
  private final StringBuilder said = new StringBuilder();

  private Running(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Launched: it is up once {@link #readTo} has found a line. */
  static Running launched(String... arguments) throws IOException {
    return new Running(Jar.start(arguments));
  }

  /** {@code run} or {@code demo} on free ports, through with saying where to look. */
  static Running wholeSystem(String... arguments) throws IOException {
    String[] freePorts = {"--http-port", "0", "--kafka-port", "0"};
    Running system =
        launched(
            Stream.concat(Arrays.stream(arguments), Arrays.stream(freePorts))
                .toArray(String[]::new));
    system.readTo("Ctrl-C");
    return system;
  }

  /** Waits for a line that begins so. */
  void readTo(String beginning) throws IOException {
    String line;
    do {
      line = out.readLine();
      assertThat(line).as("ended after saying: %s", said).isNotNull();
      said.append(line).append('\n');
    } while (!line.startsWith(beginning));
  }

  /** What has been read of its stdout. */
  String said() {
    return said.toString();
  }

  Web web() {
    return new Web(first(WEB_ADDRESS).group());
  }

  String kafka() {
    return first(KAFKA_ADDRESS).group(1);
  }

  private Matcher first(Pattern pattern) {
    Matcher matcher = pattern.matcher(said);
    assertThat(matcher.find()).as(said()).isTrue();
    return matcher;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends it a termination signal and sees that it ends within five seconds. */
  Duration stop() throws InterruptedException {
    long began = System.nanoTime();
    process.destroy();
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("stopped within 5 s").isTrue();
    assertThat(process.exitValue()).as("ended by the signal").isEqualTo(128 + 15);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** As {@code kill -9} does; nothing where it has ended already. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
