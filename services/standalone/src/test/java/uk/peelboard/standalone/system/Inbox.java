package uk.peelboard.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Who is told: a server that takes webhooks, and one that takes mail. */
final class Inbox implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a webhook was sent.
   *
   * @param path without the leading slash
   */
  record Notification(String path, String authorization, JsonNode body) {

    Stream<JsonNode> alerts() {
      Stream.Builder<JsonNode> all = Stream.builder();
      body.get("alerts").forEach(all);
      return all.build();
    }
  }

  private final List<Notification> notifications = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final HttpServer web;
  private final ServerSocket mail;
  private final Thread postman;

  Inbox() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    web = HttpServer.create(new InetSocketAddress(here, 0), 0);
    web.createContext("/", this::take);
    web.start();
    mail = new ServerSocket(0, 10, here);
    postman = new Thread(this::takeMails, "postman");
    postman.start();
  }

  int webPort() {
    return web.getAddress().getPort();
  }

  int mailPort() {
    return mail.getLocalPort();
  }

  List<Notification> notifications() {
    return notifications;
  }

  /** Each as it came, with its headers. */
  List<String> mails() {
    return mails;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      notifications.add(
          new Notification(
              exchange.getRequestURI().getPath().substring(1),
              exchange.getRequestHeaders().getFirst("Authorization"),
              JSON.readTree(exchange.getRequestBody())));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void takeMails() {
    while (!mail.isClosed()) {
      try (Socket client = mail.accept()) {
        converse(client);
      } catch (IOException e) {
        // Whoever waits for a mail says that it did not come, and shows why not.
        mails.add("no mail, but " + e);
      }
    }
  }

  /** As much of SMTP as it takes to be handed a mail. */
  private void converse(Socket client) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(client.getOutputStream(), UTF_8), true);
    out.print("220 ready\r\n");
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("DATA")) {
        out.print("354 go on\r\n");
        out.flush();
        StringBuilder text = new StringBuilder();
        for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
          text.append(line).append('\n');
        }
        mails.add(text.toString());
      }
      out.print(line != null && line.equals("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    web.stop(0);
    mail.close();
    try {
      postman.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
