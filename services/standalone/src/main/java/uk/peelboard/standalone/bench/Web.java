package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Views, as a browser or Prometheus sees them. */
final class Web {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Answering takes the processor from what is waited for. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;

  Web(URI root) {
    this.root = root;
  }

  /** What is at a path; it must be there. */
  String get(String path) {
    HttpResponse<String> answer = answer(path);
    if (answer.statusCode() != 200) {
      throw new BenchFailure(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** How long it takes to get it, in milliseconds. */
  double millis(String path) {
    long began = System.nanoTime();
    get(path);
    return (System.nanoTime() - began) / 1e6;
  }

  void untilReady() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (answer("/health/ready").statusCode() != 200) {
      if (System.nanoTime() > until) {
        throw new BenchFailure("views did not become ready");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private HttpResponse<String> answer(String path) {
    HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE).build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new BenchFailure("views did not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
