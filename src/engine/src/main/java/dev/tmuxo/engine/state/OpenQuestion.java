package dev.tmuxo.engine.state;

import dev.tmuxo.engine.journal.Event;
import java.time.Instant;

/** What an agent asked a person and nobody has answered. */
public record OpenQuestion(Event.QuestionAsked asked, Instant at) {}
