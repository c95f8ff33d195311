package uk.peelboard.standalone.command;

import java.net.BindException;
import java.util.function.Supplier;
import uk.peelboard.standalone.UserError;

/** Starts what listens on a port. */
final class Serving {
  private Serving() {}

  /**
   * @throws UserError when the address can't be listened on
   */
  static <T> T on(String host, int port, Supplier<T> start) {
    try {
      return start.get();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new UserError(
              "%s:%d can't be listened on (%s); choose another --http-port, or 0 for any that is free"
                  .formatted(host, port, cause.getMessage()),
              e);
        }
      }
      throw e;
    }
  }
}
