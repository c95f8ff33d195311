package uk.peelboard.standalone.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import uk.peelboard.standalone.UserError;

/**
 * What the options are when the command line doesn't say: from the environment, else from the
 * config file, else their default.
 *
 * <p>An option's declaration is the one home of a setting. {@code --http-port} is {@code
 * PEELBOARD_HTTP_PORT} in the environment and {@code http-port} in the file.
 */
public final class Settings implements IDefaultValueProvider {
  private static final String PREFIX = "PEELBOARD_";
  private static final String CONFIG = "--config";

  /** The wrapper script's own. */
  private static final String JAVA_OPTIONS = "PEELBOARD_JAVA_OPTS";

  private final Map<String, String> environment;
  private final ConfigFile file;
  private final UserError unreadable;
  private final Map<String, String> places = new HashMap<>();

  private Settings(Map<String, String> environment, ConfigFile file, UserError unreadable) {
    this.environment = environment;
    this.file = file;
    this.unreadable = unreadable;
  }

  /**
   * The config file has to be known before options can be given their defaults, so it is looked for
   * here. One that can't be read is reported by {@link #requireKnown}: help needs no settings.
   */
  public static Settings of(List<String> arguments, Map<String, String> environment) {
    Map<String, String> ours = new TreeMap<>(environment);
    ours.keySet().removeIf(name -> !name.startsWith(PREFIX) || name.equals(JAVA_OPTIONS));
    Optional<String> path =
        fileNamedIn(arguments).or(() -> Optional.ofNullable(ours.get(variable(CONFIG))));
    try {
      ConfigFile file =
          path.map(Path::of)
              .map(ConfigFile::read)
              .orElseGet(() -> new ConfigFile(Path.of("."), Map.of()));
      return new Settings(ours, file, null);
    } catch (UserError e) {
      return new Settings(ours, new ConfigFile(Path.of("."), Map.of()), e);
    }
  }

  /**
   * @throws UserError when the config file can't be read, or a setting is given that no command has
   */
  public void requireKnown(CommandLine commands) {
    if (unreadable != null) {
      throw unreadable;
    }
    Map<String, String> flags = new HashMap<>();
    collect(commands.getCommandSpec(), flags);
    for (String variable : environment.keySet()) {
      if (!flags.containsKey(variable)) {
        throw unknown("the environment", variable, flags.keySet());
      }
    }
    for (String name : file.entries().keySet()) {
      String flag = flags.get(variable("--" + name));
      if (flag == null || !flag.equals("--" + name) || flag.equals(CONFIG)) {
        throw unknown(
            file.place(name), name, flags.values().stream().map(f -> f.substring(2)).toList());
      }
    }
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String flag = option.longestName();
    String variable = variable(flag);
    String value = environment.get(variable);
    if (value != null) {
      places.put(flag, variable + " in the environment");
      return value;
    }
    String name = flag.substring(2);
    ConfigFile.Entry entry = file.entries().get(name);
    if (entry != null) {
      places.put(flag, file.place(name));
      return entry.value();
    }
    return null;
  }

  /** Where an option's value came from when not from the command line, for messages. */
  public Optional<String> placeOf(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? Optional.ofNullable(places.get(option.longestName()))
        : Optional.empty();
  }

  private static UserError unknown(String place, String name, Iterable<String> known) {
    return new UserError(
        "%s: there is no setting %s%s"
            .formatted(
                place,
                name,
                Spelling.nearest(name, known).map("; did you mean %s?"::formatted).orElse("")));
  }

  private static void collect(CommandSpec command, Map<String, String> flagsByVariable) {
    for (OptionSpec option : command.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        flagsByVariable.put(variable(option.longestName()), option.longestName());
      }
    }
    for (CommandLine subcommand : command.subcommands().values()) {
      collect(subcommand.getCommandSpec(), flagsByVariable);
    }
  }

  private static String variable(String flag) {
    return PREFIX + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<String> fileNamedIn(List<String> arguments) {
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(CONFIG + "=")) {
        return Optional.of(argument.substring(CONFIG.length() + 1));
      }
      if (argument.equals(CONFIG) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
