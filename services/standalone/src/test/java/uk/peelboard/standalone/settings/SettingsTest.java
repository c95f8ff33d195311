package uk.peelboard.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.peelboard.standalone.UserError;

class SettingsTest {
  @Command(name = "serve")
  private static final class Serve implements Runnable {
    @Option(names = "--http-port", defaultValue = "8080")
    private int httpPort;

    @Option(names = "--config")
    @SuppressWarnings("unused") // read by Settings
    private String config;

    @Option(names = "--help", usageHelp = true)
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Override
    public void run() {}
  }

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void fileSays8082() throws IOException {
    file = Files.writeString(directory.resolve("peelboard.yaml"), "# ours\nhttp-port: 8082\n");
  }

  @Test
  void aFlagCountsBeforeTheEnvironmentBeforeTheFileBeforeTheDefault() {
    Map<String, String> says8081 = Map.of("PEELBOARD_HTTP_PORT", "8081");
    String config = "--config=" + file;
    assertThat(port(says8081, config, "--http-port=8083")).isEqualTo(8083);
    assertThat(port(says8081, config)).isEqualTo(8081);
    assertThat(port(Map.of(), config)).isEqualTo(8082);
    assertThat(port(Map.of())).isEqualTo(8080);
  }

  @Test
  void theFileMayBeNamedInTheEnvironmentToo() {
    Map<String, String> named = Map.of("PEELBOARD_CONFIG", file.toString());
    assertThat(port(named)).isEqualTo(8082);
    assertThat(port(named, "--config", empty().toString())).isEqualTo(8080);
  }

  @Test
  void anUnknownVariableStopsTheStart() {
    assertThatThrownBy(() -> check(Map.of("PEELBOARD_HTTP_PROT", "1")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "the environment: there is no setting PEELBOARD_HTTP_PROT; did you mean PEELBOARD_HTTP_PORT?");
  }

  @Test
  void otherVariablesAndTheWrappersOwnAreNotOurs() {
    assertThatCode(() -> check(Map.of("PATH", "/bin", "PEELBOARD_JAVA_OPTS", "-Xmx1g")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http-prot: 1 | line 1: there is no setting http-prot; did you mean http-port?",
        "http_port: 1 | line 1: there is no setting http_port; did you mean http-port?",
        "help: true | line 1: there is no setting help",
        "config: other.yaml | line 1: there is no setting config",
        "http-port: [1, 2] | line 1: http-port must have one value",
        "http-port: | line 1: http-port must have one value",
        "http-port: 1\\nhttp-port: 2 | line 2: Duplicate field 'http-port'",
        "http-port 1 | line 1: a line must be name: value",
        "- 1 | line 1: a line must be name: value",
        "http-port: 'x | line 1: while scanning a quoted scalar, found unexpected end of stream",
      })
  void aFileThatSaysSomethingElseStopsTheStart(String text, String message) throws IOException {
    Files.writeString(file, text.replace("\\n", "\n") + "\n");
    assertThatThrownBy(() -> check(Map.of(), "--config", file.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file + ", " + message);
  }

  @Test
  void aFileThatIsNotThereStopsTheStart() {
    assertThatThrownBy(() -> check(Map.of(), "--config", "nowhere.yaml"))
        .isInstanceOf(UserError.class)
        .hasMessage("there is no file nowhere.yaml");
  }

  @Test
  void anEmptyFileIsNoSettings() {
    assertThat(port(Map.of(), "--config", empty().toString())).isEqualTo(8080);
  }

  @Test
  void theOriginOfAValueIsKnown() {
    Serve serve = new Serve();
    Settings settings = Settings.of(List.of("--config=" + file), Map.of());
    CommandLine command = new CommandLine(serve).setDefaultValueProvider(settings);
    command.parseArgs("--config=" + file);
    assertThat(settings.placeOf(command.getCommandSpec().findOption("--http-port")))
        .contains(file + ", line 2");
  }

  private Path empty() {
    try {
      return Files.writeString(directory.resolve("empty.yaml"), "# nothing yet\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(Map<String, String> environment, String... arguments) {
    Serve serve = new Serve();
    new CommandLine(serve)
        .setDefaultValueProvider(Settings.of(List.of(arguments), environment))
        .parseArgs(arguments);
    return serve.httpPort;
  }

  private static void check(Map<String, String> environment, String... arguments) {
    Settings.of(List.of(arguments), environment).requireKnown(new CommandLine(new Serve()));
  }
}
