package uk.peelboard.ingest.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was sent: one CloudEvent, or a batch of them.
 *
 * @param events the JSON of each, not looked into yet
 */
record RequestBody(boolean batch, List<JsonNode> events) {
  private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
  private static final String SINGLE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  /** A member that stands twice is an error: whichever one counted, the other would be lost. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Of a body that is too large, how much is read and thrown away at most. */
  private static final int MOST_DISCARDED = 64 << 20;

  static RequestBody read(Context context, int maxBytes) throws RequestProblem, IOException {
    boolean batch = isBatch(context.contentType());
    String encoding = context.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("bodies with a Content-Encoding are not read: " + encoding);
    }
    JsonNode json = json(bytes(context, maxBytes));
    if (json.isArray() != batch) {
      throw malformed(
          batch
              ? "a batch is a JSON array of CloudEvents"
              : "one CloudEvent is a JSON object; a batch is sent as " + BATCH);
    }
    List<JsonNode> events = new ArrayList<>();
    if (batch) {
      json.forEach(events::add);
    } else {
      events.add(json);
    }
    return new RequestBody(batch, events);
  }

  /** The place of an event in the body, as a JSON pointer. */
  String pointer(int event) {
    return batch ? "/" + event : "";
  }

  private static boolean isBatch(String contentType) throws RequestProblem {
    String mediaType =
        contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (mediaType.equals(BATCH)) {
      return true;
    }
    if (mediaType.equals(SINGLE)) {
      return false;
    }
    throw unsupported("events are sent as " + SINGLE + " or " + BATCH);
  }

  private static byte[] bytes(Context context, int maxBytes) throws RequestProblem, IOException {
    if (toldLength(context) > maxBytes) {
      throw tooLarge(maxBytes);
    }
    byte[] bytes = context.bodyInputStream().readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return bytes;
  }

  /**
   * Sends the answer and reads on. Many senders look at nothing before they have sent all, and to
   * close on them while they send would take the answer from them.
   */
  static void answerAndDiscard(Context context) throws IOException {
    InputStream answer = context.resultInputStream();
    if (answer != null) {
      byte[] bytes = answer.readAllBytes();
      context.res().setContentLength(bytes.length);
      // Javalin's own stream keeps what is written until the request has been read.
      context.res().getOutputStream().write(bytes);
    }
    context.res().flushBuffer();
    try {
      byte[] discarded = new byte[8192];
      long left = MOST_DISCARDED;
      for (int read = 0; read >= 0 && left > 0; left -= read) {
        read = context.bodyInputStream().read(discarded);
      }
    } catch (IOException e) {
      LOG.debug("The sender of a body that is too large has gone", e);
    }
  }

  /** Jetty has made sure that it is a number where it is there. */
  private static long toldLength(Context context) {
    String length = context.header("Content-Length");
    return length == null ? 0 : Long.parseLong(length.strip());
  }

  private static JsonNode json(byte[] bytes) throws RequestProblem, IOException {
    try {
      JsonNode json = MAPPER.readTree(bytes);
      if (json.isMissingNode()) {
        throw malformed("the body is empty");
      }
      return json;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw malformed(
          at == null
              ? e.getOriginalMessage()
              : "line %d, column %d: %s"
                  .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
    }
  }

  private static RequestProblem malformed(String detail) {
    return new RequestProblem(400, "The body is not JSON as expected", detail);
  }

  private static RequestProblem unsupported(String detail) {
    return new RequestProblem(
        415, "Unsupported media type", detail, Map.of("Accept-Post", SINGLE + ", " + BATCH));
  }

  private static RequestProblem tooLarge(int maxBytes) {
    return new RequestProblem(
        413,
        "The body is too large",
        "at most %,d bytes are read; send fewer events at once".formatted(maxBytes),
        // The rest may not be read, so the connection cannot serve another request.
        Map.of("Connection", "close"));
  }
}
