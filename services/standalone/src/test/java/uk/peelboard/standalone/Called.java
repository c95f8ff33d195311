package uk.peelboard.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The command as called within this process: what it answered and how it ended. */
public record Called(int exitCode, String out, String err) {
  public static Called with(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Peelboard.run(
            List.of(arguments),
            environment,
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    return new Called(exitCode, out.toString(), err.toString());
  }

  public static Called with(String... arguments) {
    return with(Map.of(), arguments);
  }
}
