package uk.peelboard.domain.spc;

/**
 * A point of a chart, as judged.
 *
 * @param limits of the series that it belongs to; null where too little is known for any
 * @param rule what makes it a signal, or null
 * @param startsSeries whether it is the first after a declared break
 */
public record ChartPoint(
    Observation observation,
    ProcessLimits limits,
    Rule rule,
    Variation variation,
    boolean startsSeries) {}
