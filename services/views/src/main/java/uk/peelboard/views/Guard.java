package uk.peelboard.views;

import io.javalin.http.Handler;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.api.Route;
import uk.peelboard.views.api.Route.Audience;

/** Lets in whoever a path is for. */
final class Guard {
  private final AccessToken force;
  private final AccessToken commissioner;

  private Guard(AccessToken force, AccessToken commissioner) {
    this.force = force;
    this.commissioner = commissioner;
  }

  /**
   * @throws IllegalArgumentException when a token is too short or has spaces
   */
  static Guard with(ViewTokens tokens) {
    return new Guard(tokenOrNull(tokens.force()), tokenOrNull(tokens.commissioner()));
  }

  private static AccessToken tokenOrNull(String token) {
    return token == null ? null : new AccessToken(token);
  }

  Handler guarded(Route route) {
    if (force == null || route.audience() == Audience.ANYBODY) {
      return route.handler();
    }
    return context -> {
      String authorization = context.header("Authorization");
      boolean isCommissioner = commissioner != null && commissioner.allows(authorization);
      if (force.allows(authorization)
          || (isCommissioner && route.audience() == Audience.COMMISSIONER)) {
        route.handler().handle(context);
      } else if (isCommissioner) {
        throw Problem.of(403, "the commissioner's token opens /updates, and nothing else");
      } else {
        context.header("WWW-Authenticate", AccessToken.CHALLENGE);
        throw Problem.of(401, "send the access token as a bearer token, or as any user's password");
      }
    };
  }
}
