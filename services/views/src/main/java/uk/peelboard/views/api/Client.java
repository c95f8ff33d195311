package uk.peelboard.views.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whoever waits for an answer, and may have gone away.
 *
 * <p>A server hears of that only when it reads or writes, and while an answer is being worked out
 * it does neither. So this looks for more from the client: the end of its side of the connection is
 * the sign. Should more than that come, a byte of the next request, the connection is closed after
 * this answer, and the client sends that request anew.
 */
public final class Client {
  private static final Logger LOG = LoggerFactory.getLogger(Client.class);
  private static final String CONNECTION = Client.class.getName();

  private final Context context;
  private final EndPoint connection;
  private boolean gone;
  private boolean sentMore;

  private Client(Context context, EndPoint connection) {
    this.context = context;
    this.connection = connection;
  }

  /** Lets each request know its connection. */
  public static void configure(HttpConfiguration http) {
    http.addCustomizer(
        (request, headers) -> {
          request.setAttribute(
              CONNECTION, request.getConnectionMetaData().getConnection().getEndPoint());
          return request;
        });
  }

  /** The one that sent a request, which has been read to its end. */
  public static Client of(Context context) {
    return new Client(context, context.attribute(CONNECTION));
  }

  public boolean isGone() {
    if (!gone && !sentMore) {
      look();
    }
    return gone;
  }

  private void look() {
    try {
      int read = connection.fill(ByteBuffer.allocate(1).limit(0));
      gone = read < 0;
      if (read > 0) {
        sentMore = true;
        context.header("Connection", "close");
      }
    } catch (IOException e) {
      LOG.debug("the connection has broken", e);
      gone = true;
    }
  }
}
