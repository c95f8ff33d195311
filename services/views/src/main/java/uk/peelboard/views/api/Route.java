package uk.peelboard.views.api;

import io.javalin.http.Handler;

/**
 * One path that is answered, by GET and HEAD.
 *
 * @param path as Javalin and OpenAPI write it
 */
public record Route(String path, Handler handler, Audience audience) {

  /** Who a path is for, where tokens are needed. */
  public enum Audience {
    /** Those who watch whether the process lives, without a token. */
    ANYBODY,
    /** The force, and the commissioner's office, whose token opens nothing else. */
    COMMISSIONER,
    /** The force alone: figures in which small numbers are shown as they are. */
    FORCE
  }

  public static Route get(String path, Handler handler) {
    return new Route(path, handler, Audience.FORCE);
  }

  /** What is published in, or belongs to, updates for the commissioner. */
  public static Route updates(String path, Handler handler) {
    return new Route(path, handler, Audience.COMMISSIONER);
  }

  /** For those who watch whether the process lives. */
  public static Route open(String path, Handler handler) {
    return new Route(path, handler, Audience.ANYBODY);
  }
}
