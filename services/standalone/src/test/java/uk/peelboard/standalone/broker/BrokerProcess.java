package uk.peelboard.standalone.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, to be killed. It prints where it listens and then stays. */
final class BrokerProcess implements AutoCloseable {
  private final Process process;
  private final String bootstrapServers;

  private BrokerProcess(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedBroker broker =
        EmbeddedBroker.start(Path.of(arguments[0]), 0, failure -> System.exit(1));
    System.out.println(broker.bootstrapServers());
    Thread.currentThread().join();
  }

  static BrokerProcess start(Path dataDirectory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                dataDirectory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String bootstrapServers = out.readLine();
    if (bootstrapServers == null) {
      throw new IOException("the broker's process ended before it was up");
    }
    return new BrokerProcess(process, bootstrapServers);
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  long pid() {
    return process.pid();
  }

  /** As {@code kill -9} does. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
