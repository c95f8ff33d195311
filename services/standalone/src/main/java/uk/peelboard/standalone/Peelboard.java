package uk.peelboard.standalone;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;
import uk.peelboard.ingest.PublishFailedException;
import uk.peelboard.pipeline.PipelineException;
import uk.peelboard.standalone.command.BenchCommand;
import uk.peelboard.standalone.command.DashboardsCommand;
import uk.peelboard.standalone.command.DemoCommand;
import uk.peelboard.standalone.command.ExplainCommand;
import uk.peelboard.standalone.command.ExportCommand;
import uk.peelboard.standalone.command.ImportCommand;
import uk.peelboard.standalone.command.IngestCommand;
import uk.peelboard.standalone.command.KpisCommand;
import uk.peelboard.standalone.command.PipelineCommand;
import uk.peelboard.standalone.command.PublishCommand;
import uk.peelboard.standalone.command.ReplayCommand;
import uk.peelboard.standalone.command.RunCommand;
import uk.peelboard.standalone.command.SimulateCommand;
import uk.peelboard.standalone.command.TopicsCommand;
import uk.peelboard.standalone.command.UpdateCommand;
import uk.peelboard.standalone.command.VerifyCommand;
import uk.peelboard.standalone.command.ViewsCommand;
import uk.peelboard.standalone.settings.Settings;

/** The command. Exit codes: 0 done, 1 failed or different, 2 wrongly called. */
@Command(
    name = "peelboard",
    description = "The figures a police force is judged by, live, from one append-only event log.",
    mixinStandardHelpOptions = true,
    versionProvider = Peelboard.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    sortOptions = false,
    footer = {
      "",
      "Every option is a setting: --http-port is PEELBOARD_HTTP_PORT in the environment and http-port in the",
      "config file. An option on the command line counts first, then the environment, then the file.",
      "Exit codes: 0 done, 1 failed or different, 2 wrongly called."
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      SimulateCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      IngestCommand.class,
      PipelineCommand.class,
      ViewsCommand.class,
      TopicsCommand.class,
      ReplayCommand.class,
      VerifyCommand.class,
      UpdateCommand.class,
      PublishCommand.class,
      KpisCommand.class,
      ExplainCommand.class,
      DashboardsCommand.class,
      BenchCommand.class
    })
public final class Peelboard implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "a file of settings, YAML: name: value")
  @SuppressWarnings("unused") // read by Settings before options are given their defaults
  private String config;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      fallbackValue = "true",
      description = "show the stack trace of an error, and log more")
  private boolean debug;

  public static void main(String[] arguments) {
    // Not a return: a Kafka client or broker that hangs must not keep the process.
    System.exit(run(List.of(arguments), System.getenv(), writer(System.out), writer(System.err)));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** The whole command but the end of the process. */
  static int run(
      List<String> arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    Peelboard peelboard = new Peelboard();
    Settings settings = Settings.of(arguments, environment);
    CommandLine commands =
        new CommandLine(peelboard)
            .setOut(out)
            .setErr(err)
            .setDefaultValueProvider(settings)
            .setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionStrategy(parsed -> peelboard.execute(commands, settings, parsed));
    commands.setParameterExceptionHandler((e, ignored) -> wronglyCalled(e, settings));
    commands.setExecutionExceptionHandler((e, command, parsed) -> peelboard.failed(e, command));
    return commands.execute(arguments.toArray(String[]::new));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private int execute(CommandLine commands, Settings settings, ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    try {
      settings.requireKnown(commands);
    } catch (UserError e) {
      say(commands, e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (debug) {
      Logs.inDetail();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int wronglyCalled(ParameterException e, Settings settings) {
    CommandLine command = e.getCommandLine();
    String message = e.getMessage().lines().findFirst().orElse("wrongly called");
    Optional<String> place =
        Optional.ofNullable(e.getArgSpec()).flatMap(argument -> settings.placeOf(argument));
    List<String> meant =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.<String>of();
    say(
        command,
        "%s%s%s (%s --help says more)"
            .formatted(
                place.map(where -> where + ": ").orElse(""),
                message,
                meant.isEmpty() ? "" : "; did you mean " + meant.get(0) + "?",
                command.getCommandSpec().qualifiedName()));
    return CommandLine.ExitCode.USAGE;
  }

  private int failed(Exception e, CommandLine command) {
    if (e instanceof UserError
        || e instanceof PublishFailedException
        || e instanceof PipelineException) {
      say(command, e.getMessage());
    } else if (e instanceof KafkaException) {
      say(command, "Kafka: " + e.getMessage());
    } else {
      Logs.file()
          .ifPresent(file -> LoggerFactory.getLogger(Peelboard.class).error("unexpected error", e));
      say(
          command,
          "unexpected error: %s (%s)"
              .formatted(e, Logs.file().orElse("--debug shows where it came from")));
    }
    if (debug) {
      e.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void say(CommandLine command, String message) {
    command.getErr().println("peelboard: " + message);
    command.getErr().flush();
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "peelboard %s (Java %s)".formatted(Build.version(), System.getProperty("java.version"))
      };
    }
  }
}
