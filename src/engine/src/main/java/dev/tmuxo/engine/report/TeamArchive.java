package dev.tmuxo.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalLine;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.report.Summary.Transcript;
import dev.tmuxo.engine.secret.Masking;
import dev.tmuxo.engine.state.AgentStanding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes what is left of a team: {@code events.jsonl}, {@code messages.jsonl}, {@code
 * transcripts/AGENT.log}, {@code summary.json} and {@code report.html} ({@code docs/report.md}).
 * The team may run meanwhile; it needs no host. Journal and transcripts pass by line by line; what
 * became of messages is held, some hundred bytes for each change of a delivery. Immutable; calls
 * block.
 *
 * @param team the team's directory, {@code HOME/teams/TEAM}
 * @param masking is applied to everything that is written
 * @param transcriptLimit how many bytes of each transcript are kept
 */
public record TeamArchive(
    Path team, Transcripts transcripts, Masking masking, long transcriptLimit) {
  /** Usually kept of a transcript: 16 MiB. */
  public static final long TRANSCRIPT_LIMIT = 16L << 20;

  /** The archive of a team with the transcripts that are on this machine. */
  public static TeamArchive local(Path team, Masking masking) {
    return new TeamArchive(team, Transcripts.local(team), masking, TRANSCRIPT_LIMIT);
  }

  /**
   * Writes the files.
   *
   * @param directory must be empty or not exist; what was written stays there after an error
   * @throws TmuxoException {@code STORAGE} if something cannot be read or written; {@code
   *     JOURNAL_DAMAGED}, {@code JOURNAL_TOO_NEW}
   */
  public Summary write(Path directory) {
    try {
      ArchiveFiles files = ArchiveFiles.in(directory);
      RunRecord record = readJournal(files);
      Map<String, Transcript> copied = copyTranscripts(record, files);
      String name = masking.apply(team.getFileName().toString());
      Summary summary = Summing.up(name, record, copied, !masking.isNone());
      try (OutputStream out = files.create("summary.json")) {
        String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary);
        out.write(json.getBytes(UTF_8));
        out.write('\n');
      }
      try (Writer out =
          new BufferedWriter(new OutputStreamWriter(files.create("report.html"), UTF_8))) {
        new ReportPage(summary, record).write(out);
      }
      return summary;
    } catch (IOException e) {
      throw new TmuxoException(
          ErrorCode.STORAGE,
          "Cannot write the report of " + team.getFileName() + " into " + directory + ": " + e,
          "Name another directory, or make room.",
          e);
    }
  }

  private RunRecord readJournal(ArchiveFiles files) throws IOException {
    RunRecord record = new RunRecord();
    JournalReader journal = new JournalReader(team);
    try (Stream<JournalLine> lines = masking.isNone() ? journal.lines() : journal.lines(masking);
        OutputStream events = files.create("events.jsonl");
        MessageFile messages = new MessageFile(files)) {
      Iterator<JournalLine> each = lines.iterator();
      while (each.hasNext()) {
        JournalLine line = each.next();
        line.writeTo(events);
        JournalEntry entry = line.entry();
        record.apply(entry);
        if (entry.event() instanceof Event.MessageAccepted e) {
          messages.accepted(MessageRecord.of(e.message(), record.runs().count()));
        }
      }
      messages.finish(record.fates());
    }
    return record;
  }

  private Map<String, Transcript> copyTranscripts(RunRecord record, ArchiveFiles files)
      throws IOException {
    TranscriptCopy copy = new TranscriptCopy(masking, transcriptLimit);
    Map<String, Transcript> copied = new LinkedHashMap<>();
    for (AgentStanding agent : record.agents()) {
      Optional<Transcripts.Source> source = transcripts.of(agent.name());
      if (source.isPresent()) {
        String name = "transcripts/" + ArchiveFiles.name(agent.name()) + ".log";
        try (OutputStream out = files.create(name)) {
          copied.put(agent.name(), copy.copy(source.get(), name, out));
        }
      }
    }
    return copied;
  }
}
