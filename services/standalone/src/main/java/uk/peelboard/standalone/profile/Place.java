package uk.peelboard.standalone.profile;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;

/**
 * Where in a profile something stands.
 *
 * @param path such as {@code targets[2].kpi}; empty for the profile as a whole
 */
record Place(String path) {
  static final Place WHOLE = new Place("");

  static Place of(List<Reference> steps) {
    Place place = WHOLE;
    for (Reference step : steps) {
      place =
          step.getFieldName() == null
              ? place.item(step.getIndex())
              : place.key(step.getFieldName());
    }
    return place;
  }

  Place key(String name) {
    return new Place(path.isEmpty() ? name : path + '.' + name);
  }

  Place item(int index) {
    return new Place(path + '[' + index + ']');
  }

  /** What this is a key or an item of. */
  Place parent() {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? WHOLE : new Place(path.substring(0, end));
  }

  /** The last step: a key, or an item's number in brackets. */
  String last() {
    return path.startsWith("[", parent().path.length())
        ? path.substring(parent().path.length())
        : path.substring(parent().path.isEmpty() ? 0 : parent().path.length() + 1);
  }
}
