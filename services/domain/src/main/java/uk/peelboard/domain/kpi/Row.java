package uk.peelboard.domain.kpi;

import java.util.Map;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.measure.Dimension;

/**
 * One row of an answer.
 *
 * @param codes of the dimensions that were asked for
 */
public record Row(Period period, Map<Dimension, String> codes, Figure figure) {}
