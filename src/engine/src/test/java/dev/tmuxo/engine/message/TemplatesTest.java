package dev.tmuxo.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.ResourceLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplatesTest {

  @TempDir Path folder;
  private Templates templates;

  @BeforeEach
  void library() throws IOException {
    Files.createDirectory(folder.resolve("messages"));
    templates = new Templates(new ResourceLibrary(List.of(folder)));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("messages").resolve(name + ".md"), text);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> failure(
      ErrorCode code, ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(TmuxoException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void putsParametersAndDefaultsIn() throws IOException {
    write(
        "hello",
        """
        ---
        description: Greets.
        type: status-request
        priority: high
        params: { who: whom to greet, how: in which words }
        ---

        {{how:-Hello}}, {{who}}! {{who}} {not} {{ this }} $1 \\

        """);
    Template hello = templates.load("hello");

    assertThat(hello.type()).isEqualTo(MessageType.STATUS_REQUEST);
    assertThat(hello.priority()).isEqualTo(Priority.HIGH);
    assertThat(hello.required()).containsExactly("who");
    assertThat(hello.fill(Map.of("who", "pm"))).isEqualTo("Hello, pm! pm {not} {{ this }} $1 \\");
  }

  @Test
  void putsValuesInAsTheyAre() throws IOException {
    write("x", "---\ndescription: x\nparams: { a: x, b: x }\n---\n{{a}}|{{b}}");

    assertThat(templates.fill("x", Map.of("a", "{{b}} $1 \\", "b", "${HOME}")))
        .isEqualTo("{{b}} $1 \\|${HOME}");
  }

  @Test
  void listsWhatItTakesWhenAParameterIsMissingOrUnknown() throws IOException {
    write(
        "x",
        "---\ndescription: x\nparams: { due: the date, by: who does it }\n---\n{{due}} {{by:-you}}");

    failure(ErrorCode.TEMPLATE_PARAMETER, () -> templates.fill("x", Map.of("deu", "today")))
        .hasMessage("template x: due is missing; deu is unknown; did you mean \"due\"?")
        .satisfies(
            e ->
                assertThat(((TmuxoException) e).remedy())
                    .isEqualTo("It takes: by (who does it; may be left out), due (the date)."));
  }

  @Test
  void doesWithoutParameters() throws IOException {
    write("x", "---\ndescription: x\n---\nJust this.");

    assertThat(templates.fill("x", Map.of())).isEqualTo("Just this.");
    assertThat(templates.load("x").type()).isEqualTo(MessageType.TEXT);
    failure(ErrorCode.TEMPLATE_PARAMETER, () -> templates.fill("x", Map.of("a", "b")))
        .satisfies(
            e -> assertThat(((TmuxoException) e).remedy()).isEqualTo("It takes no parameters."));
  }

  @Test
  void anOwnTemplateHidesTheBuiltInOne() throws IOException {
    write("standup", "---\ndescription: x\n---\nOurs.");
    assertThat(templates.fill("standup", Map.of())).isEqualTo("Ours.");
    assertThat(templates.names()).contains("standup", "task");
  }

  @Test
  void namesWhatIsCloseToAnUnknownTemplate() {
    failure(ErrorCode.TEMPLATE_UNKNOWN, () -> templates.load("stand-up"))
        .hasMessage("unknown template \"stand-up\"; did you mean \"standup\"?");
    failure(ErrorCode.TEMPLATE_UNKNOWN, () -> templates.load("../profiles/shell"));
  }

  @Test
  void reportsWhatIsWrongWithATemplatesFile() throws IOException {
    write("x", "---\ndescription: x\ntype: telegram\nparms: {}\n---\n{{a}}");
    failure(ErrorCode.FILE_INVALID, () -> templates.load("x"))
        .hasMessageContaining("x.md:3: type: must be one of text, command, status-request")
        .hasMessageContaining("x.md:4: parms: unknown field; did you mean \"params\"?");

    write("y", "---\ndescription: y\nparams: { b: unused }\n---\n{{a}}");
    failure(ErrorCode.TEMPLATE_PARAMETER, () -> templates.load("y"))
        .hasMessageContaining("params.a: is used in the text; declare it")
        .hasMessageContaining("params.b: is declared but not used in the text");

    write("z", "Just a text.");
    failure(ErrorCode.FIELD_MISSING, () -> templates.load("z"))
        .hasMessageContaining("z.md:1: has no front matter");
  }
}
