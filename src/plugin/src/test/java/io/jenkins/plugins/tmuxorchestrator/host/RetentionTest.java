package io.jenkins.plugins.tmuxorchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetentionTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "31, 30, true, true",
    "30, 30, true, false",
    "9999, 0, true, false",
    "2, 30, false, true",
    "2, 0, false, true",
    "1, 0, false, false",
  })
  void whatATeamLeftGoesWithItsBuildOrItsDays(int age, int days, boolean hasBuild, boolean due) {
    assertThat(Retention.isDue(Duration.ofDays(age), days, hasBuild)).isEqualTo(due);
  }

  @Test
  void theAgeIsThatOfTheLastFileWritten() throws IOException {
    Instant old = Instant.parse("2026-01-01T00:00:00Z");
    Instant last = old.plusSeconds(60);
    write("journal-1.jsonl", old);
    write("journal.jsonl", last);
    assertThat(Retention.lastWritten(directory)).isEqualTo(last);
  }

  private void write(String name, Instant when) throws IOException {
    Path file = Files.createFile(directory.resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(when));
  }
}
