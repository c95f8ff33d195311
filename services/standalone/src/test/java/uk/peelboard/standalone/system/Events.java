package uk.peelboard.standalone.system;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** CloudEvents as a sender would write them. */
final class Events {
  private Events() {}

  static String of(String type, String entity, Instant time, String data) {
    return of(type, entity, time.toString(), data);
  }

  static String of(String type, String entity, String time, String data) {
    return """
        {"specversion": "1.0", "id": "%s", "source": "urn:system-test", "type": "%s", "subject": "%s",
         "time": "%s", "datacontenttype": "application/json", "data": %s}"""
        .formatted(UUID.randomUUID(), type, entity, time, data);
  }

  static String opened(String grade, String area) {
    return """
        {"grade": "%s", "area": "%s", "domesticAbuse": false, "requiresDeployment": true}"""
        .formatted(grade, area);
  }

  static String batch(List<String> events) {
    return "[" + String.join(",\n", events) + "]";
  }
}
