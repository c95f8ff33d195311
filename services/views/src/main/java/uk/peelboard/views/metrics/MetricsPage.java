package uk.peelboard.views.metrics;

import io.javalin.http.Context;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import uk.peelboard.views.api.Route;

/**
 * {@code /metrics}: Prometheus's text format, or OpenMetrics to those who ask for it. With {@code
 * name[]}, once or more, those metrics alone.
 */
public final class MetricsPage {
  private static final ExpositionFormatWriter TEXT = PrometheusTextFormatWriter.create();
  private static final ExpositionFormatWriter OPEN_METRICS = OpenMetricsTextFormatWriter.create();
  private static final int USUAL_SIZE = 1 << 20;

  private final PrometheusRegistry registry;

  public MetricsPage(PrometheusRegistry registry) {
    this.registry = registry;
  }

  public List<Route> routes() {
    return List.of(Route.get("/metrics", this::metrics));
  }

  private void metrics(Context context) throws IOException {
    String accept = context.header("Accept");
    ExpositionFormatWriter writer =
        accept != null && OPEN_METRICS.accepts(accept) ? OPEN_METRICS : TEXT;
    ByteArrayOutputStream page = new ByteArrayOutputStream(USUAL_SIZE);
    List<String> names = context.queryParams("name[]");
    // A counter's own name lacks the _total that its samples have.
    Predicate<String> asked = metric -> names.stream().anyMatch(name -> name.startsWith(metric));
    writer.write(page, names.isEmpty() ? registry.scrape() : registry.scrape(asked));
    context
        .header("Cache-Control", "no-store")
        .contentType(writer.getContentType())
        .result(page.toByteArray());
  }
}
