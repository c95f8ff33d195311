package uk.peelboard.views.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One path that is answered.
 *
 * @param method GET, which answers HEAD too, or POST
 * @param path as Javalin and OpenAPI write it
 */
public record Route(HandlerType method, String path, Handler handler, Audience audience) {

  /** Who a path is for, where tokens are needed. */
  public enum Audience {
    /** Those who watch whether the process lives, or are told to sign in: without a token. */
    ANYBODY,
    /** The force, and the commissioner's office, whose token opens nothing else. */
    COMMISSIONER,
    /** The force alone: figures in which small numbers are shown as they are. */
    FORCE
  }

  public static Route get(String path, Handler handler) {
    return new Route(HandlerType.GET, path, handler, Audience.FORCE);
  }

  /** What is published in, or belongs to, updates for the commissioner. */
  public static Route updates(String path, Handler handler) {
    return new Route(HandlerType.GET, path, handler, Audience.COMMISSIONER);
  }

  /** What tells nothing of the force. */
  public static Route open(String path, Handler handler) {
    return new Route(HandlerType.GET, path, handler, Audience.ANYBODY);
  }

  /** What the force changes. */
  public static Route post(String path, Handler handler) {
    return new Route(HandlerType.POST, path, handler, Audience.FORCE);
  }
}
