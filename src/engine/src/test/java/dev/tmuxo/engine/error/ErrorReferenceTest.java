package dev.tmuxo.engine.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ErrorReferenceTest {

  @Test
  void everyCodeIsExplainedOnceAndNoOther() throws IOException {
    List<String> explained =
        Files.readAllLines(Path.of("../../docs/errors.md")).stream()
            .filter(line -> line.startsWith("| `TMUXO-"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(explained)
        .containsExactlyElementsOf(Arrays.stream(ErrorCode.values()).map(ErrorCode::id).toList());
  }
}
