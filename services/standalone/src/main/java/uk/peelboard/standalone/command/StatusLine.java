package uk.peelboard.standalone.command;

import java.io.PrintWriter;

/** One line of a terminal, rewritten as work goes on; nothing where stderr is no terminal. */
final class StatusLine implements AutoCloseable {
  /** Whether stderr is one; the wrapper script knows. */
  private static final String TERMINAL = "peelboard.terminal";

  private static final int BAR = 30;

  private final PrintWriter err;
  private final boolean terminal = Boolean.getBoolean(TERMINAL);
  private int longest;

  StatusLine(PrintWriter err) {
    this.err = err;
  }

  void show(long done, long of, String what) {
    if (!terminal) {
      return;
    }
    double part = of == 0 ? 1 : Math.min(1, done / (double) of);
    int full = (int) (part * BAR);
    String line =
        "[%s%s] %3d%%  %s"
            .formatted("#".repeat(full), ".".repeat(BAR - full), (int) (part * 100), what);
    longest = Math.max(longest, line.length());
    err.print("\r" + line + " ".repeat(longest - line.length()));
    err.flush();
  }

  /** Leaves the line as it was before the first one was drawn. */
  @Override
  public void close() {
    if (longest > 0) {
      err.print("\r" + " ".repeat(longest) + "\r");
      err.flush();
    }
  }
}
