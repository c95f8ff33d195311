package uk.peelboard.views.api;

import io.javalin.http.Handler;

/**
 * One path that is answered, by GET and HEAD.
 *
 * @param path as Javalin and OpenAPI write it
 * @param open whether it is answered without a token even where one is needed
 */
public record Route(String path, Handler handler, boolean open) {

  public static Route get(String path, Handler handler) {
    return new Route(path, handler, false);
  }

  /** For those who watch whether the process lives. */
  public static Route open(String path, Handler handler) {
    return new Route(path, handler, true);
  }
}
