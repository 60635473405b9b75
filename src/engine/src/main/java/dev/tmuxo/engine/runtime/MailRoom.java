package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.mail.Answer;
import dev.tmuxo.engine.mail.LetterBuffers;
import dev.tmuxo.engine.mail.LetterId;
import dev.tmuxo.engine.mail.LetterParser;
import dev.tmuxo.engine.mail.ParsedLetter;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Commands;
import dev.tmuxo.engine.tmux.TmuxCommand;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fetches the agents' letters from tmux, oldest first, has each dealt with once, and deletes it.
 * The bell says that there may be some; they are also looked for from time to time. Lives in the
 * team's mailbox.
 */
final class MailRoom {
  /** Letters whose buffer may not be deleted yet, because the connection was lost. */
  private static final int REMEMBERED = 10_000;

  private final TeamContext team;
  private final LetterDesk desk;
  private final LetterBuffers.Limits limits;
  private final Map<LetterId, Boolean> dealtWith =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LetterId, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  private boolean sweeping;
  private boolean again;

  MailRoom(TeamContext team, LetterDesk desk) {
    this.team = team;
    this.desk = desk;
    LetterBuffers.Limits usual = LetterBuffers.Limits.USUAL;
    limits =
        new LetterBuffers.Limits(
            usual.readPerPane(), team.limits().maxLetters(), usual.bytes(), usual.unclaimedAfter());
  }

  /** Looks for letters. What rings while this is under way is not missed. */
  void sweep() {
    if (!team.writable()) {
      return; // They are safe where they lie; a later sweep finds them.
    }
    if (sweeping) {
      again = true;
      return;
    }
    sweeping = true;
    again = false;
    team.run(
        CommandList.of(Commands.listBuffers(LetterBuffers.FORMAT, LetterBuffers.FILTER)),
        reply -> follow(LetterBuffers.plan(reply.lines(), team.now(), limits)),
        failure -> sweeping = false);
  }

  private void follow(LetterBuffers.Plan plan) {
    plan.refused().forEach(this::reject);
    plan.strays().forEach(stray -> send(Commands.deleteBuffer(stray)));
    plan.unclaimed().forEach(this::giveUp);
    plan.read().forEach(this::fetch);
    again |= plan.more();
    // Commands run in order, so this reply comes after all letters.
    team.run(
        CommandList.of(Commands.print("fetched")), reply -> swept(), failure -> sweeping = false);
  }

  private void swept() {
    sweeping = false;
    if (again) {
      sweep();
    }
  }

  private void fetch(LetterId id) {
    if (dealtWith.containsKey(id)) {
      delete(id);
      return;
    }
    team.readBuffer(
        id.letterBuffer(),
        content -> dealWith(id, content),
        failure -> {
          // Gone, or the connection is: a later sweep finds it if it is still there.
        });
  }

  private void dealWith(LetterId id, String content) {
    if (dealtWith.put(id, true) != null) {
      return;
    }
    ParsedLetter parsed = LetterParser.parse(id, content);
    if (parsed instanceof ParsedLetter.Understood understood) {
      desk.dealWith(understood.letter(), answer -> team.whenWritten(() -> answer(id, answer)));
      team.record(new Event.LetterTaken(understood.letter().head().agent(), id.value()));
    } else if (parsed instanceof ParsedLetter.Rejected rejected) {
      reject(rejected);
      return;
    }
    team.whenWritten(() -> delete(id));
  }

  /** An earlier host dealt with these; they are not to be dealt with again. */
  void restore(Collection<String> letters) {
    letters.forEach(letter -> dealtWith.put(new LetterId(letter), true));
  }

  private void reject(ParsedLetter.Rejected letter) {
    LetterId id = letter.id();
    team.record(new Event.LetterRejected(letter.agent(), id.value(), letter.reason()));
    answer(id, letter.answer());
    delete(id);
  }

  /** Nobody will fetch this answer any more. */
  private void giveUp(LetterId id) {
    send(Commands.deleteBuffer(id.answerBuffer()));
    desk.unclaimed(id);
  }

  private void answer(LetterId id, Answer answer) {
    send(Commands.setBuffer(id.answerBuffer(), answer.content()));
  }

  private void delete(LetterId id) {
    send(Commands.deleteBuffer(id.letterBuffer()));
  }

  private void send(TmuxCommand command) {
    team.run(CommandList.of(command), reply -> {}, failure -> {});
  }
}
