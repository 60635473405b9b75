package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a journal's entries add up to. A journal keeps one up to date and saves it from time to
 * time, so that opening replays only what is younger. Single-threaded.
 *
 * @param <P> the projection itself
 */
public interface Projection<P extends Projection<P>> {

  /** Takes in the next entry. Must not fail, whatever the entry says. */
  void apply(JournalEntry entry);

  /** An independent copy. */
  P copy();

  /** Its JSON form, a JSON object. */
  JsonNode toJson();

  /**
   * How projections of a kind come to be.
   *
   * @param empty before the first entry
   * @param restored from what {@link #toJson} gave; throws if it cannot be
   */
  record Kind<P extends Projection<P>>(Supplier<P> empty, Function<JsonNode, P> restored) {}
}
