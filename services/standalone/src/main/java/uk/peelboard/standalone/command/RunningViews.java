package uk.peelboard.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import uk.peelboard.standalone.UserError;

/** Views that run already, whose tallies are read: where they are, and what they answer. */
final class RunningViews {
  private static final Pattern STYLES =
      Pattern.compile("<link rel=\"stylesheet\" href=\"(/[^\"]*)\"/>");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  /** An update as it was known earlier is a fold of the whole log. */
  private static final Duration TO_ANSWER = Duration.ofMinutes(30);

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "where peelboard run, demo or views serves figures (default: ${DEFAULT-VALUE})")
  private URI url;

  @Option(
      names = "--view-token-file",
      paramLabel = "FILE",
      description = "the token that they ask for, where they do")
  private Path tokenFile;

  /**
   * @param path with its query
   * @throws UserError with the reason that was given, when it was not answered
   */
  byte[] get(String path) {
    return answer(request(path, "GET", BodyPublishers.noBody()));
  }

  /** A page of theirs as a file of its own: with its styles in it, and links that lead to them. */
  byte[] page(String path) {
    String page = new String(get(path), StandardCharsets.UTF_8);
    Matcher styles = STYLES.matcher(page);
    if (styles.find()) {
      String css = new String(get(styles.group(1)), StandardCharsets.UTF_8);
      page = styles.replaceFirst(Matcher.quoteReplacement("<style>" + css + "</style>"));
    }
    return page.replace("href=\"/", "href=\"" + base() + "/").getBytes(StandardCharsets.UTF_8);
  }

  private String base() {
    return url.toString().replaceAll("/+$", "");
  }

  /**
   * @param path with its query
   * @param body to be sent as JSON
   * @throws UserError with the reason that was given, when it was not accepted
   */
  JsonNode post(String path, JsonNode body) {
    HttpRequest.Builder request =
        request(path, "POST", BodyPublishers.ofString(body.toString()))
            .header("Content-Type", "application/json");
    return json(answer(request));
  }

  private HttpRequest.Builder request(String path, String method, BodyPublisher body) {
    if (url.getScheme() == null || url.getHost() == null) {
      throw new UserError("--url: %s is not like http://localhost:8080".formatted(url));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base() + path)).timeout(TO_ANSWER).method(method, body);
    if (tokenFile != null) {
      request.header("Authorization", "Bearer " + token());
    }
    return request;
  }

  private String token() {
    try {
      return Files.readString(tokenFile).strip();
    } catch (IOException e) {
      throw new UserError("--view-token-file %s can't be read: %s".formatted(tokenFile, e), e);
    }
  }

  private byte[] answer(HttpRequest.Builder request) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new UserError(
            "%s answered %d: %s".formatted(url, answer.statusCode(), detail(answer.body())));
      }
      return answer.body();
    } catch (ConnectException e) {
      throw new UserError(
          "nothing answers at %s; start peelboard run there, or say where it is: --url"
              .formatted(url),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError("%s did not answer: %s".formatted(url, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while waiting for " + url, e);
    }
  }

  /** What a problem's description says, or all that was said. */
  private static String detail(byte[] body) {
    JsonNode detail = null;
    try {
      detail = JSON.readTree(body).get("detail");
    } catch (IOException e) {
      // Not by us, then: a proxy's page, say.
    }
    return detail == null
        ? new String(body, StandardCharsets.UTF_8).lines().findFirst().orElse("nothing")
        : detail.asText();
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new UserError("the answer is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
