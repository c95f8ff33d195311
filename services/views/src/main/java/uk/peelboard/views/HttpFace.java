package uk.peelboard.views;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.views.api.Client;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.api.Route;

/** The routes on a port, guarded by tokens where there are some; whatever fails says how. */
final class HttpFace {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFace.class);

  private HttpFace() {}

  /**
   * A server that is not started yet.
   *
   * @param port or 0 for any that is free
   * @param more further routes, which guard themselves
   * @throws IllegalArgumentException when others could see figures without a token
   */
  static Javalin of(
      String host,
      int port,
      ViewTokens tokens,
      List<Route> routes,
      List<Consumer<JavalinConfig>> more) {
    if (tokens.force() == null && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "to listen on " + host + ", beyond this machine, an access token has to be configured");
    }
    Guard guard = Guard.with(tokens);
    return Javalin.create(
        config -> {
          config.startup.showJavalinBanner = false;
          config.http.prefer405over404 = true;
          config.jetty.host = host;
          config.jetty.port = port;
          config.jetty.modifyServer(server -> server.setStopTimeout(0));
          config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
          config.jetty.modifyHttpConfiguration(Client::configure);
          for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), guard.guarded(route));
            if (route.method().equals(HandlerType.GET)) {
              // Left to itself, Javalin answers 200 to HEAD, whatever GET would.
              config.routes.addHttpHandler(HandlerType.HEAD, route.path(), guard.guarded(route));
            }
          }
          more.forEach(registrar -> registrar.accept(config));
          config.routes.after(context -> context.header("X-Content-Type-Options", "nosniff"));
          boolean hasPages = routes.stream().anyMatch(route -> route.path().equals("/"));
          BiConsumer<Problem, Context> say =
              hasPages ? ProblemPage::answer : (problem, context) -> problem.answer(context);
          config.routes.exception(Problem.class, say::accept);
          config.routes.exception(
              HttpResponseException.class,
              (refusal, context) -> say.accept(problem(refusal, context), context));
          config.routes.exception(
              Exception.class,
              (failure, context) -> say.accept(problem(failure, context), context));
        });
  }

  private static Problem problem(HttpResponseException refusal, Context context) {
    String allowed = refusal.getDetails().get("availableMethods");
    if (allowed != null) {
      context.header("Allow", allowed);
    }
    String detail =
        switch (refusal.getStatus()) {
          case 404 -> "there is nothing at " + context.path();
          case 405 -> context.path() + " does not take " + context.method();
          default -> refusal.getMessage();
        };
    return Problem.of(refusal.getStatus(), detail);
  }

  private static Problem problem(Exception failure, Context context) {
    LOG.error("{} {} failed", context.method(), context.path(), failure);
    return Problem.of(500, "this failed here; the log has the reason");
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no such host: " + host, e);
    }
  }
}
