package uk.peelboard.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A system's metrics as they were at a moment, for as long as the next is not there: while hours of
 * events are counted within a second, a scrape would find some counted and others not.
 */
final class HeldPage implements Closeable {
  private final HttpServer server;
  private volatile byte[] page = {};

  HeldPage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/metrics", this::show);
    server.start();
  }

  /** Host and port. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void take(Web system) throws IOException, InterruptedException {
    page = system.get("/metrics").getBytes(UTF_8);
  }

  private void show(HttpExchange exchange) throws IOException {
    byte[] shown = page;
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(200, shown.length);
      exchange.getResponseBody().write(shown);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
